/** The second route: the same CLI and CODEX_HOME, with the key of `fallback-openai-api-key`. */

import type { Environment } from '../base/index.ts'
import { authFilePath, type CodexConfig, readDotEnv } from '../config/index.ts'
import { readAuthFile } from './auth-file.ts'
import { apiKeyRoute } from './detect-route.ts'
import type { CodexSetup } from './inspect-codex.ts'
import { usesWorkloadIdentity } from './workload-identity.ts'

/**
 * - `ready`: the setup of the second route.
 * - `same-key`: the first route has used the same key, which would fail in the same way.
 * - `identity-in-dot-env`: CODEX_HOME/.env sets variables of workload identity. The CLI reads them from there whatever
 *   it is started with, and then uses no key (0.148 to 0.171). The job's Codex would do the same.
 */
export type SecondRoute =
  | { readonly kind: 'ready'; readonly setup: CodexSetup }
  | { readonly kind: 'same-key'; readonly keySource: string }
  | { readonly kind: 'identity-in-dot-env' }

/**
 * The second route beside a first one. It uses OpenAI's own provider whatever config.toml says, at `openai_base_url`
 * where that is set: the key belongs to an account there, and a configured provider is another endpoint.
 */
export function secondRoute(first: CodexSetup, key: string, env: Environment): SecondRoute {
  const keySource = sourceOfSameKey(first, key, env)
  if (keySource !== undefined) return { kind: 'same-key', keySource }
  if (usesWorkloadIdentity(readDotEnv(first.home, env), first.version ?? undefined)) {
    return { kind: 'identity-in-dot-env' }
  }
  const config = openaiConfig(first.config)
  return { kind: 'ready', setup: { ...first, config, route: apiKeyRoute('fallback', config) } }
}

/** The configuration with OpenAI's own provider. `--oss` comes before every setting, so it cannot stay (0.104 to 0.171). */
function openaiConfig(config: CodexConfig): CodexConfig {
  const { arguments: job } = config
  const options = job?.options.filter(option => !/^--(?:oss$|local-provider=)/.test(option))
  return {
    ...config,
    provider: undefined,
    ...(job !== undefined && options !== undefined ? { arguments: { ...job, options } } : {}),
  }
}

/** Where the first route has found this key; undefined where it used another one, or at another address. */
function sourceOfSameKey({ route, config, home }: CodexSetup, key: string, env: Environment) {
  if (route.kind !== 'api-key' || config.provider !== undefined) return undefined
  const { source } = route
  const keys =
    source === 'auth.json' ? readAuthFile(authFilePath(home)).secrets : [env['CODEX_API_KEY']?.trim()]
  return (source === 'auth.json' || source === 'CODEX_API_KEY') && keys.includes(key) ? source : undefined
}
