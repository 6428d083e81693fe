/** What one model still needs, seen by itself: a first probe, another one, or nothing. */

import type { Attempt, Question, Settings } from './attempt.ts'
import { attemptsOf } from './standing.ts'
import type { Finding } from './verdict.ts'

/** `lastMs`: how long the model's last probe took, an estimate for the next, milliseconds. */
export type FollowUp =
  | { readonly kind: 'ask'; readonly question: Question; readonly afterMs: number; readonly lastMs: number }
  | { readonly kind: 'settled' }

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 20_000

/** The model's next question. See `nextStep` for `random`. */
export function followUp(
  model: string,
  attempts: readonly Attempt[],
  retries: number,
  random: number,
): FollowUp {
  const own = attemptsOf(model, attempts)
  const last = own.at(-1)
  if (last === undefined) {
    return { kind: 'ask', question: { model, form: 'lean', settings: {} }, afterMs: 0, lastMs: 0 }
  }
  const { verdict } = last
  if (verdict.kind === 'accepted') return { kind: 'settled' }
  const ask = (change: Partial<Question>, afterMs: number): FollowUp => ({
    kind: 'ask',
    question: { model, form: last.form, settings: last.settings, ...change },
    afterMs,
    lastMs: last.durationMs,
  })
  const { finding } = verdict
  const settings = adjusted(last.settings, finding)
  if (settings !== undefined) return ask({ settings }, 0)
  if (last.form === 'lean' && mayComeFromLeanness(finding)) return ask({ form: 'plain' }, 0)
  const tries = repeats(own)
  const worthRepeating =
    verdict.kind === 'refused'
      ? finding.lasting === 'ambiguous' && own.at(-2)?.verdict.kind !== 'refused'
      : finding.lasting === 'temporary' || finding.lasting === 'ambiguous'
  if (!worthRepeating || tries >= retries) return { kind: 'settled' }
  return ask({}, waitMs(tries, finding.retryAfterMs ?? 0, random))
}

/** How often the same question was asked again; an adjusted question is no retry. */
function repeats(own: readonly Attempt[]): number {
  return own.filter((attempt, index) => {
    const before = own[index - 1]
    return (
      before !== undefined &&
      before.form === attempt.form &&
      before.settings.effort === attempt.settings.effort &&
      before.settings.verbosity === attempt.settings.verbosity
    )
  }).length
}

/** The settings with an offered value in place of the refused one; undefined when there is nothing new to try. */
function adjusted(settings: Settings, finding: Finding): Settings | undefined {
  const refusal = finding.setting
  if (refusal === undefined || settings[refusal.parameter] !== undefined) return undefined
  const [offered] = refusal.offered
  return offered === undefined ? undefined : { ...settings, [refusal.parameter]: offered }
}

/**
 * An answer that nobody has seen before, or a CLI that would not even start, may be about the lean command and not
 * about the model.
 */
function mayComeFromLeanness(finding: Finding): boolean {
  return finding.reason === 'unrecognized' || finding.reason === 'codex-failed'
}

/** Doubles with each try, between half and all of it at random, and never less than what the server asked for. */
function waitMs(tries: number, retryAfterMs: number, random: number): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
  return Math.round(Math.max(longest * (0.5 + random / 2), retryAfterMs * (1 + random / 10)))
}
