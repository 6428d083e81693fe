import type { Answer, StatusAnswer } from './script.ts'

// Answers about a model or an account, with the statuses, codes and messages of real servers. Each names its issue or
// document. What the CLI prints for an answer differs by version. On a WebSocket a plain status becomes an error frame.

type Fields = { readonly type?: string; readonly code?: string | null; readonly param?: string | null }

function apiError(status: number, message: string, fields: Fields = {}): StatusAnswer {
  const error = { message, type: 'invalid_request_error', param: null, code: null, ...fields }
  return { kind: 'status', status, body: { error } }
}

function detail(status: number, text: string | object): StatusAnswer {
  return { kind: 'status', status, body: { detail: text } }
}

/** The ChatGPT backend does not serve this model to this login (openai/codex#19654, #17642, #26053). */
export function notSupportedOnChatGpt(model: string): StatusAnswer {
  return detail(400, `The '${model}' model is not supported when using Codex with a ChatGPT account.`)
}

/** The model requires a newer CLI (openai/codex-plugin-cc#270). */
export function needsNewerCodex(model: string): StatusAnswer {
  const advice = 'Please upgrade to the latest app or CLI and try again.'
  return detail(400, `The '${model}' model requires a newer version of Codex. ${advice}`)
}

/**
 * The model is unknown or not open to this account. The ChatGPT route sent it for days by mistake (openai/codex#44477).
 */
export function modelNotFound404(model: string): StatusAnswer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`
  return apiError(404, message, { code: 'model_not_found' })
}

/** The same refusal with status 400 (openai/codex#10789). */
export function modelNotFound400(model: string): StatusAnswer {
  return apiError(400, `The requested model '${model}' does not exist.`, {
    code: 'model_not_found',
    param: 'model',
  })
}

/** The same refusal inside a stream, which older CLI versions report as a disconnect (openai/codex#12143, #3677). */
export function modelNotFoundInStream(model: string): Answer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`
  return { kind: 'sse-failed', code: 'model_not_found', message }
}

/** The same refusal as a frame without a status. CLI 0.142 and 0.155 ignore it and wait until their idle timeout. */
export function modelNotFoundFrame(model: string): Answer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`
  const error = { type: 'invalid_request_error', code: 'model_not_found', message }
  return { kind: 'ws-error', frame: { type: 'error', error } }
}

/** A gateway between the CLI and the service does not know the model (openai/codex#8464). */
export function gatewayModelNotFound(model: string): StatusAnswer {
  return apiError(404, `model '${model}' not found`, { type: 'api_error' })
}

/** The key's project may not use the model (OpenAI's error guide). */
export function noAccess403(model: string, project = 'proj_abc'): StatusAnswer {
  const message = `Project \`${project}\` does not have access to model \`${model}\``
  return apiError(403, message, { code: 'model_not_found' })
}

/** The model is open to verified organizations only (openai/codex#1982, #3948). The reports do not name the status. */
export function orgNotVerified(model: string): StatusAnswer {
  const page = 'https://platform.openai.com/settings/organization/general'
  const message =
    `Your organization must be verified to use the model \`${model}\`. Please go to: ${page} and click on ` +
    'Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.'
  return apiError(400, message)
}

/** The CLI prints "Selected model is at capacity" (openai/codex#39455, #45611). */
export function atCapacity(): StatusAnswer {
  const fields = { type: 'service_unavailable_error', code: 'server_is_overloaded' }
  return apiError(503, 'Our servers are currently overloaded. Please try again later.', fields)
}

/** The same error inside a stream. */
export function atCapacityInStream(): Answer {
  const message = 'Our servers are currently overloaded. Please try again later.'
  return { kind: 'sse-failed', code: 'server_is_overloaded', message }
}

/** The server asks for a lower rate. Depending on its version the CLI reports a capacity problem or a plain 503. */
export function slowDown(): StatusAnswer {
  return apiError(503, 'Please reduce your request rate.', {
    type: 'service_unavailable_error',
    code: 'slow_down',
  })
}

const rateLimitText = (model: string, wait: string) =>
  `Rate limit reached for ${model} in organization org-loopback on tokens per min (TPM): Limit 200000, ` +
  `Used 199000, Requested 9000. Please try again in ${wait}. Visit ` +
  'https://platform.openai.com/account/rate-limits to learn more.'

