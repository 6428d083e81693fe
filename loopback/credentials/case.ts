import type { ProbeForm } from '../../src/chain/index.ts'
import type { Login } from '../openai/login.ts'
import type { Script } from '../openai/script.ts'

/** Made-up values that the cases use. Each is long enough to count as a secret. */
export const SECRETS = {
  variable: 'gw-variable-0123456789abcdef',
  dotEnv: 'gw-dot-env-0123456789abcdef',
  file: 'gw-file-0123456789abcdef',
  key: 'sk-credentials-0123456789abcdef',
  second: 'sk-second-0123456789abcdef',
  accessKey: 'AKIALOOPBACK0123456789',
  secretKey: 'aws-secret-0123456789abcdefghij',
  session: 'aws-session-0123456789abcdefghij',
} as const

/** The directories of a case: its CODEX_HOME, its programs (on PATH), and the rest. */
export type Directories = { readonly home: string; readonly bin: string; readonly dir: string }

/** A way in which a configuration gives Codex its credential. */
export type CredentialCase = {
  readonly name: string
  /** The first version of the CLI that has it, found by trying each release. */
  readonly since: string
  /** The last version that has it. */
  readonly until?: string
  /** Arguments that the job gives to `codex exec`, after all others, as codex-action does. */
  readonly args?: (origin: string, directories: Directories) => readonly string[]
  /** config.toml, from the origin of the endpoint. */
  readonly config: (origin: string, directories: Directories) => string
  readonly login?: Login
  /** Variables of the job. */
  readonly env?: (directories: Directories, origin: string) => Readonly<Record<string, string>>
  /** Files by their path under the case's directory. Those in `bin` are programs. */
  readonly files?: (directories: Directories) => Readonly<Record<string, string>>
  readonly script?: Script
  /** The key of `fallback-openai-api-key`: the job then passes it in CODEX_API_KEY and selects OpenAI's own provider. */
  readonly secondKey?: string
  /** The form of the probe; lean by default. */
  readonly form?: ProbeForm
  /** The real names under which the CLI asks, in a private network. Without them it asks the endpoint's own address. */
  readonly hosts?: readonly string[]
  /** The model; gpt-5.5 by default. */
  readonly model?: string
  /** The input `effort`, which codex-action passes before the arguments of the job. */
  readonly effort?: string
  /** The fields of the body that the probe has to send as the job does, such as `reasoning.effort`. */
  readonly body?: readonly string[]
  /** What the endpoint must have seen, so that two empty requests are no proof. */
  readonly sees: string
  /** What only the action can know to be a secret: it stands in a file, or a command prints it. */
  readonly masks?: string
}

const TOKEN_SCRIPT = '#!/bin/sh\nprintf "%s-printed\\n" "$JOB_TOKEN"\n'

/** A provider's table of its own, with lines for its credential. */
export function gateway(lines: string, id = 'gateway') {
  return (origin: string): string => `
model_provider = "${id}"
[model_providers."${id}"]
name = "Gateway"
base_url = "${origin}/v1"
wire_api = "responses"
${lines.replaceAll('TABLE', `model_providers."${id}"`)}
`
}

/** The variable that the credential commands read, and what they print. */
export const TOKEN = {
  env: () => ({ JOB_TOKEN: SECRETS.variable }),
  files: () => ({ 'bin/get-token': TOKEN_SCRIPT }),
  sees: `Bearer ${SECRETS.variable}-printed`,
  masks: `${SECRETS.variable}-printed`,
}
