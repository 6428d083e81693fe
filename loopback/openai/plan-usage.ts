import { okAnswer } from './reply.ts'
import { type StatusAnswer, TEST_IDENTITY } from './script.ts'

/** A window of a limit: percent used, its length and the time until its reset. */
export interface Window {
  readonly used: unknown
  readonly hours: number
  /** Seconds from now; by default the whole length. Negative for a window that is over. */
  readonly resetsIn?: number
}

/** A limit of one model. `name` is what the server calls it. */
export interface OwnLimit {
  readonly name: string
  readonly windows: readonly Window[]
  /** The model whose name and efforts describe the limit. */
  readonly normalModel?: string
}

/** What the plan has left. */
export interface PlanUsage {
  readonly windows: readonly Window[]
  readonly own?: readonly OwnLimit[]
  readonly credits?: 'none' | 'some' | 'unlimited'
  /** Percent left of what this member may spend in credits. */
  readonly capLeft?: number
}

/** The answer to `GET …/wham/usage` in the shape that CLI 0.104 to 0.171 reads. */
export function planUsageAnswer({ windows, own = [], credits = 'none', capLeft }: PlanUsage): StatusAnswer {
  const limits = own.map(({ name, windows: of, normalModel = null }, index) => ({
    limit_name: name,
    metered_feature: `codex_own_${index + 1}`,
    normal_model_slug: normalModel,
    rate_limit: rateLimit(of),
  }))
  return okAnswer({
    plan_type: TEST_IDENTITY.plan,
    account_id: TEST_IDENTITY.accountId,
    user_id: TEST_IDENTITY.userId,
    email: TEST_IDENTITY.email,
    rate_limit: windows.length === 0 ? null : rateLimit(windows),
    additional_rate_limits: limits.length === 0 ? null : limits,
    credits: {
      has_credits: credits !== 'none',
      unlimited: credits === 'unlimited',
      balance: credits === 'some' ? '12.50' : '0',
    },
    spend_control: capLeft === undefined ? null : { reached: false, individual_limit: spendLimit(capLeft) },
    rate_limit_reached_type: null,
  })
}

function rateLimit([primary, secondary]: readonly Window[]) {
  return {
    allowed: true,
    limit_reached: false,
    primary_window: primary === undefined ? null : window(primary),
    secondary_window: secondary === undefined ? null : window(secondary),
  }
}

function window({ used, hours, resetsIn = hours * 3600 }: Window) {
  return {
    used_percent: used,
    limit_window_seconds: hours * 3600,
    reset_after_seconds: Math.max(0, resetsIn),
    reset_at: Math.floor(Date.now() / 1000) + resetsIn,
  }
}

/** All fields have to be there, or the CLI refuses the whole answer (0.142 to 0.171). */
function spendLimit(left: number) {
  const resetsIn = 10 * 24 * 3600
  return {
    source: 'user',
    limit: '5000',
    used: String(5000 - 50 * left),
    remaining: String(50 * left),
    used_percent: 100 - left,
    remaining_percent: left,
    reset_after_seconds: resetsIn,
    reset_at: Math.floor(Date.now() / 1000) + resetsIn,
  }
}
