/** What every step needs. */

import { statSync } from 'node:fs'
import type { Environment } from '../base/index.ts'
import { addressSecrets, resolveCodexHome } from '../config/index.ts'
import { InputError, type Inputs, readInputs } from '../inputs/index.ts'
import type { Route } from '../route/index.ts'
import { inputText, type SecretStore, secretsOfEnvironment } from '../runner/index.ts'

export type Job = {
  readonly inputs: Inputs
  readonly env: Environment
  /** The secrets that the run has seen so far. */
  readonly secrets: SecretStore
}

/**
 * Masks the secrets in the inputs and in the environment, and reads the inputs. The secrets come first, because the
 * message about a wrong input repeats its value, which may be a key in the wrong place.
 *
 * @throws InputError when an input has a value that is not allowed
 */
export function startJob(env: Environment, secrets: SecretStore): Job {
  const tokens = ['openai-api-key', 'fallback-openai-api-key', 'github-token'].map(name =>
    inputText(env, name),
  )
  const endpoint = inputText(env, 'responses-api-endpoint')
  secrets.add([...tokens, ...addressSecrets(endpoint), ...secretsOfEnvironment(env)])
  return { inputs: readInputs(name => inputText(env, name)), env, secrets }
}

/**
 * The CLI (0.104 and later) refuses a CODEX_HOME that does not exist. One that the environment names is left to the CLI,
 * whose words are then shown, but an input is checked before anything starts. Only the probe needs the directory: the
 * post step may run after a later step has removed it.
 *
 * @throws InputError when the input `codex-home` names no directory
 */
export function requireCodexHome({ inputs, env }: Job): void {
  const input = inputs.codexHome
  if (input === undefined) return
  const { dir } = resolveCodexHome({ input, env })
  if (isDirectory(dir)) return
  const hint = dir === input ? '' : ` It stands for ${dir}.`
  throw new InputError('codex-home', input, 'the path of a directory that exists', hint)
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    // A path through a file, or one without permission, is of no use to the CLI either.
    return false
  }
}

/** The key of the input that a route uses; undefined where no input has a key for it. */
export function inputKeyOf({ openaiApiKey, fallbackApiKey }: Inputs, route: Route): string | undefined {
  return route.kind === 'api-key' && route.source === 'fallback' ? fallbackApiKey : openaiApiKey
}
