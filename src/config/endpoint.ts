/** The endpoint of the input `responses-api-endpoint`, as a model provider. */

import { hostOf, type Provider } from './provider.ts'

/**
 * The id and the name that codex-action (v1.8 to v1.12) gives to the provider of its proxy, so that arguments of the job
 * about that provider, such as `-c model_providers.codex-action-responses-proxy.stream_max_retries=3`, hold here as well.
 */
const ID = 'codex-action-responses-proxy'
const NAME = 'Codex Action Responses Proxy'

/**
 * The provider of an endpoint. Its address is what codex-action's proxy asks (`codex responses-api-proxy --upstream-url`,
 * 0.77 to 0.171): the whole URL, path and query as they are, without a fragment. A user and a password in it have no
 * effect there, because the key replaces them.
 */
export function endpointProvider(endpoint: string): Provider {
  const url = new URL(endpoint)
  url.hash = ''
  url.username = ''
  url.password = ''
  return {
    id: ID,
    name: NAME,
    baseUrl: url.href,
    builtIn: false,
    requiresOpenaiAuth: false,
    variables: [],
    host: hostOf(url.href),
    commands: [],
  }
}
