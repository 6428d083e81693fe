/** A job on loopback: an OpenAI endpoint, a GitHub, a signed-in CODEX_HOME, the real Codex CLI and the runner. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type GitHub, type GitHubOptions, startGitHub } from '../github/server.ts'
import { actionsGrant } from '../github/state.ts'
import { writeCodexHome } from '../openai/login.ts'
import { type RecordedRequest, turnsOf } from '../openai/recording.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { runStep, type StepPlan, type StepResult } from './step.ts'

/** `codex`: a directory to put on PATH in place of the pinned CLI's; null for a runner without a CLI. */
export type JobOptions = {
  readonly codex?: string | null
  readonly github?: GitHubOptions
  /** Milliseconds before every answer of the OpenAI endpoint. */
  readonly latencyMs?: number
  readonly extraConfig?: string
}

/** A stage that is set. `run` may be called again: everything but the step itself stays as it was left. */
export type LoopbackJob = AsyncDisposable & {
  readonly directory: string
  readonly codexHome: string
  readonly openai: OpenAi
  readonly github: GitHub
  /** The only bearer that the OpenAI endpoint is to be given at first; undefined without a login. */
  readonly bearer: string | undefined
  /** `github.token` of the job. */
  readonly token: string
  /** Every secret that stands anywhere on the stage. */
  readonly secrets: readonly string[]
  readonly run: (plan?: Partial<StepPlan>, script?: 'main' | 'post') => Promise<StepResult>
}

const BIN = join(import.meta.dirname, '../../node_modules/.bin')
const TOKEN = 'ghs_canary000000000000000000000000000000'
const PULL_REQUEST = 7

/** Sets the stage for a scenario: a pull request's job in a repository of its own. */
export async function startJob(scenario: Scenario, options: JobOptions = {}): Promise<LoopbackJob> {
  const directory = await mkdtemp(join(tmpdir(), 'codex-model-fallback-'))
  const openai = await startOpenAi(scenario.script, { latencyMs: options.latencyMs ?? 0 })
  const github = await startGitHub({
    repository: 'octo/hello',
    tokens: { [TOKEN]: actionsGrant(scenario.token) },
    pullRequests: [{ number: PULL_REQUEST }],
    ...options.github,
  })
  const codexHome = join(directory, 'codex-home')
  const extraConfig = options.extraConfig ?? scenario.config?.(openai.origin)
  const home = await writeCodexHome(codexHome, {
    login: scenario.login,
    origin: openai.origin,
    ...(extraConfig === undefined ? {} : { extraConfig }),
  })
  const codex = scenario.codex === 'missing' ? null : options.codex
  const base = {
    ...home.env,
    ...scenario.env,
    PATH: await pathWith(directory, codex),
    GITHUB_API_URL: github.url,
  }
  return {
    directory,
    codexHome,
    openai,
    github,
    token: TOKEN,
    bearer: scenario.apiKeyInput ?? home.bearer,
    secrets: [
      ...home.secrets,
      TOKEN,
      ...(scenario.apiKeyInput === undefined ? [] : [scenario.apiKeyInput]),
      ...secretsOf(scenario),
    ],
    run: (plan = {}, script = 'main') =>
      runStep(
        {
          directory,
          token: TOKEN,
          event: eventOf(scenario, github.comments(PULL_REQUEST).length),
          ...(scenario.cancelled && script === 'main'
            ? { cancelled: openai.waitForRequest(request => isTurn(request)) }
            : {}),
          ...(scenario.matrix === undefined ? {} : { matrix: scenario.matrix }),
          ...plan,
          env: { ...base, ...plan.env },
          inputs: {
            ...scenario.inputs,
            ...(scenario.apiKeyInput === undefined ? {} : { 'openai-api-key': scenario.apiKeyInput }),
            ...plan.inputs,
          },
        },
        script,
      ),
    [Symbol.asyncDispose]: async () => {
      await openai.close()
      await github[Symbol.asyncDispose]()
      await rm(directory, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function secretsOf({ env = {} }: Scenario): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (/KEY|TOKEN/.test(name) ? [value] : []))
}

function isTurn(request: RecordedRequest): boolean {
  return turnsOf([request]).length > 0
}

/**
 * PATH with the wanted `codex` and the system's own directories, without one that this machine may have. A runner without
 * a CLI has no npm here either, which would install one.
 */
async function pathWith(directory: string, codex: string | null | undefined): Promise<string> {
  const empty = join(directory, 'no-codex')
  await mkdir(empty, { recursive: true })
  return codex === null
    ? empty
    : [codex ?? BIN, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
}

function eventOf({ event = 'pull_request' }: Scenario, comments: number): NonNullable<StepPlan['event']> {
  return { name: event, payload: event === 'push' ? pushEvent() : pullRequestEvent(comments) }
}

function pushEvent(): object {
  return {
    ref: 'refs/heads/topic',
    after: '0123456789abcdef0123456789abcdef01234567',
    repository: { full_name: 'octo/hello', owner: { login: 'octo' }, name: 'hello' },
  }
}

/** As GitHub sends it, with the number of comments that the pull request has by then. */
function pullRequestEvent(comments: number): object {
  return {
    action: 'synchronize',
    number: PULL_REQUEST,
    pull_request: {
      number: PULL_REQUEST,
      comments,
      updated_at: new Date().toISOString(),
      head: {
        sha: '0123456789abcdef0123456789abcdef01234567',
        ref: 'topic',
        repo: { full_name: 'octo/hello' },
      },
      base: { ref: 'main', repo: { full_name: 'octo/hello' } },
    },
    repository: { full_name: 'octo/hello', owner: { login: 'octo' }, name: 'hello' },
  }
}
