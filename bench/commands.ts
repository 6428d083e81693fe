/** The commands that are compared. Each run has its own job, on which nothing has run before. */

import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { codexEnv } from '../loopback/openai/login.ts'
import type { RecordedRequest } from '../loopback/openai/recording.ts'
import type { Catalog } from '../loopback/openai/script.ts'
import { CODEX_BIN, type LoopbackJob, startJob } from '../loopback/runner/job.ts'
import type { Scenario } from '../loopback/scenarios/scenario.ts'
import { runProcess, type TimedProcess } from './processes.ts'

/** The committed bundle, the chain of commands that users write today, and one command of that chain. */
export type CommandName = 'action' | 'chain' | 'bare'

export type RunSetup = {
  readonly scenario: Scenario
  /** Milliseconds before every answer of OpenAI and of GitHub. */
  readonly latencyMs: number
  /** Nothing listens on the port of OpenAI. */
  readonly isDown?: boolean
  /** A command that has not ended after this time is killed. */
  readonly timeoutMs: number
}

/** The result of one run. `requests` are those to OpenAI, in order. */
export type Run = TimedProcess & {
  readonly requests: readonly RecordedRequest[]
  readonly requestsToGitHub: number
}

let catalog: Promise<Catalog> | undefined

/** The CLI's own model list. Its instructions are what a route sends for each model, and most of a request. */
async function readCatalog(): Promise<Catalog> {
  const { stdout } = await promisify(execFile)(join(CODEX_BIN, 'codex'), ['debug', 'models', '--bundled'], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return { kind: 'status', status: 200, body: stdout, headers: { 'content-type': 'application/json' } }
}

/** Runs a command once, with a new CODEX_HOME as on a hosted runner. */
export async function runCommand(name: CommandName, setup: RunSetup): Promise<Run> {
  const { scenario, latencyMs, isDown } = setup
  catalog ??= readCatalog()
  const script = { catalog: await catalog, ...scenario.script }
  await using job = await startJob({ ...scenario, script }, { latencyMs })
  if (isDown === true) await job.openai.close()
  const run =
    name === 'action' ? await runAction(job, setup) : await runShell(SHELL_COMMANDS[name], job, setup)
  return { ...run, requests: [...job.openai.requests], requestsToGitHub: job.github.requests.length }
}

async function runAction(job: LoopbackJob, { timeoutMs }: RunSetup): Promise<TimedProcess> {
  const { durationMs, exitCode } = await job.run({ timeoutMs })
  return { ms: durationMs, exitCode, timedOut: durationMs >= timeoutMs }
}

const PREFIX = 'codex exec --skip-git-repo-check'
const PROMPT = '"Reply with OK"'

/** As in documentation and workflows: the `codex` on PATH, which is npm's launcher, without other settings. */
export const SHELL_COMMANDS = {
  bare: `${PREFIX} -m gpt-5.5 ${PROMPT}`,
  chain: `${PREFIX} -m gpt-5.5 ${PROMPT} || ${PREFIX} -m gpt-5.4 ${PROMPT}`,
} as const

async function runShell(
  script: string,
  job: LoopbackJob,
  { scenario, timeoutMs }: RunSetup,
): Promise<TimedProcess> {
  await mkdir(job.workspace, { recursive: true })
  const key = scenario.apiKeyInput
  const env = {
    PATH: [CODEX_BIN, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: job.directory,
    CI: 'true',
    ...codexEnv(job.codexHome, { login: scenario.login, origin: job.openai.origin }),
    ...(key === undefined ? {} : { CODEX_API_KEY: key }),
  }
  return runProcess({ file: '/bin/sh', args: ['-c', script], env, cwd: job.workspace }, timeoutMs)
}
