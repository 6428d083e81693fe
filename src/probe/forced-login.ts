/** The setting `forced_login_method`, with which the CLI accepts one kind of login and signs out of the other. */

import type { Route } from '../route/index.ts'
import type { ProbeContext } from './probe-context.ts'

/**
 * The `-c` values that allow a probe with the input's key while the configuration forces a login. Only the probe has
 * that key, so the configuration cannot mean it.
 */
export function forcedLoginSettings({ route, config }: ProbeContext): readonly string[] {
  if (config.forcedLogin === undefined || !isInputKey(route)) return []
  return ['forced_login_method="api"', 'forced_chatgpt_workspace_id=""']
}

/**
 * The CLI's own error where it would sign out instead of asking the model; undefined elsewhere. The job's Codex step
 * will fail in the same way, so the probe need not run. If it ran, the CLI would delete the stored login.
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
