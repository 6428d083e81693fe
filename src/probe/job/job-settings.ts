/** The job's own arguments in a command of the probe. */

import { type Fields, fieldsOf, textOf } from '../../base/index.ts'
import { NO_JOB_ARGUMENTS } from '../../cli/index.ts'
import { type CodexConfig, inlineToml, parseOverride } from '../../config/index.ts'
import type { Evidence } from '../../verdict/index.ts'
import { ISOLATION_SETTINGS } from '../probe-settings.ts'
import { type HiddenSecrets, hideSecrets, overrideText } from './hide-secrets.ts'

/** The job's arguments for a command of the CLI. Its settings come before those of the probe, which replace them. */
export type JobSettings = HiddenSecrets & {
  /** Options such as `--profile=ci`. */
  readonly options: readonly string[]
}

/**
 * Settings that start programs, read the checkout, write files or send something to another place than the endpoint.
 * The probe switches all of that off, and a table of the job could switch a part of it on again.
 */
const ISOLATED =
  /^(?:mcp_\w+|hooks|notify|plugins|marketplaces|apps|connectors|skills|agents|memories|rules|execpolicy|sandbox_\w+|permissions|default_permissions|approval_policy|approvals_reviewer|projects|project_\w+|shell_environment_policy|allow_login_shell|web_search|tools|otel|history|log_dir|sqlite_home|tui|notice|check_for_update_on_startup|analytics|feedback)$/

/** The features that the probe needs off. `--enable` comes after all of `-c` (0.104 to 0.171), so it must not remain. */
const ISOLATED_FEATURES: ReadonlySet<string> = new Set([
  ...ISOLATION_SETTINGS.flatMap(setting => /^features\.(\w+)=/.exec(setting)?.[1] ?? []),
  // It adds an identity to auth.json (0.155 to 0.171).
  'use_agent_identity',
])

/** The job's arguments for `codex exec`, without what would undo the isolation of the probe. */
export function jobSettings(config: CodexConfig): JobSettings {
  const { arguments: job = NO_JOB_ARGUMENTS } = config
  const profile = job.profile === undefined ? [] : [`--profile=${job.profile}`]
  const settings = job.settings.filter(setting => !isIsolated(setting))
  return {
    options: [...profile, ...job.options.filter(option => !isIsolatedSwitch(option))],
    ...hideSecrets(settings, id => hasOwnKey(config, id), 'ARGUMENT'),
  }
}

/** The names of what a probe takes, without values. */
export function takenArguments(config: CodexConfig): readonly string[] {
  const { options, settings } = jobSettings(config)
  const names = [
    ...options.map(option => option.replace(/=.*$/s, '')),
    ...settings.map(setting => `-c ${parseOverride(setting).path.join('.')}`),
  ]
  return [...new Set(names)]
}

/** The names of the options that the job gives, as an error of the CLI's argument parser has them. */
export function optionNames(config: CodexConfig): readonly string[] {
  const { options, settings } = jobSettings(config)
  const names = options.map(option => option.replace(/=.*$/s, ''))
  return [...new Set([...names, ...(settings.length === 0 ? [] : ['--config'])])]
}

/**
 * What a probe says of a profile without a file, in the words that CLIs before 0.134 have for it. Later ones go on with
 * config.toml alone and say nothing, so the job would run on another route than its author believes.
 */
export function profileRefusal({ missingProfile: name }: CodexConfig): ProfileRefusal | undefined {
  if (name === undefined) return undefined
  const stderr = `Error: config profile \`${name}\` not found: there is no ${name}.config.toml in CODEX_HOME, and this Codex CLI ignores a profile without a file`
  return { kind: 'silent', exitCode: 1, signal: null, stderr }
}

type ProfileRefusal = Extract<Evidence, { readonly kind: 'silent' }>

/** The names of all arguments that a probe does not take. */
export function leftOutArguments({ arguments: job = NO_JOB_ARGUMENTS }: CodexConfig): readonly string[] {
  const settings = job.settings
    .filter(isIsolated)
    .map(setting => `-c ${parseOverride(setting).path.join('.')}`)
  return [...job.leftOut, ...settings, ...job.options.filter(isIsolatedSwitch)]
}

/**
 * The same for a command that takes neither a profile nor `--oss`, such as `codex debug models`: what the profile says
 * about the route as values of `-c`, and the provider that is in use.
 */
export function querySettings(config: CodexConfig): JobSettings {
  const { arguments: job = NO_JOB_ARGUMENTS, profileSettings = {}, provider } = config
  const own = jobSettings(config)
  const ofProfile = hideSecrets(profileOverrides(profileSettings), id => hasOwnKey(config, id), 'PROFILE')
  const isChosen = job.profile !== undefined || job.options.some(option => /^--(?:oss|ignore-)/.test(option))
  const chosen = isChosen ? [`model_provider=${inlineToml(provider?.id ?? 'openai')}`] : []
  return {
    options: own.options.filter(option => /^--(?:en|dis)able=/.test(option)),
    settings: [...ofProfile.settings, ...own.settings, ...chosen],
    variables: { ...ofProfile.variables, ...own.variables },
  }
}

/** The settings of a profile that name the endpoint, its credential and its models. */
const ROUTE_KEYS = [
  'openai_base_url',
  'chatgpt_base_url',
  'cli_auth_credentials_store',
  'model_catalog_json',
  'model_catalog_url',
]

function profileOverrides(profile: Fields): readonly string[] {
  const plain = ROUTE_KEYS.filter(key => textOf(profile[key]) !== undefined).map(key => ({
    path: [key],
    value: profile[key],
  }))
  const providers = Object.entries(fieldsOf(profile['model_providers'])).map(([id, value]) => ({
    path: ['model_providers', id],
    value,
  }))
  return [...plain, ...providers].map(overrideText)
}

function hasOwnKey({ settings = {} }: CodexConfig, id: string): boolean {
  return ['env_key', 'auth'].some(key => settings[`model_providers.${id}.${key}`] !== undefined)
}

function isIsolated(setting: string): boolean {
  const [top = '', feature = ''] = parseOverride(setting).path
  return ISOLATED.test(top) || (top === 'features' && ISOLATED_FEATURES.has(feature))
}

function isIsolatedSwitch(option: string): boolean {
  const feature = /^--(?:en|dis)able=(.*)$/.exec(option)?.[1]
  return feature !== undefined && ISOLATED_FEATURES.has(feature)
}
