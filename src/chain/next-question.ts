import type { Finding } from '../verdict/index.ts'
import type { Attempt, Question, Settings } from './attempt.ts'
import { attemptsOf, modelStatus } from './model-status.ts'

/** `lastMs`: how long the model's last probe took, an estimate for the next, milliseconds. */
export type NextQuestion =
  | { readonly kind: 'ask'; readonly question: Question; readonly afterMs: number; readonly lastMs: number }
  | { readonly kind: 'settled' }

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 20_000

/**
 * The model's next question. A model that is neither accepted nor refused is asked again, first with what the answer
 * calls for and then, while the failure may pass, as it was. See `nextStep` for `random`.
 */
export function nextQuestion(
  model: string,
  attempts: readonly Attempt[],
  retries: number,
  random: number,
): NextQuestion {
  const own = attemptsOf(model, attempts)
  const last = own.at(-1)
  if (last === undefined) {
    return { kind: 'ask', question: { model, form: 'lean', settings: {} }, afterMs: 0, lastMs: 0 }
  }
  const standing = modelStatus(model, attempts)
  if (standing.kind !== 'unsettled') return { kind: 'settled' }
  const ask = (change: Partial<Question>, afterMs: number): NextQuestion => ({
    kind: 'ask',
    question: { model, form: last.form, settings: last.settings, ...change },
    afterMs,
    lastMs: last.durationMs,
  })
  const { finding } = standing
  const settings = adjusted(last.settings, finding)
  if (settings !== undefined) return ask({ settings }, 0)
  if (last.form === 'lean' && mayComeFromLeanness(finding)) return ask({ form: 'plain' }, 0)
  const tries = repeats(own)
  const mayPass = finding.lasting === 'temporary' || finding.lasting === 'ambiguous'
  if (!mayPass || tries >= retries) return { kind: 'settled' }
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
 * An answer that nobody has seen before, a CLI that would not even start, or a setting that cannot be adjusted may be
 * about the lean command and not about the model.
 */
function mayComeFromLeanness({ reason }: Finding): boolean {
  return reason === 'unrecognized' || reason === 'codex-failed' || reason === 'unsupported-setting'
}

/** Doubles with each try, between half and all of it at random, and never less than what the server asked for. */
function waitMs(tries: number, retryAfterMs: number, random: number): number {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
  return Math.ceil(Math.max(longest * (0.5 + random / 2), retryAfterMs * (1 + random / 10)))
}
