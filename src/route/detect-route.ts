import { type Environment, optional } from '../base/index.ts'
import { isAtLeast } from '../cli/index.ts'
import type { CodexConfig } from '../config/index.ts'
import type { AuthFile } from './auth-file.ts'
import type { RefreshStatus, Route } from './route.ts'

/** What the route depends on. `now` is milliseconds since the epoch, `budgetMs` how long the probes may take. */
export type RouteFacts = {
  readonly env: Environment
  readonly authFile: AuthFile
  readonly config: CodexConfig
  /** The `openai-api-key` input; empty or absent when not given. */
  readonly apiKeyInput?: string
  readonly codexVersion?: string
  readonly now: number
  readonly budgetMs?: number
}

/**
 * The route by the precedence of `codex exec`, seen with 0.77 to 0.169: a configured provider sends nothing else than
 * its own key; CODEX_ACCESS_TOKEN beats CODEX_API_KEY, which beats auth.json; OPENAI_API_KEY is no login.
 *
 * `codex login status` is of no use for this: it ignores CODEX_API_KEY, calls `{}` a ChatGPT login, and prints parts
 * of the key. The input's key comes before the access token because the probe is then run without that.
 *
 * `none` is a guess when the login is kept in a keyring; the probe settles it, and still runs.
 */
export function detectRoute(signs: RouteFacts): Route {
  const { env, config } = signs
  const provider = config.provider
  if (provider !== undefined && !provider.requiresOpenaiAuth) {
    return { kind: 'provider', id: provider.id, ...optional('name', provider.name) }
  }
  if (signs.apiKeyInput) return { kind: 'api-key', source: 'input' }
  if (isAccessToken(env['CODEX_ACCESS_TOKEN'], signs.codexVersion)) return { kind: 'access-token' }
  if (env['CODEX_API_KEY']) return { kind: 'api-key', source: 'CODEX_API_KEY' }
  return storedRoute(signs)
}

function storedRoute(signs: RouteFacts): Route {
  const { authFile } = signs
  switch (authFile.kind) {
    case 'api-key':
      return { kind: 'api-key', source: 'auth.json' }
    case 'access-token':
      return { kind: 'access-token' }
    case 'chatgpt':
      // 0.77 takes a stored key before the tokens beside it, whatever `auth_mode` says; 0.104 obeys `auth_mode`.
      if (authFile.holdsKeyToo && !isAtLeast(signs.codexVersion, '0.104.0')) {
        return { kind: 'api-key', source: 'auth.json' }
      }
      return { kind: 'chatgpt', ...optional('plan', authFile.plan), refresh: refreshOutlook(authFile, signs) }
    default:
      return { kind: 'none', openaiApiKeyAlone: Boolean(signs.env['OPENAI_API_KEY']) }
  }
}

/**
 * 0.142 and later know the variable. They take `at-…` or a JWT; with anything else they go on as if it were unset
 * (0.169 then uses CODEX_API_KEY).
 */
function isAccessToken(token: string | undefined, version: string | undefined): boolean {
  if (!token || !isAtLeast(version, '0.142.0')) return false
  return token.startsWith('at-') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)
}

/** 0.142 and later refresh a token that has less than about five minutes left (four did); twice that is kept away. */
const NEAR_EXPIRY_MS = 10 * 60_000

/** 0.104 and earlier refresh by the age of the login instead, after eight days; one hour is kept away from it. */
const OLD_LOGIN_MS = (8 * 24 - 1) * 3_600_000

/** Any version refreshes an expired token, at the latest after the 401 that it earns. */
function refreshOutlook(login: Extract<AuthFile, { kind: 'chatgpt' }>, signs: RouteFacts): RefreshStatus {
  const end = signs.now + (signs.budgetMs ?? 0)
  if (login.expiresAt === undefined) return 'unknown'
  if (login.expiresAt - end < NEAR_EXPIRY_MS) return 'due'
  if (isAtLeast(signs.codexVersion, '0.125.0')) return 'fresh'
  if (login.lastRefreshAt === undefined) return 'unknown'
  return end - login.lastRefreshAt > OLD_LOGIN_MS ? 'due' : 'fresh'
}
