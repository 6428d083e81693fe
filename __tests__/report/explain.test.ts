import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { decide } from '../../src/chain/decision.ts'
import { chainStatus } from '../../src/chain/model-status.ts'
import type { Policy } from '../../src/chain/policy.ts'
import { clauseOf, explain } from '../../src/report/explain.ts'
import { sanitizeAttempt } from '../../src/report/sanitize.ts'
import type { Route } from '../../src/route/route.ts'
import { REASON_CODES } from '../../src/verdict/reason.ts'
import {
  type Answer,
  accepted,
  arbitraryRun,
  attemptsAt,
  cancelled,
  doubted,
  hangs,
  policyOf,
  refused,
  unsettled,
} from '../chain/scripted-route.ts'

const CHATGPT: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }

function told(answers: Record<string, Answer[]>, changes: Partial<Policy> = {}, route: Route = CHATGPT) {
  const policy = policyOf(changes)
  const attempts = Object.entries(answers).flatMap(([model, given]) => attemptsAt(model, ...given))
  const standings = chainStatus(policy, attempts)
  return explain({
    probe: policy.probe,
    cancelled: false,
    decision: decide(policy, attempts),
    requestedModel: policy.chain[0],
    route,
    statuses: standings,
  })
}

const reset = { retryAt: '2026-06-11T07:42:00.000Z' }
const forbidden = refused('not-supported-on-route')

type Row = [sentence: string, answers: Record<string, Answer[]>, policy?: Partial<Policy>, route?: Route]
const rows: Row[] = [
  ['gpt-5.5 is used: ChatGPT sign-in (plus plan) accepts it.', { 'gpt-5.5': [accepted()] }],
  [
    'gpt-5.5 is used, but gpt-5.2 answered: ChatGPT sign-in (plus plan) accepts gpt-5.5 and lets another model answer.',
    { 'gpt-5.5': [accepted('gpt-5.2')] },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (plus plan) does not support gpt-5.5; but gpt-5.2 answered when gpt-5.4 was asked for.',
    { 'gpt-5.5': [forbidden], 'gpt-5.4': [accepted('gpt-5.2')] },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (plus plan) does not support gpt-5.5.',
    { 'gpt-5.5': [forbidden], 'gpt-5.4': [accepted()] },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5: the quota of gpt-5.5 is used up until 2026-06-11 07:42 UTC.',
    { 'gpt-5.5': [refused('model-quota-spent', reset)], 'gpt-5.4': [accepted()] },
  ],
  [
    'gpt-5.5 is used without proof that API-key sign-in accepts it (last try: no answer for gpt-5.5 came in time).',
    { 'gpt-5.5': [hangs()] },
    { onUnsettled: 'keep' },
    { kind: 'api-key', source: 'input' },
  ],
  [
    'gpt-5.5 is used without proof that ChatGPT sign-in (plus plan) accepts it (last try: gpt-5.5 does not exist for ChatGPT sign-in (plus plan) or is not open to it).',
    { 'gpt-5.5': [doubted()] },
    { onUnsettled: 'keep' },
  ],
  [
    'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is reached until 2026-06-11 07:42 UTC.',
    { 'gpt-5.5': [refused('usage-limit', reset)] },
  ],
  [
    'No model can be used: Codex is not signed in on this runner.',
    { 'gpt-5.5': [refused('not-signed-in')] },
    {},
    { kind: 'none', openaiApiKeyAlone: false },
  ],
  [
    'No model can be used: the model provider proxy does not support gpt-5.5; the quota of gpt-5.4 is used up until 2026-06-11 07:42 UTC.',
    { 'gpt-5.5': [forbidden], 'gpt-5.4': [refused('model-quota-spent', reset)] },
    {},
    { kind: 'provider', id: 'proxy', name: 'Proxy' },
  ],
  [
    'No model can be used: access-token sign-in does not support gpt-5.5; the credentials of access-token sign-in were rejected.',
    { 'gpt-5.5': [forbidden], 'gpt-5.4': [refused('auth-rejected')] },
    {},
    { kind: 'access-token' },
  ],
  [
    'No model can be used: the endpoint could not be reached.',
    { 'gpt-5.5': [unsettled('unreachable')], 'gpt-5.4': [unsettled('unreachable')] },
  ],
  [
    'No model is used: no answer for gpt-5.5 came in time.',
    { 'gpt-5.5': [hangs()], 'gpt-5.4': [accepted()] },
    { strategy: 'all', onUnsettled: 'fail' },
  ],
  ['No model can be used: no answer for gpt-5.5 came in time.', { 'gpt-5.5': [cancelled()] }],
]

describe('explain', () => {
  it.each(rows)('%s', (...[sentence, answers, ...known]) => {
    expect(told(answers, ...known)).toBe(sentence)
  })

  it('fills in names that look like placeholders as they are', () => {
    const route: Route = { kind: 'provider', id: "{model}$&$'" }
    expect(clauseOf('not-supported-on-route', 'm', route)).toBe(
      "the model provider {model}$&$' does not support m",
    )
  })

  it.each(REASON_CODES)('leaves no placeholder for %s', reason => {
    expect(clauseOf(reason, 'gpt-5.5', CHATGPT)).not.toMatch(/[{}]/)
  })

  it('is one sentence that names the model asked for or what fails, in any world', () =>
    fc.assert(
      fc.property(arbitraryRun, ({ policy, ...walked }) => {
        // A report quotes what comes from outside before it explains.
        const attempts = walked.attempts.map(attempt => sanitizeAttempt(attempt, () => 'quoted'))
        const standings = chainStatus(policy, attempts)
        const decision = decide(policy, attempts)
        const [requestedModel] = policy.chain
        const sentence = explain({
          probe: policy.probe,
          cancelled: false,
          decision,
          requestedModel,
          route: CHATGPT,
          statuses: standings,
        })
        expect(sentence).toMatch(
          /^(?:\S+ is used(?: instead of \S+| without proof)?|No model (?:can be|is) used)/,
        )
        expect(sentence).toMatch(/[^.]\.$/)
        if (decision.kind !== 'none') expect(sentence.startsWith(decision.model)).toBe(true)
        expect(sentence).not.toMatch(/undefined|null|[{}\n]/)
      }),
    ))
})
