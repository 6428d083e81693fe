/** The settings that define the endpoint of the inputs as a provider. */

import { isAtLeast } from '../../cli/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { tomlString } from '../probe-settings.ts'
import { selectProvider } from './route-settings.ts'

/** The variable with the key of the endpoint. Only the process of a probe has it. */
export const ENDPOINT_KEY_VARIABLE = 'CODEX_MODEL_FALLBACK_KEY'

/** Whether the route goes to the endpoint of the inputs, whose provider the probe has to define. */
export function isEndpointRoute({ route }: Pick<ProbeContext, 'route'>): boolean {
  return route.kind === 'api-key' && route.isEndpoint === true
}

/**
 * The `-c` values that define the endpoint of the inputs as a provider, and select it; none on another route.
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
export function endpointSettings(context: ProbeContext): readonly string[] {
  const { id = '', name = '', baseUrl } = context.config.provider ?? {}
  if (!isEndpointRoute(context) || baseUrl === undefined) return []
  const { protocol, hostname, port, pathname, search } = new URL(baseUrl)
  const host = `${hostname.replaceAll('.', '%2E')}${port === '' ? '' : `:${port}`}`
  const values = [
    `name=${tomlString(name)}`,
    `base_url=${tomlString(`${protocol}//${host}${pathname}${search}#`)}`,
    `env_key="${ENDPOINT_KEY_VARIABLE}"`,
    'wire_api="responses"',
  ]
  return [
    ...(isAtLeast(context.version, '0.104.0') ? ['cli_auth_credentials_store="ephemeral"'] : []),
    ...selectProvider(context, id),
    ...values.map(value => `model_providers.${id}.${value}`),
  ]
}
