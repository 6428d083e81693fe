/** Settings that switch off the CLI's own retries. */

import { isAtLeast } from '../../cli/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { tomlString } from '../probe-settings.ts'
import { selectProvider } from './route-settings.ts'

/** The id of the provider that a probe defines. No real configuration uses it. */
const CLONE_ID = 'codex-model-fallback-probe'

/**
 * The `-c` values that switch off the provider's retries. For OpenAI's own provider they define a clone of it without
 * retries and without a WebSocket, and select it. The list is empty where the provider must be used as it is.
 */
export function providerSettings(context: ProbeContext): readonly string[] {
  const { provider, isIncomplete } = context.config
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

function cloneSettings(context: ProbeContext): readonly string[] {
  const {
    version,
    config: { openaiBaseUrl },
    env,
  } = context
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
  return [...selectProvider(context, CLONE_ID), `model_providers.${CLONE_ID}={${fields.join(',')}}`]
}
