import { randomUUID } from 'node:crypto'
import { fakeToken } from './jwt.ts'
import type { Identity, StatusAnswer } from './script.ts'

/** The tokens that a refresh hands out. */
export interface IssuedTokens {
  readonly id_token: string
  readonly access_token: string
  readonly refresh_token: string
}

/** A store of single-use refresh tokens, each belonging to a family that one sign-in began. */
export interface TokenStore {
  /** Uses a refresh token up: new tokens, or the refusal that the server gives instead. */
  rotate(refreshToken: string, rule: RotationRule): IssuedTokens | StatusAnswer
  /** Every access and refresh token handed out, for searches of what leaked. */
  issued(): readonly string[]
  /** The refresh tokens that would still work; a login outside this list is broken. */
  alive(): readonly string[]
  /** Whether an access token was handed out by a family that is not revoked. */
  accepts(accessToken: string): boolean
}

/** How a rotation treats reuse, and the life of what it hands out in seconds. */
export interface RotationRule {
  readonly reuse: 'refuse' | 'revoke-family'
  readonly expiresInSeconds: number
}

interface Family {
  head: string
  revoked: boolean
  readonly access: string[]
}

/** An empty store; a refresh token that was never seen starts a family of its own. */
export function tokenStore(identity: Identity): TokenStore {
  const families = new Map<string, Family>()
  const issued: string[] = []
  return {
    rotate(refreshToken, rule) {
      const family = families.get(refreshToken) ?? { head: refreshToken, revoked: false, access: [] }
      families.set(refreshToken, family)
      if (family.revoked) return refreshRefused('refresh_token_invalidated')
      if (family.head !== refreshToken) {
        if (rule.reuse === 'revoke-family') family.revoked = true
        return refreshRefused('refresh_token_reused')
      }
      const next = `rt-loopback-${randomUUID()}`
      const access = fakeToken(identity, rule.expiresInSeconds)
      family.head = next
      family.access.push(access)
      families.set(next, family)
      issued.push(access, next)
      return {
        id_token: fakeToken(identity, rule.expiresInSeconds),
        access_token: access,
        refresh_token: next,
      }
    },
    issued: () => issued,
    alive: () => [...new Set(families.values())].filter(family => !family.revoked).map(family => family.head),
    accepts: token => [...families.values()].some(family => !family.revoked && family.access.includes(token)),
  }
}

/** The codes with which a refresh is denied for good. */
export type RefreshRefusal = 'refresh_token_reused' | 'refresh_token_expired' | 'refresh_token_invalidated'

const refusalMessages: Readonly<Record<RefreshRefusal, string>> = {
  refresh_token_reused:
    'Your refresh token has already been used to generate a new access token. Please try signing in again.',
  refresh_token_expired: 'Your refresh token has expired. Please try signing in again.',
  refresh_token_invalidated: 'Your refresh token has been invalidated. Please try signing in again.',
}

/** A 401 of the token endpoint; CLI 0.169.0 reads `error.code` and turns each into words of its own. */
export function refreshRefused(code: RefreshRefusal): StatusAnswer {
  return {
    kind: 'status',
    status: 401,
    body: { error: { message: refusalMessages[code], type: 'invalid_request_error', param: null, code } },
  }
}
