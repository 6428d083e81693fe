/** The report of a run with a key for a second route. */

import { describe, expect, it } from '@jest/globals'
import { buildReport, describeRoute, isCancelled, mergeReports, type Report } from '../../src/report/index.ts'
import type { Route } from '../../src/route/index.ts'
import {
  type Answer,
  accepted,
  attemptsAt,
  cancelled,
  policyOf,
  refused,
  unsettled,
} from '../chain/scripted-route.ts'
import { type ReportSource, sourceOf } from './sample-reports.ts'

const CHATGPT: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }
const SECOND: Route = { kind: 'api-key', source: 'fallback' }
const RESET = '2026-06-11T07:42:00.000Z'
const SPENT = refused('usage-limit', { retryAt: RESET, said: 'Limit.' })

type Answers = Readonly<Record<string, readonly Answer[]>>

const attemptsOf = (answers: Answers) =>
  Object.entries(answers).flatMap(([model, given]) => attemptsAt(model, ...given))

type Facts = Partial<ReportSource['facts']>

/** The report where the first route failed and the second one is used. */
function usedReport(answers: Answers, first: Answer = SPENT, route: Route = CHATGPT, facts: Facts = {}) {
  return buildReport(
    sourceOf({
      route: SECOND,
      attempts: attemptsOf(answers),
      facts: { loginRotated: false, hasSecondKey: true, ...facts },
      otherWalk: {
        kind: 'first',
        policy: policyOf(),
        route,
        attempts: attemptsOf({ 'gpt-5.5': [first] }),
        facts: { loginRotated: false, hasSecondKey: true },
      },
    }),
  )
}

/** The report where both failed. */
function failedReport(answers: Answers): Report {
  return buildReport(
    sourceOf({
      route: CHATGPT,
      attempts: attemptsOf({ 'gpt-5.5': [SPENT] }),
      facts: { loginRotated: false, hasSecondKey: true },
      otherWalk: {
        kind: 'second',
        policy: policyOf(),
        route: SECOND,
        attempts: attemptsOf(answers),
        facts: { loginRotated: false, hasSecondKey: true },
      },
    }),
  )
}

const noteOf = (report: Report, code: string) => report.notes.find(note => note.code === code)

describe('a run that uses the second route', () => {
  const report = usedReport({ 'gpt-5.5': [accepted()] })

  it('has the decision, the chain and the probes of that route', () => {
    expect(report).toMatchObject({
      model: 'gpt-5.5',
      outcome: 'preferred',
      fallbackUsed: false,
      verified: true,
      reason: 'accepted',
      route: { kind: 'api-key', source: 'fallback' },
      availableModels: ['gpt-5.5'],
      chain: [{ verdict: 'accepted' }, { verdict: 'untried' }],
      attempts: [{ verdict: 'accepted' }],
    })
  })

  it('says who pays, why, and until when', () => {
    expect(report.explanation).toBe(
      'gpt-5.5 is used with the fallback API key, billed per token: the usage limit of ChatGPT sign-in (plus plan) is reached until 2026-06-11 07:42 UTC.',
    )
    expect(report.retryAt).toBe(RESET)
    expect(noteOf(report, 'second-route')).toMatchObject({
      level: 'warning',
      text: expect.stringMatching(
        /^Codex has to use the key of fallback-openai-api-key in this job .* billed to the account of that key, and not to ChatGPT sign-in \(plus plan\)\. gpt-5\.5 costs \$5\.00 /,
      ),
    })
  })

  it('has the first route with its reason, its advice and its probes', () => {
    expect(report.firstRoute).toMatchObject({
      route: { kind: 'chatgpt', plan: 'plus' },
      reason: 'usage-limit',
      explanation: expect.stringMatching(/^No model can be used: the usage limit of ChatGPT/),
      retryAt: RESET,
      chain: [{ verdict: 'refused', finding: { reason: 'usage-limit' } }, { verdict: 'untried' }],
      attempts: [{ verdict: 'refused' }],
    })
    expect(report.firstRoute?.advice).toMatch(/^Wait for the reset, or ask .* to add credits/)
    // It has one already.
    expect(report.firstRoute?.advice).not.toContain('API key')
    expect(report.secondRoute).toBeUndefined()
  })

  it('names both causes where it uses a fallback, and compares prices once', () => {
    const fallback = usedReport({ 'gpt-5.5': [refused('no-access')], 'gpt-5.4': [accepted()] })
    expect(fallback).toMatchObject({ outcome: 'fallback', reason: 'no-access', retryAt: RESET })
    expect(fallback.explanation).toBe(
      'gpt-5.4 is used instead of gpt-5.5, with the fallback API key, billed per token: the usage limit of ChatGPT sign-in (plus plan) is reached until 2026-06-11 07:42 UTC; the project behind the fallback API key has no access to gpt-5.5.',
    )
    expect(fallback.notes.filter(({ text }) => text.includes('costs $'))).toHaveLength(1)
  })

  it('says that another model answered', () => {
    expect(usedReport({ 'gpt-5.5': [accepted('gpt-5.2')] }).explanation).toBe(
      'gpt-5.5 is used with the fallback API key, billed per token, but gpt-5.2 answered: the usage limit of ChatGPT sign-in (plus plan) is reached until 2026-06-11 07:42 UTC; the fallback API key accepts gpt-5.5 but answers with another model.',
    )
  })

  it.each<[Route, RegExp]>([
    [
      { kind: 'provider', id: 'gateway' },
      /names the provider gateway: pass -c model_provider=openai to codex exec/,
    ],
    [{ kind: 'access-token' }, /takes CODEX_ACCESS_TOKEN before the key/],
    [{ kind: 'workload-identity' }, /unset OPENAI_FEDERATION_RULE_ID/],
  ])('says what the job must do besides, after %j', (route, hint) => {
    const text = noteOf(
      usedReport({ 'gpt-5.5': [accepted()] }, refused('auth-rejected'), route),
      'second-route',
    )
    expect(text?.text).toMatch(hint)
  })

  it('warns of a rule with which the job would delete its login', () => {
    const keyRule = 'forced_login_method (config.toml, line 3)'
    const ruled = usedReport({ 'gpt-5.5': [accepted()] }, SPENT, CHATGPT, { keyRule })
    expect(noteOf(ruled, 'second-route')?.text).toContain(
      'Codex would delete the stored login, because of forced_login_method (config.toml, line 3)',
    )
  })
})

