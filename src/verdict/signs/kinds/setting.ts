/** Signs that a part of the request is refused and not the model: a setting, a tool, or the prompt. */

import { EFFORT_WORDS } from '../../setting-refusal.ts'
import { A_MODEL_WORDS, REQUEST_WORDS } from '../../words/words.ts'
import type { Sign } from '../sign.ts'

/** Codes that refuse a value of the request. With the parameter `model` they refuse the model. */
const VALUE_CODES: readonly string[] = [
  'unsupported_value',
  'unsupported_parameter',
  'unknown_parameter',
  'invalid_value',
  'invalid_parameter',
]

const SAME_AGAIN = 'The server refuses the same request again. This action tries another value itself.'

/** Whose account, money, key or place it is. Then the words are not about a name in the request. */
const OWNED =
  /\b(?:your|the user's|this) (?:[\w-]+ ){0,2}(?:account|balance|credits?|quota|budget|plan|subscription|organi[sz]ation|team|tenant|workspace|country|region|location|ip|key|token)\b|\bapi[ _-]?keys?\b|\baccess tokens?\b|\bbearer\b|\bauthorization['\x22`]? header\b/i

/**
 * A model is never refused for an effort, though the sentence may say that the model does not support it. So this comes
 * before the sentences and codes about models.
 */
export const EFFORT_SIGNS: readonly Sign[] = [
  {
    reason: 'unsupported-setting',
    status: [400, 403, 404, 422],
    codes: /effort/i,
    text: EFFORT_WORDS,
    unless: [{ param: /^model$/ }],
    early: SAME_AGAIN,
    source:
      'microsoft/vscode#312711 and relays: the words name the effort, whatever they say about the model',
  },
]

export const SETTING_SIGNS: readonly Sign[] = [
  {
    reason: 'prompt-blocked',
    codes:
      /^(?:cyber|bio|content)_policy|misalignment_policy_violation|^invalid_prompt$|content_?(?:policy|filter|moderation)|^moderation|^responsibleai/,
    text: /\bflagged (?:for|as|by)\b|\binvalid prompt:|\bcyber policy\b|\bcontent_filter\b|\bblocked due to a [a-z ]{1,40}policy violation\b|\bcontent (?:management|moderation|safety|filter(?:ing)?) (?:policy|system|filter)\b|\brequires moderation on\b|\b(?:prompt|input|request|message) (?:was |has been |is )?(?:flagged|filtered|moderated|blocked by (?:the |our |a )?(?:content|safety|guardrail|moderation))|\bguardrails? (?:['"`]?[\w-]+['"`]? )?(?:intervened|blocked|triggered)|\bguardrails? (?:checks?|polic(?:y|ies)|rules?)\b[^.;]{0,40}\b(?:failed|violated|denied|blocked)|\bpii (?:was |is )?(?:detected|found)\b|\b(?:safety system|dlp policy|data loss prevention)\b|\bsensitive (?:content|words?)\b|敏感|违规内容/i,
    unless: [{ status: '5xx' }],
    early: 'Repeating a flagged request may get the account blocked.',
    detail: 'content-filter',
    source:
      'codex-api api_bridge.rs; content filters of Azure, OpenRouter and relays; bio_policy and misalignment_policy_violation in CLI 0.169.0',
  },
  {
    reason: 'unsupported-setting',
    codes: VALUE_CODES,
    unless: [{ param: /^model$/ }],
    early: SAME_AGAIN,
    source: 'openai/codex#6647 #19188',
  },
  {
    reason: 'unsupported-setting',
    text: /\bunsupported (?:value|parameter)\b.{0,400}\bnot supported with\b|\bsupported values are\b/i,
    unless: [{ param: /^model$/ }],
    early: SAME_AGAIN,
    source: 'openai/codex#6647 #19188, as CLI versions print it without its code',
  },
  {
    reason: 'unsupported-setting',
    status: [400, 404, 422],
    // Gateways put a status or the key in this place.
    param: /^[a-z_]/i,
    unless: [
      { param: /^(?:none|null|model|keys?|api_key|token|authorization|sk-.*)$/i },
      { codes: /model|deployment|^(?:\w+_)?(?:key|token)$|auth/ },
      { text: /<model>/i },
    ],
    source: 'the answer names the parameter that it refuses, and it is not the model',
  },
  {
    reason: 'unsupported-setting',
    status: [400, 404, 422],
    text: /\bmcp (?:servers?|tools?)\b|\b(?:tools?|tool_choice|functions?|web_search\w*|parameters?|arguments?|fields?|propert(?:y|ies)|inputs?|images?|streaming|stream|reasoning(?:[ _.]\w+)?|effort|verbosity|temperature|service[_ ]tier|response_format|store|background|previous[_ ]response(?:_id)?|encrypted (?:reasoning )?content|instructions|developer (?:role|message)s?|system (?:role|message)s?)\b[^.;]{0,60}\b(?:(?:is|are|was) (?:not|un)\w*|could not|(?:not|un)(?: \w+)? ?(?:supported|allowed|permitted|recogni[sz]ed)|unknown|invalid|unexpected|must be|cannot)\b|\b(?:does not|doesn't|do not|don't|cannot|can't|only) (?:support|accept|allow|take|use)s?\b[^.;]{0,60}\b(?:tools?|tool_choice|functions?|web_search\w*|parameters?|images?|streaming|stream|reasoning(?:[ _.]\w+)?|effort|verbosity|temperature|service_tier|response_format|json|store|background|previous_response_id|instructions|developer (?:role|message)s?|system (?:role|message|prompt)s?|prompts?|messages?)\b|\b(?:unsupported|unknown|unrecogni[sz]ed|unexpected|invalid|extra) (?:request )?(?:parameter|argument|field|property|tool|input|value)s?\b|\bprevious[_ ]response\b[^.;]{0,80}\bnot found\b|\bextra inputs are not permitted\b|不支持.{0,8}(?:参数|工具|图[片像]|流式)|(?:参数|工具).{0,12}(?:不支持|无效|错误)/i,
    unless: [
      { param: /^model$/ },
      { codes: /model|deployment/ },
      {
        text: /\b(?:unknown|invalid|unsupported|supported) models?\b|\bmodel (?:name|id)\b|\bfor (?:the )?(?:field |parameter )?['"`]?model['"`]?[:=]/i,
      },
    ],
    source: 'validation errors of FastAPI, vLLM, llama.cpp, LiteLLM and relays about a part of the request',
  },
  {
    reason: 'unsupported-setting',
    status: [400, 404, 413, 422],
    text: REQUEST_WORDS,
    unless: [
      { text: A_MODEL_WORDS },
      { text: OWNED },
      { codes: /model|deployment|key|auth|account|balance|quota|credit|billing/ },
    ],
    source: 'parsers and validators: the names in a request may be words of money, of accounts and of keys',
  },
]
