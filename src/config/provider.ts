/** The model provider in use, and how it comes to its credential. */

import { type Fields, fieldsOf, isFields, optional, textOf } from '../base/index.ts'

/** A model provider other than OpenAI's own. */
export type Provider = {
  readonly id: string
  readonly name?: string | undefined
  /** The address of the endpoint. It may hold a secret. */
  readonly baseUrl?: string | undefined
  /**
   * The CLI has it without a table in the file (ollama, lmstudio, the clouds). Of a cloud's table the CLI accepts a few
   * settings, the retries not among them; a table for another of these ids is refused (0.125 to 0.171).
   */
  readonly builtIn: boolean
  /** The provider uses the login of auth.json or CODEX_API_KEY, so the route is the route of that login. */
  readonly requiresOpenaiAuth: boolean
  /** Names of the environment variables that hold the provider's key and headers. */
  readonly variables: readonly string[]
  /** The variable of `env_key`, if what stands there can be the name of one and not a key by mistake. */
  readonly keyVariable?: string | undefined
  /** The host of `base_url`. */
  readonly host?: string | undefined
  /** The cloud whose own sign-in the provider uses. */
  readonly cloud?: Cloud | undefined
  /** The file with Google Cloud credentials that the table names. */
  readonly credentialFile?: string | undefined
  /** Programs that the CLI starts to get the credential. */
  readonly commands: readonly CredentialCommand[]
}

/** A cloud that the CLI signs in to by the cloud's own rules: variables, files, and programs. */
export type Cloud = 'aws' | 'gcp'

/**
 * A program that gives a credential, as the file names it. Its arguments may hold a secret.
 *
 * - `setting`: the settings of a provider `command` and `args` that name it. They may be replaced by `-c`.
 * - `fixed`: the CLI looks for this name on PATH, and no setting changes that.
 */
export type CredentialCommand =
  | {
      readonly kind: 'setting'
      readonly path: CommandPath
      readonly command: string
      readonly args: readonly string[]
      /** The `cwd` of the table. A relative one starts at CODEX_HOME (0.171). */
      readonly cwd?: string | undefined
    }
  | { readonly kind: 'fixed'; readonly command: 'aws' | 'gcloud' | 'sh' }

/** Where in the provider's table a program is named. */
type CommandPath = 'auth' | 'aws.credential_export' | 'gateway_oauth.credential_export'

/** What an environment variable of a cloud begins with. A list of names would grow old: AWS alone has over a hundred. */
export const CLOUD_PREFIXES: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['AWS_'],
  gcp: ['GOOGLE_', 'CLOUDSDK_', 'GCLOUD_', 'GCP_', 'GCE_'],
}

/** Reads a provider from its table in the configuration; `table` is undefined where there is none. */
export function providerOf(id: string, table: unknown): Provider {
  const provider = fieldsOf(table)
  const cloud = cloudOf(id)
  const named = [provider['env_key'], ...Object.values(fieldsOf(provider['env_http_headers']))]
  return {
    id,
    name: textOf(provider['name']),
    baseUrl: textOf(provider['base_url']),
    builtIn: cloud !== undefined || !isFields(table),
    requiresOpenaiAuth: provider['requires_openai_auth'] === true,
    variables: named.flatMap(name => textOf(name) ?? []),
    keyVariable: variableName(provider['env_key']),
    host: hostOf(textOf(provider['base_url'])),
    cloud,
    credentialFile: textOf(provider['credential_file']),
    commands: commandsOf(provider, cloud),
  }
}

/** Names like OPENROUTER_API_KEY. A key that was put into `env_key` by mistake has another form, and is not shown. */
function variableName(value: unknown): string | undefined {
  const name = textOf(value) ?? ''
  return /^[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,15}){1,6}$/.test(name) ? name : undefined
}

/** The host of an address, without user, port and path, which may hold a secret. */
export function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).hostname : undefined
}

/** 0.171 has `amazon-bedrock` and `amazon-bedrock-runtime`, which differ in the address, and `gcp`. */
function cloudOf(id: string): Cloud | undefined {
  if (/^amazon-bedrock(-|$)/.test(id)) return 'aws'
  return id === 'gcp' ? 'gcp' : undefined
}

function commandsOf(provider: Fields, cloud: Cloud | undefined): readonly CredentialCommand[] {
  const aws = fieldsOf(provider['aws'])
  const auth = commandOf('auth', provider['auth'])
  return [
    ...auth,
    ...commandOf('aws.credential_export', aws['credential_export']),
    ...commandOf('gateway_oauth.credential_export', fieldsOf(provider['gateway_oauth'])['credential_export']),
    // The CLI accepts no other program there (0.171: "AWS auth refresh command must be `aws`").
    ...(isFields(aws['auth_refresh']) ? [{ kind: 'fixed', command: 'aws' } as const] : []),
    // Without a command of its own, the provider asks `gcloud auth application-default print-access-token` (0.171).
    ...(cloud === 'gcp' && auth.length === 0 ? [{ kind: 'fixed', command: 'gcloud' } as const] : []),
  ]
}

function commandOf(path: CommandPath, table: unknown): readonly CredentialCommand[] {
  const { command, args = [], cwd } = fieldsOf(table)
  const text = textOf(command)
  // Values of a wrong type are left to the CLI, which ends with its own words about them.
  if (text === undefined || !isTextList(args)) return []
  return [
    {
      kind: 'setting',
      path,
      command: text,
      args,
      ...optional('cwd', textOf(cwd)),
    },
  ]
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}
