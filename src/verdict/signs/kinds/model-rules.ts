/**
 * Rules that refuse the model by the kind of an answer: a code about models with a negation in it, or a fixed phrase
 * with the model's name. They hold for vendors that nobody has seen, so a second probe has to have the same answer.
 */

import { NO_ACCESS_PHRASES, NOT_FOUND_PHRASES, NOT_SUPPORTED_PHRASES } from '../../words/model-phrases.ts'
import { TEMPORARY_WORDS } from '../../words/words.ts'
import type { Condition, Sign } from '../sign.ts'

/** What makes an answer about a model temporary, or one about another model. */
const NOT_LASTING: readonly Condition[] = [
  { status: '5xx' },
  { status: [408, 409, 425, 429] },
  { text: TEMPORARY_WORDS },
  { codes: /overload|capacity|busy|not_?ready|loading|cool_?down|rate_?limit|timeout|internal|server_error/ },
]

/** A text that quotes only another model is not about the model of this request. */
const ANOTHER_MODEL: Condition = { text: /^(?!.*<model>).*\bmodel:? ['"`][^'"`]{1,200}['"`]/i }

const NAMES_MODEL =
  'The handshake of a WebSocket does not hold the model, so words about the model answer a real request.'

/** Refused after two looks. */
const TWO_LOOKS = { secondLook: 'always', lasting: 'permanent', early: NAMES_MODEL } as const

export const MODEL_RULES: readonly Sign[] = [
  {
    ...TWO_LOOKS,
    reason: 'no-access',
    status: '4xx',
    codes:
      /(?:model|deployment|engine).{0,12}(?:access|permission|denied|forbidden|blocked|not_?open|not_?allowed|not_?enabled|not_?authori|unauthori|unpurchased|restricted|disabled)|(?:access|permission|not_?allowed|forbidden).{0,12}(?:model|deployment)/,
    unless: [...NOT_LASTING, ANOTHER_MODEL],
    source:
      'Groq: model_permission_blocked_project; Volcengine: ModelNotOpen; LiteLLM: team_model_access_denied',
  },
  {
    ...TWO_LOOKS,
    reason: 'model-not-found',
    status: '4xx',
    codes:
      /(?:model|deployment|engine)s?_?(?:name_?|id_?)?(?:is_?)?(?:not_?found|not_?exist|does_?not_?exist|unknown|invalid|decommissioned|deprecated|retired|removed|deleted|missing|no_?longer)|(?:unknown|invalid|missing|no_such|nonexistent)_?(?:model|deployment|engine)(?!_?(?:input|output|param|arg|setting))/,
    unless: [...NOT_LASTING, ANOTHER_MODEL],
    source: 'Azure: DeploymentNotFound, ModelDeprecated; Mistral: invalid_model; Groq: model_decommissioned',
  },
  {
    ...TWO_LOOKS,
    reason: 'not-supported-on-route',
    status: '4xx',
    codes:
      /(?:model|deployment|engine)s?_?(?:is_?)?(?:not_?(?:supported|available|offered)|unsupported|unavailable)|unsupported_?(?:api_for_)?model|^operationnotsupported$/,
    unless: [...NOT_LASTING, ANOTHER_MODEL],
    source: 'Copilot: model_not_supported, unsupported_api_for_model; Azure: OperationNotSupported',
  },
  {
    ...TWO_LOOKS,
    reason: 'not-supported-on-route',
    status: '4xx',
    codes: /^(?:unsupported|invalid|unknown)_?(?:value|parameter)?$/,
    param: /^model$/,
    unless: NOT_LASTING,
    source: 'a code that refuses a value, with the parameter `model`',
  },
  {
    ...TWO_LOOKS,
    reason: 'no-access',
    text: NO_ACCESS_PHRASES,
    unless: NOT_LASTING,
    source: 'fixed phrases with the model: no access to N, not authorized to use N',
  },
  {
    ...TWO_LOOKS,
    reason: 'model-not-found',
    text: NOT_FOUND_PHRASES,
    unless: NOT_LASTING,
    source: 'fixed phrases with the model: invalid model N, unknown provider for model N, N has been retired',
  },
  {
    ...TWO_LOOKS,
    reason: 'not-supported-on-route',
    text: NOT_SUPPORTED_PHRASES,
    unless: NOT_LASTING,
    source: 'fixed phrases with the model: N is not supported, N is not accessible via',
  },
  {
    // The name of the deployment is not in these words, but there is no other one in the request.
    ...TWO_LOOKS,
    reason: 'model-not-found',
    status: [404],
    text: /\bdeployment for this resource does not exist\b/i,
    detail: 'deployment',
    source: 'Azure OpenAI: DeploymentNotFound, whose code the CLI drops at 404 (0.104 to 0.171)',
  },
]
