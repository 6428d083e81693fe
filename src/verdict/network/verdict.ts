/** The verdict on a probe that had no connection. */

import { REASONS } from '../reason.ts'
import type { Finding, Verdict } from '../verdict.ts'
import { describeProblem, type NetworkProblem } from './problem.ts'

const ROUTING_UNAUTHORIZED = /\brouting discovery unauthorized\b/i

type Failure = Extract<Verdict, { readonly finding: Finding }>

/**
 * Whether an own connection can say more about a failure: the CLI had no answer of the endpoint, and names no cause. With
 * a ChatGPT sign-in the CLI asks for the account before the turn. Where that fails it prints a general sentence, also if
 * the network is the cause (0.171).
 */
export function isTransportFailure(verdict: Verdict): verdict is Failure {
  if (!('finding' in verdict)) return false
  const { reason, status, said } = verdict.finding
  if (status !== undefined) return false
  // The login was refused, which may be because it could not be refreshed.
  if (reason === 'auth-rejected') return ROUTING_UNAUTHORIZED.test(said)
  if (reason === 'server-error') return /\brouting discovery failed\b|\bfailed to load cloud\b/i.test(said)
  return reason === 'unreachable' || reason === 'timed-out'
}

/** The verdict on a probe that had no answer, because of this problem. */
export function problemVerdict(problem: NetworkProblem): Failure {
  const reason = isBlock(problem) ? 'network-blocked' : 'unreachable'
  const { scope, lasting } = REASONS[reason]
  const finding: Finding = {
    reason,
    scope,
    lasting,
    said: `${describeProblem(problem)}.`,
    isExplainedByMessage: true,
    network: problem,
  }
  return { kind: reason === 'network-blocked' ? 'refused' : 'unsettled', finding }
}

/**
 * Whether another try would give the same answer: a refusal of the proxy, or an authority that the CLI does not know. A
 * proxy answers with a 5xx where it cannot reach the endpoint itself, which passes as often as not.
 */
function isBlock(problem: NetworkProblem): boolean {
  if (problem.kind === 'unknown-authority') return true
  if (problem.kind !== 'proxy-refuses') return false
  const { status } = problem
  return status === 511 || (status >= 400 && status < 500 && status !== 408 && status !== 429)
}
