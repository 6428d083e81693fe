/** Golden cases of credentials: missing, wrong, too weak or expired; and of a network that blocks the request. */

import { incorrectApiKey, missingBearer, missingScopes, tokenRejected } from '../../openai/answers.ts'
import { cloudflareBlocked, refreshFailed, regionBlocked } from '../../openai/network-answers.ts'
import type { Script, StatusAnswer } from '../../openai/script.ts'
import { type RefreshRefusal, refreshRefused } from '../../openai/tokens.ts'
import {
  ALL_CHANNELS,
  type GoldenCase,
  HTTP_CHANNELS,
  MAIN_ROUTES,
  MODEL,
  refused,
  unsettled,
} from '../case.ts'

const EXPIRED = refused('route', 'login-expired', 'permanent')
const REJECTED = refused('route', 'auth-rejected', 'permanent')
const NOT_SIGNED_IN = refused('route', 'not-signed-in', 'permanent')
const BLOCKED = refused('route', 'network-blocked', 'permanent')

/** An expired access token: the CLI asks for a new one before any other request. */
const EXPIRED_TOKEN = { expiresInSeconds: -60 }

/** A backend that accepts only tokens from a refresh. By default every refresh succeeds. */
function acceptsRefreshedOnly(refresh?: StatusAnswer): Script {
  const auth = { kind: 'only', bearers: [], refusal: tokenRejected() } as const
  return { models: {}, auth, ...(refresh === undefined ? {} : { refresh }) }
}

function refreshDenied(code: RefreshRefusal, source: string): GoldenCase {
  return {
    name: `the login cannot be refreshed: ${code}`,
    source,
    script: acceptsRefreshedOnly(refreshRefused(code)),
    login: EXPIRED_TOKEN,
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: EXPIRED,
    endsEarly: true,
  }
}

export const LOGIN_CASES: readonly GoldenCase[] = [
  {
    name: 'no credentials',
    source: 'openai-cookbook#2347: an empty secret, a pull request from a fork',
    answer: missingBearer(),
    routes: ['none', 'api-key'],
    channels: ALL_CHANNELS,
    expected: NOT_SIGNED_IN,
    endsEarly: true,
  },
  {
    name: 'any 401 without credentials',
    source: 'openai/codex#7323: the variable OPENAI_API_KEY alone is not a login',
    answer: { kind: 'status', status: 401, body: '' },
    routes: ['none'],
    channels: ALL_CHANNELS,
    expected: NOT_SIGNED_IN,
    endsEarly: true,
  },
  {
    name: "the provider's key is not in the environment",
    source: 'codex-rs protocol/src/error.rs',
    answer: { kind: 'accept' },
    routes: ['provider'],
    channels: HTTP_CHANNELS,
    providerKey: 'NO_SUCH_KEY',
    expected: NOT_SIGNED_IN,
  },
  {
    name: 'a ChatGPT login where an API key is required',
    source: 'codex-rs login/src/auth/manager.rs',
    answer: { kind: 'accept' },
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    config: 'forced_login_method = "api"',
    expected: NOT_SIGNED_IN,
  },
  {
    name: 'a ChatGPT login of another workspace',
    source: 'codex-rs login/src/auth/manager.rs; seen with CLI 0.77 to 0.171',
    answer: { kind: 'accept' },
    routes: ['chatgpt', 'access-token'],
    channels: HTTP_CHANNELS,
    config: 'forced_chatgpt_workspace_id = "another"',
    expected: NOT_SIGNED_IN,
  },
  {
    name: 'wrong API key',
    source: "OpenAI's error guide",
    answer: incorrectApiKey(),
    routes: ['api-key', 'provider'],
    channels: ALL_CHANNELS,
    expected: REJECTED,
    endsEarly: true,
  },
  {
    name: 'any 401 with a key',
    source: 'an unknown message with a known status',
    answer: { kind: 'status', status: 401, body: { error: { message: 'Nope.', code: null } } },
    routes: ['api-key', 'provider'],
    channels: ALL_CHANNELS,
    expected: REJECTED,
    endsEarly: true,
  },
  {
    name: 'token rejected though each refresh succeeds',
    source: 'openai/codex#26497',
    answer: tokenRejected(),
    routes: ['chatgpt', 'access-token'],
    channels: ALL_CHANNELS,
    expected: REJECTED,
    endsEarly: true,
  },
  {
    name: 'the key lacks a scope',
    source: 'openai/codex#26742 #31506',
    answer: missingScopes(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: refused('route', 'missing-scope', 'permanent'),
    endsEarly: true,
  },
  refreshDenied('refresh_token_reused', 'openai/codex#17340; apache/doris#67635'),
  refreshDenied('refresh_token_expired', 'codex-rs login/src/auth/manager.rs'),
  refreshDenied('refresh_token_invalidated', 'codex-rs login/src/auth/manager.rs'),
  {
    name: 'a 401 whose refresh is refused: the login was revoked',
    source: 'openai/codex#17340',
    script: acceptsRefreshedOnly(refreshRefused('refresh_token_invalidated')),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: EXPIRED,
    endsEarly: true,
  },
  {
    name: 'a 401 that a refresh fixes',
    source: 'seen with the CLI: 401, ChatGPT, refresh succeeds',
    script: acceptsRefreshedOnly(),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: { kind: 'accepted' },
  },
  {
    name: 'the handshake is refused with 401, with a key',
    source: 'seen with the CLI: handshake 401',
    script: {
      models: { [MODEL]: [incorrectApiKey()] },
      handshakes: [{ kind: 'refuse', status: 401, body: incorrectApiKey().body }],
    },
    routes: ['api-key'],
    channels: ['plain-ws'],
    expected: REJECTED,
  },
  {
    name: 'the sign-in server fails',
    source: 'codex-rs login/src/auth/manager.rs',
    script: acceptsRefreshedOnly(refreshFailed()),
    routes: ['chatgpt'],
    channels: ALL_CHANNELS,
    expected: unsettled('route', 'server-error', 'temporary'),
    isSlow: true,
  },
  {
    name: "Cloudflare's block, 403",
    source: 'openai/codex#27752',
    answer: cloudflareBlocked(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: BLOCKED,
    isSlow: true,
  },
  {
    name: 'region not supported, 403',
    source: "OpenAI's error guide",
    answer: regionBlocked(),
    routes: MAIN_ROUTES,
    channels: ALL_CHANNELS,
    expected: BLOCKED,
    endsEarly: true,
  },
  {
    name: 'policies of the workspace cannot be loaded',
    source: 'seen with the CLI: 0.104 and later',
    script: {
      models: {},
      account: {
        '/wham/config/bundle': { kind: 'status', status: 500, body: '' },
        '/wham/config/requirements': { kind: 'status', status: 500, body: '' },
      },
    },
    login: { plan: 'enterprise' },
    routes: ['chatgpt'],
    channels: HTTP_CHANNELS,
    expected: unsettled('infrastructure', 'server-error', 'temporary'),
  },
]
