import { randomUUID } from 'node:crypto'
import { fakeToken } from './jwt.ts'
import { type StatusAnswer, TEST_IDENTITY } from './script.ts'

/** The tokens that a refresh returns. */
export interface IssuedTokens {
  readonly id_token: string
  readonly access_token: string
  readonly refresh_token: string
}

/** Single-use refresh tokens. Each belongs to a family, which starts with one sign-in. */
export interface TokenStore {
  /** Uses up a refresh token. Returns new tokens, or the refusal that the server sends instead. */
  rotate(refreshToken: string, rule: RotationRule): IssuedTokens | StatusAnswer
  /** Every access and refresh token that was returned, for tests that search for leaks. */
  issued(): readonly string[]
  /** The refresh tokens that still work. A stored login with any other token is broken. */
  alive(): readonly string[]
  /** Whether an access token was issued to a family that is not revoked. */
  accepts(accessToken: string): boolean
}

/** What a rotation does on reuse, and the life of the new access token in seconds. */
export interface RotationRule {
  readonly reuse: 'refuse' | 'revoke-family'
  readonly expiresInSeconds: number
}

interface Family {
  head: string
  revoked: boolean
  readonly access: string[]
}

/** An empty store. An unknown refresh token starts a new family. */
export function createTokenStore(): TokenStore {
  const families = new Map<string, Family>()
  const issued: string[] = []
  const valid = () => [...new Set(families.values())].filter(({ revoked }) => !revoked)
  return {
    rotate(refreshToken, { reuse, expiresInSeconds }) {
      const family = families.get(refreshToken) ?? { head: refreshToken, revoked: false, access: [] }
      families.set(refreshToken, family)
      if (family.revoked) return refreshRefused('refresh_token_invalidated')
      if (family.head !== refreshToken) {
        if (reuse === 'revoke-family') family.revoked = true
        return refreshRefused('refresh_token_reused')
      }
      const refresh = `rt-loopback-${randomUUID()}`
      const access = fakeToken(TEST_IDENTITY, expiresInSeconds)
      family.head = refresh
      family.access.push(access)
      families.set(refresh, family)
      issued.push(access, refresh)
      const id = fakeToken(TEST_IDENTITY, expiresInSeconds)
      return { id_token: id, access_token: access, refresh_token: refresh }
    },
    issued: () => issued,
    alive: () => valid().map(({ head }) => head),
    accepts: token => valid().some(({ access }) => access.includes(token)),
  }
}

/** The error codes of a refresh that is refused for good. */
export type RefreshRefusal = 'refresh_token_reused' | 'refresh_token_expired' | 'refresh_token_invalidated'

const REFUSAL_MESSAGES: Readonly<Record<RefreshRefusal, string>> = {
  refresh_token_reused:
    'Your refresh token has already been used to generate a new access token. Please try signing in again.',
  refresh_token_expired: 'Your refresh token has expired. Please try signing in again.',
  refresh_token_invalidated: 'Your refresh token has been invalidated. Please try signing in again.',
}

/** A 401 of the token endpoint. CLI 0.169.0 reads `error.code` and prints its own message for each code. */
export function refreshRefused(code: RefreshRefusal): StatusAnswer {
  const error = { message: REFUSAL_MESSAGES[code], type: 'invalid_request_error', param: null, code }
  return { kind: 'status', status: 401, body: { error } }
}
