/** What every step needs. */

import type { Environment } from '../base/index.ts'
import { type Inputs, readInputs } from '../inputs/index.ts'
import { createSecretStore, inputText, type SecretStore, secretsOfEnvironment } from '../runner/index.ts'

export type Job = {
  readonly inputs: Inputs
  readonly env: Environment
  /** The secrets that the run has seen so far. */
  readonly secrets: SecretStore
}

/**
 * Reads the inputs, and masks the secrets among them and in the environment.
 *
 * @throws InputError when an input has a value that is not allowed
 */
export function startJob(env: Environment): Job {
  const inputs = readInputs(name => inputText(env, name))
  const secrets = createSecretStore()
  secrets.add([inputs.openaiApiKey ?? '', inputs.githubToken ?? '', ...secretsOfEnvironment(env)])
  return { inputs, env, secrets }
}
