/** Signs that the model fails and not the route, or that the CLI is too old for the model: answers that were seen. */

import { END } from '../../words/model-phrases.ts'
import { TEMPORARY_WORDS } from '../../words/words.ts'
import type { Condition, Sign } from '../sign.ts'

/** Why a retry notice that names the model is enough to stop the probe. */
const NAMES_MODEL =
  'The handshake of a WebSocket does not hold the model, so words about the model answer a real request.'

/** With one of these, the words are temporary. A later row then classifies the message by its status or code. */
const TEMPORARY: readonly Condition[] = [
  { status: '5xx' },
  { status: [408, 409, 425, 429] },
  {
    codes: /^(?:server_error|internal|service_unavailable|overloaded|slow_down|timeout|rate_limit|too_many)/,
  },
  { text: TEMPORARY_WORDS },
]

/**
 * Each row that refuses the model has `<model>` in its pattern or the code model_not_found, or matches the server's
 * words that only this model's limit is reached.
 */
export const MODEL_SIGNS: readonly Sign[] = [
  {
    reason: 'needs-newer-codex',
    text: /<model> model requires a newer version of codex/i,
    unless: [{ status: '5xx' }],
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
    // Behind a relay it is the answer to one of its accounts, and the next request may go to another one.
    reason: 'not-supported-on-route',
    text: /<model> model is not supported when using codex/i,
    routes: ['provider'],
    unless: [{ status: '5xx' }],
    secondLook: 'always',
    detail: 'pool',
    early: NAMES_MODEL,
    source: 'relays with several ChatGPT accounts pass on the answer to one of them',
  },
  {
    reason: 'not-supported-on-route',
    text: /<model> model is not supported when using codex/i,
    unless: [{ status: '5xx' }],
    early: NAMES_MODEL,
    source: 'openai/codex#19654 #17642 #26053',
  },
  {
    reason: 'org-not-verified',
    text: /must be verified to (?:use|access|stream) (?:the )?(?:model )?<model>/i,
    unless: [{ status: '5xx' }],
    early: NAMES_MODEL,
    source: 'openai/codex#1982 #3948',
  },
  {
    reason: 'no-access',
    text: /does not have access to (?:the )?(?:model )?<model>(?=\s*(?:$|[.;,]))/i,
    unless: TEMPORARY,
    early: NAMES_MODEL,
    source: 'OpenAI error guide: 403 with code model_not_found; seen with CLI 0.77 to 0.169',
  },
  {
    reason: 'no-access',
    text: /not allowed to access (?:this )?model\b.{0,400}\b(?:tried to access |model=)<model>/i,
    unless: TEMPORARY,
    early: NAMES_MODEL,
    source:
      "LiteLLM's key_model_access_denied: status 401, but only for this model and not for the key as a whole",
  },
  {
    // A text that quotes only another model is not about the model of this request.
    reason: 'model-not-found',
    codes: ['model_not_found'],
    unless: [
      { text: /^(?!.*<model>).*\bmodel:? ['"`][^'"`]{1,200}['"`]/i },
      { status: '5xx' },
      { status: [408, 409, 425, 429] },
    ],
    ambiguousOnChatgpt: true,
    early: 'The server did not find the model, and the next try asks for the same one.',
    source:
      'openai/codex#44477 #43543 #44098 #10789, OpenAI error guide; also with bare or unknown words, as CLI 0.77 to 0.155 print the body',
  },
  {
    reason: 'model-not-found',
    text: new RegExp(String.raw`<model>(?: model)? does not exist${END}`, 'i'),
    unless: TEMPORARY,
    ambiguousOnChatgpt: true,
    early: NAMES_MODEL,
    source: 'openai/codex#44477 #12143 #3677, also reported as a stream error',
  },
  {
    // The gateway's configuration lacks the model. This still counts against the model and not the route: a gateway
    // with several providers may know the next model, and one more refused request costs nothing.
    reason: 'model-not-found',
    text: new RegExp(String.raw`^(?:the )?model <model> not found${END}`, 'i'),
    unless: TEMPORARY,
    early: NAMES_MODEL,
    source: 'openai/codex#8464: type api_error, code null',
  },
  {
    // Every CLI version drops the code of a stream error, and the words do not name the model. So this is unsettled.
    reason: 'model-not-found',
    text: /\bthe requested model does not exist\b/i,
    unless: [{ status: '4xx' }],
    unsettled: true,
    lasting: 'ambiguous',
    source: 'a stream that ends with model_not_found, on CLI 0.104 to 0.169',
  },
]
