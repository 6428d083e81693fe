/**
 * Signs that money or an allowance is used up, whoever sells it. The answer is the same for every model, unless it names
 * the model as the thing that has a budget. A 5xx and a 429 are never about money: limits by the minute are called quota
 * as well.
 */

import { MODEL_MONEY_WORDS, MONEY_WORDS, RATE_WORDS } from '../../words/words.ts'
import type { Condition, Sign } from '../sign.ts'

/** Statuses with which money was refused. */
const STATUSES: readonly number[] = [400, 401, 402, 403, 412]

const CODES =
  /insufficient_?(?:\w+_)?(?:balance|funds?|credits?|quota)|(?:quota|budget|credits?|spend(?:ing)?_?limit|balance)_?(?:is_)?(?:exceeded|exhausted|depleted|reached|insufficient|failed|required)|exceeded_?(?:\w+_)?(?:quota|budget|limit)|^arrearage|overdue|customer_verification_required|^billing_|^payment_?(?:required|method)|^credits?_?error|no_?(?:credits?|balance|quota)$|out_of_(?:credits?|quota|funds)/

const NOT_MONEY: readonly Condition[] = [{ text: RATE_WORDS }]

const BALANCE =
  /\b(?:balances?|credits?|funds?|prepaid|payment|top.?up|recharge|card|purchase|billing|overdue|invoices?)\b|余额|额度|欠费|充值/i

/** The model has a budget of its own. Stands before the codes, which do not say whose quota it is. */
export const MODEL_BUDGET_SIGNS: readonly Sign[] = [
  {
    reason: 'model-quota-spent',
    status: STATUSES,
    text: { test: text => MODEL_MONEY_WORDS.test(text) && MONEY_WORDS.test(text) },
    unless: NOT_MONEY,
    secondLook: 'always',
    detail: 'budget',
    source: 'LiteLLM: "exceeded budget for model=…"; other models have budgets of their own',
  },
]

export const MONEY_SIGNS: readonly Sign[] = [
  {
    // With 422 a quota can be one of hardware, so only a budget counts.
    reason: 'quota-exceeded',
    status: [422],
    text: { test: text => /\bbudgets?\b/i.test(text) && MONEY_WORDS.test(text) },
    unless: NOT_MONEY,
    secondLook: 'behind-gateway',
    detail: 'budget',
    source: 'LiteLLM 1.108.7: "Budget has been exceeded! Key=… Current cost: …"',
  },
  {
    reason: 'out-of-credits',
    status: [402],
    routes: ['provider'],
    text: BALANCE,
    detail: 'balance',
    source: 'RFC 9110 section 15.5.3; OpenRouter and other gateways',
  },
  {
    reason: 'quota-exceeded',
    status: [402],
    routes: ['provider', 'api-key', 'none'],
    source: 'RFC 9110 section 15.5.3: 402 is about payment; Copilot: "You have no quota"',
  },
  {
    reason: 'quota-exceeded',
    status: [412],
    routes: ['provider'],
    unless: NOT_MONEY,
    detail: 'key-limit',
    source: 'Portkey and Fireworks: a spent budget, or an account that was suspended for unpaid invoices',
  },
  {
    reason: 'out-of-credits',
    status: STATUSES,
    routes: ['provider'],
    codes: CODES,
    text: MONEY_WORDS,
    unless: [...NOT_MONEY, { text: { test: text => !BALANCE.test(text) } }],
    secondLook: 'behind-gateway',
    detail: 'balance',
    source: 'words of money with a status that refuses; eleven vendors',
  },
  {
    reason: 'quota-exceeded',
    status: STATUSES,
    codes: CODES,
    text: MONEY_WORDS,
    unless: NOT_MONEY,
    secondLook: 'behind-gateway',
    detail: 'key-limit',
    source: 'words of a quota, a budget or a limit with a status that refuses',
  },
]
