import { isReason, REASONS, type Reason } from '../verdict/index.ts'
import { isRerouted, type Row } from './state.ts'

/**
 * - `none`: no model is used.
 * - `rerouted`: a model is used, but another one answered when it was asked for.
 * - `fallback`: another model is used than the one asked for.
 * - `unverified`: the model asked for is used without proof.
 * - `preferred`: the model asked for is used, and was accepted.
 */
export type RowStatus = (typeof ROW_STATUSES)[number]

/** What wants attention comes first. */
export const ROW_STATUSES = ['none', 'rerouted', 'fallback', 'unverified', 'preferred'] as const

/** Where the leg stands. */
export function rowStatus(row: Row): RowStatus {
  if (row.used === null || row.outcome === 'none') return 'none'
  if (isRerouted(row)) return 'rerouted'
  if (row.outcome === 'fallback') return 'fallback'
  return row.reason === 'accepted' ? 'preferred' : 'unverified'
}

/**
 * The failure of the route, or the missing client, that left the leg without a model: no other model would have fared
 * better.
 */
export function blockerOf(row: Row): Reason | undefined {
  if (rowStatus(row) !== 'none') return undefined
  return reasonsOf(row).find(reason => REASONS[reason].scope === 'route' || reason === 'codex-missing')
}

/** Whether the very first answer was that failure, so that the leg says nothing about any model. */
export function isBlockedAtOnce(row: Row): boolean {
  return blockerOf(row) === row.reason && reasonsOf(row).length === 1
}

/** The failures of a leg, each once, that of the model asked for first; codes that are not known are left out. */
export function reasonsOf(row: Row): readonly Reason[] {
  return [...new Set([row.reason, ...row.tried.map(({ reason }) => reason)])].filter(isReason)
}

/** Whether a failure is an answer about the model; that the model needs a newer client is one. */
export function isModelReason(reason: Reason): boolean {
  return REASONS[reason].scope === 'model' || reason === 'needs-newer-codex'
}