/** A limit per minute (openai/codex#70, #12675, #23304). `seconds` is in the message and in `Retry-After`. */
export function rateLimited(model: string, seconds = 1): StatusAnswer {
  const fields = { type: 'tokens', code: 'rate_limit_exceeded' }
  const headers = { 'retry-after': String(Math.ceil(seconds)) }
  return { ...apiError(429, rateLimitText(model, `${seconds}s`), fields), headers }
}

/** The same error inside a stream. The CLI waits as long as the message says. */
export function rateLimitedInStream(model: string, wait = '300ms'): Answer {
  return { kind: 'sse-failed', code: 'rate_limit_exceeded', message: rateLimitText(model, wait) }
}

/** The usage limit of a plan is used up. `resetsAt` in seconds since the epoch; `limit` names the limit of one model. */
export function usageLimitReached(limits: {
  readonly planType: string
  readonly resetsAt?: number
  readonly limit?: string
}): StatusAnswer {
  const { planType, resetsAt, limit } = limits
  const error = {
    type: 'usage_limit_reached',
    message: 'The usage limit has been reached',
    plan_type: planType,
    ...(resetsAt === undefined
      ? {}
      : { resets_at: resetsAt, resets_in_seconds: resetsAt - Math.floor(Date.now() / 1000) }),
  }
  const headers = limit === undefined ? {} : bucketHeaders(limit)
  return { kind: 'status', status: 429, body: { error }, headers }
}

/** CLI 0.169.0 takes the name of the limit from these headers: the bucket that they call active. */
function bucketHeaders(name: string): Readonly<Record<string, string>> {
  return {
    'x-codex-active-limit': 'codex_bucket',
    'x-codex-bucket-limit-name': name,
    'x-codex-bucket-primary-used-percent': '100',
  }
}

/** The workspace has no credits left. The CLI reads that from a header (codex-rs, error.rs). */
export function workspaceOutOfCredits(): StatusAnswer {
  const headers = { 'x-codex-rate-limit-reached-type': 'workspace_owner_credits_depleted' }
  return { ...usageLimitReached({ planType: 'business' }), headers }
}

/** The plan does not include Codex (codex-rs, error.rs). */
export function usageNotIncluded(): StatusAnswer {
  return apiError(429, 'Usage is not included in your plan.', { type: 'usage_not_included' })
}

/** The API account has no credit left (OpenAI's error guide). */
export function insufficientQuota(): StatusAnswer {
  const fields = { type: 'insufficient_quota', code: 'insufficient_quota' }
  return apiError(429, INSUFFICIENT_QUOTA, fields)
}

/** The same error inside a stream. */
export function insufficientQuotaInStream(): Answer {
  return { kind: 'sse-failed', code: 'insufficient_quota', message: INSUFFICIENT_QUOTA }
}

const INSUFFICIENT_QUOTA =
  'You exceeded your current quota, please check your plan and billing details. For more information on this ' +
  'error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.'

/** An invalid key. The server masks it in the message and leaves both ends readable (OpenAI's error guide). */
export function incorrectApiKey(masked = 'sk-loop****abcd'): StatusAnswer {
  const page = 'https://platform.openai.com/account/api-keys'
  const message = `Incorrect API key provided: ${masked}. You can find your API key at ${page}.`
  return apiError(401, message, { code: 'invalid_api_key' })
}

/** A request without a key, as with an empty secret (openai-cookbook#2347). */
export function missingBearer(): StatusAnswer {
  return apiError(401, 'Missing bearer or basic authentication in header')
}

/** A login or restricted key that may not write responses (openai/codex#19743, #26742, #31506). */
export function missingScopes(): StatusAnswer {
  const message =
    'You have insufficient permissions for this operation. Missing scopes: api.responses.write. Check that you ' +
    'have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if ' +
    "you're using a restricted API key, that it has the necessary scopes."
  return apiError(401, message)
}

/** The backend rejects a ChatGPT token (openai/codex#26497). */
export function tokenRejected(): StatusAnswer {
  return detail(401, 'Unauthorized')
}

/** The workspace is deactivated, maybe only for a while (nanobot#1738, codex2api#42). */
export function deactivatedWorkspace(): StatusAnswer {
  return detail(402, { code: 'deactivated_workspace' })
}
