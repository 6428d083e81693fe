/** Signs that the route fails, so that every model on it would. */

import type { Sign } from './sign.ts'

const NOT_RETRYABLE = 'The account stays as it is, so each further request is refused too.'
const LOGIN_IS_SPENT = 'The CLI has tried the refresh and was told that this login cannot be refreshed again.'

export const ROUTE_SIGNS: readonly Sign[] = [
  {
    reason: 'workspace-blocked',
    codes: ['deactivated_workspace'],
    early: NOT_RETRYABLE,
    source: 'nanobot#1738, codex2api#42: 402, seen to flap',
  },
  {
    // The code may survive only as a word, where the CLI prints the body in its own way.
    reason: 'workspace-blocked',
    text: /\bdeactivated_workspace\b|\bworkspace (?:is|has been|was) (?:deactivated|blocked|disabled)\b/i,
    early: NOT_RETRYABLE,
    source: 'nanobot#1738, codex2api#42',
  },
  {
    reason: 'out-of-credits',
    text: /\bworkspace is out of credits\b|\byou(?:'re| are) out of credits\b|\byou hit your spend cap\b/i,
    early: NOT_RETRYABLE,
    source: 'protocol/src/error.rs; the spend cap as well in CLI 0.169.0',
  },
  {
    reason: 'plan-excludes-codex',
    codes: ['usage_not_included'],
    early: NOT_RETRYABLE,
    source: 'protocol/src/error.rs',
  },
  {
    reason: 'plan-excludes-codex',
    text: /\bto use codex with your chatgpt plan, upgrade\b/i,
    early: NOT_RETRYABLE,
    source: 'protocol/src/error.rs',
  },
  {
    reason: 'usage-limit',
    codes: ['usage_limit_reached'],
    early: NOT_RETRYABLE,
    source: 'openclaw#103734: 429 with plan_type and resets_at',
  },
  {
    reason: 'usage-limit',
    text: /\byou(?:'ve| have)? (?:hit|reached) your usage limit\b|\busage limit (?:has been )?reached\b/i,
    early: NOT_RETRYABLE,
    source: 'protocol/src/error.rs; openclaw#103734',
  },
  {
    reason: 'quota-exceeded',
    codes: [
      'insufficient_quota',
      'billing_hard_limit_reached',
      'billing_not_active',
      'organization_spend_limit_exceeded',
    ],
    early: NOT_RETRYABLE,
    source: 'OpenAI error guide; the spend limit in CLI 0.169.0, which words it as "Quota exceeded"',
  },
  {
    reason: 'quota-exceeded',
    text: /\bquota exceeded\. check your plan\b|\bexceeded your current quota\b|\bbilling hard limit\b/i,
    early: NOT_RETRYABLE,
    source: 'protocol/src/error.rs; OpenAI error guide',
  },
  {
    reason: 'login-expired',
    codes: ['refresh_token_reused', 'refresh_token_expired', 'refresh_token_invalidated', 'token_revoked'],
    early: LOGIN_IS_SPENT,
    onStderr: true,
    source: 'openai/codex#17340; apache/doris#67635; login/src/auth/manager.rs',
  },
  {
    reason: 'login-expired',
    text: /\baccess token could not be refreshed\b|\bsession could not be refreshed\b|\brefresh token was already used\b/i,
    early: LOGIN_IS_SPENT,
    onStderr: true,
    source: 'openai/codex#17340; login/src/auth/manager.rs',
  },
  {
    reason: 'login-expired',
    codes: ['token_invalidated', 'token_expired'],
    early: LOGIN_IS_SPENT,
    source: 'jlcodes99/cockpit-tools#2051, router-for-me/CLIProxyAPI#3654: 401 of the ChatGPT backend',
  },
  {
    reason: 'login-expired',
    text: /\binvalidated oauth token\b|\bauthentication token has been invalidated\b/i,
    early: LOGIN_IS_SPENT,
    source: 'openai/codex#13118, jlcodes99/cockpit-tools#2051',
  },
  {
    // The words are those of the refresh, the status is the sign-in server's: it says nothing final of the login.
    reason: 'server-error',
    text: /\bfailed to refresh token\b/i,
    scope: 'route',
    unsettled: true,
    onStderr: true,
    source: 'login/src/auth/manager.rs: its class of transient failures',
  },
  {
    // The CLI deletes the stored login, so from here on there is none.
    reason: 'not-signed-in',
    text: /\b(?:api key|chatgpt) login is required\b/i,
    early: 'The login is gone.',
    onStderr: true,
    source: 'login/src/auth/manager.rs',
  },
  {
    reason: 'not-signed-in',
    text: /\bmissing environment variable:/i,
    early: 'The environment of a process does not change.',
    onStderr: true,
    source: 'protocol/src/error.rs; seen with CLI 0.77 to 0.169',
  },
  {
    reason: 'not-signed-in',
    text: /\bmissing bearer or basic authentication\b|\byou didn't provide an api key\b/i,
    early: 'The CLI sends what it has; it has nothing.',
    source: 'openai-cookbook#2347: empty secret, fork pull request',
  },
  {
    reason: 'missing-scope',
    text: /\bmissing scopes?:|\binsufficient permissions for this operation\b/i,
    early: 'The permissions of a key do not change between two tries.',
    source: 'openai/codex#26742 #31506',
  },
  {
    reason: 'auth-rejected',
    codes: ['invalid_api_key'],
    early: 'A key does not become valid between two tries.',
    source: 'OpenAI error guide',
  },
  {
    reason: 'auth-rejected',
    text: /\bincorrect api key provided\b/i,
    early: 'A key does not become valid between two tries.',
    source: 'OpenAI error guide',
  },
  {
    reason: 'network-blocked',
    codes: ['unsupported_country_region_territory'],
    early: 'A runner does not change its region.',
    source: 'OpenAI error guide: 403, country, region or territory not supported',
  },
  {
    reason: 'network-blocked',
    text: /\bcountry, region,? or territory not supported\b/i,
    early: 'A runner does not change its region.',
    source: 'OpenAI error guide',
  },
  {
    // Not early: a filter may stop the WebSocket and let HTTPS through.
    reason: 'network-blocked',
    text: /\bblocked by cloudflare\b/i,
    source: 'protocol/src/error.rs; openai/codex#27752',
  },
  {
    // Older CLIs print the page itself. A challenge comes and goes, so it is looked at twice.
    reason: 'network-blocked',
    status: [403],
    text: /cloudflare.{0,4000}(?:blocked|just a moment|challenge)|(?:blocked|just a moment|challenge).{0,4000}cloudflare/i,
    lasting: 'ambiguous',
    source: 'Cloudflare’s page as it is, before the CLI words it',
  },
]
