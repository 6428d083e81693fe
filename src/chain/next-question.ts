/** What to ask next about one model. */

import type { Finding } from '../verdict/index.ts'
import { adjustSettings } from './adjust-settings.ts'
import type { Attempt, Question } from './attempt.ts'
import { attemptsOf, modelStatus } from './model-status.ts'
import type { Policy } from './policy.ts'

/** A question, and how long to wait before it. `lastDurationMs`: how long the model's last probe took; 0 without one. */
export type NextQuestion = {
  readonly question: Question
  readonly afterMs: number
  readonly lastDurationMs: number
}

const FIRST_WAIT_MS = 1_000
const MAX_WAIT_MS = 20_000

/**
 * The next question about a model; undefined if it is accepted or refused, or if nothing is left to try. First the
 * question is adjusted to the last answer. An answer that is known only by its kind, or not at all, is asked for once
 * more with the plain command, which also shows whether the lean one caused it. Then it is repeated, if the failure may be temporary and a retry is left.
 * See `nextStep` for `random`.
 */
export function nextQuestion(
  model: string,
  attempts: readonly Attempt[],
  policy: Policy,
  random: number,
): NextQuestion | undefined {
  const own = attemptsOf(model, attempts)
  const last = own.at(-1)
  if (last === undefined) {
    return { question: { model, form: 'lean', settings: {} }, afterMs: 0, lastDurationMs: 0 }
  }
  const status = modelStatus(model, attempts)
  if (status.kind !== 'unsettled') return undefined
  const { finding } = status
  const { form, settings, durationMs: lastDurationMs } = last
  const adjusted = adjustSettings(model, own, finding, policy)
  if (adjusted !== undefined) {
    return { question: { model, form, settings: adjusted }, afterMs: 0, lastDurationMs }
  }
  if (form === 'lean' && (finding.secondLook === true || mayComeFromLeanForm(finding))) {
    return { question: { model, form: 'plain', settings }, afterMs: 0, lastDurationMs }
  }
  const retried = countRetries(own)
  const mayRecover = finding.lasting === 'temporary' || finding.lasting === 'ambiguous'
  if (!mayRecover || retried >= policy.retries) return undefined
  const afterMs = retryWaitMs(retried, finding.retryAfterMs ?? 0, random)
  return { question: { model, form, settings }, afterMs, lastDurationMs }
}

/** How often the same question was repeated. An adjusted question is not a retry. */
function countRetries(attempts: readonly Attempt[]): number {
  return attempts.filter((attempt, index) => {
    const before = attempts[index - 1]
    return (
      before?.form === attempt.form &&
      before.settings.effort === attempt.settings.effort &&
      before.settings.verbosity === attempt.settings.verbosity
    )
  }).length
}

/**
 * Whether the options of the lean command may cause a failure, and not the model: after an unknown answer, a CLI that
 * did not start, or a refused setting that cannot be adjusted.
 */
function mayComeFromLeanForm({ reason }: Finding): boolean {
  return reason === 'unrecognized' || reason === 'codex-failed' || reason === 'unsupported-setting'
}

/** Doubles with each retry; a random part of up to half is left out. Never shorter than the server asks for. */
function retryWaitMs(retried: number, retryAfterMs: number, random: number): number {
  const longestMs = Math.min(FIRST_WAIT_MS * 2 ** retried, MAX_WAIT_MS)
  return Math.ceil(Math.max(longestMs * (0.5 + random / 2), retryAfterMs * (1 + random / 10)))
}
