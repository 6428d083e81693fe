import { type Answer, problem } from './answers.ts'

/** What goes wrong, in place of the answer or around it. */
export type Fault =
  /** GitHub's limit on content and concurrency. `retryAfter` is in seconds. */
  | { readonly kind: 'secondary-limit'; readonly status: 403 | 429; readonly retryAfter?: number }
  /** The hourly limit is spent, until `resetIn` seconds from now. */
  | { readonly kind: 'primary-limit'; readonly resetIn: number }
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** The answer comes, `ms` milliseconds late. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The connection ends without an answer, before or after the request took effect. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }

/** A fault and the requests that meet it. */
export interface FaultRule {
  readonly fault: Fault
  /** Only requests with this method. */
  readonly method?: string
  /** Only requests whose path, without the query, matches. */
  readonly path?: RegExp
  /** How many matching requests pass unharmed first; none by default. */
  readonly skip?: number
  /** How many matching requests meet it after that; one by default. */
  readonly times?: number
}

/** Finds the fault that a request meets, and counts it. */
export type FaultFinder = (method: string, path: string) => Fault | undefined

/** A finder over a list of rules that may grow; the first rule that applies counts. */
export function faultFinder(rules: readonly FaultRule[]): FaultFinder {
  const met = new Map<FaultRule, number>()
  return (method, path) => {
    for (const rule of rules) {
      if (rule.method !== undefined && rule.method !== method) continue
      if (rule.path !== undefined && !rule.path.test(path)) continue
      const before = met.get(rule) ?? 0
      met.set(rule, before + 1)
      const skip = rule.skip ?? 0
      if (before >= skip && before < skip + (rule.times ?? 1)) return rule.fault
    }
    return undefined
  }
}

/** The answer that a fault puts in place of the real one, if it does. */
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
    case 'latency':
    case 'drop':
      return undefined
  }
}
