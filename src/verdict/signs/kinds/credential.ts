/** Signs about the key or the token: it is not valid, or it may not do what Codex does. */

import type { RouteKind } from '../../../route/index.ts'
import { A_MODEL_WORDS } from '../../words/words.ts'
import type { Condition, Sign } from '../sign.ts'

/** A key that is valid and may not use this model is no bad key. */
const ABOUT_MODEL: readonly Condition[] = [{ text: A_MODEL_WORDS }]

/** A path or a thing that is not there is no bad key, although some servers say that it may be one. */
const NOT_THERE: Condition = { status: [404, 405, 410] }

/**
 * A parser and a pager have keys and tokens too. With a status about the request, the words must say whose they are, or
 * that they are for access.
 */
const OF_ACCESS =
  /\b(?:api|access|secret|subscription|virtual|client|auth\w*|service|project|bearer|security|refresh|id|account|your|this|the provided|supplied)[ _-]?(?:api[ _-]?)?(?:keys?|tokens?|credentials?|secrets?)\b|\bcredentials?\b|\bauthori[sz]ation\b|\bauthenticat\w+|\bjwt\b|\bbearer\b|\b(?:logged|signed|log|sign) ?in\b|\blogin\b|^unauthori[sz]ed\b|令牌|密钥|鉴权|认证/i

const OF_THE_REQUEST: Condition = {
  status: [400, 409, 413, 422],
  text: { test: text => !OF_ACCESS.test(text) },
}

const GATEWAY: readonly RouteKind[] = ['provider']

const KEY = String.raw`(?:(?:api|access|secret|subscription|virtual|client|auth\w*|service|project)[ _-]?)?(?:keys?|tokens?|credentials?|secrets?)`

