import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { type GitHub, type GitHubOptions, type RecordedRequest, startGitHub } from '../github/server.ts'
import { actionsGrant, type StoredComment } from '../github/state.ts'
import { writeCodexHome } from '../openai/login.ts'
import { isTurn } from '../openai/recording.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { runStep, type StepPlan, type StepResult } from './step.ts'

export type JobOptions = {
  /** A directory for PATH with another `codex` than the pinned one. */
  readonly codex?: string
  readonly github?: Omit<GitHubOptions, 'latency'>
  /** Milliseconds before every answer of OpenAI and of GitHub. */
  readonly latencyMs?: number
  /** Called for each request to GitHub before it takes effect, and again before its answer is sent. */
  readonly onGitHubRequest?: (request: RecordedRequest) => void
}

/**
 * A job on this machine: an OpenAI endpoint, a GitHub, a signed-in CODEX_HOME, the real Codex CLI and a runner. `run`
 * may be called many times; the endpoints and the files keep their state.
 */
export type LoopbackJob = AsyncDisposable & {
  readonly directory: string
  readonly workspace: string
  readonly codexHome: string
  readonly openai: OpenAi
  readonly github: GitHub
  /** The comments of the pull request, oldest first. */
  readonly comments: () => readonly StoredComment[]
  /** The only bearer that the OpenAI endpoint may get at first; undefined without a login. */
  readonly bearer: string | undefined
  /** `github.token` of the job. */
  readonly token: string
  /** Every secret of the job. */
  readonly secrets: readonly string[]
  readonly run: (plan?: Partial<StepPlan>, script?: 'main' | 'post') => Promise<StepResult>
}

/** The directory of the pinned CLI's `codex` command. */
export const CODEX_BIN = join(import.meta.dirname, '../../node_modules/.bin')

/** The number of the job's pull request. */
export const PULL_REQUEST = 7

export const REPOSITORY = 'octo/hello'

const TOKEN = 'ghs_canary000000000000000000000000000000'
const SHA = '0123456789abcdef0123456789abcdef01234567'

/** Starts the job of a pull request, as the scenario describes it. */
export async function startJob(scenario: Scenario, options: JobOptions = {}): Promise<LoopbackJob> {
  const directory = await mkdtemp(join(tmpdir(), 'codex-model-fallback-'))
  const openai = await startOpenAi(scenario.script, { latencyMs: options.latencyMs ?? 0 })
  const github = await startJobGitHub(scenario, options)
  const codexHome = join(directory, 'codex-home')
  const extraConfig = scenario.config?.(openai.origin)
  const home = await writeCodexHome(codexHome, {
    login: scenario.login,
    origin: openai.origin,
    ...(extraConfig === undefined ? {} : { extraConfig }),
  })
  const { providerKey } = scenario
  const env = {
    ...home.env,
    ...scenario.env,
    ...(providerKey === undefined ? {} : { [providerKey.variable]: providerKey.key }),
    PATH: await pathOf(directory, scenario, options),
    GITHUB_API_URL: github.url,
  }
  const keyInput = {
    ...(scenario.apiKeyInput === undefined ? {} : { 'openai-api-key': scenario.apiKeyInput }),
    ...(scenario.fallbackKeyInput === undefined
      ? {}
      : { 'fallback-openai-api-key': scenario.fallbackKeyInput }),
  }
  const comments = () => github.comments(PULL_REQUEST)
  return {
    directory,
    workspace: join(directory, 'workspace'),
    codexHome,
    openai,
    github,
    comments,
    token: TOKEN,
    bearer: scenario.apiKeyInput ?? providerKey?.key ?? home.bearer,
    secrets: [
      ...home.secrets,
      TOKEN,
      ...Object.values(keyInput),
      ...secretsOf(scenario),
      ...(providerKey === undefined ? [] : [providerKey.key]),
    ],
    run: (plan = {}, script = 'main') =>
      runStep(
        {
          directory,
          token: TOKEN,
          event: eventOf(scenario, comments().length),
          ...(scenario.cancelled && script === 'main' ? { cancelled: openai.waitForRequest(isTurn) } : {}),
          ...(scenario.matrix === undefined ? {} : { matrix: scenario.matrix }),
          ...plan,
          env: { ...env, ...plan.env },
          inputs: { ...scenario.inputs, ...keyInput, ...plan.inputs },
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

async function startJobGitHub(scenario: Scenario, options: JobOptions): Promise<GitHub> {
  const { latencyMs = 0, onGitHubRequest } = options
  const github = await startGitHub({
    repository: REPOSITORY,
    tokens: { [TOKEN]: actionsGrant(scenario.token) },
    pullRequests: [{ number: PULL_REQUEST }],
    ...options.github,
    latency: () => {
      const request = github.requests.at(-1)
      if (request !== undefined) onGitHubRequest?.(request)
      // GitHub waits this long before the request takes effect, and again before it answers.
      return latencyMs / 2
    },
  })
  return github
}

function secretsOf({ env = {} }: Scenario): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (/KEY|TOKEN/.test(name) ? [value] : []))
}

/**
 * PATH with the `codex` of the job and the system's directories, but without a `codex` that this machine may have. A
 * runner without a CLI has no npm either, because the action would install the CLI with it.
 */
async function pathOf(directory: string, scenario: Scenario, { codex }: JobOptions): Promise<string> {
  if (scenario.codex === 'missing') {
    const empty = join(directory, 'no-codex')
    await mkdir(empty)
    return empty
  }
  return [codex ?? CODEX_BIN, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
}

/** The event as GitHub sends it. `comments`: how many comments the pull request has. */
function eventOf(scenario: Scenario, comments: number): NonNullable<StepPlan['event']> {
  const repository = { full_name: REPOSITORY, owner: { login: 'octo' }, name: 'hello' }
  if (scenario.event === 'push') {
    return { name: 'push', payload: { ref: 'refs/heads/topic', after: SHA, repository } }
  }
  const repo = { full_name: REPOSITORY }
  const pullRequest = {
    number: PULL_REQUEST,
    comments,
    updated_at: new Date().toISOString(),
    head: { sha: SHA, ref: 'topic', repo },
    base: { ref: 'main', repo },
  }
  return {
    name: 'pull_request',
    payload: { action: 'synchronize', number: PULL_REQUEST, pull_request: pullRequest, repository },
  }
}
