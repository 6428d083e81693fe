/** Made-up worlds for the core: what each model of a chain would answer, and a walk through them on a clock of its own. */

import * as fc from 'fast-check'
import type { Attempt, Question } from '../../src/chain/attempt.ts'
import { nextStep, type Step } from '../../src/chain/next-step.ts'
import type { Policy } from '../../src/chain/policy.ts'
import { REASON_CODES, REASONS, type Reason } from '../../src/verdict/reason.ts'
import type { Finding, SettingRefusal, Verdict } from '../../src/verdict/verdict.ts'

/** `took`: the part of the time given that the probe used, 0 to 1. */
export type Answer = { readonly verdict: Verdict; readonly took: number }

/** The answers of each model, in order; the last one is given again and again. */
export type ScriptedRoute = Readonly<Record<string, readonly [Answer, ...Answer[]]>>

export type ProbeStep = Extract<Step, { kind: 'probe' }>

/** A step, with what was known when it was taken. */
export type RecordedStep = {
  readonly step: ProbeStep
  readonly before: readonly Attempt[]
  readonly elapsedMs: number
  readonly random: number
}

export type ScriptedRun = {
  readonly attempts: readonly Attempt[]
  readonly taken: readonly RecordedStep[]
  readonly elapsedMs: number
}

/** More steps than any chain of these tests can need: a walk that gets here does not end. */
const ENDLESS = 1_000

const EPOCH = Date.UTC(2026, 3, 25)

export function runScriptedChain(
  world: ScriptedRoute,
  policy: Policy,
  randoms: readonly number[] = [0.5],
): ScriptedRun {
  const attempts: Attempt[] = []
  const taken: RecordedStep[] = []
  let elapsedMs = 0
  for (;;) {
    const random = randoms[taken.length % randoms.length] ?? 0.5
    const step = nextStep(policy, attempts, elapsedMs, random)
    if (step.kind === 'done') return { attempts, taken, elapsedMs }
    if (taken.length === ENDLESS) throw new Error('The walk does not end.')
    taken.push({ step, before: [...attempts], elapsedMs, random })
    const startedMs = elapsedMs + step.afterMs
    const made = step.questions.map(question => attemptIn(world, question, attempts, step, startedMs))
    attempts.push(...made)
    elapsedMs = startedMs + Math.max(...made.map(attempt => attempt.durationMs))
  }
}

function attemptIn(
  world: ScriptedRoute,
  question: Question,
  attempts: readonly Attempt[],
  step: ProbeStep,
  startedMs: number,
): Attempt {
  const answers = world[question.model] ?? [accepted()]
  const asked = attempts.filter(attempt => attempt.model === question.model).length
  const answer = answers[Math.min(asked, answers.length - 1)] ?? accepted()
  return {
    ...question,
    verdict: answer.verdict,
    startedAt: EPOCH + startedMs,
    durationMs: answer.took * step.timeoutMs,
  }
}

export const policyOf = (changes: Partial<Policy> = {}): Policy => ({
  probe: 'live',
  chain: ['gpt-5.5', 'gpt-5.4'],
  strategy: 'first',
  onUnsettled: 'fallback',
  retries: 2,
  timeoutMs: 60_000,
  budgetMs: 180_000,
  parallel: false,
  ...changes,
})

export const findingOf = (reason: Reason, changes: Partial<Finding> = {}): Finding => ({
  reason,
  scope: REASONS[reason].scope,
  lasting: REASONS[reason].lasting,
  said: '',
  ...changes,
})

export const accepted = (servedModel?: string): Answer => ({
  verdict: servedModel === undefined ? { kind: 'accepted' } : { kind: 'accepted', servedModel },
  took: 0.01,
})

export const refused = (reason: Reason, changes: Partial<Finding> = {}): Answer => ({
  verdict: { kind: 'refused', finding: findingOf(reason, changes) },
  took: 0.01,
})

export const unsettled = (reason: Reason, changes: Partial<Finding> = {}): Answer => ({
  verdict: { kind: 'unsettled', finding: findingOf(reason, changes) },
  took: 0.01,
})

/** Refused at first sight, in words that are also known from outages. */
export const doubted = (): Answer => refused('model-not-found', { lasting: 'ambiguous' })

export const hangs = (): Answer => ({
  verdict: { kind: 'unsettled', finding: findingOf('timed-out') },
  took: 1,
})

export const cancelled = (): Answer => ({ verdict: { kind: 'cancelled' }, took: 0.5 })

