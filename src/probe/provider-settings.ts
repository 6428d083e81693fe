import { isAtLeast } from '../cli/index.ts'
import type { ProbeContext } from './context.ts'
import { isBareKey, toml } from './overrides.ts'

/** A name that no configuration has. */
const CLONE = 'codex-model-fallback-probe'

/** The `-c` values for the ground's provider; none where the built-in one must be used as it is. */
export function providerSettings(ground: ProbeContext): readonly string[] {
  const { provider, isIncomplete } = ground.config
  // The CLI may be able to read what this action is not, and a clone would then take the place of the provider that is
  // configured: with its key, and at another host.
  if (isIncomplete) return []
  if (provider === undefined) return cloneSettings(ground)
  // On an id without a table of its own the CLI ends with `missing field name`.
  if (provider.builtIn || !isBareKey(provider.id)) return []
  return ['request_max_retries=0', 'stream_max_retries=0'].map(
    setting => `model_providers.${provider.id}.${setting}`,
  )
}

function cloneSettings(ground: ProbeContext): readonly string[] {
  const { version, config } = ground
  // The `version` header, by which the server tells CLIs that are too old, is only sent by a clone that names it.
  if (version === undefined) return []
  // Arguments are read by every process of the machine, and such an address holds a password or a key.
  if (/[@?]/.test(config.openaiBaseUrl ?? '')) return []
  // Up to 0.104 the built-in address is set by OPENAI_BASE_URL, from 0.125 on by `openai_base_url`. Where one of them
  // is set for a CLI in between or before, the built-in provider knows best what it means.
  const redirected = Boolean(config.openaiBaseUrl) || Boolean(ground.env['OPENAI_BASE_URL'])
  if (redirected && !isAtLeast(version, '0.125.0')) return []
  const fields = [
    // The name is what marks a provider as OpenAI's own, for example for compressed bodies.
    'name="OpenAI"',
    'wire_api="responses"',
    'requires_openai_auth=true',
    'supports_websockets=false',
    'request_max_retries=0',
    'stream_max_retries=0',
    'stream_idle_timeout_ms=30000',
    `http_headers={version=${toml(version)}}`,
    'env_http_headers={OpenAI-Organization="OPENAI_ORGANIZATION",OpenAI-Project="OPENAI_PROJECT"}',
    // A clone does not see `openai_base_url`.
    ...(config.openaiBaseUrl ? [`base_url=${toml(config.openaiBaseUrl)}`] : []),
  ]
  return [`model_provider="${CLONE}"`, `model_providers.${CLONE}={${fields.join(',')}}`]
}
