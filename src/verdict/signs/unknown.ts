/**
 * What is left: answers whose words nobody has seen. They settle nothing. A word about a model lets the chain go on; a
 * status that refuses without such a word stops it. An answer with a status of 4xx is the same in a minute, so it gets
 * the second look of an unknown answer and no retries.
 */

import { MODEL_IN_NEGATIVE, MODEL_WORDS, MONEY_WORDS, RATE_WORDS, TEMPORARY_WORDS } from '../words/words.ts'
import type { Sign } from './sign.ts'

/** The lean command may have caused the answer, so the plain one asks too. */
const LASTING_4XX = {
  status: '4xx',
  unsettled: true,
  lasting: 'permanent',
  scope: 'model',
  secondLook: 'always',
} as const

const NOT_LASTING = [{ text: TEMPORARY_WORDS }, { status: [408, 409, 425, 429] }] as const

/** A word about a model, and a word of the kind. */
function aboutModel(kind: RegExp) {
  return { test: (text: string) => MODEL_WORDS.test(text) && kind.test(text) }
}

const ANY_MODEL_WORD = { test: (text: string) => MODEL_WORDS.test(text) }

export const UNKNOWN_SIGNS: readonly Sign[] = [
  {
    reason: 'at-capacity',
    status: '4xx',
    text: aboutModel(
      /\bcapacity\b|\boverload\w*|\bbusy\b|(?<!\bon[ -])\bdemand\b|\bload(?:ing|ed)?\b|\bwarm\w*|\bstarting\b|\bnot (?:yet )?(?:ready|healthy|running)\b|\bqueue\w*|繁忙|负载/i,
    ),
    source: 'temporary words about a model, with any status that is not 5xx',
  },
  {
    reason: 'unrecognized',
    status: '4xx',
    text: { test: text => MODEL_WORDS.test(text) && TEMPORARY_WORDS.test(text) },
    scope: 'model',
    lasting: 'temporary',
    unsettled: true,
    source: 'words about a model that say that the answer does not last',
  },
  {
    ...LASTING_4XX,
    reason: 'model-not-found',
    text: aboutModel(
      /\bnot (?:be )?found\b|\bno(?:t|n)?.?exist\w*|\bdoes not exist\b|\bno (?:matching )?\w+ found\b|\bunknown\b|\bno such\b|\bunrecogni[sz]ed\b|\binvalid model\b|\bmodel (?:identifier|id|name|slug)\b[^.;]{0,40}\binvalid\b|\bcould not (?:resolve|find|locate)\b|\bno model\b[^.;]{0,60}\b(?:registered|found|configured|available|called|named)\b|\bnot (?:a )?valid\b|\bretired\b|\bdeprecated\b|\bdecommissioned\b|\bnot (?:been )?(?:configured|deployed|registered)\b|不存在|未找到|无可用|下线|下架|停用|弃用|废弃/i,
    ),
    unless: NOT_LASTING,
    source: 'unknown words about a model, of the kind "not found"',
  },
  {
    ...LASTING_4XX,
    reason: 'no-access',
    text: aboutModel(
      /\baccess\b|\bpermi(?:ssion|tted)\w*|\bauthori[sz]\w*|\beligible\b|\bentitle\w*|\bverif\w+|\bactivat\w+|\bpurchase\w*|\ballowed\b|\ballow ?list\w*|\bsubscri\w+|\bapprov\w+|\brestricted\b|\bforbidden\b|\bdenied\b|\bgranted?\b|\bblocked\b|\bprivile\w+|\btier\b|\bplan\b|无权|权限|未开[通放]|授权|订阅|套餐|允许|允許/i,
    ),
    unless: NOT_LASTING,
    source: 'unknown words about a model, of the kind "no access"',
  },
  {
    ...LASTING_4XX,
    reason: 'not-supported-on-route',
    text: aboutModel(
      /\b(?:un|not? (?:\w+ )?)?support\w*|\bunavailable\b|\bnot (?:\w+ )?available\b|\boffer\w*|\bcompatible\b|\bmust be\b|\bonly\b|\bcannot use\b|不支持|不可用/i,
    ),
    unless: NOT_LASTING,
    source: 'unknown words about a model, of the kind "not supported"',
  },
  {
    ...LASTING_4XX,
    reason: 'unrecognized',
    text: ANY_MODEL_WORD,
    unless: NOT_LASTING,
    source: 'unknown words about a model; the model failures at 403 all spoke of the model, twelve of twelve',
  },
  {
    reason: 'unrecognized',
    status: 'none',
    text: MODEL_IN_NEGATIVE,
    scope: 'model',
    unsettled: true,
    source: 'a stream that ended with unknown words about a model',
  },
  {
    // A stream has no status and no code, so the words alone do not refuse. They stop the chain.
    reason: 'quota-exceeded',
    status: 'none',
    inStream: true,
    text: MONEY_WORDS,
    unless: [{ text: RATE_WORDS }, { text: TEMPORARY_WORDS }],
    lasting: 'ambiguous',
    unsettled: true,
    detail: 'budget',
    source:
      'a stream that ended with words of money: "Your organization has reached its spend limit." (CLI 0.77 to 0.155)',
  },
  {
    reason: 'stream-broken',
    status: 'none',
    inStream: true,
    source: 'a stream that ended with unknown words, such as "Upstream request failed" of a relay',
  },
  {
    reason: 'not-signed-in',
    status: [401],
    routes: ['none'],
    early: 'Without credentials every try gets this answer.',
    source: 'CLI 0.77 to 0.169 send the request without credentials',
  },
  {
    // On the ChatGPT route the CLI refreshes the login before it reports a 401. Each further try would refresh it
    // again, six times in all (0.77 to 0.169). A 401 inside an open WebSocket comes without a refresh (0.125 to 0.169),
    // but there the handshake has accepted the same token.
    reason: 'auth-rejected',
    status: [401],
    early: 'The CLI has already refreshed the login if it could.',
    source: 'openai/codex#7323; seen with CLI 0.77 to 0.169',
  },
  {
    reason: 'workspace-blocked',
    status: [402],
    source: 'nanobot#1738, codex2api#42: no other 402 of the ChatGPT backend is known',
  },
  {
    reason: 'network-blocked',
    status: [407, 451],
    secondLook: 'always',
    source: 'RFC 9110 section 15.5.8, RFC 7725: a proxy asks for credentials, a legal block',
  },
  {
    reason: 'unsupported-setting',
    status: [413],
    detail: 'request-size',
    source: 'RFC 9110 section 15.5.14: the content is too large for the server or for a proxy before it',
  },
  {
    reason: 'unrecognized',
    status: [403],
    scope: 'route',
    lasting: 'permanent',
    unsettled: true,
    source: 'a refusal without a word about a model was of the whole route, twelve of twelve',
  },
  {
    reason: 'unrecognized',
    status: '4xx',
    text: /\b(?:clients?|applications?|apps?|user.?agents?|(?:coding )?agents?|cli|ides?|tools?|harness(?:es)?|plugins?|extensions?|integrations?|third.party \w+)\b[^.;]{0,40}\b(?:not (?:allowed|authori[sz]ed|permitted|supported)|unauthori[sz]ed|blocked|denied|forbidden|restricted)\b|\b(?:only|restricted to)\b[^.;]{0,40}\b(?:clients?|applications?|apps?|agents?|plugins?|ides?)\b|客户端/i,
    scope: 'route',
    lasting: 'permanent',
    unsettled: true,
    source: 'an endpoint that lets only some programs in; Codex is the same program with every model',
  },
  {
    reason: 'unrecognized',
    status: '4xx',
    text: /\bx-[a-z-]{1,40}(?: or x-[a-z-]{1,40})? headers?\b[^.;]{0,30}\b(?:required|missing|must)\b|\b(?:missing|requires?) (?:the )?(?:required )?x-[a-z-]{1,40}\b/i,
    scope: 'route',
    lasting: 'permanent',
    unsettled: true,
    source:
      'Portkey: "x-portkey-config … header is required"; the configuration sends the same headers with every model',
  },
  {
    reason: 'unrecognized',
    status: '4xx',
    text: TEMPORARY_WORDS,
    lasting: 'temporary',
    source: 'unknown words that say that the answer does not last',
  },
  {
    reason: 'unrecognized',
    status: '4xx',
    lasting: 'permanent',
    unsettled: true,
    source: 'another unknown answer; the next model may have another one',
  },
]