/** Attempts of one model without a walk, one second each. */
export const attemptsAt = (model: string, ...answers: readonly Answer[]): Attempt[] =>
  answers.map((answer, index) => ({
    model,
    form: 'lean',
    settings: {},
    verdict: answer.verdict,
    startedAt: EPOCH + index * 2_000,
    durationMs: 1_000,
  }))

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

const settingRefusal: fc.Arbitrary<SettingRefusal> = fc.record({
  parameter: fc.constantFrom('effort' as const, 'verbosity' as const),
  offered: fc.array(fc.constantFrom('low', 'medium', 'high'), { minLength: 1, maxLength: 3 }),
})

const moment = fc
  .integer({ min: EPOCH, max: EPOCH + 90 * 24 * 3_600_000 })
  .map(ms => new Date(ms).toISOString())

/** Any finding, also of scopes and lastings that its reason does not usually have. */
const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    reason: fc.constantFrom(...REASON_CODES),
    scope: optional(
      fc.constantFrom('model' as const, 'route' as const, 'client' as const, 'request' as const),
    ),
    lasting: optional(
      fc.constantFrom(
        'permanent' as const,
        'until-reset' as const,
        'temporary' as const,
        'ambiguous' as const,
      ),
    ),
    said: fc.string({ unit: 'binary', maxLength: 40 }),
    status: optional(fc.integer({ min: 100, max: 599 })),
    code: optional(fc.string({ maxLength: 20 })),
    retryAt: optional(moment),
    retryAfterMs: optional(fc.integer({ min: 0, max: 300_000 })),
    setting: optional(settingRefusal),
  })
  .map(drawn => {
    const { reason, scope, lasting, said, ...rest } = drawn
    const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
    return {
      reason,
      scope: scope ?? REASONS[reason].scope,
      lasting: lasting ?? REASONS[reason].lasting,
      said,
      ...known,
    }
  })

const usage = fc.record({ inputTokens: fc.nat(), cachedInputTokens: fc.nat(), outputTokens: fc.nat() })

const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  { weight: 3, arbitrary: usage.map(used => ({ kind: 'accepted' as const, usage: used })) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 40 })
      .map(servedModel => ({ kind: 'accepted' as const, servedModel })),
  },
  { weight: 5, arbitrary: anyFinding.map(finding => ({ kind: 'refused' as const, finding })) },
  { weight: 5, arbitrary: anyFinding.map(finding => ({ kind: 'unsettled' as const, finding })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancelled' as const }) },
)

/** What the walk has to get right is rare among arbitrary answers, so the answers that try it come more often. */
const answer: fc.Arbitrary<Answer> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ verdict, took: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      accepted(),
      doubted(),
      hangs(),
      refused('not-supported-on-route'),
      unsettled('server-error'),
    ),
  },
)

const MODELS = ['gpt-5.5', 'gpt-5.4', 'gpt-5.4-mini', 'openai/gpt-5.5@2026'] as const

export const arbitraryPolicy: fc.Arbitrary<Policy> = fc
  .record({
    probe: fc.constantFrom('live' as const, 'catalog' as const),
    length: fc.integer({ min: 1, max: MODELS.length }),
    strategy: fc.constantFrom('first' as const, 'all' as const),
    onUnsettled: fc.constantFrom('fallback' as const, 'keep' as const, 'fail' as const),
    retries: fc.integer({ min: 0, max: 4 }),
    timeoutMs: fc.integer({ min: 1, max: 120 }).map(seconds => seconds * 1000),
    budgetMs: fc.integer({ min: 1, max: 600 }).map(seconds => seconds * 1000),
    parallel: fc.boolean(),
  })
  .map(({ length, ...rest }) => ({ ...rest, chain: [MODELS[0], ...MODELS.slice(1, length)] }))

export const arbitraryRoute: fc.Arbitrary<ScriptedRoute> = fc
  .tuple(...MODELS.map(() => fc.tuple(answer, fc.array(answer, { maxLength: 6 }))))
  .map(all =>
    Object.fromEntries(
      all.map(([first, rest], index): [string, [Answer, ...Answer[]]] => [
        MODELS[index] ?? '',
        [first, ...rest],
      ]),
    ),
  )

export const arbitraryRandoms: fc.Arbitrary<readonly number[]> = fc.array(
  fc.double({ min: 0, max: 0.999, noNaN: true }),
  { minLength: 1, maxLength: 8 },
)

/** A whole walk through an arbitrary world, with the policy that it followed. */
export const arbitraryRun = fc
  .tuple(arbitraryPolicy, arbitraryRoute, arbitraryRandoms)
  .map(([policy, world, randoms]) => ({ policy, ...runScriptedChain(world, policy, randoms) }))
