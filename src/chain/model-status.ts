import type { Finding, Verdict } from '../verdict/index.ts'
import type { Attempt, Settings } from './attempt.ts'
import type { Policy } from './policy.ts'

/**
 * - `accepted`: the last probe was. `flapped` when an earlier one was refused.
 * - `refused`: settled. An ambiguous refusal counts as one only when a second probe confirmed it.
 * - `unsettled`: no proof either way.
 * - `untried`: no probe of it came to a verdict, because the walk ended before it or was cancelled.
 */
export type ModelStatus =
  | {
      readonly kind: 'accepted'
      readonly model: string
      readonly servedModel?: string
      readonly flapped: boolean
      readonly settings: Settings
    }
  | {
      readonly kind: 'refused'
      readonly model: string
      readonly finding: Finding
      readonly confirmed: boolean
    }
  | { readonly kind: 'unsettled'; readonly model: string; readonly finding: Finding }
  | { readonly kind: 'untried'; readonly model: string }

/** The standing of one model; `attempts` may hold those of others too. A cancelled probe is none. */
export function modelStatus(model: string, attempts: readonly Attempt[]): ModelStatus {
  const own = attemptsOf(model, attempts)
  const last = own.at(-1)
  if (last === undefined) return { kind: 'untried', model }
  const { verdict } = last
  switch (verdict.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        model,
        flapped: own.some(attempt => refusalIn(attempt) !== undefined),
        settings: last.settings,
        ...(verdict.servedModel === undefined ? {} : { servedModel: verdict.servedModel }),
      }
    case 'refused':
    case 'unsettled': {
      const refusal = refusalIn(last)
      if (refusal === undefined) return { kind: 'unsettled', model, finding: verdict.finding }
      const confirmed = own.slice(0, -1).some(attempt => refusalIn(attempt)?.scope === refusal.scope)
      return refusal.lasting === 'ambiguous' && !confirmed
        ? { kind: 'unsettled', model, finding: refusal }
        : { kind: 'refused', model, finding: refusal, confirmed }
    }
  }
}

/** The standings of the whole chain, in its order. */
export function chainStatus(
  policy: Pick<Policy, 'chain'>,
  attempts: readonly Attempt[],
): readonly ModelStatus[] {
  return policy.chain.map(model => modelStatus(model, attempts))
}

type SettledAttempt = Attempt & { readonly verdict: Exclude<Verdict, { kind: 'cancelled' }> }

/** The attempts of one model that came to a verdict, oldest first. */
export function attemptsOf(model: string, attempts: readonly Attempt[]): readonly SettledAttempt[] {
  return attempts.filter(
    (attempt): attempt is SettledAttempt => attempt.model === model && attempt.verdict.kind !== 'cancelled',
  )
}

/**
 * The refusal that a probe found, if it found one. Refusing the shape of the request, or failing on the way, proves
 * nothing against the model, whatever the verdict calls it.
 */
function refusalIn({ verdict }: Attempt): Finding | undefined {
  if (verdict.kind !== 'refused') return undefined
  const { scope } = verdict.finding
  return scope === 'request' || scope === 'infrastructure' ? undefined : verdict.finding
}

/**
 * Whether a standing that no further probe can change ends the walk for every model: a failure of the route, or a
 * client that cannot run at all. A CLI that is too old for one model may still run the next.
 *
 * An unsettled failure of the route ends it too. The next model would meet the same failure, and if the route healed
 * in between, it would be taken for a better model than the one asked for.
 */
export function stopsChain(standing: ModelStatus): boolean {
  if (!('finding' in standing)) return false
  const { scope, reason } = standing.finding
  return scope === 'route' || reason === 'codex-missing'
}
