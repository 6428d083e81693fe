/** The endpoint of the input `responses-api-endpoint`, as a model provider. */

import { hostOf, type Provider } from './provider.ts'

/** The id of a provider that a probe defines itself. No real configuration uses it. */
const ENDPOINT_PROVIDER_ID = 'codex-model-fallback-endpoint'

/**
 * The provider of an endpoint. Its address is what codex-action's proxy asks (`codex responses-api-proxy --upstream-url`,
 * 0.104 to 0.171): the whole URL, path and query as they are, without a fragment. A user and a password in it have no
 * effect there, because the key replaces them.
 */
export function endpointProvider(endpoint: string): Provider {
  const url = new URL(endpoint)
  url.hash = ''
  url.username = ''
  url.password = ''
  return {
    id: ENDPOINT_PROVIDER_ID,
    baseUrl: url.href,
    builtIn: false,
    requiresOpenaiAuth: false,
    variables: [],
    host: hostOf(url.href),
    commands: [],
  }
}
