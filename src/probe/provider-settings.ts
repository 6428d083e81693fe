/** The settings that define a provider of the probe's own, and those that switch off the CLI's own retries. */

import { isAtLeast } from '../cli/index.ts'
import type { ProbeContext } from './probe-context.ts'
import { tomlString } from './probe-settings.ts'

/** The id of the provider that a probe defines. No real configuration uses it. */
const CLONE_ID = 'codex-model-fallback-probe'

/**
 * The `-c` values that switch off the provider's retries. For OpenAI's own provider they define a clone of it without
 * retries and without a WebSocket, and select it. The list is empty where the provider must be used as it is.
 */
export function providerSettings(context: ProbeContext): readonly string[] {
  const { provider, isIncomplete } = context.config
  if (isEndpointRoute(context))
    return endpointSettings(context, ['request_max_retries=0', 'stream_max_retries=0'])
  // The CLI may be able to read a file that this action cannot. A clone would then replace the provider that the file
  // configures: it would be used with that provider's key, and at another host.
  if (isIncomplete) return []
  if (provider === undefined) return cloneSettings(context)
  // A provider without a table cannot be changed: the CLI ends with `missing field name`. Nor can the retries of a
  // cloud's: it ends with `only supports changing …` (0.171). A dotted path of `-c` has no quotes, so the id must be a
  // bare key.
  if (provider.builtIn || !/^[A-Za-z0-9_-]+$/.test(provider.id)) return []
  const table = `model_providers.${provider.id}`
  return [`${table}.request_max_retries=0`, `${table}.stream_max_retries=0`]
}

/** The variable with the key of the endpoint. Only the process of a probe has it. */
export const ENDPOINT_KEY_VARIABLE = 'CODEX_MODEL_FALLBACK_KEY'

/** Whether the route goes to the endpoint of the inputs, whose provider the probe has to define. */
export function isEndpointRoute({ route }: Pick<ProbeContext, 'route'>): boolean {
  return route.kind === 'api-key' && route.isEndpoint === true
}

/**
 * The `-c` values that define the endpoint of the inputs as a provider, and select it; none on another route. `fields`
 * are more fields of its table.
 *
 * The CLI sends what it sends to codex-action's proxy, which passes it on with its own key. So the provider has nothing
 * but the address and the key:
 *
 * - The CLI (0.77 to 0.171) adds `/responses` to the text of the address. A `#` at the end makes that a fragment, which
 *   is not sent, so the request goes to exactly this URL, whatever its path and its query are.
 * - Up to 0.142 the CLI looks for Azure's host names in the text of the address, and sends `store: true` there. It cannot
 *   see them behind the proxy. `%2E` stands for a dot in a host, and hides them here as well.
 * - The URL with its query stands in the arguments, as it does in those of the proxy. The key does not.
 * - The login that is stored belongs to nobody here. The CLI does not see it in the ephemeral store, so it neither
 *   refreshes nor checks it (0.104 and later; 0.77 does not start with that value).
 */
export function endpointSettings(
  context: Pick<ProbeContext, 'route' | 'config' | 'version'>,
  fields: readonly string[] = [],
): readonly string[] {
  const { id, name = '', baseUrl } = context.config.provider ?? {}
  if (!isEndpointRoute(context) || baseUrl === undefined) return []
  const { protocol, hostname, port, pathname, search } = new URL(baseUrl)
  const host = `${hostname.replaceAll('.', '%2E')}${port === '' ? '' : `:${port}`}`
  const values = [
    `name=${tomlString(name)}`,
    `base_url=${tomlString(`${protocol}//${host}${pathname}${search}#`)}`,
    `env_key="${ENDPOINT_KEY_VARIABLE}"`,
    'wire_api="responses"',
    ...fields,
  ]
  return [
    ...(isAtLeast(context.version, '0.104.0') ? ['cli_auth_credentials_store="ephemeral"'] : []),
    `model_provider="${id}"`,
    ...values.map(value => `model_providers.${id}.${value}`),
  ]
}

function cloneSettings({ version, config: { openaiBaseUrl }, env }: ProbeContext): readonly string[] {
  // The server rejects old CLIs by the `version` header. A clone sends that header only if it names the version.
  if (version === undefined) return []
  // Every process of the machine can read arguments, and such an address holds a password or a key.
  if (openaiBaseUrl && /[@?]/.test(openaiBaseUrl)) return []
  // Up to 0.104, OPENAI_BASE_URL sets the built-in address; from 0.125 on, `openai_base_url` does. For older CLIs it is
  // not certain which of the two applies, so the built-in provider is used where one of them is set.
  if ((openaiBaseUrl || env['OPENAI_BASE_URL']) && !isAtLeast(version, '0.125.0')) return []
  const fields = [
    // The name marks a provider as OpenAI's own, for example for compressed bodies.
    'name="OpenAI"',
    'wire_api="responses"',
    'requires_openai_auth=true',
    'supports_websockets=false',
    'request_max_retries=0',
    'stream_max_retries=0',
    'stream_idle_timeout_ms=30000',
    `http_headers={version=${tomlString(version)}}`,
    'env_http_headers={OpenAI-Organization="OPENAI_ORGANIZATION",OpenAI-Project="OPENAI_PROJECT"}',
    // A clone does not use `openai_base_url`.
    ...(openaiBaseUrl ? [`base_url=${tomlString(openaiBaseUrl)}`] : []),
  ]
  return [`model_provider="${CLONE_ID}"`, `model_providers.${CLONE_ID}={${fields.join(',')}}`]
}