export const CREDENTIAL_SIGNS: readonly Sign[] = [
  {
    // Before the words about authentication, which it holds.
    reason: 'workspace-blocked',
    status: '4xx',
    text: /\bmulti.?factor\b|\bmfa\b|\btwo.?factor\b|\b2fa\b/i,
    unless: ABOUT_MODEL,
    lasting: 'permanent',
    detail: 'mfa',
    source: 'a workspace that wants a second factor; the ChatGPT backend says so with 403',
  },
  {
    reason: 'auth-rejected',
    codes: [
      'invalid_api_key',
      'incorrect_api_key',
      'invalid_authentication',
      'invalid_token',
      'invalid_key',
      'invalid_grant',
      'invalid_client',
    ],
    text: /\bincorrect api key provided\b/i,
    unless: [{ status: '5xx' }, { status: [401], text: /\blimit\b/i }],
    early: 'A key does not become valid between two tries.',
    source: 'OpenAI error guide; vendors that copy it; RFC 6749 section 5.2',
  },
  {
    reason: 'missing-scope',
    status: '4xx',
    codes: /^(?:permissiondenied|missing_scope|insufficient_(?:scope|permissions?|privileges?))$/,
    text: /\bmissing scopes?\b|\binsufficient (?:permissions?|scopes?|privileges?|authentication scopes)\b|\blacks? (?:the )?(?:required|necessary) (?:data action|permissions?|role|scope|privileges?)\b|\bnot authori[sz]ed to (?:perform|(?:invoke|call|make|execute) (?:this|the|that|any) (?:api )?(?:operation|action|call|api|request))\b|\b(?:permission|scope|role|data action)\b(?:[^.;]|\.(?=\w)){0,80}\b(?:is |are )?(?:required|missing|denied|needed)\b|\b(?:missing|lacks?|without) (?:the )?(?:required )?(?:permissions?|scopes?|privileges?)\b|\brequires? (?:the )?[`'"]?[\w.:/-]+[`'"]? (?:permission|scope|role)\b/i,
    unless: [
      NOT_THERE,
      {
        text: /\b(?:suspended|deactivated|terminated|banned)\b|\bnot authori[sz]ed to (?:invoke|call|make|execute)\b.{0,200}<model>/i,
      },
      // "The role is required" is about a message there.
      { status: [400, 409, 413, 422], text: /^(?!.*\b(?:permissions?|privileges?|authori[sz]ed)\b)/i },
      {
        text: /\b(?:access|permission)\b[^.;]{0,20}\b(?:to|for)(?: (?:use|access|call|invoke|run))? (?:the )?(?:model )?<model>/i,
      },
    ],
    secondLook: 'behind-gateway',
    detail: 'role',
    source:
      'Azure: "lacks the required data action"; AWS: "is not authorized to perform"; GitHub Models: "`models` permission is required"; Google Cloud',
  },
  {
    reason: 'auth-rejected',
    status: '4xx',
    codes:
      /(?:key|token|credentials?)_?(?:is_)?(?:expired|revoked|disabled|invalid)|(?:expired|revoked)_?(?:api_?)?(?:token|key)/,
    text: new RegExp(
      [
        String.raw`\b${KEY}(?: \S+){0,3}? (?:has |have |is |are |was |were )?(?:been )?(?:already )?(?:expired|revoked|deleted|rotated)\b`,
        String.raw`\b(?:expired|revoked|deleted) (?:\w+ ){0,2}${KEY}\b`,
        '(?:令牌|密钥|key|token).{0,6}(?:过期|已?失效|已?吊销)',
      ].join('|'),
      'i',
    ),
    unless: [...ABOUT_MODEL, NOT_THERE, OF_THE_REQUEST],
    secondLook: 'behind-gateway',
    detail: 'key-expired',
    source: 'Bedrock: "Bearer Token has expired"; Copilot: "token expired"; relays: 该令牌已过期',
  },
  {
    reason: 'auth-rejected',
    status: '4xx',
    codes: /key_?(?:based_)?auth\w*_?disabled/,
    text: new RegExp(
      String.raw`\b(?:key.?based auth\w*|key auth\w*|local auth\w*|api keys?|${KEY})(?: \S+){0,3}? (?:is |are |has been |was )?(?:currently )?(?:disabled|blocked|inactive|deactivated|not (?:active|enabled|allowed)|suspended|locked|banned|turned off)\b|(?:令牌|密钥).{0,6}(?:已?禁用|停用)`,
      'i',
    ),
    unless: [...ABOUT_MODEL, NOT_THERE, OF_THE_REQUEST],
    secondLook: 'behind-gateway',
    detail: 'key-disabled',
    source: 'Azure: key authentication is disabled; LiteLLM: the key is blocked',
  },
  {
    reason: 'auth-rejected',
    status: '4xx',
    text: new RegExp(
      [
        String.raw`\b(?:invalid|incorrect|unknown|missing|bad|malformed|wrong|no|empty|unauthori[sz]ed|unrecogni[sz]ed|unverified) (?:or \w+ )?(?:\w+ ){0,3}?(?:${KEY}|authorization(?: header)?|authentication|bearer|signature|jwt|login)\b`,
        String.raw`\b(?:${KEY}|authentication|authorization['\x22\x60]?(?: header)?|bearer|signature|jwt|security token)(?: \S+){0,6}? (?:is |are |was |were |has been )?(?:invalid|incorrect|unknown|missing|malformed|wrong|rejected|failed|fails|required|not (?:valid|found|recogni[sz]ed|provided|accepted|authori[sz]ed|match\w*|exist))\b`,
        String.raw`\b(?:authentication|authorization) (?:failed|fails|error|required)\b|\bnot (?:logged|signed) in\b|\bunauthenticated\b|^unauthori[sz]ed(?: access)?[.!]?$|\blog ?in (?:is )?required\b`,
        '(?:令牌|密钥|api ?key|token).{0,8}(?:无效|错误|不存在|不正确|验证失败)|无效的?(?:令牌|密钥|api ?key)|未提供(?:令牌|密钥)|鉴权失败|认证失败',
      ].join('|'),
      'i',
    ),
    unless: [...ABOUT_MODEL, NOT_THERE, OF_THE_REQUEST],
    secondLook: 'behind-gateway',
    source: 'words about a key or a sign-in, with a status that refuses',
  },
  {
    reason: 'auth-rejected',
    status: '4xx',
    codes: ['no_organization'],
    text: /\bmust be a member of an organization\b/i,
    detail: 'no-organization',
    source: 'OpenAI error guide',
  },
  {
    // A relay's own token, and not the login of anybody who reads this.
    reason: 'auth-rejected',
    status: [401],
    routes: GATEWAY,
    unless: [...ABOUT_MODEL, { text: /\bdeployments?\b/i }],
    secondLook: 'always',
    source:
      'a 401 without words: a gateway passes on those of its upstream as well, one as often as the other',
  },
]
