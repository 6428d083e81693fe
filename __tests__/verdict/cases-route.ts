/** Messages about the route: limits, credentials, the workspace and blocked networks. */

import { API_KEY, type Case, NONE, PROVIDER, refused, unsettled } from './case.ts'

export const ROUTE_CASES: readonly Case[] = [
  refused('usage-limit', 'time of day that is hours past, so it means tomorrow', {
    messages: [
      "You've hit your usage limit. Upgrade to Pro (https://chatgpt.com/explore/pro), visit https://chatgpt.com/codex/settings/usage to purchase more credits or try again at 7:32 AM.",
    ],
    lasting: 'until-reset',
    retryAt: '2026-06-11T07:32:00.000Z',
  }),
  refused('usage-limit', 'by type, with resets_at', {
    answer: {
      status: 429,
      error: {
        type: 'usage_limit_reached',
        message: 'The usage limit has been reached',
        plan_type: 'plus',
        resets_at: 1781200000,
      },
    },
    messages: ["You've hit your usage limit. Try again later."],
  }),
  refused('out-of-credits', 'by words', {
    messages: [
      'Your workspace is out of credits. Add credits to continue.',
      'Your workspace is out of credits. Ask your workspace owner to refill in order to continue.',
      "You're out of credits.",
      'You hit your spend cap set in your workspace. Increase your spend cap to continue.',
    ],
  }),
  refused('plan-excludes-codex', 'by code', {
    needsCode: true,
    answer: { status: 429, error: { code: 'usage_not_included', message: 'No.' } },
  }),
  refused('plan-excludes-codex', 'by words', {
    messages: ['To use Codex with your ChatGPT plan, upgrade to Plus: https://chatgpt.com/explore/plus.'],
  }),
  refused('quota-exceeded', 'by code', {
    needsCode: true,
    answer: {
      status: 429,
      error: { code: 'insufficient_quota', type: 'insufficient_quota', message: 'No.' },
    },
    route: API_KEY,
  }),
  refused('quota-exceeded', 'spend limit of the organization, by code', {
    needsCode: true,
    answer: { status: 429, error: { code: 'organization_spend_limit_exceeded', message: 'No.' } },
    route: API_KEY,
  }),
  refused('quota-exceeded', 'by words', {
    messages: [
      'Quota exceeded. Check your plan and billing details.',
      'You exceeded your current quota, please check your plan and billing details.',
    ],
    route: API_KEY,
  }),
  refused('not-signed-in', 'request without credentials', {
    answer: {
      status: 401,
      error: { message: 'Missing bearer or basic authentication in header', type: 'invalid_request_error' },
    },
    messages: ["You didn't provide an API key."],
  }),
  refused('not-signed-in', 'any 401 on a route without credentials', {
    messages: [
      'unexpected status 401 Unauthorized: ',
      'exceeded retry limit, last status: 401 Unauthorized, request id: r',
    ],
    route: NONE,
  }),
  refused('not-signed-in', 'missing variable of the provider', {
    messages: ['Missing environment variable: `PROXY_KEY`.'],
    route: PROVIDER,
  }),
  refused('not-signed-in', 'stored login of the wrong kind, which the CLI deletes', {
    messages: [
      'API key login is required, but ChatGPT is currently being used. Logging out.',
      'Login is restricted to workspace(s) other, but current credentials lack a workspace identifier. Logging out.',
      "Login is restricted to another workspace: because of `forced_chatgpt_workspace_id` (config.toml, line 4), the job's Codex would sign out at its start and delete the stored login.",
    ],
  }),
  refused('config-invalid', "login that an administrator's requirements hide from the CLI", {
    messages: [
      "The administrator's requirements do not allow this login: because of `allowed_login_methods` (/etc/codex/requirements.toml, line 1), the job's Codex would not use it.",
    ],
    early: false,
  }),
  unsettled('login-expired', 'login whose new tokens could not be stored', {
    messages: [
      'The stored login needs a refresh whose result could not be stored: auth.json is read-only. A probe would use up its refresh token.',
    ],
  }),
  refused('auth-rejected', 'by code', {
    answer: {
      status: 401,
      error: {
        message: 'Incorrect API key provided: sk-env-S****CRET.',
        type: 'invalid_request_error',
        code: 'invalid_api_key',
      },
    },
    messages: ['{"error":{"message":"No.","code":"invalid_api_key"}}'],
    route: API_KEY,
  }),
  refused('auth-rejected', 'by words', {
    messages: ['Incorrect API key provided: sk-env-S****CRET.'],
    route: API_KEY,
  }),
  refused('auth-rejected', 'any 401', {
    answer: { status: 401, detail: 'Unauthorized' },
    messages: [
      'unexpected status 401 Unauthorized: ',
      'exceeded retry limit, last status: 401 Unauthorized, request id: 9a57a2034f0c411d-SIN',
    ],
  }),
  refused('login-expired', 'revoked login, by the code after the message', {
    messages: [
      'unexpected status 401 Unauthorized: No, url: https://h/x, cf-ray: 9, request id: 8, auth error: 401, auth error code: token_revoked',
    ],
  }),
  refused('login-expired', 'invalidated access token, by code', {
    needsCode: true,
    answer: { status: 401, error: { code: 'token_invalidated', message: 'No.' } },
  }),
  refused('login-expired', 'invalidated access token, by words', {
    messages: ['Encountered invalidated oauth token for user, failing request'],
  }),
  refused('login-expired', 'used, expired or revoked refresh token, by words', {
    messages: [
      'Your access token could not be refreshed because your refresh token was already used. Please log out and sign in again.',
      'Your access token could not be refreshed because your refresh token has expired. Please log out and sign in again.',
      'Your access token could not be refreshed because your refresh token was revoked. Please log out and sign in again.',
    ],
  }),
  refused('login-expired', 'used refresh token, by code', {
    needsCode: true,
    answer: { status: 401, error: { code: 'refresh_token_reused', message: 'No.' } },
  }),
  unsettled('server-error', 'temporary failure of the token refresh', {
    messages: [
      'Failed to refresh token: 500 Internal Server Error: oops',
      'Failed to refresh token: 404 Not Found: x',
      'Failed to refresh token: 429 Too Many Requests',
    ],
    lasting: 'temporary',
  }),
  unsettled('server-error', 'a token endpoint whose answer is none', {
    messages: ['OAuth token response is invalid'],
    scope: 'route',
  }),
  refused('login-expired', 'a refresh that the sign-in server denied', {
    messages: [
      'Failed to refresh token: 400 Bad Request',
      'Failed to refresh token: 400 Bad Request: Invalid refresh_token: empty string.',
      'Failed to refresh token: 401 Unauthorized: x',
      'Failed to refresh token: 403 Forbidden: You do not have an account because it has been deleted.',
    ],
  }),
  unsettled('network-blocked', 'a refresh that something on the way denied', {
    messages: [
      'Failed to refresh token: 403 Forbidden',
      'Failed to refresh token: 403 Forbidden: <!DOCTYPE html><html><head><title>Just a moment...</title></head></html>',
    ],
    scope: 'route',
    early: true,
  }),
  refused('login-expired', 'an ended token without a refresh token', {
    messages: ['The stored login has no refresh token, and its access token ended on 2026-06-10.'],
    detail: 'no-refresh-token',
    early: false,
  }),
  refused('missing-scope', 'API key', {
    answer: {
      status: 401,
      error: {
        message: 'You have insufficient permissions for this operation. Missing scopes: api.responses.write',
        type: 'invalid_request_error',
        code: 'missing_scope',
      },
    },
    route: API_KEY,
  }),
  refused('workspace-blocked', 'by code', {
    answer: { status: 402, detail: { code: 'deactivated_workspace' } },
    messages: [
      '{"detail":{"code":"deactivated_workspace"}}',
      '{"error":{"code":"deactivated_workspace","message":"No."}}',
    ],
    lasting: 'ambiguous',
  }),
  refused('workspace-blocked', 'by words', {
    messages: ['deactivated_workspace', 'Your workspace has been deactivated.'],
    lasting: 'ambiguous',
  }),
  refused('workspace-blocked', 'any 402', {
    answer: { status: 402, detail: 'Payment Required' },
    lasting: 'ambiguous',
  }),
  refused('out-of-credits', 'status 402 with words about credits', {
    answer: { status: 402, error: { message: 'This request requires more credits', code: 402 } },
    route: PROVIDER,
  }),
  refused('network-blocked', 'Cloudflare, as the CLI words it', {
    messages: [
      'Access blocked by Cloudflare. This usually happens when connecting from a restricted region (status 403 Forbidden), url: https://chatgpt.com/backend-api/codex/responses, cf-ray: 9',
    ],
    lasting: 'permanent',
  }),
  refused('network-blocked', 'Cloudflare, the HTML page', {
    messages: [
      'unexpected status 403 Forbidden: <!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body>Sorry, you have been blocked</body></html>, url: https://h/x',
    ],
    secondLook: true,
  }),
  refused('network-blocked', 'region, by code', {
    needsCode: true,
    answer: {
      status: 403,
      error: { message: 'No.', type: 'request_forbidden', code: 'unsupported_country_region_territory' },
    },
  }),
  refused('network-blocked', 'region, by words', {
    messages: ['Country, region, or territory not supported'],
  }),
  refused('network-blocked', 'proxy that requires credentials', {
    messages: ['unexpected status 407 Proxy Authentication Required: '],
  }),
  unsettled('login-expired', 'a refresh that only the policies of the workspace speak of', {
    messages: ['The stored login was not refreshed: the policies of the workspace could not be loaded.'],
  }),
  refused('not-signed-in', 'auth.json without a refresh token, as old versions report it', {
    messages: ['Error loading auth.json: missing field `refresh_token` at line 3 column 5'],
    detail: 'no-refresh-token',
    early: false,
  }),
  refused('quota-exceeded', 'a budget that a gateway refuses with 422', {
    answer: {
      status: 422,
      error: {
        message: 'Budget has been exceeded! Key=docs-ci Current cost: 12.5, Max budget: 10.0',
        code: '422',
      },
    },
    route: PROVIDER,
    secondLook: true,
    detail: 'budget',
  }),
]
