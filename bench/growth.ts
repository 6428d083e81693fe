/** How time, requests and memory grow with the chain and with the matrix. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notSupportedOnChatGpt } from '../loopback/openai/answers.ts'
import { turnsOf } from '../loopback/openai/recording.ts'
import { startJob } from '../loopback/runner/job.ts'
import { accept, DEMO_KEY, type Scenario } from '../loopback/scenarios/scenario.ts'
import { readState } from '../src/comment/index.ts'
import { PULL_REQUEST, pullRequestEvent } from './commands.ts'
import { peaksDuring } from './processes.ts'
import { median } from './statistics.ts'

/** One size of something. `peakMb` is the most memory of one process of the action itself. */
export type Growth = {
  readonly size: number
  readonly ms: number
  readonly toOpenAi: number
  readonly toGitHub: number
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
 * Chains whose last model alone is accepted, so that all are asked one after the other; or all accepted and asked at
 * the same time.
 */
export async function growWithChain(
  strategy: 'first' | 'all',
  lengths: readonly number[],
  latencyMs: number,
  repetitions: number,
): Promise<readonly Growth[]> {
  const rows: Growth[] = []
  for (const size of lengths) rows.push(await chainOf(size, strategy, latencyMs, repetitions))
  return rows
}

async function chainOf(
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
  let last = { toOpenAi: 0, toGitHub: 0, peakMb: 0 }
  for (let round = 0; round < repetitions; round++) {
    await using stage = await startJob(scenario, { latencyMs, github: { latency: () => latencyMs / 2 } })
    const peaks = await peaksDuring(async () => {
      times.push((await stage.run({ event: pullRequestEvent(0) })).durationMs)
    })
    last = {
      toOpenAi: stage.openai.requests.length,
      toGitHub: stage.github.requests.length,
      peakMb: ownPeak(peaks),
    }
  }
  return { size, ms: median(times), ...last }
}

/** Node calls its main thread so in /proc. */
function ownPeak(peaks: Readonly<Record<string, number>>): number {
  return (peaks['MainThread'] ?? peaks['node'] ?? Number.NaN) / 1024
}

/** The legs of a matrix, all at once on this machine, with one comment between them; then all their post steps. */
export async function legsAtOnce(size: number): Promise<Growth> {
  const scenario: Scenario = {
    title: `${size} legs`,
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
  }
  await using stage = await startJob(scenario)
  const plans = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      // Each leg has a runner of its own, and so its own directory and its own CODEX_HOME.
      const directory = join(stage.directory, `leg-${index}`)
      const codexHome = join(directory, 'codex-home')
      await mkdir(codexHome, { recursive: true })
      await writeFile(join(codexHome, 'config.toml'), `openai_base_url = "${stage.openai.origin}/v1"\n`)
      return { directory, matrix: { leg: index }, env: { CODEX_HOME: codexHome }, event: pullRequestEvent(0) }
    }),
  )
  const startedAt = performance.now()
  let states: readonly Readonly<Record<string, string>>[] = []
  const peaks = await peaksDuring(async () => {
    states = (await Promise.all(plans.map(plan => stage.run(plan)))).map(({ state }) => state)
  })
  const ms = performance.now() - startedAt
  const inMain = stage.github.requests.length
  const postAt = performance.now()
  await Promise.all(plans.map((plan, index) => stage.run({ ...plan, state: states[index] ?? {} }, 'post')))
  const comments = stage.github.comments(PULL_REQUEST)
  const rows = rowsIn(comments[0]?.body ?? '')
  return {
    size,
    ms,
    toOpenAi: turnsOf(stage.openai.requests).length,
    toGitHub: inMain,
    peakMb: ownPeak(peaks),
    note: `post steps: ${((performance.now() - postAt) / 1000).toFixed(1)} s, ${stage.github.requests.length - inMain} requests; ${comments.length} comment, ${rows} legs`,
  }
}

/** How many legs a comment tells of; its first line has its key, as JSON. */
function rowsIn(body: string): number {
  const key: unknown = JSON.parse(/^<!-- codex-model-fallback (".*?[^\\]") ?-->/.exec(body)?.[1] ?? '""')
  return readState(body, String(key))?.rows.length ?? 0
}

/** The report files of so many legs, merged into one comment by `mode: report`. */
export async function mergeOf(size: number, repetitions: number): Promise<Growth> {
  const scenario: Scenario = {
    title: `the reports of ${size} legs`,
    login: { kind: 'none' },
    apiKeyInput: DEMO_KEY,
    script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
  }
  await using stage = await startJob(scenario)
  const { outputs } = await stage.run({ inputs: { comment: 'never' }, event: pullRequestEvent(0) })
  const report: object = JSON.parse(outputs['report'] ?? '{}')
  const times: number[] = []
  let peakMb = 0
  let toGitHub = 0
  for (let round = 0; round < repetitions; round++) {
    const directory = join(stage.directory, `merge-${round}`)
    const reports = join(directory, 'workspace', 'reports')
    await mkdir(reports, { recursive: true })
    for (let leg = 0; leg < size; leg++) {
      await writeFile(join(reports, `${leg}.json`), JSON.stringify({ ...report, leg: `review (${leg})` }))
    }
    const before = stage.github.requests.length
    const peaks = await peaksDuring(async () => {
      const plan = {
        directory,
        inputs: { mode: 'report', reports: 'reports/*.json' },
        event: pullRequestEvent(round),
      }
      times.push(
        (
          await stage.run({
            ...plan,
            env: { GITHUB_RUN_ID: `${2000 + round}`, GITHUB_RUN_NUMBER: `${50 + round}` },
          })
        ).durationMs,
      )
    })
    peakMb = ownPeak(peaks)
    toGitHub = stage.github.requests.length - before
  }
  const body = stage.github.comments(PULL_REQUEST)[0]?.body ?? ''
  return {
    size,
    ms: median(times),
    toOpenAi: 0,
    toGitHub,
    peakMb,
    note: `comment of ${body.length} characters`,
  }
}
