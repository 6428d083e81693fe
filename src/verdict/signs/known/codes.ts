/**
 * The error codes that the Codex CLI knows, for answers of which it prints the code: a body with 400, a `detail` with any
 * status, and the code of its identity service. Of other answers it prints a sentence of its own (`cli.ts`), or only the
 * server's words.
 *
 * The list is closed and grows with a release. `npm run test:compat` reads the codes of a version from its program file,
 * plays them, and names those that end unrecognized.
 */

import type { Condition, Sign } from '../sign.ts'

/** A failing server or a full queue may quote any code. Then it is no answer about account or request. */
const FAILING: readonly Condition[] = [{ status: '5xx' }]

const ACCOUNT_UNCHANGED = 'The account does not change between two tries.'
const SAME_REQUEST = 'The next try sends the same request.'

const COMPARED = 'the codes that CLI 0.171.0 compares with'
const API_ENUM = "OpenAI's API reference, ResponseErrorCode"

export const CODE_SIGNS: readonly Sign[] = [
  {
    reason: 'quota-exceeded',
    codes: [
      'insufficient_quota',
      'billing_hard_limit_reached',
      'billing_not_active',
      'credit_balance_exhausted',
      'project_spend_limit_exceeded',
      'organization_spend_limit_exceeded',
      'organization_usage_limit_exceeded',
    ],
    unless: FAILING,
    early: ACCOUNT_UNCHANGED,
    source: `${COMPARED}, which it words as "Quota exceeded" with 429 and in a stream; OpenAI error guide`,
  },
  {
    reason: 'plan-excludes-codex',
    codes: ['usage_not_included', 'codex_entitlement_missing', 'missing_codex_entitlement'],
    unless: FAILING,
    early: ACCOUNT_UNCHANGED,
    source: `${COMPARED}; the second is a code of the ChatGPT backend, with 403, the third one of its sign-in page`,
  },
  {
    reason: 'workspace-blocked',
    codes: ['codex_workspace_access_denied'],
    text: /\bcontact your chatgpt workspace administrator\b/i,
    unless: FAILING,
    early: ACCOUNT_UNCHANGED,
    detail: 'admin-approval',
    source: `${COMPARED} where the status is 403; reports of 403 with "Contact your ChatGPT workspace administrator for access."`,
  },
  {
    reason: 'workspace-blocked',
    codes: ['invalid_workspace_selected'],
    text: /\binvalid_workspace_selected\b/i,
    unless: FAILING,
    early: ACCOUNT_UNCHANGED,
    detail: 'not-a-member',
    source: `openai/codex#24495; ${COMPARED} where the status is 403`,
  },
  {
    reason: 'at-capacity',
    codes: ['server_is_overloaded', 'slow_down', 'policy_capacity_unavailable', 'flex_unavailable'],
    source: COMPARED,
  },
  {
    reason: 'prompt-blocked',
    codes: [
      'cyber_policy',
      'bio_policy',
      'misalignment_policy_violation',
      'invalid_prompt',
      'content_policy_violation',
      'image_content_policy_violation',
      'inference_hook_denied',
      'content_filter',
    ],
    unless: FAILING,
    early: 'Repeating a flagged request may get the account blocked.',
    source: `${COMPARED}; ${API_ENUM}; the last one is Azure's`,
  },
  {
    reason: 'unsupported-setting',
    detail: 'access-program',
    codes: ['access_program_not_enabled', 'invalid_access_program', 'unsupported_access_program'],
    unless: FAILING,
    early: SAME_REQUEST,
    source: COMPARED,
  },
  {
    // A budget for the session may be the job's own setting or the server's. Another model has the same one.
    reason: 'usage-limit',
    detail: 'session-budget',
    codes: ['budget_reached'],
    lasting: 'ambiguous',
    unsettled: true,
    unless: FAILING,
    early: ACCOUNT_UNCHANGED,
    source: COMPARED,
  },
  {
    reason: 'unsupported-setting',
    detail: 'request-size',
    codes: ['context_length_exceeded'],
    unless: FAILING,
    early: SAME_REQUEST,
    source: COMPARED,
  },
  {
    // A probe has no attachment. Such a code shows that the request was changed on its way.
    reason: 'unsupported-setting',
    detail: 'attachment',
    codes: [
      'audio_too_large',
      'audio_too_short',
      'invalid_audio',
      'invalid_audio_data',
      'invalid_audio_format',
      'missing_audio_sample_rate',
      'invalid_image',
      'invalid_image_format',
      'invalid_base64_image',
      'invalid_image_url',
      'invalid_image_mode',
      'image_too_large',
      'image_too_small',
      'image_parse_error',
      'image_file_too_large',
      'image_file_not_found',
      'unsupported_image_media_type',
      'empty_image_file',
      'failed_to_download_image',
    ],
    unless: FAILING,
    early: SAME_REQUEST,
    source: `${COMPARED}; ${API_ENUM}`,
  },
  {
    reason: 'server-error',
    codes: ['vector_store_timeout'],
    source: API_ENUM,
  },
  {
    // The CLI opens a new connection, or sends the whole request.
    reason: 'stream-broken',
    codes: ['websocket_connection_limit_reached', 'previous_response_not_found'],
    source: 'CLI 0.171.0, played as a frame: it tries seven times and prints the body of the frame',
  },
  {
    // Without a message the CLI prints the code alone.
    reason: 'model-not-found',
    text: /^model_not_found$/,
    ambiguousOnChatgpt: true,
    early: 'The server did not find the model, and the next try asks for the same one.',
    source: 'CLI 0.171.0, played with the code and no message',
  },
]
