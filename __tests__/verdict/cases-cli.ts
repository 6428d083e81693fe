import { API_KEY, type Case, PROVIDER, refused, unsettled } from './case.ts'

/** Whole sentences of the CLI, as 0.171.0 printed them in a run, or as they are in its binary. */
const SENTENCES: readonly Case[] = [
  refused('model-quota-spent', 'the limit of one model, as a sentence of the CLI', {
    messages: [
      "You've hit your usage limit for GPT-5.3-Codex-Spark. Switch to another model now, or try again later.",
    ],
  }),
  refused('usage-limit', 'the limit of each plan', {
    messages: [
      "You've hit your usage limit. Try again later.",
      "You've hit your usage limit. Upgrade to Plus to continue using Codex (https://chatgpt.com/explore/plus), or try again later.",
      "You've hit your usage limit. Upgrade to Pro (https://chatgpt.com/explore/pro), visit https://chatgpt.com/settings/usage to purchase more credits or try again later.",
      "You've hit your usage limit. Visit https://chatgpt.com/settings/usage to purchase more credits or try again later.",
      "You've hit your usage limit. To get more access now, send a request to your admin or try again later.",
      "You've hit your usage limit. Try the new plan, or try again later.",
    ],
  }),
  refused('out-of-credits', 'no credits, as the owner and as a member sees it', {
    messages: [
      'Your workspace is out of credits. Add credits to continue.',
      'Your workspace is out of credits. Ask your workspace owner to refill in order to continue.',
    ],
  }),
  refused('out-of-credits', 'the spend cap of a workspace', {
    messages: [
      'You hit your spend cap set in your workspace. Increase your spend cap to continue.',
      'You hit your spend cap set by the owner of your workspace. Ask an owner to increase your spend cap to continue.',
    ],
  }),
  unsettled('usage-limit', 'the budget of a session', {
    messages: ['budget reached'],
    lasting: 'ambiguous',
    early: true,
  }),
  unsettled('at-capacity', 'no capacity, as sentences of the CLI', {
    messages: [
      'Selected model is at capacity. Please try a different model.',
      'Policy-restricted capacity is unavailable. Please try again later.',
      'Flex capacity unavailable.',
    ],
  }),
  unsettled('rate-limited', 'the words of the server after those of the CLI', {
    messages: ['rate limit exceeded: Request failed.', 'rate limit exceeded: '],
  }),
  unsettled('prompt-blocked', 'a policy, as a sentence of the CLI', {
    messages: [
      'The input was rejected by the content policy.',
      'Your workspace inference hook blocked this request.',
      'stream disconnected before completion: Incomplete response returned, reason: content_filter',
    ],
    early: true,
  }),
  unsettled('unsupported-setting', 'an access program', {
    messages: [
      'The requested access program is not enabled.',
      'The requested access program cannot be used with this model.',
    ],
    early: true,
  }),
  unsettled('unsupported-setting', 'the request itself', {
    messages: [
      "Codex ran out of room in the model's context window. Start a new thread or clear earlier history before retrying.",
      "websocket request exceeds the peer's message size limit",
      'Invalid audio input. Please remove or replace the affected audio attachment and try again.',
      'Invalid image in your last message. Please remove it and try again.',
    ],
    early: true,
  }),
  unsettled('stream-broken', 'a response without an end', {
    messages: [
      'Incomplete response returned, reason: max_output_tokens',
      'Previous response was not found. Retrying the full request.',
      'Responses websocket connection limit reached (60 minutes). Create a new websocket connection to continue.',
    ],
  }),
  unsettled('login-expired', 'another login in the meantime', {
    messages: [
      'Your access token could not be refreshed because you have since logged out or signed in to another account. Please sign in again.',
    ],
    lasting: 'temporary',
  }),
  refused('login-expired', 'a refresh that was refused', {
    messages: [
      'Your access token could not be refreshed because your refresh token has expired. Please log out and sign in again.',
      'Your access token could not be refreshed. Please log out and sign in again.',
      'Your authentication session could not be refreshed automatically. Please log out and sign in again.',
    ],
  }),
  refused('not-signed-in', 'the command for the token of a gateway', {
    route: PROVIDER,
    messages: [
      'failed to run Gateway credential export command `no-such-program`: No such file or directory (os error 2)',
      'Gateway credential export command exited with exit status: 1',
      'Gateway credential export command timed out after 500 ms',
      'Gateway credential export must print one access token',
    ],
  }),
  refused('not-signed-in', 'a gateway that needs a browser', {
    route: PROVIDER,
    messages: ['Gateway sign-in required. Choose Sign in or Reconnect, then retry your request'],
  }),
  unsettled('codex-failed', 'a defect of the CLI', {
    messages: [
      'internal error; agent loop died unexpectedly',
      'turn aborted. Something went wrong? Hit `/feedback` to report the issue.',
    ],
  }),
]

/** Codes in a body of which the CLI prints the code. Without it the message means nothing. */
const CODES: readonly Case[] = [
  ...['credit_balance_exhausted', 'project_spend_limit_exceeded', 'organization_usage_limit_exceeded'].map(
    code => refused('quota-exceeded', code, { ...answerWith(400, code), route: API_KEY }),
  ),
  ...['codex_entitlement_missing', 'missing_codex_entitlement'].map(code =>
    refused('plan-excludes-codex', code, answerWith(403, code)),
  ),
  ...['codex_workspace_access_denied', 'invalid_workspace_selected'].map(code =>
    refused('workspace-blocked', code, answerWith(403, code)),
  ),
  ...['policy_capacity_unavailable', 'flex_unavailable'].map(code =>
    unsettled('at-capacity', code, answerWith(400, code)),
  ),
  ...['inference_hook_denied', 'content_filter', 'image_content_policy_violation'].map(code =>
    unsettled('prompt-blocked', code, { ...answerWith(400, code), early: true }),
  ),
  ...['access_program_not_enabled', 'invalid_access_program', 'unsupported_access_program'].map(code =>
    unsettled('unsupported-setting', code, { ...answerWith(400, code), early: true }),
  ),
  ...['context_length_exceeded', 'invalid_image', 'audio_too_large'].map(code =>
    unsettled('unsupported-setting', code, { ...answerWith(400, code), early: true }),
  ),
  ...['websocket_connection_limit_reached', 'previous_response_not_found'].map(code =>
    unsettled('stream-broken', code, answerWith(400, code)),
  ),
  unsettled('server-error', 'vector_store_timeout', answerWith(400, 'vector_store_timeout')),
  refused('model-not-found', 'the code without a message', { route: API_KEY, messages: ['model_not_found'] }),
  refused('workspace-blocked', 'words about the administrator', {
    answer: { status: 403, detail: 'Unauthorized: Contact your ChatGPT workspace administrator for access.' },
  }),
  refused('workspace-blocked', 'the code of the identity service', {
    messages: [
      'unexpected status 403 Forbidden: {"detail":{"code":"invalid_workspace_selected"}}, url: https://chatgpt.com/backend-api/codex/responses, cf-ray: a017, request id: c62f, auth error: 403, auth error code: invalid_workspace_selected',
    ],
  }),
]

function answerWith(status: number, code: string) {
  return { needsCode: true, answer: { status, error: { message: 'Request failed.', code } } }
}

export const CLI_CASES: readonly Case[] = [...SENTENCES, ...CODES]
