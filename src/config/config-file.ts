/** Reads the settings of config.toml that matter to a probe. */

import { parse } from 'smol-toml'
import { type Fields, fieldsOf, isFields, textOf } from '../base/index.ts'
import { type ConfigSecrets, configSecrets } from './config-secrets.ts'
import { type Provider, providerOf } from './provider.ts'
import { readTextFile } from './read-file.ts'

/** The settings of a configuration. Only the arguments of credential commands may hold secrets. */
export type CodexConfig = {
  /** The provider in use; undefined for OpenAI's own. */
  readonly provider?: Provider | undefined
  readonly openaiBaseUrl?: string | undefined
  readonly mcpServers: readonly string[]
  /** Where the login is stored: `file`, `keyring`, `auto` or `ephemeral`; the CLI's own default is `file`. */
  readonly loginStore?: string | undefined
  /** The only kind of login that the CLI may use. With the other kind the CLI signs out. */
  readonly forcedLogin?: 'api' | 'chatgpt' | undefined
  /** A file could not be read or parsed. Then its settings are unknown: a missing `provider` proves nothing. */
  readonly isIncomplete?: boolean
}

/** A configuration: its settings, and the secrets that it holds or names, for masking. */
export type StoredConfig = { readonly facts: CodexConfig; readonly secrets: ConfigSecrets }

/** The machine's configuration. The CLI merges the user's file over it (seen with 0.169). */
const SYSTEM_CONFIG = '/etc/codex/config.toml'

/**
 * Reads a user's config.toml, merged over the machine's file. A broken file is not an error here: the CLI reads the
 * same file, so the probe shows what is wrong with it.
 */
export function readConfigFile(file: string, systemFile: string = SYSTEM_CONFIG): StoredConfig {
  const system = readFields(systemFile)
  const user = readFields(file)
  const config = merge(system ?? {}, user ?? {})
  const isIncomplete = system === undefined || user === undefined
  return { facts: { ...factsOf(config), isIncomplete }, secrets: configSecrets(config) }
}

/** The content of a file; nothing for a missing file, undefined for one that cannot be read or parsed. */
function readFields(file: string): Fields | undefined {
  const read = readTextFile(file)
  if (read.kind === 'missing') return {}
  return read.kind === 'text' ? parseToml(read.text) : undefined
}

/**
 * Parses TOML; undefined when the text is not valid. The parser's own message is dropped, because it quotes the text,
 * which may hold keys. Integers become bigints, so that a large one, such as a token limit of i64::MAX, is no error.
 */
export function parseToml(text: string): Fields | undefined {
  try {
    return parse(text, { integersAsBigInt: true })
  } catch {
    return undefined
  }
}

/** Merges one configuration over another as the CLI does: tables are merged, all other values are replaced. */
function merge(lower: Fields, upper: Fields): Fields {
  const merged: Record<string, unknown> = { ...lower }
  for (const [key, value] of Object.entries(upper)) {
    const lowerValue = lower[key]
    merged[key] = isFields(value) && isFields(lowerValue) ? merge(lowerValue, value) : value
  }
  return merged
}

function factsOf(config: Fields): CodexConfig {
  // CLIs up to about 0.155 read `profile` and its table; 0.169 refuses to start with one.
  const profile = fieldsOf(fieldsOf(config['profiles'])[textOf(config['profile']) ?? ''])
  const id = textOf(profile['model_provider']) ?? textOf(config['model_provider']) ?? 'openai'
  const forcedLogin = config['forced_login_method']
  return {
    provider: id === 'openai' ? undefined : providerOf(id, fieldsOf(config['model_providers'])[id]),
    openaiBaseUrl: textOf(config['openai_base_url']),
    mcpServers: Object.keys(fieldsOf(config['mcp_servers'])),
    loginStore: textOf(config['cli_auth_credentials_store']),
    forcedLogin: forcedLogin === 'api' || forcedLogin === 'chatgpt' ? forcedLogin : undefined,
  }
}
