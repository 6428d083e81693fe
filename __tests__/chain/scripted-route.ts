/** Routes with scripted answers, and a run of a chain on such a route with a simulated clock. */

import * as fc from 'fast-check'
import { type Attempt, nextStep, type Policy, type Question } from '../../src/chain/index.ts'
import {
  type Finding,
  REASON_CODES,
  REASONS,
  type Reason,
  type SettingRefusal,
  type Verdict,
} from '../../src/verdict/index.ts'
import { anyCharacter } from '../any-character.ts'

/** `timeShare`: the share of the timeout that the probe took, 0 to 1. */
export type Answer = { readonly verdict: Verdict; readonly timeShare: number }

/** The answers for each model, in order. The last one repeats; a model without answers is accepted. */
export type ScriptedRoute = Readonly<Record<string, readonly [Answer, ...Answer[]]>>

export type ProbeStep = Extract<ReturnType<typeof nextStep>, { kind: 'probe' }>

/** A step of a run, with the state that led to it. */
export type RecordedStep = {
  readonly step: ProbeStep
  readonly before: readonly Attempt[]
  readonly elapsedMs: number
  readonly random: number
}

export type ScriptedRun = {
  readonly attempts: readonly Attempt[]
  readonly steps: readonly RecordedStep[]
  readonly elapsedMs: number
}

/** More steps than any chain here needs. A run that reaches it does not end. */
const MAX_STEPS = 1_000

const EPOCH = Date.UTC(2026, 3, 25)

/** Runs the chain of a policy on a scripted route until nothing is left to ask. */
export function runScriptedChain(
  route: ScriptedRoute,
  policy: Policy,
  randoms: readonly number[] = [0.5],
): ScriptedRun {
  const attempts: Attempt[] = []
  const steps: RecordedStep[] = []
  let elapsedMs = 0
  for (;;) {
    const random = randoms[steps.length % randoms.length] ?? 0.5
    const step = nextStep(policy, attempts, elapsedMs, random)
    if (step.kind === 'done') return { attempts, steps, elapsedMs }
    if (steps.length === MAX_STEPS) throw new Error('The run does not end.')
    steps.push({ step, before: [...attempts], elapsedMs, random })
    const startedMs = elapsedMs + step.afterMs
    const answered = step.questions.map(question => attemptOf(question, route, attempts, step, startedMs))
    attempts.push(...answered)
    elapsedMs = startedMs + Math.max(...answered.map(attempt => attempt.durationMs))
  }
}

