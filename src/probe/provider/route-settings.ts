/** Settings that choose the model provider, where the route does not leave that to the configuration. */

import type { ProbeContext } from '../probe-context.ts'
import { tomlString } from '../probe-settings.ts'

/** The id of OpenAI's own provider. */
const OPENAI = 'openai'

/** The `-c` values of every command on the second route. They come after those of the job, so they count. */
export function routeSettings(context: ProbeContext): readonly string[] {
  const { route } = context
  return route.kind === 'api-key' && route.source === 'fallback' ? selectProvider(context, OPENAI) : []
}

/**
 * The `-c` values that select a provider. The provider of a profile in config.toml would come before `model_provider`
 * (0.77 to 0.155, which read such profiles), so it is replaced in each of them. A dotted path of `-c` has no quotes: a
 * profile whose name needs them cannot be reached.
 */
export function selectProvider({ config }: ProbeContext, id: string): readonly string[] {
  const ofProfiles = Object.keys(config.settings ?? {}).filter(name =>
    /^profiles\.[A-Za-z0-9_-]+\.model_provider$/.test(name),
  )
  return ['model_provider', ...ofProfiles].map(name => `${name}=${tomlString(id)}`)
}
