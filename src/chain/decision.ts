import { assertNever } from '../base/index.ts'
import type { OutputReason, Reason } from '../verdict/index.ts'
import type { Attempt, Settings } from './attempt.ts'
import { chainStatus, type ModelStatus, stopsChain } from './model-status.ts'
import type { Policy } from './policy.ts'

/** The value of the `outcome` output. */
export type Outcome = Decision['kind']

/**
 * - `preferred`: the model asked for. Not `verified` when `on-unsettled: keep` kept it without proof.
 * - `fallback`: a later model of the chain, which was accepted.
 * - `none`: no model is used. `blockedBy` is the failure of the route or client that ended the walk, if one did.
 *
 * `reason` is why the model asked for is not the one used; for a model kept without proof it is what stood in the way
 * of the proof, since calling it accepted would be untrue. `settings` are what the used model needs.
 */
export type Decision =
  | {
      readonly kind: 'preferred'
      readonly model: string
      readonly verified: boolean
      readonly reason: OutputReason
      readonly settings: Settings
      readonly servedModel?: string
    }
  | {
      readonly kind: 'fallback'
      readonly model: string
      readonly reason: Reason
      readonly settings: Settings
      readonly servedModel?: string
    }
  | { readonly kind: 'none'; readonly reason: Reason; readonly blockedBy?: Reason }

/**
 * The decision that the attempts so far lead to. When the walk was cancelled, a model asked for that is not settled is
 * neither kept nor fallen back from: its retries were not over.
 */
export function decide(policy: Policy, attempts: readonly Attempt[]): Decision {
  const standings = chainStatus(policy, attempts)
  const [asked] = standings
  if (asked === undefined) throw new Error('The chain is empty.')
  switch (asked.kind) {
    case 'accepted':
      return { kind: 'preferred', model: asked.model, verified: true, reason: 'accepted', ...serving(asked) }
    case 'refused':
      return fallBack(asked.finding.reason, standings)
    case 'unsettled': {
      const { reason } = asked.finding
      const cancelled = attempts.some(attempt => attempt.verdict.kind === 'cancelled')
      return cancelled ? none(reason, standings) : withoutProof(policy, asked.model, reason, standings)
    }
    case 'untried':
      // Only a cancelled walk comes to this. The contract has no code for it; no answer came in time is true.
      return none('timed-out', standings)
    default:
      return assertNever(asked)
  }
}

function withoutProof(
  { onUnsettled }: Policy,
  model: string,
  reason: Reason,
  standings: readonly ModelStatus[],
): Decision {
  switch (onUnsettled) {
    case 'fallback':
      return fallBack(reason, standings)
    case 'keep':
      return { kind: 'preferred', model, verified: false, reason, settings: {} }
    case 'fail':
      return none(reason, standings)
    default:
      return assertNever(onUnsettled)
  }
}

/** The first accepted model of the chain; the one asked for is known not to be accepted. */
function fallBack(reason: Reason, standings: readonly ModelStatus[]): Decision {
  const used = standings.find(standing => standing.kind === 'accepted')
  return used === undefined
    ? none(reason, standings)
    : { kind: 'fallback', model: used.model, reason, ...serving(used) }
}

function none(reason: Reason, standings: readonly ModelStatus[]): Decision {
  const blocker = standings.filter(standing => 'finding' in standing).find(stopsChain)
  return blocker === undefined
    ? { kind: 'none', reason }
    : { kind: 'none', reason, blockedBy: blocker.finding.reason }
}

type Accepted = Extract<ModelStatus, { kind: 'accepted' }>

function serving(standing: Accepted): Pick<Accepted, 'settings' | 'servedModel'> {
  const { settings, servedModel } = standing
  return servedModel === undefined ? { settings } : { settings, servedModel }
}
