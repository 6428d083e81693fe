/** The sentences that the Codex CLI itself prints about a failed turn: a closed list, which grows with a release. */

import type { Sign } from '../sign.ts'

const ACCOUNT_UNCHANGED = 'The account does not change between two tries.'
const NOT_RETRYABLE = 'The CLI calls it not retryable.'
const SAME_REQUEST = 'The next try sends the same request.'
const SAME_COMMAND = 'The next try runs the same command.'

const PLAYED = 'CLI 0.171.0, played with the code'
const IN_BINARY = 'a text in the binary of CLI 0.171.0'

/**
 * Each pattern begins with the sentence: a server's text that quotes the CLI, or has the same words in it, is not the
 * CLI's own.
 */
export const CLI_SIGNS: readonly Sign[] = [
  {
    reason: 'model-quota-spent',
    text: /^you've hit your usage limit for .{1,100}?\. switch to another model now,/i,
    early: NOT_RETRYABLE,
    source: 'protocol/src/error.rs; CLI 0.104 to 0.171, played with a limit of one model',
  },
  {
    reason: 'usage-limit',
    text: /^you've hit your usage limit\.(?: |$)/i,
    early: ACCOUNT_UNCHANGED,
    source: 'protocol/src/error.rs; CLI 0.77 to 0.171, played with each plan and with a promotion',
  },
  {
    reason: 'out-of-credits',
    text: /^your workspace is out of credits\. (?:add credits to continue\.|ask your workspace owner to refill\b)/i,
    early: ACCOUNT_UNCHANGED,
    source: `${PLAYED}s workspace_owner_credits_depleted and workspace_member_credits_depleted`,
  },
  {
    reason: 'out-of-credits',
    text: /^you hit your spend cap set (?:in your workspace|by the owner of your workspace)\./i,
    early: ACCOUNT_UNCHANGED,
    detail: 'spend-cap',
    isExplainedByMessage: true,
    source: `${PLAYED}s workspace_owner_usage_limit_reached and workspace_member_usage_limit_reached`,
  },
  {
    reason: 'plan-excludes-codex',
    text: /^to use codex with your chatgpt plan, upgrade to plus:/i,
    early: ACCOUNT_UNCHANGED,
    source: `protocol/src/error.rs; ${PLAYED} usage_not_included`,
  },
  {
    reason: 'quota-exceeded',
    text: /^quota exceeded\. check your plan and billing details\.$/i,
    early: ACCOUNT_UNCHANGED,
    source: `protocol/src/error.rs; ${PLAYED}s of the quota family, with 429 and in a stream`,
  },
  {
    // A budget for the session may be the job's own setting or the server's. Another model has the same one.
    reason: 'usage-limit',
    text: /^budget reached$/i,
    scope: 'route',
    lasting: 'ambiguous',
    unsettled: true,
    early: NOT_RETRYABLE,
    detail: 'session-budget',
    isExplainedByMessage: true,
    source: `${PLAYED} budget_reached; the CLI calls it session budget exceeded`,
  },
  {
    reason: 'at-capacity',
    text: /^selected model is at capacity\. please try a different model\.$|^policy-restricted capacity is unavailable\. please try again later\.$/i,
    source: `protocol/src/error.rs; ${PLAYED}s server_is_overloaded and policy_capacity_unavailable`,
  },
  {
    reason: 'at-capacity',
    text: /^flex capacity unavailable\.$/i,
    detail: 'flex-tier',
    source: `${PLAYED} flex_unavailable`,
  },
  {
    reason: 'rate-limited',
    text: /^rate limit exceeded: |^exceeded retry limit, last status: 429\b/i,
    source: `protocol/src/error.rs; ${PLAYED}s rate_limit_exceeded and slow_down`,
  },
  {
    reason: 'server-error',
    text: /^we're currently experiencing high demand, which may cause temporary errors\.$|^exceeded retry limit, last status: 5\d\d\b/i,
    source: 'protocol/src/error.rs; CLI 0.77 to 0.171, played with 500',
  },
  {
    reason: 'prompt-blocked',
    text: /^this request has been flagged for possible cybersecurity risk\.$|^this content was flagged for possible biological risk\.$|^this request was blocked due to a misalignment policy violation\.$|^the input was rejected by the content policy\.$|^incomplete response returned, reason: content_filter$/i,
    early: 'Repeating a flagged request may get the account blocked.',
    source: `${PLAYED}s cyber_policy, bio_policy, misalignment_policy_violation and content_policy_violation without a message, and with a response that is incomplete`,
  },
  {
    reason: 'prompt-blocked',
    text: /^your workspace inference hook blocked this request\.$/i,
    early: SAME_REQUEST,
    detail: 'inference-hook',
    isExplainedByMessage: true,
    source: `${PLAYED} inference_hook_denied without a message`,
  },
  {
    reason: 'unsupported-setting',
    text: /^the requested access program (?:is not enabled|cannot be used with this model)\.$/i,
    early: SAME_REQUEST,
    detail: 'access-program',
    isExplainedByMessage: true,
    source: `${PLAYED}s access_program_not_enabled, invalid_access_program and unsupported_access_program without a message`,
  },
  {
    reason: 'unsupported-setting',
    detail: 'request-size',
    text: /^codex ran out of room in the model's context window\. |^websocket request exceeds the peer's message size limit\b/i,
    early: SAME_REQUEST,
    source: `protocol/src/error.rs; ${PLAYED} context_length_exceeded; the other is ${IN_BINARY}`,
  },
  {
    // The sentence follows the words of the server.
    reason: 'unsupported-setting',
    detail: 'attachment',
    text: /(?:^|[.!?] )please remove or replace the affected audio attachment and try again\.$|^invalid image in your last message\. please remove it and try again\.$|^image poisoning$/i,
    early: SAME_REQUEST,
    source: `${PLAYED}s of audio, and with a text about an image; a probe has neither`,
  },
  {
    reason: 'stream-broken',
    text: /^incomplete response returned, reason: |^previous response was not found\. retrying the full request\.$|^responses websocket connection limit reached \(\d+ minutes\)\./i,
    source: `codex-api sse/responses.rs; ${IN_BINARY}`,
  },
  {
    reason: 'network-blocked',
    text: /^access blocked by cloudflare\. this usually happens when connecting from a restricted region\b/i,
    // Not early: a filter may block the WebSocket and allow HTTPS.
    source: 'protocol/src/error.rs; openai/codex#27752',
  },
  {
    // Another process has replaced the login while the CLI ran. The next probe reads the new one.
    reason: 'login-expired',
    text: /^your access token could not be refreshed because you have since logged out or signed in to another account\./i,
    lasting: 'temporary',
    onStderr: true,
    source: `login/src/auth/manager.rs; ${IN_BINARY}`,
  },
  {
    reason: 'login-expired',
    text: /^your (?:access token could not be refreshed\b|authentication session could not be refreshed automatically\.)/i,
    early: 'The CLI has tried to refresh the login, and the server refused it for good.',
    onStderr: true,
    source: 'login/src/auth/manager.rs; CLI 0.77 to 0.171',
  },
  {
    reason: 'not-signed-in',
    text: /^(?:failed to run )?gateway credential export (?:command|must)\b/i,
    early: SAME_COMMAND,
    detail: 'gateway-export',
    isExplainedByMessage: true,
    source: 'CLI 0.171.0, played: no such program, an exit code, too slow, and an output without a token',
  },
  {
    reason: 'not-signed-in',
    text: /^gateway sign-in required\. choose sign in or reconnect, then retry your request\b/i,
    early: SAME_REQUEST,
    detail: 'gateway-sign-in',
    source: IN_BINARY,
  },
  {
    reason: 'codex-failed',
    text: /^(?:turn aborted|interrupted \(ctrl-c\))\. something went wrong\?|^internal error; agent loop died unexpectedly$|^session configured event was not the first event in the stream$|^timeout waiting for child process to exit$|^spawn failed: child stdout\/stderr not captured$|^codex-linux-sandbox was required but not provided$|^host usage accounting failed: |^agent thread limit reached$/i,
    source: `protocol/src/error.rs; ${IN_BINARY}`,
  },
]
