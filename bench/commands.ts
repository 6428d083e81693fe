/** The three things that are compared, each on a stage of its own that nothing has run on before. */

import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codexEnv } from '../loopback/openai/login.ts'
import { type RecordedRequest, turnsOf } from '../loopback/openai/recording.ts'
import type { Catalog } from '../loopback/openai/script.ts'
import { type LoopbackJob, startJob } from '../loopback/runner/job.ts'
import type { StepPlan } from '../loopback/runner/step.ts'
import type { Scenario } from '../loopback/scenarios/scenario.ts'
import { type Timed, timed } from './processes.ts'

/** Where the pinned CLI's launcher is. */
export const BIN = join(import.meta.dirname, '..', 'node_modules', '.bin')

/** The stage's pull request. */
export const PULL_REQUEST = 7

/** What is compared: the committed bundle, the chain of commands that users write today, one command of it. */
export type Contender = 'action' | 'chain' | 'bare'

export type Ground = {
  readonly scenario: Scenario
  /** Milliseconds before every answer of OpenAI and of GitHub. */
  readonly latencyMs: number
  /** Nothing listens where OpenAI is looked for. */
  readonly refused?: boolean
  /** Milliseconds after which a command that has not ended is ended. */
  readonly deadlineMs: number
}

/** One run. `requests` are those to OpenAI, in order. */
export type Sample = Timed & {
  readonly requests: readonly RecordedRequest[]
  readonly toGitHub: number
}

/** The CLI's own list: its instructions are what a route sends for each model, and most of a request. */
const catalog: Catalog = {
  kind: 'status',
  status: 200,
  body: execFileSync(join(BIN, 'codex'), ['debug', 'models', '--bundled'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }),
  headers: { 'content-type': 'application/json' },
}

/** Runs a contender once. A CODEX_HOME is new each time, as it is on a hosted runner. */
export async function sample(
  contender: Contender,
  ground: Ground,
  plan: Partial<StepPlan> = {},
): Promise<Sample> {
  await using stage = await stageOf(ground)
  const run =
    contender === 'action' ? await action(stage, ground, plan) : await command(contender, stage, ground)
  return { ...run, requests: [...stage.openai.requests], toGitHub: stage.github.requests.length }
}

/** A stage with the ground's latency and the CLI's own list. */
export async function stageOf(ground: Ground): Promise<LoopbackJob> {
  const { scenario, latencyMs } = ground
  const stage = await startJob(
    { ...scenario, script: { catalog, ...scenario.script } },
    // The stand-in for GitHub waits once before a request takes effect and once after it.
    { latencyMs, github: { latency: () => latencyMs / 2 } },
  )
  if (ground.refused === true) await stage.openai.close()
  return stage
}

async function action(stage: LoopbackJob, ground: Ground, plan: Partial<StepPlan>): Promise<Timed> {
  const { durationMs, exitCode } = await stage.run({
    deadlineMs: ground.deadlineMs,
    event: pullRequestEvent(0),
    ...plan,
  })
  return { ms: durationMs, exitCode, bounded: durationMs >= ground.deadlineMs }
}

/** A push to the stage's pull request; GitHub tells in the event how many comments there are. */
export function pullRequestEvent(comments: number): { name: string; payload: object } {
  const repo = { full_name: 'octo/hello' }
  return {
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      number: PULL_REQUEST,
      pull_request: {
        number: PULL_REQUEST,
        comments,
        updated_at: new Date().toISOString(),
        head: { sha: '0123456789abcdef0123456789abcdef01234567', ref: 'topic', repo },
        base: { ref: 'main', repo },
      },
      repository: { ...repo, owner: { login: 'octo' }, name: 'hello' },
    },
  }
}

const PREFIX = 'codex exec --skip-git-repo-check'
const PROMPT = '"Reply with OK"'

/** As documentation and workflows have it: the `codex` on PATH, which is npm's launcher, with no other settings. */
export const COMMANDS = {
  bare: `${PREFIX} -m gpt-5.5 ${PROMPT}`,
  chain: `${PREFIX} -m gpt-5.5 ${PROMPT} || ${PREFIX} -m gpt-5.4 ${PROMPT}`,
} as const

async function command(which: 'bare' | 'chain', stage: LoopbackJob, ground: Ground): Promise<Timed> {
  const { scenario } = ground
  const cwd = join(stage.directory, 'workspace')
  await mkdir(cwd, { recursive: true })
  const key = scenario.apiKeyInput
  const env = {
    PATH: [BIN, join(process.execPath, '..'), '/usr/bin', '/bin'].join(':'),
    HOME: stage.directory,
    CI: 'true',
    ...codexEnv(stage.codexHome, { login: scenario.login, origin: stage.openai.origin }),
    ...(key === undefined ? {} : { CODEX_API_KEY: key }),
  }
  return timed({ file: '/bin/sh', args: ['-c', COMMANDS[which]], env, cwd }, ground.deadlineMs)
}

/** The requests that ran a model. */
export function turns(sample: Sample): readonly RecordedRequest[] {
  return turnsOf(sample.requests)
}
