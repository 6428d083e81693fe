import { type Answer, problem } from './answers.ts'

/** A failure of a request. */
export type Fault =
  /** GitHub's limit on created content and concurrency. `retryAfter` is in seconds. */
  | { readonly kind: 'secondary-limit'; readonly status: 403 | 429; readonly retryAfter?: number }
  /** The hourly limit is used up for `resetIn` more seconds. */
  | { readonly kind: 'primary-limit'; readonly resetIn: number }
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** The answer comes `ms` milliseconds late. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The connection ends without an answer, before or after the request takes effect. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Another answer in place of the real one. */
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The answer never comes, or its body never ends. The request takes effect. */
  | { readonly kind: 'hang'; readonly at: 'headers' | 'body' }
  /** The body comes one byte at a time, with `ms` milliseconds between them. */
  | { readonly kind: 'drip'; readonly ms: number }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'cut-off' }
  /** The body is endless and fast. */
  | { readonly kind: 'flood' }

/** A fault and the requests that it applies to. */
export interface FaultRule {
  readonly fault: Fault
  /** Only requests with this method. */
  readonly method?: string
  /** Only requests whose path, without the query, matches. */
  readonly path?: RegExp
  /** Number of matching requests without the fault before it applies; 0 by default. */
  readonly skip?: number
  /** Number of matching requests that it applies to; 1 by default. */
  readonly times?: number
}

/** Returns the fault for a request and counts the request. */
export type FaultFinder = (method: string, path: string) => Fault | undefined

/** Finds faults in a list of rules, to which rules may be added; the first rule that applies is used. */
export function faultFinder(rules: readonly FaultRule[]): FaultFinder {
  const counts = new Map<FaultRule, number>()
  return (method, path) => {
    for (const rule of rules) {
      if (rule.method !== undefined && rule.method !== method) continue
      if (rule.path !== undefined && !rule.path.test(path)) continue
      const before = counts.get(rule) ?? 0
      counts.set(rule, before + 1)
      const skip = rule.skip ?? 0
      if (before >= skip && before < skip + (rule.times ?? 1)) return rule.fault
    }
    return undefined
  }
}

/** The answer that replaces the real one; `undefined` for a fault without an answer of its own. */
export function faultAnswer(fault: Fault, now: number): Answer | undefined {
  switch (fault.kind) {
    case 'secondary-limit': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': `${fault.retryAfter}` }
      const message =
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
      return { ...problem(fault.status, message), headers }
    }
    case 'primary-limit':
      return {
        ...problem(403, 'API rate limit exceeded for installation.'),
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': `${Math.ceil(now / 1000) + fault.resetIn}`,
        },
      }
    case 'status':
      return problem(fault.status, fault.message ?? 'Server Error')
    case 'answer':
      return fault.answer
    default:
      return undefined
  }
}
