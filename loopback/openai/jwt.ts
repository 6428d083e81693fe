import { randomUUID } from 'node:crypto'
import { fieldOf } from './recording.ts'
import type { Identity } from './script.ts'

/**
 * A well-formed token with an invalid signature, which the CLI does not verify: it only reads the claims.
 * `expiresInSeconds` counts from now and may be negative. Every token is unique.
 */
export function fakeToken(identity: Identity, expiresInSeconds: number): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'https://auth.openai.com',
    aud: ['https://api.openai.com/v1'],
    sub: `auth0|${identity.userId}`,
    jti: randomUUID(),
    iat: now,
    exp: now + expiresInSeconds,
    email: identity.email,
    'https://api.openai.com/profile': { email: identity.email, email_verified: true },
    'https://api.openai.com/auth': {
      chatgpt_account_id: identity.accountId,
      chatgpt_plan_type: identity.plan,
      chatgpt_user_id: identity.userId,
      user_id: identity.userId,
    },
  }
  return [part({ alg: 'RS256', typ: 'JWT', kid: 'loopback' }), part(claims), base64url('unsigned')].join('.')
}

/** The expiry of a token, in seconds since the epoch. Undefined for a text that is not a token with an `exp`. */
export function expiryOf(token: string): number | undefined {
  const claims = token.split('.')[1]
  if (claims === undefined) return undefined
  try {
    const exp = fieldOf(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), 'exp')
    return typeof exp === 'number' ? exp : undefined
  } catch {
    return undefined
  }
}

function part(value: object): string {
  return base64url(JSON.stringify(value))
}

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url')
}
