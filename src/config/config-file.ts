/** Reads the settings of config.toml that matter to a probe. */

import { join } from 'node:path'
import { type Fields, fieldsOf, isFields, optional, textOf } from '../base/index.ts'
import { type JobArguments, NO_JOB_ARGUMENTS } from '../cli/index.ts'
import { type ConfigSecrets, configSecrets } from './config-secrets.ts'
import { isReadable, mergeAll, readJobLayers, readLayer } from './layers/layers.ts'
import { profileTable } from './layers/profile-table.ts'
import { type LoginRules, loginRules } from './login-rules.ts'
import { unreadableFiles } from './named-files.ts'
import { type Provider, providerOf } from './provider.ts'
import { type RequestSettings, requestSettings } from './request-settings.ts'

/** The settings of a configuration. Arguments, those of credential commands too, and a profile may hold secrets. */
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
  /** The name of a profile that the arguments ask for and that has no file. */
  readonly missingProfile?: string
  /** The settings of the profile's file that decide the route. */
  readonly profileSettings?: Fields
  /** What all layers together say about the request; missing where they say nothing. */
  readonly request?: RequestSettings
  /** The part of it that a `-c` before those of the job does not replace: it is in the job's arguments or above them. */
  readonly requestOfArguments?: RequestSettings
  /** The name of the profile in use that is a table of config.toml. A `-c` replaces its settings only in this table. */
  readonly profileTable?: string
  /** The arguments of the job, which every command of the CLI gets. */
  readonly arguments?: JobArguments
  /** A file could not be read or parsed. Then its settings are unknown: a missing `provider` proves nothing. */
  readonly isIncomplete?: boolean
}

/** The type of a value. `other` is a date. */
export type SettingType = 'string' | 'number' | 'boolean' | 'array' | 'table' | 'other'

/** A configuration: its settings, and the secrets that it holds or names, for masking. */
export type StoredConfig = { readonly facts: CodexConfig; readonly secrets: ConfigSecrets }

/** The directory of the machine's administrator. */
const MACHINE_DIRECTORY = '/etc/codex'

/** What a job puts over the files: its arguments. An old CLI reads a profile from another place than a new one. */
export type JobConfig = {
  readonly arguments: JobArguments
  readonly codexVersion?: string | undefined
}

/**
 * Reads a user's config.toml, merged with the machine's files, the profile and the arguments of the job. Over the
 * machine's `config.toml`, and under its `managed_config.toml`, which the CLI puts above `-c` too (0.104 to 0.171).
 * `requirements.toml` only limits what the others may say. A broken file is not an error here: the CLI reads the same
 * file, so the probe shows what is wrong with it.
 */
export function readConfigFile(
  file: string,
  machineDirectory: string = MACHINE_DIRECTORY,
  job: JobConfig = { arguments: NO_JOB_ARGUMENTS },
): StoredConfig {
  const ofMachine = (name: string) => readLayer(join(machineDirectory, name), join(machineDirectory, name))
  const [system, managed] = [ofMachine('config.toml'), ofMachine('managed_config.toml')]
  const requirements = ofMachine('requirements.toml')
  const own = readJobLayers(file, job.arguments, job.codexVersion)
  const merged = [system, own.user, own.profile, own.overrides, managed].filter(layer => layer !== 'missing')
  const layers = merged.filter(isReadable)
  const config = mergeAll(layers)
  const rules = loginRules(layers, isReadable(requirements) ? requirements : undefined)
  const unreadable = unreadableFiles(config, file)
  const machineFiles = [system, managed, requirements].filter(layer => layer !== 'missing')
  const secrets = layers.map(({ fields }) => configSecrets(fields))
  return {
    facts: {
      ...factsOf(config, job),
      ...requestFacts(config, mergeAll([own.overrides, managed].filter(isReadable)), job),
      // A probe leaves the servers of the arguments out, and the CLI refuses to switch off one that it does not know.
      mcpServers: Object.keys(
        fieldsOf(mergeAll(layers.filter(layer => layer !== own.overrides))['mcp_servers']),
      ),
      loginRules: Object.keys(rules).length === 0 ? undefined : rules,
      machineFiles: machineFiles.length === 0 ? undefined : machineFiles.map(({ name }) => name),
      unreadableFiles: unreadable.length === 0 ? undefined : unreadable,
      settings: Object.fromEntries(typesIn(config)),
      isIncomplete: !merged.every(isReadable),
      ...optional('missingProfile', own.missingProfile),
      ...(isReadable(own.profile) ? { profileSettings: own.profile.fields } : {}),
      ...(job.arguments === NO_JOB_ARGUMENTS ? {} : { arguments: job.arguments }),
    },
    secrets: {
      texts: secrets.flatMap(({ texts }) => texts),
      variables: secrets.flatMap(({ variables }) => variables),
    },
  }
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

function factsOf(config: Fields, job: JobConfig): Omit<CodexConfig, 'mcpServers'> {
  const id = providerId(config, job)
  return {
    provider: id === 'openai' ? undefined : providerOf(id, fieldsOf(config['model_providers'])[id]),
    openaiBaseUrl: textOf(config['openai_base_url']),
    chatgptBaseUrl: textOf(config['chatgpt_base_url']),
    loginStore: textOf(config['cli_auth_credentials_store']),
  }
}

type RequestFacts = Pick<CodexConfig, 'request' | 'requestOfArguments' | 'profileTable'>

function requestFacts(config: Fields, over: Fields, job: JobConfig): RequestFacts {
  const table = profileTable(config, job.arguments.profile, job.codexVersion)
  const request = requestSettings({ ...config, ...table?.fields })
  const requestOfArguments = requestSettings({ ...over, ...table?.fields })
  return {
    ...(Object.keys(request).length === 0 ? {} : { request }),
    ...(Object.keys(requestOfArguments).length === 0 ? {} : { requestOfArguments }),
    ...optional('profileTable', table?.name),
  }
}

/** The provider in use. `--oss` comes before every setting. */
function providerId(config: Fields, job: JobConfig): string {
  const { options } = job.arguments
  const profile = profileTable(config, job.arguments.profile, job.codexVersion)?.fields ?? {}
  if (options.includes('--oss')) {
    const named = options.findLast(option => option.startsWith('--local-provider='))
    const local = named?.slice(named.indexOf('=') + 1)
    // Without one the CLI ends with its own words.
    return local ?? textOf(profile['oss_provider']) ?? textOf(config['oss_provider']) ?? 'openai'
  }
  return textOf(profile['model_provider']) ?? textOf(config['model_provider']) ?? 'openai'
}
