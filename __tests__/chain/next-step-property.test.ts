import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { modelStatus, nextStep, type Policy, stopsChain } from '../../src/chain/index.ts'
import { arbitraryRun, type ScriptedRun } from './scripted-route.ts'

/** Two values each of effort and verbosity, and the plain form of the command. */
const MAX_ADJUSTMENTS = 5

describe('any run', () => {
  type Run = { policy: Policy } & ScriptedRun
  const holds = (check: (run: Run) => void) => fc.assert(fc.property(arbitraryRun, check), { numRuns: 1_000 })
  /** Each question of a run, with the state that led to it. */
  const questionsOf = ({ steps }: Run) =>
    steps.flatMap(({ step, ...state }) => step.questions.map(question => ({ question, step, ...state })))

  it('ends after few probes of each model', () =>
    holds(({ policy, attempts }) => {
      for (const model of policy.chain) {
        const own = attempts.filter(attempt => attempt.model === model)
        expect(own.length).toBeLessThanOrEqual(1 + policy.retries + MAX_ADJUSTMENTS)
      }
    }))

  it('stays within the budget', () =>
    holds(({ policy, steps, elapsedMs }) => {
      for (const { step, elapsedMs: beforeMs } of steps) {
        expect(step.timeoutMs).toBeGreaterThanOrEqual(1)
        expect(step.timeoutMs).toBeLessThanOrEqual(policy.timeoutMs)
        expect(beforeMs + step.afterMs + step.timeoutMs).toBeLessThanOrEqual(policy.budgetMs)
        expect([step.afterMs, step.timeoutMs].every(Number.isSafeInteger)).toBe(true)
      }
      expect(elapsedMs).toBeLessThanOrEqual(policy.budgetMs)
    }))

  it('gives each step but the first enough time for an answer', () =>
    holds(({ policy, steps }) => {
      for (const { step } of steps.slice(1)) {
        expect(step.timeoutMs).toBeGreaterThanOrEqual(Math.min(policy.timeoutMs, 5_000))
      }
    }))

  it('asks nothing after the route was refused, or after a cancel', () =>
    holds(({ policy, steps }) => {
      for (const { before } of steps) {
        expect(before.some(attempt => attempt.verdict.kind === 'cancelled')).toBe(false)
        for (const model of policy.chain) {
          const status = modelStatus(model, before)
          expect(status.kind === 'refused' && stopsChain(status)).toBe(false)
        }
      }
    }))

  it('asks no other model while a failure of the route is unsettled', () =>
    holds(({ policy, steps }) => {
      for (const { step, before } of steps) {
        const failed = policy.chain.filter(model => stopsChain(modelStatus(model, before)))
        if (failed.length === 0) continue
        expect(step.questions).toHaveLength(1)
        expect(failed).toContain(step.questions[0].model)
      }
    }))

  it('asks nothing after an accepted model with strategy first', () =>
    holds(({ policy, steps }) => {
      if (policy.strategy !== 'first') return
      for (const { before } of steps) {
        expect(before.some(attempt => attempt.verdict.kind === 'accepted')).toBe(false)
      }
    }))

  it('asks only untried and unsettled models', () =>
    holds(run => {
      for (const { question, before } of questionsOf(run)) {
        expect(['untried', 'unsettled']).toContain(modelStatus(question.model, before).kind)
      }
    }))

  it('asks no later model while an earlier one has a retry left that fits easily', () =>
    holds(run => {
      const { policy } = run
      const { chain, budgetMs, timeoutMs, strategy, parallel } = policy
      if (strategy === 'all' && parallel) return
      for (const { question, before, elapsedMs, random } of questionsOf(run)) {
        if (stopsChain(modelStatus(question.model, before))) continue
        for (const earlier of chain.slice(0, chain.indexOf(question.model))) {
          const alone: Policy = { ...policy, chain: [earlier], budgetMs: Number.MAX_SAFE_INTEGER }
          const retry = nextStep(alone, before, 0, random)
          if (retry.kind === 'done') continue
          expect(budgetMs - elapsedMs - retry.afterMs).toBeLessThan(2 * Math.max(timeoutMs, 5_000))
        }
      }
    }))

  it('keeps time for the second model when the first is asked again', () =>
    holds(({ policy, attempts }) => {
      const { chain, timeoutMs, budgetMs } = policy
      const [first, second] = chain
      if (second === undefined || budgetMs < timeoutMs + 5_000) return
      const status = modelStatus(first, attempts)
      const goesOn =
        status.kind === 'refused' || (status.kind === 'unsettled' && policy.onUnsettled === 'fallback')
      if (!goesOn || stopsChain(status)) return
      if (attempts.some(attempt => attempt.verdict.kind === 'cancelled')) return
      expect(attempts.map(attempt => attempt.model)).toContain(second)
    }))

  it('asks a model at most once in a step, and several models only in parallel mode', () =>
    holds(({ policy, steps }) => {
      for (const { step } of steps) {
        const models = step.questions.map(question => question.model)
        expect(new Set(models).size).toBe(models.length)
        if (!(policy.strategy === 'all' && policy.parallel)) expect(models).toHaveLength(1)
      }
    }))

  it('never repeats a question sooner than the server allows', () =>
    holds(run => {
      for (const { question, before, step } of questionsOf(run)) {
        const last = before.findLast(attempt => attempt.model === question.model)
        if (last === undefined || !('finding' in last.verdict)) continue
        const isSame =
          last.form === question.form && JSON.stringify(last.settings) === JSON.stringify(question.settings)
        if (isSame) expect(step.afterMs).toBeGreaterThanOrEqual(last.verdict.finding.retryAfterMs ?? 0)
      }
    }))

  it('goes on after one ambiguous refusal only if no retry is allowed or fits', () =>
    holds(run => {
      const { policy } = run
      if (policy.retries === 0 || (policy.strategy === 'all' && policy.parallel)) return
      for (const { question, before, elapsedMs } of questionsOf(run)) {
        if (policy.budgetMs - elapsedMs < 3 * Math.max(policy.timeoutMs, 5_000)) continue
        for (const earlier of policy.chain.slice(0, policy.chain.indexOf(question.model))) {
          const own = before.filter(attempt => attempt.model === earlier)
          const [only] = own
          const isDoubted =
            own.length === 1 &&
            only?.verdict.kind === 'refused' &&
            only.verdict.finding.lasting === 'ambiguous' &&
            (only.verdict.finding.retryAfterMs ?? 0) < 1_000
          expect(isDoubted).toBe(false)
        }
      }
    }))
})