describe('a run in which both routes failed', () => {
  const report = failedReport({ 'gpt-5.5': [refused('auth-rejected')] })

  it('stays with the first route, and tells both', () => {
    expect(report).toMatchObject({
      model: null,
      outcome: 'none',
      reason: 'usage-limit',
      route: { kind: 'chatgpt' },
      retryAt: RESET,
      secondRoute: {
        route: { kind: 'api-key', source: 'fallback' },
        reason: 'auth-rejected',
        advice: expect.stringContaining('the secret behind `fallback-openai-api-key`'),
      },
    })
    expect(report.firstRoute).toBeUndefined()
    expect(report.explanation).toBe(
      'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is reached until 2026-06-11 07:42 UTC; with the fallback API key no model can be used either: the API key was rejected.',
    )
    expect(noteOf(report, 'second-route')).toBeUndefined()
  })

  it('does not offer the key that it has', () => {
    expect(report.chain[0]?.finding?.advice).not.toContain('fallback-openai-api-key')
    const alone = buildReport(sourceOf({ attempts: attemptsOf({ 'gpt-5.5': [SPENT] }) }))
    expect(alone.chain[0]?.finding?.advice).toContain('`fallback-openai-api-key: ')
  })

  it('is cancelled where the second walk was', () => {
    const stopped = failedReport({ 'gpt-5.5': [cancelled()] })
    expect([report, stopped].map(isCancelled)).toEqual([false, true])
    expect(stopped.explanation).toMatch(/^The job was cancelled/)
  })
})

describe('a second route that was not tried', () => {
  it.each([
    [{ kind: 'same-key', keySource: 'auth.json' }, 'it is the same key as in auth.json, which has failed'],
    [{ kind: 'identity-in-dot-env' }, 'CODEX_HOME/.env sets variables of workload identity'],
  ] as const)('is told: %j', (secondRouteSkipped, why) => {
    const report = buildReport(
      sourceOf({
        attempts: attemptsOf({ 'gpt-5.5': [SPENT] }),
        facts: { loginRotated: false, hasSecondKey: true, secondRouteSkipped },
      }),
    )
    expect(noteOf(report, 'second-route-skipped')).toMatchObject({
      level: 'warning',
      text: expect.stringContaining(why),
    })
  })
})

it('the merged report counts the jobs with the other account', () => {
  const own = buildReport(sourceOf({ leg: 'a', attempts: attemptsOf({ 'gpt-5.5': [accepted()] }) }))
  const second = { ...usedReport({ 'gpt-5.5': [accepted()] }), leg: 'b' }
  expect(mergeReports([own, second], []).explanation).toBe(
    'All 2 jobs use gpt-5.5, 1 of them with the fallback API key, billed per token.',
  )
  expect(mergeReports([second], []).explanation).toBe(
    'The only job uses gpt-5.5 with the fallback API key, billed per token.',
  )
  const none = { ...failedReport({ 'gpt-5.5': [unsettled('server-error')] }), leg: 'c' }
  expect(mergeReports([own, none], [])).toMatchObject({
    outcome: 'none',
    reason: 'usage-limit',
    retryAt: RESET,
  })
})

it('the second key has a name of its own', () => {
  expect([SECOND, { kind: 'api-key', source: 'input' } as const].map(describeRoute)).toEqual([
    'the fallback API key',
    'API-key sign-in',
  ])
})
