/**
 * The environments of the processes that the action starts.
 *
 * Variables are picked from allow-lists. The variables of a job may hold any secret under any name (CODEX_AUTH_JSON is
 * a common one), so a list of names to remove is never complete.
 */

import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../base/index.ts'

/**
 * Any program needs these to run and to reach the network. GitHub's runner finds the processes that a step leaves
 * behind by RUNNER_TRACKING_ID, so they keep it.
 */
const SYSTEM_VARIABLES = `
  PATH HOME USER LOGNAME LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP XDG_CONFIG_HOME XDG_CACHE_HOME
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS
  RUNNER_TRACKING_ID
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH USERNAME APPDATA LOCALAPPDATA
  PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES PROCESSOR_ARCHITECTURE
  NUMBER_OF_PROCESSORS OS
`

const CODEX_VARIABLES = namesIn(`
  ${SYSTEM_VARIABLES}
  SHELL XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS CODEX_CA_CERTIFICATE
  CODEX_HOME CODEX_API_KEY CODEX_ACCESS_TOKEN CODEX_SQLITE_HOME CODEX_INTERNAL_ORIGINATOR_OVERRIDE
  CODEX_OSS_PORT CODEX_OSS_BASE_URL CODEX_REFRESH_TOKEN_URL_OVERRIDE CODEX_AUTHAPI_BASE_URL
  CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL CODEX_AGENT_IDENTITY_JWKS_BASE_URL
  OPENAI_BASE_URL OPENAI_ORGANIZATION OPENAI_PROJECT
`)

/**
 * What a sign-in with workload identity reads (0.171). Only a probe on that route gets them: each of the first five makes
 * the CLI ignore every other login.
 */
export const IDENTITY_VARIABLES: readonly string[] = [
  'OPENAI_FEDERATION_RULE_ID',
  'OPENAI_IDENTITY_TOKEN_FILE',
  'OPENAI_IDENTITY_TOKEN_SOURCE',
  'OPENAI_SPIFFE_ID',
  'OPENAI_SPIFFE_AUDIENCE',
  'SPIFFE_ENDPOINT_SOCKET',
  'OPENAI_WORKLOAD_IDENTITY_CONTEXT',
]

/** NODE_AUTH_TOKEN and NPM_TOKEN are npm's own logins: actions/setup-node writes a .npmrc that names the first. */
const NPM_VARIABLES = namesIn(`${SYSTEM_VARIABLES} PROXY NODE_AUTH_TOKEN NPM_TOKEN`)

/** These settings would install to another directory, install nothing, or change the output that is parsed. */
const REMOVED_NPM_SETTINGS = namesIn(`
  NPM_CONFIG_GLOBAL NPM_CONFIG_LOCATION NPM_CONFIG_PREFIX NPM_CONFIG_LOCAL_PREFIX NPM_CONFIG_DRY_RUN
  NPM_CONFIG_JSON NPM_CONFIG_LOGLEVEL
`)

/**
 * How long npm waits for a registry that takes a request and never answers. With its own defaults npm gives up after 16
 * minutes.
 *
 * - `usual`: 171 s, which are three requests of 55 s, and pauses of 1 s and 5 s between them.
 * - `short`: 37 s, which are two requests of 18 s, and a pause of 1 s.
 */
export type NpmPatience = 'usual' | 'short'

const NPM_REQUESTS = {
  usual: { timeoutMs: 55_000, retries: 2 },
  short: { timeoutMs: 18_000, retries: 1 },
} as const satisfies Record<NpmPatience, { readonly timeoutMs: number; readonly retries: number }>

/** What a configured provider reads: variables by their names, and all that begin with one of the prefixes. */
type ProviderVariables = { readonly names: readonly string[]; readonly prefixes: readonly string[] }

/** Picks the variables that the CLI may see: those on its list, and those that the configured provider reads. */
export function probeEnvironment(env: Environment, provider?: ProviderVariables): Record<string, string> {
  const { names, prefixes } = provider ?? { names: [], prefixes: [] }
  const picked = pickVariables(
    env,
    (name, upperName) =>
      CODEX_VARIABLES.has(upperName) ||
      names.includes(name) ||
      prefixes.some(prefix => upperName.startsWith(prefix)),
  )
  // "try again at 7:32 PM" in a usage-limit message is in the local time of the process, so that is set to UTC.
  return { ...picked, TZ: PROBE_TIME_ZONE }
}

/** The time zone of the CLI's process, whatever the job's is. */
export const PROBE_TIME_ZONE = 'UTC'

/** What the runner gives to an action and not to a step with `run`: inputs, state, and the cache's token. */
const ACTION_VARIABLES = /^(INPUT_|STATE_|ACTIONS_(RUNTIME_(TOKEN|URL)|CACHE_URL|RESULTS_URL)$)/

/** The environment of the job as its Codex step has it, for a program that the CLI would start there. */
export function jobEnvironment(env: Environment): Record<string, string> {
  return pickVariables(env, (_, upperName) => !ACTION_VARIABLES.test(upperName))
}

/**
 * Picks the variables that npm may see: those on its list, its settings (`npm_config_…` in either case), and those
 * that the user's .npmrc names as `${NAME}`, for example for a login. Settings of the job win over ours.
 */
export function npmEnvironment(env: Environment, patience: NpmPatience = 'usual'): Record<string, string> {
  const npmrcVariables = variablesNamedIn(userConfigFile(env))
  const picked = pickVariables(env, (name, upperName) => {
    if (REMOVED_NPM_SETTINGS.has(upperName)) return false
    return (
      NPM_VARIABLES.has(upperName) || upperName.startsWith('NPM_CONFIG_') || npmrcVariables.includes(name)
    )
  })
  const present = new Set(Object.keys(picked).map(name => name.toLowerCase()))
  const { timeoutMs, retries } = NPM_REQUESTS[patience]
  const defaults = Object.entries({
    npm_config_fetch_timeout: String(timeoutMs),
    npm_config_fetch_retries: String(retries),
    npm_config_fetch_retry_mintimeout: '1000',
    npm_config_fetch_retry_maxtimeout: '5000',
  }).filter(([name]) => !present.has(name))
  return { ...Object.fromEntries(defaults), ...picked }
}

function namesIn(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

/** The predicate also gets the name in upper case: Windows ignores case, and proxies are spelled both ways. */
function pickVariables(
  env: Environment,
  isPicked: (name: string, upperName: string) => boolean,
): Record<string, string> {
  const picked = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && isPicked(entry[0], entry[0].toUpperCase()),
  )
  return Object.fromEntries(picked)
}

function userConfigFile(env: Environment): string {
  const setting = Object.entries(env).find(([name]) => name.toUpperCase() === 'NPM_CONFIG_USERCONFIG')?.[1]
  return setting || join(env['HOME'] || env['USERPROFILE'] || homedir(), '.npmrc')
}

/** npm itself reports a file that it cannot read. */
function variablesNamedIn(npmrc: string): readonly string[] {
  try {
    return Array.from(readFileSync(npmrc, 'utf8').matchAll(/\$\{([^}?]+)\??\}/g), ([, name]) => name ?? '')
  } catch {
    return []
  }
}
