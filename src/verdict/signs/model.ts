/** Signs that the model, and not the route, is what fails; and that the CLI is too old for it. */

import type { Condition, Sign } from './sign.ts'

/** Why stopping on a notice that names the model is safe. */
const NAMED = 'The handshake of a WebSocket does not hold the model, so words about it answer a real request.'

/** Nothing but a polite word before the model: what follows is said of the model, not of a setting or a tool. */
const SUBJECT =
  '(?:^|[.:!] ?)(?:sorry, )?(?:the |this |your )?(?:requested |selected |specified )?(?:<model> model|model:? <model>|<model>)'

/**
 * What makes of "the model is not available" something that passes, or that is said of a setting: then status and code
 * count, or the request is asked again without our settings. Words alone would make a lasting refusal of it.
 */
const PASSES_OR_SETTING: readonly Condition[] = [
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
      'unsupported_value',
      'unsupported_parameter',
      'unknown_parameter',
      'invalid_value',
    ],
  },
  {
    text: /\b(?:right now|at (?:the|this) (?:moment|time)|temporar(?:y|ily)|momentarily|overloaded|try (?:again|later)|retry)\b/i,
  },
  { text: /\bcurrently (?:un)?available\b/i },
  { text: /\b(?:reasoning|effort|verbosity|temperature|service_tier|parameter)\b/i },
]

/**
 * Each row that refuses the model has `<model>` in its pattern, or the code model_not_found, or is the server's own
 * word that the limit is this model's and another may be used.
 */
export const MODEL_SIGNS: readonly Sign[] = [
  {
    reason: 'needs-newer-codex',
    text: /<model> model requires a newer version of codex/i,
    early: NAMED,
    source: 'coleam00/Archon#1447, openai/codex-plugin-cc#270',
  },
  {
    // Without the model's name it may be about the CLI as a whole, so the next model would be no better.
    reason: 'needs-newer-codex',
    text: /requires a newer version of codex/i,
    unsettled: true,
    lasting: 'ambiguous',
    source: 'the same words, were they said of another model or of none',
  },
  {
    reason: 'not-supported-on-route',
    text: /<model> model is not supported when using codex/i,
    early: NAMED,
    source: 'openai/codex#19654 #17642 #26053',
  },
  {
    reason: 'org-not-verified',
    text: /must be verified to (?:use|access|stream) (?:the )?(?:model )?<model>/i,
    early: NAMED,
    source: 'openai/codex#1982 #3948',
  },
  {
    reason: 'no-access',
    text: /does not have access to (?:the )?(?:model )?<model>/i,
    early: NAMED,
    source: 'OpenAI error guide: 403 with code model_not_found; seen with CLI 0.77 to 0.169',
  },
  {
    reason: 'no-access',
    text: /not allowed to access (?:this )?model\b.{0,400}\btried to access <model>/i,
    early: NAMED,
    source: "LiteLLM's key_model_access_denied, which comes as 401 and is not about the key as a whole",
  },
  {
    reason: 'model-not-found',
    codes: ['model_not_found'],
    text: /<model>/,
    flapsOnChatgpt: true,
    early: NAMED,
    source: 'openai/codex#44477 #43543 #44098 #10789, OpenAI error guide',
  },
  {
    // A text that quotes some model, and not ours, is about a model that somebody else asked for.
    reason: 'model-not-found',
    codes: ['model_not_found'],
    text: /^(?!.*\bmodel:? ['"`][^'"`]{1,200}['"`])/i,
    flapsOnChatgpt: true,
    early: 'No try of the CLI finds a model that the server has looked for and not found.',
    source: 'the code with bare or unknown words, as CLI 0.77 to 0.155 print the body',
  },
  {
    reason: 'model-not-found',
    text: /<model>(?: model)? does not exist\b/i,
    flapsOnChatgpt: true,
    early: NAMED,
    source: 'openai/codex#44477 #12143 #3677, also dressed as a stream error',
  },
  {
    // A gateway that serves several providers may well know the next model, and one more refused request costs nothing;
    // so it counts against the model although it is the gateway's configuration that lacks it.
    reason: 'model-not-found',
    text: /\b(?:no such model|unknown model|invalid model(?: name| id)?|model):? <model>(?: was| is| could)? ?not (?:be )?found\b|\b(?:no such|unknown|invalid) model(?: name| id)?:? <model>(?:$|[\s.,])/i,
    early: NAMED,
    source: 'openai/codex#8464: type api_error, code null',
  },
  {
    reason: 'model-not-found',
    text: new RegExp(
      `${SUBJECT} (?:has been|was|is) (?:deprecated|retired|removed|shut down|sunset)\\b`,
      'i',
    ),
    unless: PASSES_OR_SETTING,
    early: NAMED,
    source: 'OpenAI deprecations page: a model that was shut down answers 404 with these words',
  },
  {
    reason: 'not-supported-on-route',
    text: new RegExp(
      `${SUBJECT} is (?:not|no longer) (?:currently )?(?:supported|available|offered|enabled|a valid model)\\b`,
      'i',
    ),
    unless: PASSES_OR_SETTING,
    early: NAMED,
    source: 'variations of openai/codex#19654 by endpoint and plan',
  },
  {
    // Every CLI drops the code of a stream error; the words alone do not name the model, so this asks again.
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
    source: 'protocol/src/error.rs; openai/codex#39455 #45611',
  },
  {
    reason: 'at-capacity',
    text: /\bselected model is at capacity\b|\bpolicy-restricted capacity is unavailable\b|\b(?:servers?|engine|model) (?:is|are) (?:currently )?overloaded\b/i,
    source: 'openai/codex#39455 #45611; the second wording is in CLI 0.169.0',
  },
]
