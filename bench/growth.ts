/** Measures how time, requests and memory grow with the chain and with the matrix. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notSupportedOnChatGpt } from '../loopback/openai/answers.ts'
import { turnsOf } from '../loopback/openai/recording.ts'
import { startJob } from '../loopback/runner/job.ts'
import { accept, DEMO_KEY, type Scenario } from '../loopback/scenarios/scenario.ts'
import { readState } from '../src/comment/index.ts'
import { actionPeakMb, peaksDuring } from './processes.ts'
import { median } from './statistics.ts'

/** The figures for one size. `peakMb` is the peak memory of one process of the action. */
export type Growth = {
  readonly size: number
  readonly ms: number
  readonly requestsToOpenAi: number
  readonly requestsToGitHub: number
  readonly peakMb: number
  readonly note?: string
}

const CHAIN = [
  'gpt-5.5',
  'gpt-5.4',
  'gpt-5.4-mini',
  'gpt-5.3-codex',
  'gpt-5.2',
  'gpt-5.1',
  'gpt-5',
  'gpt-5-codex',
]

/**
 * Chains of these lengths. With `first` only the last model is accepted, so all are probed one after the other. With
 * `all` every model is accepted, and all are probed at the same time.
 */
export async function measureChains(
  strategy: 'first' | 'all',
  lengths: readonly number[],
  latencyMs: number,
  repetitions: number,
): Promise<readonly Growth[]> {
  const rows: Growth[] = []
  for (const size of lengths) rows.push(await measureChain(size, strategy, latencyMs, repetitions))
  return rows
}

async function measureChain(
  size: number,
  strategy: 'first' | 'all',
  latencyMs: number,
  repetitions: number,
): Promise<Growth> {
  const chain = CHAIN.slice(0, size)
  const refused = Object.fromEntries(chain.slice(0, -1).map(model => [model, [notSupportedOnChatGpt(model)]]))
  const scenario: Scenario = {
    title: `a chain of ${size}`,
    ...(strategy === 'first'
      ? { login: { kind: 'chatgpt' } }
      : { login: { kind: 'none' }, apiKeyInput: DEMO_KEY }),
    inputs: { model: chain[0] ?? '', 'fallback-models': chain.slice(1).join(',') || 'none', strategy },
    script: { models: { ...(strategy === 'first' ? refused : {}), '*': [accept] } },
  }
  const times: number[] = []
  let last = { requestsToOpenAi: 0, requestsToGitHub: 0, peakMb: 0 }
  for (let round = 0; round < repetitions; round++) {
    await using job = await startJob(scenario, { latencyMs })
    const peaks = await peaksDuring(async () => {
      times.push((await job.run()).durationMs)
    })
    last = {
      requestsToOpenAi: job.openai.requests.length,
      requestsToGitHub: job.github.requests.length,
      peakMb: actionPeakMb(peaks),
    }
  }
  return { size, ms: median(times), ...last }
}

function refusedScenario(title: string): Scenario {
  return {
    title,
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
  }
}

/** All legs of a matrix at the same time on this machine, with one comment for all; then all their post steps. */
export async function measureLegs(size: number): Promise<Growth> {
  await using job = await startJob(refusedScenario(`${size} legs`))
  const plans = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      // Each leg has its own runner, and so its own directory and its own CODEX_HOME.
      const directory = join(job.directory, `leg-${index}`)
      const codexHome = join(directory, 'codex-home')
      await mkdir(codexHome, { recursive: true })
      await writeFile(join(codexHome, 'config.toml'), `openai_base_url = "${job.openai.origin}/v1"\n`)
      return { directory, matrix: { leg: index }, env: { CODEX_HOME: codexHome } }
    }),
  )
  const startedAt = performance.now()
  let states: readonly Readonly<Record<string, string>>[] = []
  const peaks = await peaksDuring(async () => {
    states = (await Promise.all(plans.map(plan => job.run(plan)))).map(({ state }) => state)
  })
  const ms = performance.now() - startedAt
  const inMain = job.github.requests.length
  const postStartedAt = performance.now()
  await Promise.all(plans.map((plan, index) => job.run({ ...plan, state: states[index] ?? {} }, 'post')))
  const postSeconds = ((performance.now() - postStartedAt) / 1000).toFixed(1)
  const inPost = job.github.requests.length - inMain
  const comments = job.comments()
  return {
    size,
    ms,
    requestsToOpenAi: turnsOf(job.openai.requests).length,
    requestsToGitHub: inMain,
    peakMb: actionPeakMb(peaks),
    note: `post steps: ${postSeconds} s, ${inPost} requests; ${comments.length} comment, ${rowsIn(comments[0]?.body ?? '')} legs`,
  }
}

/** The number of legs in a comment. Its first line has its key as JSON. */
function rowsIn(body: string): number {
  const key: unknown = JSON.parse(/^<!-- codex-model-fallback (".*?[^\\]") ?-->/.exec(body)?.[1] ?? '""')
  return readState(body, String(key))?.rows.length ?? 0
}

/** The reports of this many legs, merged into one comment by `mode: report`. */
export async function measureMerge(size: number, repetitions: number): Promise<Growth> {
  await using job = await startJob(refusedScenario(`the reports of ${size} legs`))
  const { outputs } = await job.run({ inputs: { comment: 'never' } })
  const report: object = JSON.parse(outputs['report'] ?? '{}')
  const times: number[] = []
  let peakMb = 0
  let requestsToGitHub = 0
  for (let round = 0; round < repetitions; round++) {
    const directory = join(job.directory, `merge-${round}`)
    const reports = join(directory, 'workspace', 'reports')
    await mkdir(reports, { recursive: true })
    for (let leg = 0; leg < size; leg++) {
      await writeFile(join(reports, `${leg}.json`), JSON.stringify({ ...report, leg: `review (${leg})` }))
    }
    const before = job.github.requests.length
    const peaks = await peaksDuring(async () => {
      const { durationMs } = await job.run({
        directory,
        inputs: { mode: 'report', reports: 'reports/*.json' },
        env: { GITHUB_RUN_ID: `${2000 + round}`, GITHUB_RUN_NUMBER: `${50 + round}` },
      })
      times.push(durationMs)
    })
    peakMb = actionPeakMb(peaks)
    requestsToGitHub = job.github.requests.length - before
  }
  const body = job.comments()[0]?.body ?? ''
  return {
    size,
    ms: median(times),
    requestsToOpenAi: 0,
    requestsToGitHub,
    peakMb,
    note: `comment of ${body.length} characters`,
  }
}
