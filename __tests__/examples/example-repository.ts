import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { actionsGrant } from '../../loopback/github/state.ts'
import { modelNotFound404 } from '../../loopback/openai/answers.ts'
import { type Login, writeCodexHome } from '../../loopback/openai/login.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import { accept, DEMO_KEY } from '../../loopback/scenarios/scenario.ts'

/** The secrets of a repository with an API key. */
export const WITH_KEY = { secrets: { OPENAI_API_KEY: DEMO_KEY } }

/** The endpoint does not know gpt-5.5 and accepts every other model. */
export const FIRST_REFUSED: Script = { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } }

export const TOKENS = {
  write: 'ghs_canarywrite0000000000000000000000000',
  read: 'ghs_canaryread00000000000000000000000000',
  none: 'ghs_canarynone00000000000000000000000000',
} as const

/** A repository whose workflow is an example, with the endpoints that its jobs use. */
export type ExampleRepository = AsyncDisposable &
  Pick<LoopbackJob, 'openai' | 'github' | 'run' | 'comments' | 'directory'> & {
    readonly login: Login
    /** The text of auth.json with this login; undefined for a login without that file. */
    readonly authFile: string | undefined
    /** Moves GitHub's clock forward. */
    readonly passTime: (ms: number) => void
  }

type RepositoryOptions = {
  /** The kind of sign-in that the CLI is configured for. No job is signed in at its start. */
  readonly login?: Login
  /** The head of the pull request, such as one from a fork. */
  readonly head?: { readonly headSha: string; readonly headRef: string; readonly headRepo: string }
}

/** Starts a repository with one pull request. */
export async function startRepository(
  script: Script,
  { login = { kind: 'none' }, head }: RepositoryOptions = {},
): Promise<ExampleRepository> {
  const clock = { aheadMs: 0 }
  const access = ['write', 'read', 'none'] as const
  const job = await startJob(
    { title: 'an example', login: { kind: 'none' }, script },
    {
      github: {
        now: () => Date.now() + clock.aheadMs,
        tokens: Object.fromEntries(access.map(name => [TOKENS[name], actionsGrant(name)])),
        ...(head === undefined ? {} : { pullRequests: [{ number: 7, ...head }] }),
      },
    },
  )
  const home = join(job.directory, 'login')
  await writeCodexHome(home, { login, origin: job.openai.origin })
  const authFile = await readFile(join(home, 'auth.json'), 'utf8').catch(() => undefined)
  const passTime = (ms: number) => {
    clock.aheadMs += ms
  }
  return { ...job, login, authFile, passTime }
}

/** The models of all turns, of probes and of the workflow's own Codex, in order. */
export function modelsOf({ openai }: ExampleRepository): readonly (string | undefined)[] {
  return turnsOf(openai.requests).map(({ model }) => model)
}

/** The bearers of all turns, without repetition. */
export function bearersOf({ openai }: ExampleRepository): readonly string[] {
  const bearers = turnsOf(openai.requests).map(({ headers }) => headers['authorization'])
  return [...new Set(bearers)].filter(bearer => bearer !== undefined)
}

/** The texts of the comments on the pull request. */
export function commentsOf({ comments }: ExampleRepository): readonly string[] {
  return comments().map(({ body }) => body)
}
