/** The environment that npm gets. */

import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../base/index.ts'

/**
 * By name, as for the probe: the job's variables may hold any secret under any name, and an install needs none of
 * them. NODE_AUTH_TOKEN and NPM_TOKEN are npm's own logins: actions/setup-node writes a .npmrc that names the first.
 */
const PASSED: ReadonlySet<string> = new Set(
  `
  PATH HOME USER LOGNAME LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP XDG_CONFIG_HOME XDG_CACHE_HOME
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY PROXY
  SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS
  NODE_AUTH_TOKEN NPM_TOKEN
  RUNNER_TRACKING_ID
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH USERNAME APPDATA LOCALAPPDATA
  PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES PROCESSOR_ARCHITECTURE
  NUMBER_OF_PROCESSORS OS
  `
    .trim()
    .split(/\s+/),
)

/** Settings that would put the installation elsewhere, or keep npm from doing or saying anything. */
const NOT_PASSED: ReadonlySet<string> = new Set(
  ['GLOBAL', 'LOCATION', 'PREFIX', 'LOCAL_PREFIX', 'DRY_RUN', 'JSON', 'LOGLEVEL'].map(
    name => `NPM_CONFIG_${name}`,
  ),
)

/** npm's own waits before it tries a request again are 10 s and more, which is most of a probe's budget. */
const PATIENCE: Readonly<Record<string, string>> = {
  npm_config_fetch_retries: '2',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
}

/**
 * Picks the variables that npm may see: those it needs to run and to reach the network, its own settings
 * (`npm_config_…` in either case), and those that the user's .npmrc names as `${NAME}`, which is how it holds a login.
 */
export function npmEnvironment(env: Environment): Record<string, string> {
  const named = namedInUserConfig(env)
  const passed = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry
    const upper = name.toUpperCase()
    if (value === undefined || NOT_PASSED.has(upper)) return false
    return PASSED.has(upper) || upper.startsWith('NPM_CONFIG_') || named.has(name)
  })
  const set = new Set(passed.map(([name]) => name.toLowerCase()))
  const added = Object.entries(PATIENCE).filter(([name]) => !set.has(name))
  return Object.fromEntries([...added, ...passed])
}

function namedInUserConfig(env: Environment): ReadonlySet<string> {
  const setting = Object.entries(env).find(([name]) => name.toUpperCase() === 'NPM_CONFIG_USERCONFIG')?.[1]
  const home = env['HOME'] || env['USERPROFILE'] || homedir()
  const names = textOf(setting || join(home, '.npmrc')).matchAll(/\$\{([^}?]+)\??\}/g)
  return new Set(Array.from(names, ([, name]) => name ?? ''))
}

/** A file that is missing or cannot be read names nothing, and npm itself will say so. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
