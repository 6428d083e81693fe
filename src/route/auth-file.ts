/** Reads auth.json, where Codex stores its login: what the file says about the login, and its secrets, for masking. */

import { createHash } from 'node:crypto'
import { type Fields, fieldsOf, optional, textOf } from '../base/index.ts'
import { readTextFile } from '../config/index.ts'
import { claimsOf, secretsIn, tokensIn } from './auth-secrets.ts'

/**
 * What auth.json says. It holds no secret.
 *
 * - `none`: there is no file, or it cannot be read, or it holds no credentials. The CLI then sends its request without
 *   any, also for `{}`, which `codex login status` calls a ChatGPT login. The login may be in the system's keyring.
 * - `api-key`, `access-token`: the file holds one.
 * - `chatgpt`: a ChatGPT sign-in. `plan` and `expiresAt` come from the access token; times are milliseconds since the
 *   epoch. `hasApiKey`: the file holds an API key as well.
 */
export type AuthFile =
  | { readonly kind: 'none' | 'api-key' | 'access-token' }
  | {
      readonly kind: 'chatgpt'
      readonly plan?: string | undefined
      readonly expiresAt?: number | undefined
      readonly lastRefreshAt?: number | undefined
      readonly hasApiKey: boolean
    }

/** The content of auth.json. */
export type StoredLogin = {
  readonly facts: AuthFile
  readonly secrets: readonly string[]
  /** A hash of the refresh token, to see that the token has changed. */
  readonly refreshTokenHash?: string
}

/** Reads auth.json. A broken file is not an error: the CLI reads it too, so the probe shows what is wrong with it. */
export function readAuthFile(file: string): StoredLogin {
  const read = readTextFile(file)
  if (read.kind !== 'text') return { facts: { kind: 'none' }, secrets: [] }
  let value: unknown
  try {
    value = JSON.parse(read.text)
  } catch {
    // A broken file may still hold whole tokens, and the CLI or a later step may print them.
    return { facts: { kind: 'none' }, secrets: tokensIn(read.text) }
  }
  const login = fieldsOf(value)
  const refreshToken = textOf(fieldsOf(login['tokens'])['refresh_token'])
  return {
    facts: factsOf(login),
    secrets: secretsIn(value),
    ...optional('refreshTokenHash', refreshToken && createHash('sha256').update(refreshToken).digest('hex')),
  }
}

/**
 * Watches the stored login from now on. `rotated` says whether auth.json holds another refresh token than at the start.
 * The token works once: after a rotation, every other job that has a copy of the old file is signed out.
 */
export function watchLogin(file: string): { readonly rotated: () => boolean } {
  const before = readAuthFile(file).refreshTokenHash
  return {
    rotated: () => {
      const now = readAuthFile(file).refreshTokenHash
      return before !== undefined && now !== undefined && now !== before
    },
  }
}

function factsOf(login: Fields): AuthFile {
  const hasApiKey = textOf(login['OPENAI_API_KEY']) !== undefined
  const kind = kindOf(login['auth_mode'], hasApiKey)
  if (kind === 'api-key') return { kind: hasApiKey ? kind : 'none' }
  if (kind === 'access-token') return { kind }
  const tokens = fieldsOf(login['tokens'])
  const accessToken = textOf(tokens['access_token'])
  if (accessToken === undefined && textOf(tokens['refresh_token']) === undefined) return { kind: 'none' }
  return {
    kind,
    plan: planOf(accessToken) ?? planOf(textOf(tokens['id_token'])),
    expiresAt: expiryOf(accessToken),
    lastRefreshAt: timeOf(login['last_refresh']),
    hasApiKey,
  }
}

/**
 * Logins of old CLIs have no `auth_mode`; a key then wins over tokens (0.77 to 0.169). 0.142 and later have more modes
 * than `apikey` and `chatgpt`: `chatgptAuthTokens`, `personalAccessToken`, `agentIdentity`.
 */
export function kindOf(authMode: unknown, hasApiKey: boolean): 'api-key' | 'access-token' | 'chatgpt' {
  const mode = textOf(authMode)
    ?.toLowerCase()
    .replace(/[^a-z]/g, '')
  if (mode === undefined) return hasApiKey ? 'api-key' : 'chatgpt'
  if (mode === 'apikey') return 'api-key'
  return mode.startsWith('chatgpt') ? 'chatgpt' : 'access-token'
}

/** The plan is printed, so only a plain word is accepted. */
function planOf(token: string | undefined): string | undefined {
  const plan = textOf(fieldsOf(claimsOf(token)['https://api.openai.com/auth'])['chatgpt_plan_type'])
  return plan !== undefined && /^[A-Za-z0-9_-]{1,40}$/.test(plan) ? plan : undefined
}

/** When a token expires, in milliseconds since the epoch. */
function expiryOf(token: string | undefined): number | undefined {
  const exp = claimsOf(token)['exp']
  return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined
}

function timeOf(value: unknown): number | undefined {
  const time = Date.parse(textOf(value) ?? '')
  return Number.isNaN(time) ? undefined : time
}
