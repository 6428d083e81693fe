/** Reads the settings of config.toml that matter to a probe. */

import { basename, join } from 'node:path'
import { parse } from 'smol-toml'
import { type Fields, fieldsOf, isFields, textOf } from '../base/index.ts'
import { type ConfigSecrets, configSecrets } from './config-secrets.ts'
import { type Layer, type LoginRules, loginRules } from './login-rules.ts'
import { unreadableFiles } from './named-files.ts'
import { type Provider, providerOf } from './provider.ts'
import { readTextFile } from './read-file.ts'

/** The settings of a configuration. Only the arguments of credential commands may hold secrets. */
export type CodexConfig = {
  /** The provider in use; undefined for OpenAI's own. */
  readonly provider?: Provider | undefined
  readonly openaiBaseUrl?: string | undefined
  readonly chatgptBaseUrl?: string | undefined
  readonly mcpServers: readonly string[]
  /** Where the login is stored: `file`, `keyring`, `auto` or `ephemeral`; the CLI's own default is `file`. */
  readonly loginStore?: string | undefined
  /** The logins that the configuration allows; undefined where it allows every login. */
  readonly loginRules?: LoginRules | undefined
  /** The files of the machine's administrator that exist. A message of the CLI does not always name the file. */
  readonly machineFiles?: readonly string[] | undefined
  /** The settings that name a file which cannot be read. */
  readonly unreadableFiles?: readonly string[] | undefined
  /** The type of each table and setting by its name, such as `model_providers.proxy`. */
  readonly settings?: Readonly<Record<string, SettingType>> | undefined
  /** A file could not be read or parsed. Then its settings are unknown: a missing `provider` proves nothing. */
  readonly isIncomplete?: boolean
}

/** The type of a value. `other` is a date. */
export type SettingType = 'string' | 'number' | 'boolean' | 'array' | 'table' | 'other'

/** A configuration: its settings, and the secrets that it holds or names, for masking. */
export type StoredConfig = { readonly facts: CodexConfig; readonly secrets: ConfigSecrets }

/** The directory of the machine's administrator. */
const MACHINE_DIRECTORY = '/etc/codex'

/**
 * Reads a user's config.toml, merged with the machine's files: over `config.toml`, and under `managed_config.toml`, which
 * the CLI puts above `-c` too (0.104 to 0.171). `requirements.toml` only limits what the others may say. A broken file is
 * not an error here: the CLI reads the same file, so the probe shows what is wrong with it.
 */
export function readConfigFile(file: string, machineDirectory: string = MACHINE_DIRECTORY): StoredConfig {
  const ofMachine = (name: string) => readLayer(join(machineDirectory, name), join(machineDirectory, name))
  const system = ofMachine('config.toml')
  const managed = ofMachine('managed_config.toml')
  const requirements = ofMachine('requirements.toml')
  const merged = [system, readLayer(file, basename(file)), managed].filter(layer => layer !== 'missing')
  const layers = merged.filter(isReadable)
  const config = layers.reduce<Fields>((lower, { fields }) => merge(lower, fields), {})
  const rules = loginRules(layers, isReadable(requirements) ? requirements : undefined)
  const unreadable = unreadableFiles(config, file)
  const machineFiles = [system, managed, requirements].filter(layer => layer !== 'missing')
  return {
    facts: {
      ...factsOf(config),
      loginRules: Object.keys(rules).length === 0 ? undefined : rules,
      machineFiles: machineFiles.length === 0 ? undefined : machineFiles.map(({ name }) => name),
      unreadableFiles: unreadable.length === 0 ? undefined : unreadable,
      settings: Object.fromEntries(typesIn(config)),
      isIncomplete: !merged.every(isReadable),
    },
    secrets: configSecrets(config),
  }
}

type LayerFile = Layer | { readonly name: string; readonly fields?: undefined } | 'missing'

/** A file without `fields` cannot be read or parsed. */
function readLayer(path: string, name: string): LayerFile {
  const read = readTextFile(path)
  if (read.kind === 'missing') return 'missing'
  const fields = read.kind === 'text' ? parseToml(read.text) : undefined
  return read.kind === 'text' && fields !== undefined ? { name, text: read.text, fields } : { name }
}

function isReadable(layer: LayerFile): layer is Layer {
  return layer !== 'missing' && layer.fields !== undefined
}

/** A message of the CLI names at most so many levels. */
const MAX_LEVELS = 3

function typesIn(config: Fields, prefix = '', level = 1): readonly (readonly [string, SettingType])[] {
  return Object.entries(config).flatMap(([key, value]) => {
    const type = typeOf(value)
    const inner = isFields(value) && level < MAX_LEVELS ? typesIn(value, `${prefix}${key}.`, level + 1) : []
    return [[`${prefix}${key}`, type], ...inner] as const
  })
}

function typeOf(value: unknown): SettingType {
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'other'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'object' ? 'table' : 'number'
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
  return {
    provider: id === 'openai' ? undefined : providerOf(id, fieldsOf(config['model_providers'])[id]),
    openaiBaseUrl: textOf(config['openai_base_url']),
    chatgptBaseUrl: textOf(config['chatgpt_base_url']),
    mcpServers: Object.keys(fieldsOf(config['mcp_servers'])),
    loginStore: textOf(config['cli_auth_credentials_store']),
  }
}
