/** What config.toml says that bears on a probe. */

import { parse } from 'smol-toml'
import { type Fields, fieldsOf, isFields, optional, textOf } from '../base/index.ts'
import { readTextFile } from './read-file.ts'
import { type ConfigSecrets, configSecrets } from './secrets.ts'

/**
 * A model provider other than OpenAI's own. `builtIn` ones (ollama, lmstudio, amazon-bedrock) have no table in the
 * file, and the CLI refuses to have one overridden (0.125 and later).
 */
export type Provider = {
  readonly id: string
  readonly name?: string
  readonly builtIn: boolean
  /** It takes the login of auth.json or CODEX_API_KEY, so the route is that of the login. */
  readonly requiresOpenaiAuth: boolean
  /** Names of the environment's variables that it reads its key and headers from. */
  readonly variables: readonly string[]
}

/**
 * The facts of a configuration. It holds no secret. `problem` says in a few words why a file could not be read: then
 * nothing is known, and that no provider is named does not mean that there is none.
 */
export type CodexConfig = {
  readonly provider?: Provider
  readonly openaiBaseUrl?: string
  readonly mcpServers: readonly string[]
  /** Where the login is kept: `file`, `keyring`, `auto` or `ephemeral`; the CLI's own default is `file`. */
  readonly loginStore?: string
  /** The only kind of login that the CLI may use; with another it signs out. */
  readonly forcedLogin?: 'api' | 'chatgpt'
  readonly problem?: string
}

/** A configuration as read: the facts, and the secrets that it holds or names, for masking. */
export type StoredConfig = { readonly facts: CodexConfig; readonly secrets: ConfigSecrets }

/** The configuration of the machine, which the user's is laid over (seen in 0.169). */
const SYSTEM_CONFIG = '/etc/codex/config.toml'

/** Reads a user's config.toml over the machine's. A broken file is not an error here: the probe will show it. */
export function readConfigFile(file: string, systemFile: string = SYSTEM_CONFIG): StoredConfig {
  const system = readLayer(systemFile)
  const user = readLayer(file)
  const config = merge(system.config, user.config)
  const problem = user.problem ?? system.problem
  return {
    facts: { ...factsOf(config), ...optional('problem', problem) },
    secrets: configSecrets(config),
  }
}

type Layer = { readonly config: Fields; readonly problem?: string }

function readLayer(file: string): Layer {
  const read = readTextFile(file)
  if (read.kind === 'missing') return { config: {} }
  if (read.kind === 'unreadable') return { config: {}, problem: read.message }
  try {
    // A large integer, such as a token limit of i64::MAX, is no reason not to know the rest.
    return { config: parse(read.text, { integersAsBigInt: true }) }
  } catch {
    // The parser's message quotes the file, which may hold keys.
    return { config: {}, problem: 'it is not valid TOML' }
  }
}

/** Lays one configuration over another: tables merge, all else is replaced, as the CLI does. */
function merge(under: Fields, over: Fields): Fields {
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = under[key]
    merged[key] = isFields(value) && isFields(below) ? merge(below, value) : value
  }
  return merged
}

function factsOf(config: Fields): CodexConfig {
  // CLIs up to about 0.155 read `profile` and its table; 0.169 refuses to start with one.
  const profile = fieldsOf(fieldsOf(config['profiles'])[textOf(config['profile']) ?? ''])
  const id = textOf(profile['model_provider']) ?? textOf(config['model_provider']) ?? 'openai'
  const provider = id === 'openai' ? undefined : providerOf(id, fieldsOf(config['model_providers'])[id])
  return {
    ...optional('provider', provider),
    ...optional('openaiBaseUrl', textOf(config['openai_base_url'])),
    mcpServers: Object.keys(fieldsOf(config['mcp_servers'])),
    ...optional('loginStore', textOf(config['cli_auth_credentials_store'])),
    ...optional('forcedLogin', forcedLoginOf(config['forced_login_method'])),
  }
}

function forcedLoginOf(value: unknown): 'api' | 'chatgpt' | undefined {
  return value === 'api' || value === 'chatgpt' ? value : undefined
}

/**
 * What the AWS credential chain reads of the environment. The built-in provider names none of it in config.toml; without
 * it a job that has assumed a role would be told that it has no credentials.
 */
const AWS_VARIABLES: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_ROLE_ARN',
  'AWS_ROLE_SESSION_NAME',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_CA_BUNDLE',
]

function providerOf(id: string, table: unknown): Provider {
  const provider = fieldsOf(table)
  const named = [provider['env_key'], ...Object.values(fieldsOf(provider['env_http_headers']))]
  return {
    id,
    ...optional('name', textOf(provider['name'])),
    builtIn: !isFields(table),
    requiresOpenaiAuth: provider['requires_openai_auth'] === true,
    variables: [
      ...named.flatMap(name => textOf(name) ?? []),
      ...(id === 'amazon-bedrock' ? AWS_VARIABLES : []),
    ],
  }
}