function attemptOf(
  question: Question,
  route: ScriptedRoute,
  attempts: readonly Attempt[],
  step: ProbeStep,
  startedMs: number,
): Attempt {
  const answers = route[question.model] ?? [accepted()]
  const earlier = attempts.filter(attempt => attempt.model === question.model).length
  const { verdict, timeShare } = answers[Math.min(earlier, answers.length - 1)] ?? accepted()
  return { ...question, verdict, startedAt: EPOCH + startedMs, durationMs: timeShare * step.timeoutMs }
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

const findingOf = (reason: Reason, changes: Partial<Finding> = {}): Finding => ({
  reason,
  scope: REASONS[reason].scope,
  lasting: REASONS[reason].lasting,
  said: '',
  ...changes,
})

export const accepted = (servedModel?: string): Answer => ({
  verdict: servedModel === undefined ? { kind: 'accepted' } : { kind: 'accepted', servedModel },
  timeShare: 0.01,
})

export const refused = (reason: Reason, changes: Partial<Finding> = {}): Answer => ({
  verdict: { kind: 'refused', finding: findingOf(reason, changes) },
  timeShare: 0.01,
})

export const unsettled = (reason: Reason, changes: Partial<Finding> = {}): Answer => ({
  verdict: { kind: 'unsettled', finding: findingOf(reason, changes) },
  timeShare: 0.01,
})

/** An ambiguous refusal: the same words are also known from outages. */
export const doubted = (): Answer => refused('model-not-found', { lasting: 'ambiguous' })

/** No answer until the timeout. */
export const hangs = (): Answer => ({
  verdict: { kind: 'unsettled', finding: findingOf('timed-out') },
  timeShare: 1,
})

export const cancelled = (): Answer => ({ verdict: { kind: 'cancelled' }, timeShare: 0.5 })

/** Attempts of one model outside a run, one second each. */
export const attemptsAt = (model: string, ...answers: readonly Answer[]): Attempt[] =>
  answers.map(({ verdict }, index) => ({
    model,
    form: 'lean',
    settings: {},
    verdict,
    startedAt: EPOCH + index * 2_000,
    durationMs: 1_000,
  }))

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

const settingRefusal: fc.Arbitrary<SettingRefusal> = fc.record({
  parameter: fc.constantFrom('effort', 'verbosity'),
  offered: fc.array(fc.constantFrom('low', 'medium', 'high'), { minLength: 1, maxLength: 3 }),
})

const moment = fc
  .integer({ min: EPOCH, max: EPOCH + 90 * 24 * 3_600_000 })
  .map(ms => new Date(ms).toISOString())

/** Any finding, also with a scope or duration that its reason does not usually have. */
const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    reason: fc.constantFrom(...REASON_CODES),
    scope: optional(fc.constantFrom('model', 'route', 'client', 'request')),
    lasting: optional(fc.constantFrom('permanent', 'until-reset', 'temporary', 'ambiguous')),
    said: fc.string({ unit: anyCharacter, maxLength: 40 }),
    status: optional(fc.integer({ min: 100, max: 599 })),
    code: optional(fc.string({ maxLength: 20 })),
    retryAt: optional(moment),
    retryAfterMs: optional(fc.integer({ min: 0, max: 300_000 })),
    setting: optional(settingRefusal),
  })
  .map(drawn => {
    const present = Object.entries(drawn).filter(([, value]) => value !== undefined)
    return { ...findingOf(drawn.reason), ...Object.fromEntries(present) }
  })

const usage = fc.record({ inputTokens: fc.nat(), cachedInputTokens: fc.nat(), outputTokens: fc.nat() })

const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('accepted'), usage }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('accepted'),
      servedModel: fc.string({ unit: anyCharacter, maxLength: 40 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('refused'), finding: anyFinding }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('unsettled'), finding: anyFinding }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'cancelled' }) },
)

/** Answers that the chain handles specially are rare among arbitrary ones, so some are added. */
const answer: fc.Arbitrary<Answer> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ verdict, timeShare: fc.double({ min: 0, max: 1, noNaN: true }) }),
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
    probe: fc.constantFrom('live', 'catalog'),
    length: fc.integer({ min: 1, max: MODELS.length }),
    strategy: fc.constantFrom('first', 'all'),
    onUnsettled: fc.constantFrom('fallback', 'keep', 'fail'),
    retries: fc.integer({ min: 0, max: 4 }),
    timeoutMs: fc.integer({ min: 1, max: 120 }).map(seconds => seconds * 1000),
    budgetMs: fc.integer({ min: 1, max: 600 }).map(seconds => seconds * 1000),
    parallel: fc.boolean(),
  })
  .map(({ length, ...rest }) => ({ ...rest, chain: [MODELS[0], ...MODELS.slice(1, length)] }))

export const arbitraryRoute: fc.Arbitrary<ScriptedRoute> = fc
  .tuple(...MODELS.map(() => fc.tuple(answer, fc.array(answer, { maxLength: 6 }))))
  .map(scripts =>
    Object.fromEntries(
      scripts.map(([first, rest], index): [string, [Answer, ...Answer[]]] => [
        MODELS[index] ?? '',
        [first, ...rest],
      ]),
    ),
  )

export const arbitraryRandoms: fc.Arbitrary<readonly number[]> = fc.array(
  fc.double({ min: 0, max: 0.999, noNaN: true }),
  { minLength: 1, maxLength: 8 },
)

/** A run of an arbitrary policy on an arbitrary route. */
export const arbitraryRun = fc
  .tuple(arbitraryPolicy, arbitraryRoute, arbitraryRandoms)
  .map(([policy, route, randoms]) => ({ policy, ...runScriptedChain(route, policy, randoms) }))
