import type { Answer, StatusAnswer } from './script.ts'

export {
  badGateway,
  cloudflareBlocked,
  cyberPolicy,
  highDemand500,
  instructionsNotValid,
  invalidPrompt,
  processingFailed,
  refreshFailed,
  regionBlocked,
  serviceUnavailable,
  unsupportedEffort,
  unsupportedVerbosity,
} from './network-answers.ts'

// Statuses, codes and words as they were seen in the wild; the issue or document is named at each. What the CLI
// makes of them differs by its version. Over a WebSocket each plain status becomes an error frame.

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

/** The model wants a later CLI (openai/codex-plugin-cc#270). */
export function needsNewerCodex(model: string): StatusAnswer {
  const cure = 'Please upgrade to the latest app or CLI and try again.'
  return detail(400, `The '${model}' model requires a newer version of Codex. ${cure}`)
}

/** An unknown model, or one that is not for this account; it flapped on the ChatGPT route (openai/codex#44477). */
export function modelNotFound404(model: string): StatusAnswer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`
  return apiError(404, message, { code: 'model_not_found' })
}

/** The same refusal as a bad request (openai/codex#10789). */
export function modelNotFound400(model: string): StatusAnswer {
  return apiError(400, `The requested model '${model}' does not exist.`, {
    code: 'model_not_found',
    param: 'model',
  })
}

/** The same refusal inside a stream, which older CLIs call a disconnect (openai/codex#12143, #3677). */
export function modelNotFoundInStream(model: string): Answer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`
  return { kind: 'sse-failed', code: 'model_not_found', message }
}

/** The same refusal as a frame without a status, on which CLI 0.142 and 0.155 wait until their idle timeout. */
export function modelNotFoundFrame(model: string): Answer {
  const message = `The model \`${model}\` does not exist or you do not have access to it.`
  const error = { type: 'invalid_request_error', code: 'model_not_found', message }
  return { kind: 'ws-error', frame: { type: 'error', error } }
}

/** A gateway between the CLI and the service that knows no such model (openai/codex#8464). */
export function gatewayModelNotFound(model: string): StatusAnswer {
  return apiError(404, `model '${model}' not found`, { type: 'api_error' })
}

/** The key's project may not use the model (OpenAI's error guide). */
export function noAccess403(model: string, project = 'proj_abc'): StatusAnswer {
  const message = `Project \`${project}\` does not have access to model \`${model}\``
  return apiError(403, message, { code: 'model_not_found' })
}

/** The model is for verified organizations alone (openai/codex#1982, #3948); the status is not in the reports. */
export function orgNotVerified(model: string): StatusAnswer {
  const place = 'https://platform.openai.com/settings/organization/general'
  const message =
    `Your organization must be verified to use the model \`${model}\`. Please go to: ${place} and click on ` +
    'Verify Organization. If you just verified, it can take up to 15 minutes for access to propagate.'
  return apiError(400, message)
}

/** The CLI's "Selected model is at capacity" (openai/codex#39455, #45611). */
export function atCapacity(): StatusAnswer {
  const fields = { type: 'service_unavailable_error', code: 'server_is_overloaded' }
  return apiError(503, 'Our servers are currently overloaded. Please try again later.', fields)
}

/** The same inside a stream. */
export function atCapacityInStream(): Answer {
  const message = 'Our servers are currently overloaded. Please try again later.'
  return { kind: 'sse-failed', code: 'server_is_overloaded', message }
}

/** A wish to come back later, which CLI versions take for capacity or for a plain 503. */
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

/** A limit per minute (openai/codex#70, #12675, #23304). `seconds` goes into the words and `Retry-After`. */
export function rateLimited(model: string, seconds = 1): StatusAnswer {
  const fields = { type: 'tokens', code: 'rate_limit_exceeded' }
  const headers = { 'retry-after': String(Math.ceil(seconds)) }
  return { ...apiError(429, rateLimitText(model, `${seconds}s`), fields), headers }
}

/** The same inside a stream, where the CLI obeys the wait that the words name. */
export function rateLimitedInStream(model: string, wait = '300ms'): Answer {
  return { kind: 'sse-failed', code: 'rate_limit_exceeded', message: rateLimitText(model, wait) }
}

/** A plan's window is used up. `resetsAt` in seconds since the epoch; `limit` names one model's own bucket. */
export function usageLimitReached(limits: {
  readonly planType: string
  readonly resetsAt?: number
  readonly limit?: string
}): StatusAnswer {
  const left = limits.resetsAt === undefined ? undefined : limits.resetsAt - Math.floor(Date.now() / 1000)
  const error = {
    type: 'usage_limit_reached',
    message: 'The usage limit has been reached',
    plan_type: limits.planType,
    ...(limits.resetsAt === undefined ? {} : { resets_at: limits.resetsAt, resets_in_seconds: left }),
  }
  const headers = limits.limit === undefined ? {} : bucketHeaders(limits.limit)
  return { kind: 'status', status: 429, body: { error }, headers }
}

/** CLI 0.169.0 takes the bucket's name from the limit that these headers call the active one. */
function bucketHeaders(name: string): Readonly<Record<string, string>> {
  return {
    'x-codex-active-limit': 'codex_bucket',
    'x-codex-bucket-limit-name': name,
    'x-codex-bucket-primary-used-percent': '100',
  }
}

/** The workspace's credits are spent; the CLI reads that from a header (codex-rs, error.rs). */
export function workspaceOutOfCredits(): StatusAnswer {
  const headers = { 'x-codex-rate-limit-reached-type': 'workspace_owner_credits_depleted' }
  return { ...usageLimitReached({ planType: 'business' }), headers }
}

/** The plan has no Codex in it (codex-rs, error.rs). */
export function usageNotIncluded(): StatusAnswer {
  return apiError(429, 'Usage is not included in your plan.', { type: 'usage_not_included' })
}

/** The API account has no money left (OpenAI's error guide). */
export function insufficientQuota(): StatusAnswer {
  const fields = { type: 'insufficient_quota', code: 'insufficient_quota' }
  return apiError(429, insufficientQuotaText, fields)
}

/** The same inside a stream. */
export function insufficientQuotaInStream(): Answer {
  return { kind: 'sse-failed', code: 'insufficient_quota', message: insufficientQuotaText }
}

const insufficientQuotaText =
  'You exceeded your current quota, please check your plan and billing details. For more information on this ' +
  'error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.'

/** A key that is none; the server masks it and leaves its ends to be seen (OpenAI's error guide). */
export function incorrectApiKey(masked = 'sk-loop****abcd'): StatusAnswer {
  const page = 'https://platform.openai.com/account/api-keys'
  const message = `Incorrect API key provided: ${masked}. You can find your API key at ${page}.`
  return apiError(401, message, { code: 'invalid_api_key' })
}

/** No key at all, as after an empty secret (openai-cookbook#2347). */
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

/** A ChatGPT token that the backend does not take (openai/codex#26497). */
export function tokenRejected(): StatusAnswer {
  return detail(401, 'Unauthorized')
}

/** The workspace is gone, at least for now (nanobot#1738, codex2api#42). */
export function deactivatedWorkspace(): StatusAnswer {
  return detail(402, { code: 'deactivated_workspace' })
}
