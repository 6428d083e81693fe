/** Signs that the route fails. Every other model on it would fail too. */

import type { Sign } from '../sign.ts'

const ACCOUNT_UNCHANGED = 'The account does not change between two tries.'
const REFRESH_REFUSED = 'The CLI has tried to refresh the login, and the server refused it for good.'

export const ROUTE_SIGNS: readonly Sign[] = [
  {
    reason: 'workspace-blocked',
    codes: ['deactivated_workspace'],
    // The code may be only a word in the text, depending on how the CLI prints the body.
    text: /\bdeactivated_workspace\b|\bworkspace (?:is|has been|was) (?:deactivated|blocked|disabled)\b/i,
    early: ACCOUNT_UNCHANGED,
    source: 'nanobot#1738, codex2api#42: 402, seen to flap',
  },
  {
    reason: 'out-of-credits',
    text: /\bworkspace is out of credits\b|\byou(?:'re| are) out of credits\b|\byou hit your spend cap\b/i,
    early: ACCOUNT_UNCHANGED,
    source: 'protocol/src/error.rs; the spend cap as well in CLI 0.169.0',
  },
  {
    reason: 'usage-limit',
    codes: ['usage_limit_reached'],
    text: /\byou(?:'ve| have)? (?:hit|reached) your usage limit\b|\busage limit (?:has been )?reached\b/i,
    early: ACCOUNT_UNCHANGED,
    source: 'protocol/src/error.rs; openclaw#103734: 429 with plan_type and resets_at',
  },
  {
    // The codes are in codes.ts, where a server that fails may quote them.
    reason: 'quota-exceeded',
    text: /\bquota exceeded\. check your plan\b|\bexceeded your current quota\b|\bbilling hard limit\b/i,
    early: ACCOUNT_UNCHANGED,
    source: 'protocol/src/error.rs; OpenAI error guide',
  },
  {
    reason: 'login-expired',
    codes: ['refresh_token_reused', 'refresh_token_expired', 'refresh_token_invalidated', 'token_revoked'],
    text: /\baccess token could not be refreshed\b|\bsession could not be refreshed\b|\brefresh token was already used\b/i,
    early: REFRESH_REFUSED,
    onStderr: true,
    source: 'openai/codex#17340; apache/doris#67635; login/src/auth/manager.rs',
  },
  {
    reason: 'login-expired',
    codes: ['token_invalidated', 'token_expired'],
    text: /\binvalidated oauth token\b|\bauthentication token has been invalidated\b/i,
    early: REFRESH_REFUSED,
    source:
      'openai/codex#13118; jlcodes99/cockpit-tools#2051, router-for-me/CLIProxyAPI#3654: 401 of the ChatGPT backend',
  },
  {
    // A page in the place of the sign-in server's answer. CLI 0.104 to 0.160 print it; later ones drop every body, and
    // public reports of a bare 403 are mostly of a region or a runner's address that is not let in.
    reason: 'network-blocked',
    text: /\bfailed to refresh token: (?:401|403|407|451|511)\b[^:]{0,60}: a web page\b|\bfailed to refresh token: (?:403|451)\b(?![^:]{0,60}:)/i,
    unsettled: true,
    isExplainedByMessage: true,
    early: REFRESH_REFUSED,
    onStderr: true,
    source: 'seen with CLI 0.104 to 0.171: a challenge page of the token endpoint, and 403 without a body',
  },
  {
    reason: 'login-expired',
    text: /\bfailed to refresh token: 40[013]\b/i,
    early: REFRESH_REFUSED,
    onStderr: true,
    source: 'seen with CLI 0.104 to 0.171: 400 with a code that the CLI does not know, 403 with a body',
  },
  {
    reason: 'login-expired',
    text: /\bstored login has no refresh token\b/i,
    isExplainedByMessage: true,
    detail: 'no-refresh-token',
    source: 'this action, where the access token of auth.json has ended',
  },
  {
    // Whether the refusal was final is not known.
    reason: 'login-expired',
    text: /\bstored login was not refreshed\b/i,
    unsettled: true,
    isExplainedByMessage: true,
    source: 'this action, where CLI 0.125 to 0.171 reports only the policies of the workspace',
  },
  {
    // The answer of the token endpoint is no answer. The refresh token may be spent.
    reason: 'server-error',
    text: /\boauth token response is invalid\b/i,
    scope: 'route',
    source: 'seen with CLI 0.169 and 0.171: 200 with something else than tokens',
  },
  {
    // A login that lacks a field is no login for every version.
    reason: 'not-signed-in',
    text: /\bmissing field `refresh_token`/i,
    onStderr: true,
    detail: 'no-refresh-token',
    source: 'seen with CLI 0.104 and 0.142: auth.json without a refresh token',
  },
  {
    // The token refresh failed, and the status is the sign-in server's. The login may still be valid.
    reason: 'server-error',
    text: /\bfailed to refresh token\b/i,
    scope: 'route',
    onStderr: true,
    source: 'login/src/auth/manager.rs: classified there as a transient failure',
  },
  {
    reason: 'not-signed-in',
    text: /\b(?:api key|chatgpt) login is required\b|\blogin is restricted to (?:workspace|another workspace)\b/i,
    early: 'The CLI has deleted the stored login.',
    onStderr: true,
    detail: 'login-restricted',
    isExplainedByMessage: true,
    source: 'login/src/auth/manager.rs; this action before it starts a CLI that would sign out',
  },
  {
    reason: 'config-invalid',
    text: /\badministrator's requirements do not allow this login\b/i,
    // With another login the same CLI and the same configuration would work.
    scope: 'route',
    detail: 'requirements',
    source: 'this action, where CLI 0.148 to 0.171 keeps a stored login and does not use it',
  },
  {
    // Nothing was asked. The login may still work once, for the job itself.
    reason: 'login-expired',
    text: /\brefresh whose result could not be stored\b/i,
    unsettled: true,
    isExplainedByMessage: true,
    source: 'this action, where the CLI could not store the new tokens',
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
    early: 'The CLI has no credentials to send.',
    source: 'openai-cookbook#2347: empty secret, fork pull request',
  },
]
