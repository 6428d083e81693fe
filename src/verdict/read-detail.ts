/**
 * What exactly failed, by the words of the answer. It runs after the verdict and changes none: it only lets a text call
 * the failure by its name, so a word in the wrong place costs a less fitting advice and nothing else.
 */

import type { Detail } from './detail.ts'
import type { UnwrappedMessage } from './message/message.ts'
import type { Reason } from './reason.ts'

type DetailWords = {
  readonly detail: Detail
  readonly reasons: readonly Reason[]
  /** Tested against the words, the code and the type, joined by spaces. */
  readonly words: RegExp
  /** The row does not match with these words. */
  readonly unless?: RegExp
}

/** A plan's usage limit is none of these, although its sentence offers more credits. */
const SPENT: readonly Reason[] = ['out-of-credits', 'quota-exceeded']
const MONEY: readonly Reason[] = ['out-of-credits', 'quota-exceeded', 'usage-limit']
const MODEL: readonly Reason[] = ['not-supported-on-route', 'model-not-found', 'no-access']

const SPEND_CAP =
  /\bspend(?:ing)?[ _-]?(?:caps?|limits?|quota)\b|\bmonthly limit\b|\b(?:billing )?hard limit\b|_spend_limit|billing_hard_limit/i
const CREDITS = /\bcredits?\b|(?:^|_)credits?(?:_|$)|\bcreditserror\b/i

/** The first row that matches. A row for fewer cases stands before the row for more. */
const ROWS: readonly DetailWords[] = [
  {
    detail: 'payment-method',
    reasons: MONEY,
    words:
      /\bpayment[ _]methods?\b|\b(?:credit )?card (?:on file|was declined|is required)\b|\bcustomer_verification_required\b/i,
  },
  {
    detail: 'overdue',
    reasons: MONEY,
    words:
      /\boverdue\b|\bpast[ _-]?due\b|\b(?:unpaid|open|outstanding|past) (?:invoices?|payments?|bills?)\b|\barrear(?:s|age)?\b|欠费/i,
  },
  {
    detail: 'key-limit',
    reasons: MONEY,
    words:
      /\b(?:api |virtual )?key(?:'s)? (?:(?:usage|total|daily|weekly|monthly|spending|credit|rate) )?(?:limit|quota)\b|\bkey (?:has )?(?:reached|exceeded|hit) (?:its|the|your)\b|\blimit (?:for|of) (?:the|this|your) (?:\w+ ){0,2}key\b|令牌.{0,4}额度|token_quota/i,
  },
  { detail: 'budget', reasons: [...MONEY, 'model-quota-spent'], words: /\bbudgets?\b|budget_exceeded/i },
  // An answer that names both, credits or a spending limit, does not say which of the two it is.
  { detail: 'spend-cap', reasons: MONEY, words: SPEND_CAP, unless: CREDITS },
  { detail: 'credits', reasons: SPENT, words: CREDITS, unless: SPEND_CAP },
  {
    detail: 'balance',
    reasons: SPENT,
    words: /\bbalance\b|\bfunds?\b|\btop[ -]?up\b|\brecharge\b|余额|额度|充值/i,
    unless: SPEND_CAP,
  },
  { detail: 'scope', reasons: ['missing-scope'], words: /\bscopes?\b|\brestricted (?:api )?key\b/i },
  {
    detail: 'role',
    reasons: ['missing-scope'],
    words: /\bdata action\b|\bnot authori[sz]ed to perform\b|\broles?\b|\bpermission\b/i,
  },
  {
    detail: 'mfa',
    reasons: ['auth-rejected', 'login-expired', 'workspace-blocked'],
    words: /\b(?:multi|two)[ -]?factor\b|\bmfa\b|\b2fa\b/i,
  },
  {
    detail: 'no-refresh-token',
    reasons: ['login-expired'],
    words: /\bno refresh token\b|\brefresh_token'?: empty string\b/i,
  },
  {
    detail: 'content-filter',
    reasons: ['prompt-blocked'],
    words: /\bcontent[ _](?:management|filter|polic)|\bmoderation\b|\bguardrails?\b/i,
  },
  {
    detail: 'data-policy',
    reasons: MODEL,
    words: /\bdata polic(?:y|ies)\b|\bguardrails?\b|\bprivacy\b|\bzero[ -]data[ -]retention\b|\bZDR\b/i,
  },
  { detail: 'region', reasons: MODEL, words: /\bgeograph(?:y|ies|ic)\b|\bregions?\b|\bdata residency\b/i },
  {
    detail: 'other-api',
    reasons: MODEL,
    words:
      /\b(?:not|n't) (?:\w+ ){0,3}(?:accessible|supported|available)\b.{0,40}\b(?:responses|endpoint|format)\b|\bnot support .{0,20}\bresponses\b|\bresponses operation does not\b|unsupported_api_for_model/i,
  },
  {
    detail: 'wrong-name',
    reasons: MODEL,
    words: /\bbut you passed\b|\bdid you mean\b|\bnames are\b|请改用/i,
  },
  {
    detail: 'retired',
    reasons: MODEL,
    words:
      /\bretired\b|\bdecommissioned\b|\bdeprecated\b|\bsunset\b|\bend of life\b|model_?(?:deprecated|decommissioned|retired)/i,
  },
  {
    detail: 'deployment',
    reasons: MODEL,
    words: /\bdeployment\b.{0,40}\b(?:not exist|not found|unknown)\b|deployment_?not_?found/i,
  },
  {
    detail: 'not-enabled',
    reasons: MODEL,
    words:
      /\bnot (?:yet |been )?(?:activated|enabled|opened|purchased|switched on)\b|\b(?:activate|enable) (?:the|this) model\b|\bblocked at the \w+ level\b|model_?not_?open|unpurchased|未开通/i,
  },
]

/**
 * Details of signs that know only the kind, such as money of any sort. There the words alone decide: a limit that is not
 * one of the key should not be called so.
 */
const COARSE: readonly Detail[] = ['balance', 'key-limit', 'budget', 'role']

/** The detail of a finding: that of the sign that matched, or that of the words. */
export function readDetail(
  reason: Reason,
  { text, code = '', type = '' }: UnwrappedMessage,
  ofSign: Detail | undefined,
): Detail | undefined {
  if (ofSign !== undefined && !COARSE.includes(ofSign)) return ofSign
  const said = [text, code, type].join(' ')
  const row = ROWS.find(
    ({ reasons, words, unless }) =>
      reasons.includes(reason) && words.test(said) && unless?.test(said) !== true,
  )
  return row?.detail
}
