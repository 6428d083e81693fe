/** Signs that the model fails and not the route, or that the CLI is too old for the model. */

import type { Condition, Sign } from './sign.ts'

/** Why a retry notice that names the model is enough to stop the probe. */
const NAMES_MODEL =
  'The handshake of a WebSocket does not hold the model, so words about the model answer a real request.'

/** The model as the subject of a sentence, so that the words after it are not about a setting or a tool. */
const SUBJECT =
  '(?:^|[.:!] ?)(?:sorry, )?(?:the |this |your )?(?:requested |selected |specified )?(?:<model> model|model:? <model>|<model>)'

/**
 * With one of these, "the model is not available" is temporary or about a setting, and not a lasting refusal. A later
 * row then classifies the message by its status or code, or the action repeats the request without its own settings.
 */
const TEMPORARY_OR_SETTING: readonly Condition[] = [
  { status: 'any-5xx' },
  { status: [408, 409, 425, 429] },
  {
    codes: [
      'server_error',
      'internal_error',
      'internal_server_error',
      'api_error',
      'service_unavailable',
      'service_unavailable_error',
      'server_is_overloaded',
      'overloaded_error',
      'slow_down',
      'timeout',
      'rate_limit_error',
      'rate_limit_exceeded',
      'too_many_requests',
    ],
    text: /\b(?:right now|at (?:the|this) (?:moment|time)|temporar(?:y|ily)|momentarily|overloaded|try (?:again|later)|retry|currently (?:un)?available)\b/i,
  },
  {
    codes: ['unsupported_value', 'unsupported_parameter', 'unknown_parameter', 'invalid_value'],
    text: /\b(?:reasoning|effort|verbosity|temperature|service_tier|parameter)\b/i,
  },
]

/**
 * Each row that refuses the model has `<model>` in its pattern or the code model_not_found, or matches the server's
 * words that only this model's limit is reached.
 */
export const MODEL_SIGNS: readonly Sign[] = [
  {
    reason: 'needs-newer-codex',
    text: /<model> model requires a newer version of codex/i,
    early: NAMES_MODEL,
    source: 'coleam00/Archon#1447, openai/codex-plugin-cc#270',
  },
  {
    // Without the model's name it may be about the CLI as a whole. Then the next model would fail too.
    reason: 'needs-newer-codex',
    text: /requires a newer version of codex/i,
    unsettled: true,
    lasting: 'ambiguous',
    source: 'the same words about another model or about none',
  },
  {
    reason: 'not-supported-on-route',
    text: /<model> model is not supported when using codex/i,
    early: NAMES_MODEL,
    source: 'openai/codex#19654 #17642 #26053',
  },
  {
    reason: 'org-not-verified',
    text: /must be verified to (?:use|access|stream) (?:the )?(?:model )?<model>/i,
    early: NAMES_MODEL,
    source: 'openai/codex#1982 #3948',
  },
  {
    reason: 'no-access',
    text: /does not have access to (?:the )?(?:model )?<model>/i,
    early: NAMES_MODEL,
    source: 'OpenAI error guide: 403 with code model_not_found; seen with CLI 0.77 to 0.169',
  },
  {
    reason: 'no-access',
    text: /not allowed to access (?:this )?model\b.{0,400}\btried to access <model>/i,
    early: NAMES_MODEL,
    source:
      "LiteLLM's key_model_access_denied: status 401, but only for this model and not for the key as a whole",
  },
  {
    // A text that quotes only another model is not about the model of this request.
    reason: 'model-not-found',
    codes: ['model_not_found'],
    unless: [{ text: /^(?!.*<model>).*\bmodel:? ['"`][^'"`]{1,200}['"`]/i }],
    ambiguousOnChatgpt: true,
    early: 'The server did not find the model, and the next try asks for the same one.',
    source:
      'openai/codex#44477 #43543 #44098 #10789, OpenAI error guide; also with bare or unknown words, as CLI 0.77 to 0.155 print the body',
  },
  {
    reason: 'model-not-found',
    text: /<model>(?: model)? does not exist\b/i,
    ambiguousOnChatgpt: true,
    early: NAMES_MODEL,
    source: 'openai/codex#44477 #12143 #3677, also reported as a stream error',
  },
  {
    // The gateway's configuration lacks the model. This still counts against the model and not the route: a gateway
    // with several providers may know the next model, and one more refused request costs nothing.
    reason: 'model-not-found',
    text: /\b(?:no such model|unknown model|invalid model(?: name| id)?|model):? <model>(?: was| is| could)? ?not (?:be )?found\b|\b(?:no such|unknown|invalid) model(?: name| id)?:? <model>(?:$|[\s.,])/i,
    early: NAMES_MODEL,
    source: 'openai/codex#8464: type api_error, code null',
  },
  {
    reason: 'model-not-found',
    text: new RegExp(
      `${SUBJECT} (?:has been|was|is) (?:deprecated|retired|removed|shut down|sunset)\\b`,
      'i',
    ),
    unless: TEMPORARY_OR_SETTING,
    early: NAMES_MODEL,
    source: 'OpenAI deprecations page: after a shutdown the answer is 404 with these words',
  },
  {
    reason: 'not-supported-on-route',
    text: new RegExp(
      `${SUBJECT} is (?:not|no longer) (?:currently )?(?:supported|available|offered|enabled|a valid model)\\b`,
      'i',
    ),
    unless: TEMPORARY_OR_SETTING,
    early: NAMES_MODEL,
    source: 'variations of openai/codex#19654 by endpoint and plan',
  },
  {
    // Every CLI version drops the code of a stream error, and the words do not name the model. So this is unsettled.
    reason: 'model-not-found',
    text: /\bthe requested model does not exist\b/i,
    unsettled: true,
    lasting: 'ambiguous',
    source: 'a stream that ends with model_not_found, on CLI 0.104 to 0.169',
  },
  {
    reason: 'model-quota-spent',
    text: /\busage limit for .{1,100}?\. switch to another model\b/i,
    early: 'The CLI calls it not retryable (protocol/src/error.rs).',
    source: 'protocol/src/error.rs; cli-sub-agent#1985',
  },
  {
    reason: 'at-capacity',
    codes: ['server_is_overloaded', 'slow_down'],
    text: /\bselected model is at capacity\b|\bpolicy-restricted capacity is unavailable\b|\b(?:servers?|engine|model) (?:is|are) (?:currently )?overloaded\b/i,
    source: 'protocol/src/error.rs; openai/codex#39455 #45611; the second wording is in CLI 0.169.0',
  },
]
