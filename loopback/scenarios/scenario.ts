/** What makes up a situation that the action may meet. */

import type { Login } from '../openai/login.ts'
import type { Answer, Script } from '../openai/script.ts'

export type Scenario = {
  /** One line for people. */
  readonly title: string
  readonly login: Login
  readonly script: Script
  readonly inputs?: Readonly<Record<string, string>>
  /** The key is given by the input `openai-api-key` and not by a stored login. */
  readonly apiKeyInput?: string
  /** Variables of the job besides those that the runner and the login set. */
  readonly env?: Readonly<Record<string, string>>
  readonly matrix?: object
  /** TOML for the user's config.toml, plain keys first, given the endpoint's origin. */
  readonly config?: (origin: string) => string
  /** `missing`: a runner without a Codex CLI. */
  readonly codex?: 'pinned' | 'missing'
  /** What started the run; a pull request unless it says otherwise. */
  readonly event?: 'pull_request' | 'push'
  /** What `github.token` may do with pull requests; `read` as in a workflow of a fork's pull request. */
  readonly token?: 'write' | 'read'
  /** How many runs of the workflow follow each other on the pull request; one unless it says otherwise. */
  readonly runs?: number
  /** The workflow is cancelled as soon as the endpoint has a request to run a model. */
  readonly cancelled?: true
}

export const accept: Answer = { kind: 'accept' }

/** A key that must be seen nowhere; the shape is that of a real one. */
export const DEMO_KEY = 'sk-proj-canary0000000000000000000000000000demo'
