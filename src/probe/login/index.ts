/** The stored login during a probe: it is neither deleted nor spent. */

import type { ProbeContext } from '../probe-context.ts'
import { endedTokenConflict } from './ended-token.ts'
import { loginRuleConflict } from './login-rules.ts'
import { refreshConflict } from './rotation.ts'

export { unrefreshedLogin } from './ended-token.ts'
export { withLoginKept } from './keep-login.ts'
export { loginRuleRefusal, loginSettings } from './login-rules.ts'
export { refreshGuard } from './refresh-guard.ts'
export { watchRefusals } from './refused-refresh.ts'
export { NO_REFRESH_VARIABLES, preventedRefresh, refreshVariables } from './rotation.ts'

/** Why no process of the CLI may start with this login, as a message of a failed probe; undefined where it may. */
export function loginConflict(context: ProbeContext): string | undefined {
  return loginRuleConflict(context) ?? endedTokenConflict(context) ?? refreshConflict(context)
}
