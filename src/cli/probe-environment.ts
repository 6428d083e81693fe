import type { Environment } from '../base/index.ts'

/**
 * By name, since a list of what to leave out is never complete: the job's variables may hold any secret, under any
 * name (CODEX_AUTH_JSON is a common one), and the CLI hands its environment on to what it starts.
 */
const PASSED: ReadonlySet<string> = new Set(
  `
  PATH HOME USER LOGNAME SHELL LANG LC_ALL LC_CTYPE TMPDIR TEMP TMP
  XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
  HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY
  SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS CODEX_CA_CERTIFICATE
  CODEX_HOME CODEX_API_KEY CODEX_ACCESS_TOKEN CODEX_SQLITE_HOME CODEX_INTERNAL_ORIGINATOR_OVERRIDE
  CODEX_OSS_PORT CODEX_OSS_BASE_URL CODEX_REFRESH_TOKEN_URL_OVERRIDE CODEX_AUTHAPI_BASE_URL
  CODEX_AGENT_IDENTITY_AUTHAPI_BASE_URL CODEX_AGENT_IDENTITY_JWKS_BASE_URL
  OPENAI_BASE_URL OPENAI_ORGANIZATION OPENAI_PROJECT
  RUNNER_TRACKING_ID
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH USERNAME APPDATA LOCALAPPDATA
  PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 COMMONPROGRAMFILES PROCESSOR_ARCHITECTURE
  NUMBER_OF_PROCESSORS OS
  `
    .trim()
    .split(/\s+/),
)

/**
 * Picks the variables that a probe may see, by allow-list and by the names that the configured provider reads.
 * Names are compared without case, as Windows does and as proxies are spelled both ways.
 *
 * RUNNER_TRACKING_ID is how GitHub's runner finds processes that a step left behind, so it stays with them.
 */
export function probeEnvironment(
  env: Environment,
  alsoNamed: readonly string[] = [],
): Record<string, string> {
  const named = new Set(alsoNamed)
  const passed = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (PASSED.has(entry[0].toUpperCase()) || named.has(entry[0])),
  )
  // "try again at 7:32 PM" in a usage-limit message is local time of the process, so it is made UTC.
  return { ...Object.fromEntries(passed), TZ: 'UTC' }
}
