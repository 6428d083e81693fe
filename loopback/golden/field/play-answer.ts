/** Plays a field answer through the real CLI and the real loop over the chain. */

import { setTimeout as delay } from 'node:timers/promises'
import { type Attempt, type Decision, decide, modelStatus, type Policy } from '../../../src/chain/index.ts'
import { createProbe } from '../../../src/probe/index.ts'
import { allowsParallelProbes } from '../../../src/route/index.ts'
import { type AskModel, probeChain } from '../../../src/steps/probe-chain/chain-loop.ts'
import {
  type ClassifyContext,
  classify,
  earlyVerdict,
  type Lasting,
  type OutputReason,
  type Scope,
} from '../../../src/verdict/index.ts'
import { MODEL } from '../case.ts'
import { type CliUnderTest, type GoldenSetup, type Requests, startGoldenSetup } from '../setup.ts'
import type { FieldAnswer } from './field-answer.ts'
import { FALLBACK, variantOf } from './field-script.ts'

/** What the action made of an answer. Scope, words and code are those about the model asked for. */
export type Played = {
  /** The models that were asked, each once, in order. */
  readonly asked: readonly string[]
  /** The status of the model asked for after all attempts. */
  readonly verdict: 'accepted' | 'refused' | 'unsettled' | 'untried'
  readonly reason: OutputReason
  readonly scope?: Scope
  readonly lasting?: Lasting
  readonly said?: string
  readonly code?: string
  readonly decision: Decision
  readonly attempts: readonly Attempt[]
  readonly requests: Requests
  readonly durationMs: number
}

/** The limits of the action's own defaults. */
const LIMITS = { timeoutMs: 60_000, budgetMs: 180_000 }

/** Asks for the model and, where the action goes on, for its fallback. */
export async function playAnswer(answer: FieldAnswer, cli: CliUnderTest, retries: number): Promise<Played> {
  await using setup = await startGoldenSetup(variantOf(answer), cli)
  const policy: Policy = {
    ...{ probe: 'live', strategy: 'first', onUnsettled: 'fallback', retries, ...LIMITS },
    chain: [MODEL, FALLBACK],
    parallel: allowsParallelProbes(setup.route),
  }
  const startMs = performance.now()
  const elapsedMs = () => performance.now() - startMs
  const attempts = await probeChain(
    { policy: () => policy, extend: async () => false, changed: async () => false },
    {
      ask: askOf(setup),
      now: Date.now,
      elapsedMs,
      sleep: (ms, signal) => delay(ms, undefined, { signal }),
      random: () => 0.5,
      signal: new AbortController().signal,
      onAttempt: () => {},
      onExpectedRefusal: () => {},
    },
  )
  const durationMs = Math.round(elapsedMs())
  const decision = decide(policy, attempts)
  return { ...summaryOf(attempts, decision), attempts, decision, requests: setup.requests(), durationMs }
}

/** Probe and verdict with the parts that the action gives them. */
function askOf(setup: GoldenSetup): AskModel {
  const { route, config, home, env, executable, version, temporary } = setup
  const context = (model: string): ClassifyContext => ({ model, route, now: new Date() })
  const probe = createProbe({
    ...{ route, config, home, env, executable, version, temporary },
    isDefinitive: (message, { model }) => earlyVerdict(message, context(model)) !== undefined,
  })
  return async (question, options) => classify(await probe(question, options), context(question.model))
}

type Summary = Omit<Played, 'attempts' | 'decision' | 'requests' | 'durationMs'>

function summaryOf(attempts: readonly Attempt[], decision: Decision): Summary {
  const status = modelStatus(MODEL, attempts)
  const asked = [...new Set(attempts.map(({ model }) => model))]
  if (!('finding' in status)) return { asked, verdict: status.kind, reason: decision.reason }
  const { reason, scope, lasting, said, code } = status.finding
  return {
    ...{ asked, verdict: status.kind, reason, scope, lasting, said },
    ...(code === undefined ? {} : { code }),
  }
}
