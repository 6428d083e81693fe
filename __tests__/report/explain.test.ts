import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Policy } from '../../src/chain/index.ts'
import { buildReport } from '../../src/report/index.ts'
import type { Route } from '../../src/route/index.ts'
import { REASON_CODES } from '../../src/verdict/index.ts'
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
import { sourceOf } from './sample-reports.ts'

const CHATGPT: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }

function explanationOf(
  answers: Readonly<Record<string, readonly Answer[]>>,
  changes: Partial<Policy> = {},
  route: Route = CHATGPT,
): string {
  const attempts = Object.entries(answers).flatMap(([model, given]) => attemptsAt(model, ...given))
  return buildReport(sourceOf({ policy: policyOf(changes), attempts, route })).explanation
}

const reset = { retryAt: '2026-06-11T07:42:00.000Z' }
const unsupported = refused('not-supported-on-route')

type Row = [sentence: string, answers: Record<string, Answer[]>, policy?: Partial<Policy>, route?: Route]
const inWords = (scope: 'model' | 'route') =>
  ({ scope, lasting: 'permanent', secondLook: true, said: 'No seat.' }) as const

const ROWS: Row[] = [
  [
    'gpt-5.4 is used instead of gpt-5.5: the model provider gateway answered about gpt-5.5 in words that this action does not know (No seat).',
    { 'gpt-5.5': [unsettled('unrecognized', inWords('model'))], 'gpt-5.4': [accepted()] },
    {},
    { kind: 'provider', id: 'gateway' },
  ],
  [
    'No model can be used: the model provider gateway refused the request in words that this action does not know (No seat).',
    { 'gpt-5.5': [unsettled('unrecognized', inWords('route'))] },
    {},
    { kind: 'provider', id: 'gateway' },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5: the project behind API-key sign-in has no access to gpt-5.5, as far as the answer can be understood.',
    { 'gpt-5.5': [unsettled('no-access', inWords('model'))], 'gpt-5.4': [accepted()] },
    {},
    { kind: 'api-key', source: 'input' },
  ],
  ['gpt-5.5 is used: ChatGPT sign-in (plus plan) accepts it.', { 'gpt-5.5': [accepted()] }],
  [
    'gpt-5.5 is used: ChatGPT sign-in (plus plan) lists it.',
    { 'gpt-5.5': [accepted()] },
    { probe: 'catalog' },
  ],
  [
    'gpt-5.5 is used, but gpt-5.2 answered: ChatGPT sign-in (plus plan) accepts gpt-5.5 but answers with another model.',
    { 'gpt-5.5': [accepted('gpt-5.2')] },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5, but gpt-5.2 answered: ChatGPT sign-in (plus plan) does not support gpt-5.5.',
    { 'gpt-5.5': [unsupported], 'gpt-5.4': [accepted('gpt-5.2')] },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (plus plan) does not support gpt-5.5.',
    { 'gpt-5.5': [unsupported], 'gpt-5.4': [accepted()] },
  ],
  [
    'gpt-5.4 is used instead of gpt-5.5: the quota of gpt-5.5 is used up until 2026-06-11 07:42 UTC.',
    { 'gpt-5.5': [refused('model-quota-spent', reset)], 'gpt-5.4': [accepted()] },
  ],
  [
    'gpt-5.5 is used without proof: it could not be checked, because no answer for gpt-5.5 came in time.',
    { 'gpt-5.5': [hangs()] },
    { onUnsettled: 'keep' },
  ],
  [
    'gpt-5.5 is used without proof: it could not be checked, because gpt-5.5 does not exist for API-key sign-in or is not open to it.',
    { 'gpt-5.5': [doubted()] },
    { onUnsettled: 'keep' },
    { kind: 'api-key', source: 'input' },
  ],
  [
    'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is used up until 2026-06-11 07:42 UTC.',
    { 'gpt-5.5': [refused('usage-limit', reset)] },
  ],
  [
    'No model can be used: Codex is not signed in on this runner.',
    { 'gpt-5.5': [refused('not-signed-in')] },
    {},
    { kind: 'none', openaiApiKeyAlone: false },
  ],
  [
    'No model can be used: there is no codex command on this runner (npm could not install it).',
    { 'gpt-5.5': [refused('codex-missing', { said: 'npm could not install it.' })] },
  ],
  [
    'No model can be used: the model provider proxy does not support gpt-5.5; the quota of gpt-5.4 is used up until 2026-06-11 07:42 UTC.',
    { 'gpt-5.5': [unsupported], 'gpt-5.4': [refused('model-quota-spent', reset)] },
    {},
    { kind: 'provider', id: 'proxy', name: 'Proxy' },
  ],
  [
    'No model can be used: access-token sign-in does not support gpt-5.5; the credentials of access-token sign-in were rejected.',
    { 'gpt-5.5': [unsupported], 'gpt-5.4': [refused('auth-rejected')] },
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
  [
    'The job was cancelled before it was known which model can be used.',
    { 'gpt-5.5': [hangs(), cancelled()] },
  ],
]

describe('the explanation of a report', () => {
  it.each(ROWS)('%s', (sentence, answers, ...given) => {
    expect(explanationOf(answers, ...given)).toBe(sentence)
  })

  it('shows names that look like placeholders unchanged', () => {
    const answers = { 'gpt-5.5': [unsupported] }
    expect(explanationOf(answers, {}, { kind: 'provider', id: "{model}$&$'" })).toContain(
      "the model provider {model}$&$' does not support gpt-5.5",
    )
  })

  it.each(REASON_CODES)('leaves no placeholder for %s', reason => {
    expect(explanationOf({ 'gpt-5.5': [refused(reason)], 'gpt-5.4': [refused(reason)] })).not.toMatch(/[{}]/)
  })

  it('is one sentence that says what is used, and after the first ": " why', () =>
    fc.assert(
      fc.property(arbitraryRun, ({ policy, attempts }) => {
        const { model, explanation } = buildReport(
          sourceOf({ policy, attempts, sanitize: () => 'sanitized' }),
        )
        if (explanation.startsWith('The job was cancelled')) return
        expect(explanation).toMatch(
          /^(?:\S+ is used(?: instead of \S+)?(?:, but sanitized answered)?|\S+ is used without proof|No model (?:can be|is) used): \S.*[^.]\.$/,
        )
        expect(explanation.startsWith(`${model ?? 'No model'} `)).toBe(true)
        expect(explanation).not.toMatch(/undefined|null|[{}\n]/)
      }),
    ))
})
