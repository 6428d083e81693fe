import type { Login } from '../openai/login.ts'
import type { Answer, Script } from '../openai/script.ts'

/** A situation of a job, with the answers of the OpenAI endpoint. */
export type Scenario = {
  /** One line for readers. */
  readonly title: string
  readonly login: Login
  readonly script: Script
  readonly inputs?: Readonly<Record<string, string>>
  /** The key in the input `openai-api-key`. */
  readonly apiKeyInput?: string
  /** The key in the input `fallback-openai-api-key`. */
  readonly fallbackKeyInput?: string
  /** The key that a configured provider gets, with the variable that holds it. */
  readonly providerKey?: { readonly variable: string; readonly key: string }
  /** Variables of the job besides those of the runner and of the login. */
  readonly env?: Readonly<Record<string, string>>
  readonly matrix?: object
  /** TOML that is added to config.toml, by the endpoint's origin: plain keys first, tables last. */
  readonly config?: (origin: string) => string
  /** `missing`: the runner has no Codex CLI. */
  readonly codex?: 'missing'
  /** The event of the run; a pull request by default. */
  readonly event?: 'push'
  /** `read`: `github.token` may not write, as in the workflow of a fork's pull request. */
  readonly token?: 'read'
  /** The probe ends before its turn. On a busy machine the CLI can have sent the turn by then. */
  readonly endsBeforeTurn?: true
  /** How many runs of the workflow follow each other; one by default. */
  readonly runs?: number
  /** The workflow is cancelled as soon as the endpoint has a request to run a model. */
  readonly cancelled?: true
}

export const accept: Answer = { kind: 'accept' }

/** A key in the shape of a real one, which must appear nowhere. */
export const DEMO_KEY = 'sk-proj-canary0000000000000000000000000000demo'

/** The key of the second route in the scenarios. */
export const FALLBACK_KEY = 'sk-proj-canary000000000000000000000000second'
