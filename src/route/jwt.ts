import { type Fields, fieldsOf } from '../base/index.ts'

/** The claims of a JWT; none for anything else. */
export function claimsOf(token: string | undefined): Fields {
  const payload = token?.split('.')[1]
  if (payload === undefined) return {}
  try {
    return fieldsOf(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  } catch {
    return {}
  }
}

/** When a token expires, milliseconds since the epoch. */
export function expiryOf(token: string | undefined): number | undefined {
  const exp = claimsOf(token)['exp']
  return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined
}
