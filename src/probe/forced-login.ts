import type { Route } from '../route/index.ts'
import type { ProbeContext } from './context.ts'

/**
 * The `-c` values that let the input's key be probed beside a login that the configuration forces: the key belongs to
 * the probe alone, so the configuration cannot have meant it.
 */
export function forcedLoginSettings(ground: ProbeContext): readonly string[] {
  if (ground.config.forcedLogin === undefined || !isInputKey(ground.route)) return []
  return ['forced_login_method="api"', 'forced_chatgpt_workspace_id=""']
}

/**
 * Why the CLI would sign out instead of asking, in the CLI's own words; undefined when it would not. The job's own
 * Codex step will meet the same end, so the probe need not be run to know it.
 */
export function forcedLoginConflict({ route, config }: ProbeContext): string | undefined {
  if (config.forcedLogin === 'chatgpt' && route.kind === 'api-key' && !isInputKey(route)) {
    return 'ChatGPT login is required, but an API key is currently being used.'
  }
  if (config.forcedLogin === 'api' && route.kind === 'chatgpt') {
    return 'API key login is required, but ChatGPT is currently being used.'
  }
  return undefined
}

function isInputKey(route: Route): boolean {
  return route.kind === 'api-key' && route.source === 'input'
}
