/** What people see for each reason: the words of the CLI or of the endpoint, as they search for them. */

import type { Reason } from '../../../src/verdict/index.ts'

/**
 * Texts that lead to a reason, or a sentence where no text does. A test gives each text to the table of signs.
 *
 * - `failed`: in `turn.failed` of `codex exec --json`, which is what people see in the log of a job. `route` is the one on
 *   which the text is usual.
 * - `stderr`: the CLI ends at its start and prints it there.
 * - `none`: the action finds it out by itself.
 */
export type Shown =
  | {
      readonly kind: 'failed'
      readonly route: 'chatgpt' | 'api-key' | 'provider' | 'none'
      readonly texts: readonly [string, ...string[]]
    }
  | { readonly kind: 'stderr'; readonly texts: readonly [string, ...string[]] }
  | { readonly kind: 'none'; readonly sentence: string }

export const SHOWN: Readonly<Record<Reason, Shown>> = {
  // openai/codex#19654, #17642
  'not-supported-on-route': failed(
    'chatgpt',
    "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account.",
  ),
  // openai/codex#44477, #12143, #10789
  'model-not-found': failed(
    'api-key',
    'The model `gpt-5.5` does not exist or you do not have access to it.',
    "The requested model 'gpt-5.5' does not exist.",
  ),
  // OpenAI's guide to error codes
  'no-access': failed('api-key', 'Project `proj_…` does not have access to model `gpt-5.5`'),
  // openai/codex#1982, #3948
  'org-not-verified': failed('api-key', 'Your organization must be verified to use the model `gpt-5.5`.'),
  // codex-rs/protocol/src/error.rs
  'model-quota-spent': failed(
    'chatgpt',
    "You've hit your usage limit for gpt-5.5. Switch to another model now, or try again at 7:42 AM.",
  ),
  'at-capacity': failed('chatgpt', 'Selected model is at capacity. Please try a different model.'),
  // openai/codex#12675, #23304
  'rate-limited': failed(
    'api-key',
    'exceeded retry limit, last status: 429 Too Many Requests',
    'Rate limit reached for gpt-5.5. Please try again in 1.2s',
  ),
  'not-listed': none('Only `probe: catalog` gives this reason. No turn was run.'),
  // openai-cookbook#2347; codex-rs/protocol/src/error.rs
  'not-signed-in': failed(
    'none',
    'unexpected status 401 Unauthorized: Missing bearer or basic authentication in header',
    'Missing environment variable: `GATEWAY_API_KEY`.',
  ),
  // OpenAI's guide to error codes
  'auth-rejected': failed('api-key', 'unexpected status 401 Unauthorized: Incorrect API key provided: sk-…'),
  // openai/codex#17340; codex-rs/login/src/auth/manager.rs
  'login-expired': failed(
    'chatgpt',
    'Your access token could not be refreshed because your refresh token was already used. Please log out and sign in again.',
    'Your access token could not be refreshed because your refresh token has expired. Please log out and sign in again.',
    'Your access token could not be refreshed because your refresh token was revoked. Please log out and sign in again.',
  ),
  // openai/codex#26742, #31506
  'missing-scope': failed(
    'api-key',
    'unexpected status 401 Unauthorized: You have insufficient permissions for this operation. Missing scopes: api.responses.write',
  ),
  // nanobot#1738
  'workspace-blocked': failed(
    'chatgpt',
    'unexpected status 402 Payment Required: {"detail":{"code":"deactivated_workspace"}}',
  ),
  // codex-rs/protocol/src/error.rs, and the three after it
  'plan-excludes-codex': failed(
    'chatgpt',
    'To use Codex with your ChatGPT plan, upgrade to Plus: https://chatgpt.com/explore/plus.',
  ),
  'usage-limit': failed(
    'chatgpt',
    "You've hit your usage limit. Upgrade to Pro (https://chatgpt.com/explore/pro), visit https://chatgpt.com/codex/settings/usage to purchase more credits or try again at 7:31 PM.",
  ),
  'out-of-credits': failed('chatgpt', 'Your workspace is out of credits. Add credits to continue.'),
  'quota-exceeded': failed(
    'api-key',
    'Quota exceeded. Check your plan and billing details.',
    'You exceeded your current quota, please check your plan and billing details.',
  ),
  // codex-rs/protocol/src/error.rs; openai/codex#27752
  'network-blocked': failed(
    'chatgpt',
    'Access blocked by Cloudflare. This usually happens when connecting from a restricted region (status 403 Forbidden)',
    'unexpected status 403 Forbidden: Country, region, or territory not supported',
  ),
  'identity-single-use': none('Codex was not started, so it has printed nothing.'),
  // coleam00/Archon#1447
  'needs-newer-codex': failed(
    'chatgpt',
    "The 'gpt-5.5' model requires a newer version of Codex. Please upgrade to the latest app or CLI and try again.",
  ),
  'codex-missing': none('The log has the words of npm where an installation was tried.'),
  'codex-failed': none('Codex ends without an event. The end of what it printed is in the report.'),
  // Seen with CLI 0.171.0
  'config-invalid': stderr(
    'Error: legacy `profile = "ci"` config is no longer supported; use `--profile ci` with `ci.config.toml` instead',
  ),
  // openai/codex#6647, #19188
  'unsupported-setting': failed(
    'api-key',
    "Unsupported value: 'low' is not supported with the 'gpt-5.5' model. Supported values are: 'medium'.",
  ),
  // codex-rs: api_bridge.rs
  'prompt-blocked': failed('chatgpt', 'This request has been flagged for possible cybersecurity risk.'),
  'server-error': failed(
    'chatgpt',
    "We're currently experiencing high demand, which may cause temporary errors.",
  ),
  'stream-broken': failed(
    'chatgpt',
    'stream disconnected before completion: stream closed before response.completed',
  ),
  // Seen with CLI 0.169.0
  unreachable: failed('api-key', 'stream disconnected before completion: error sending request'),
  'timed-out': failed('api-key', 'request timed out'),
  unrecognized: none(
    'Anything that no rule of this action knows. Its words are in the comment and in the report.',
  ),
}

function failed(
  route: Extract<Shown, { kind: 'failed' }>['route'],
  ...texts: readonly [string, ...string[]]
): Shown {
  return { kind: 'failed', route, texts }
}

function stderr(...texts: readonly [string, ...string[]]): Shown {
  return { kind: 'stderr', texts }
}

function none(sentence: string): Shown {
  return { kind: 'none', sentence }
}
