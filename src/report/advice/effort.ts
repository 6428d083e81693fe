/** The effort to run the model with, and what people are told about it. */

import { type Decision, EFFORT_UNSET, type GivenEffort, type ModelStatus } from '../../chain/index.ts'
import type { ReportContext } from '../report-context.ts'

/** What can be an effort. A configuration may hold any other text. */
const EFFORT = /^[a-z]{2,16}$/

/**
 * The effort to run the model with: the one that the job gives, or the one that the model takes instead of it. Null
 * where no model is used, the job gives none, or the model takes none.
 */
export function effortOf(effort: GivenEffort | undefined, decision: Decision): string | null {
  if (effort === undefined || decision.kind === 'none') return null
  const used = decision.settings.effort ?? effort.value
  return used !== EFFORT_UNSET && EFFORT.test(used) ? used : null
}

/** For each accepted model that does not take the job's effort. One that only the probe asked with says nothing. */
export function effortTexts({ effort, statuses }: ReportContext): readonly string[] {
  return effort === undefined ? [] : statuses.flatMap(status => effortText(effort, status))
}

function effortText({ value, source }: GivenEffort, status: ModelStatus): readonly string[] {
  if (status.kind !== 'accepted' || status.settings.effort === undefined) return []
  const { model, settings } = status
  if (settings.effort === EFFORT_UNSET) {
    return [`${model} takes no reasoning effort; leave it out (the output effort is empty).`]
  }
  const line =
    source === 'arguments'
      ? `${settings.effort} in codex-args: \`model_reasoning_effort=${settings.effort}\``
      : `${settings.effort}: \`effort: ${settings.effort}\` (the output effort has it)`
  return [`${model} does not take the effort ${value}; use ${line}.`]
}
