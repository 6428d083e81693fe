/** What exactly failed, by the words of an answer. */

import { describe, expect, it } from '@jest/globals'
import type { Route } from '../../src/route/index.ts'
import { classify, type Detail, type Reason } from '../../src/verdict/index.ts'
import { failureOf, NOW, PROVIDER } from './case.ts'

const CHATGPT: Route = { kind: 'chatgpt', plan: 'business', refresh: 'fresh' }
const API_KEY: Route = { kind: 'api-key', source: 'input' }

const detailOf = (message: string, route: Route): readonly [Reason, Detail | undefined] => {
  const { reason, detail } = failureOf(message, { model: 'gpt-5.5', route, now: NOW })
  return [reason, detail]
}

/** An answer as the CLI prints it, with the words of a public thread or of a vendor's documentation. */
const answer = (status: number, error: object): string =>
  `unexpected status ${status} Refused: ${JSON.stringify({ error })}`

const CASES: readonly (readonly [string, Route, string, Reason, Detail])[] = [
  [
    'CLI 0.169: spend cap',
    CHATGPT,
    'You hit your spend cap set by the owner of your workspace.',
    'out-of-credits',
    'spend-cap',
  ],
  ['CLI: credits', CHATGPT, 'Your workspace is out of credits.', 'out-of-credits', 'credits'],
  [
    'OpenRouter: credits',
    PROVIDER,
    answer(402, { message: 'Insufficient credits. This account never purchased credits.', code: 402 }),
    'out-of-credits',
    'credits',
  ],
  [
    'OpenRouter: limit of the key',
    PROVIDER,
    answer(403, { message: 'Key limit exceeded (total limit). Manage it in the settings.', code: 403 }),
    'quota-exceeded',
    'key-limit',
  ],
  [
    'Portkey: limit of the key',
    PROVIDER,
    answer(412, { message: 'The usage limit for the provided API key has been exhausted.' }),
    'quota-exceeded',
    'key-limit',
  ],
  [
    'a relay: balance',
    PROVIDER,
    answer(403, { message: '用户额度不足, 剩余额度: ＄-0.000002', code: 'insufficient_user_quota' }),
    'out-of-credits',
    'balance',
  ],
  [
    'OpenCode: payment method',
    PROVIDER,
    answer(401, { type: 'CreditsError', message: 'No payment method. Add a payment method here.' }),
    'out-of-credits',
    'payment-method',
  ],
  [
    'LiteLLM: budget of a model',
    PROVIDER,
    answer(400, {
      message: 'LiteLLM User: engineer-1, exceeded budget for model=gpt-5.5',
      type: 'budget_exceeded',
    }),
    'model-quota-spent',
    'budget',
  ],
  [
    'Azure: role',
    PROVIDER,
    answer(401, {
      code: 'PermissionDenied',
      message: 'The principal lacks the required data action to perform `POST /openai/responses`.',
    }),
    'missing-scope',
    'role',
  ],
  [
    'OpenAI: scope',
    API_KEY,
    answer(401, {
      message: 'You have insufficient permissions for this operation. Missing scopes: api.responses.write.',
    }),
    'missing-scope',
    'scope',
  ],
]

describe('the detail of a finding', () => {
  it('is a second factor where the ChatGPT backend asks for one', () => {
    const message = 'unexpected status 403 Forbidden: {"detail":"Multi-factor authentication required"}'
    expect(detailOf(message, CHATGPT)[1]).toBe('mfa')
  })

  it('is no limit of the key where the words are about a quota of the account', () => {
    const message = answer(403, { message: 'You have exceeded your quota.', code: 'quota_exceeded' })
    expect(detailOf(message, PROVIDER)).toEqual(['quota-exceeded', undefined])
  })

  it.each(CASES)('%s', (_name, route, message, reason, detail) => {
    expect(detailOf(message, route)).toEqual([reason, detail])
  })

  it('is left open where the answer names two causes', () => {
    const message = answer(403, {
      message: 'Your team has either used all available credits or reached its monthly spending limit.',
    })
    expect(detailOf(message, PROVIDER)).toEqual(['out-of-credits', undefined])
  })

  it.each([
    'The model `gpt-5.5` does not exist or you do not have access to it.',
    '/responses: Invalid model name passed in model=gpt-5.5. Call `/v1/models` to view available models for your key.',
  ])('is left open where the words name no cause: %s', message => {
    expect(detailOf(answer(404, { message, code: 'model_not_found' }), PROVIDER)[1]).toBeUndefined()
  })

  it('changes no verdict', () => {
    const context = { model: 'gpt-5.5', route: API_KEY, now: NOW }
    const verdictWith = (more: string) => {
      const message = answer(404, {
        message: `The model \`gpt-5.5\` does not exist.${more}`,
        code: 'model_not_found',
      })
      const verdict = classify({ kind: 'failed', message, stage: 'turn.failed' }, context)
      if (!('finding' in verdict)) throw new Error('There is a failure.')
      const { detail, said, ...finding } = verdict.finding
      return { kind: verdict.kind, finding, detail }
    }
    const [plain, retired] = [verdictWith(''), verdictWith(' It was retired.')]
    expect(retired.detail).toBe('retired')
    expect({ ...retired, detail: undefined }).toEqual({ ...plain, detail: undefined })
  })
})
