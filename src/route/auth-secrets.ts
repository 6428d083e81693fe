/** Finds the texts in auth.json that must be masked. */

import { type Fields, fieldsOf, isFields } from '../base/index.ts'

/** The values of these fields are no secrets. A mask of `chatgpt` would hide that word everywhere in the log. */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['auth_mode', 'last_refresh'])

/** Claims of a token that identify its owner. The others are words (`plus`), addresses of issuers, or numbers. */
const PERSONAL_CLAIM = /(^|_)(email|name|sub|sid|jti|id)$/

/** Shorter texts are not secrets, and a mask of one would hide ordinary words. */
const MIN_SECRET_CHARS = 8

const MIN_EMAIL_CHARS = 3

/**
 * All secrets in a parsed auth.json: keys and tokens, the parts of tokens between the dots, account ids, and from the
 * claims the owner's address and ids.
 */
export function secretsIn(value: unknown): readonly string[] {
  const secrets = new Set<string>()
  const add = (text: string, minChars = MIN_SECRET_CHARS) => {
    if (text.length >= minChars) secrets.add(text)
  }
  for (const [field, text] of textsIn(value)) {
    if (PUBLIC_FIELDS.has(field)) continue
    add(text)
    for (const part of text.split('.')) add(part)
    for (const [claim, content] of textsIn(claimsOf(text))) {
      if (PERSONAL_CLAIM.test(claim)) add(content, content.includes('@') ? MIN_EMAIL_CHARS : MIN_SECRET_CHARS)
    }
  }
  return [...secrets]
}

/** Everything that could be a token in a text that is not valid JSON. */
export function tokensIn(text: string): readonly string[] {
  return [...new Set(text.match(/[A-Za-z0-9_-]{20,}/g))]
}

/** The claims of a JWT; no fields for any other text. */
export function claimsOf(token: string | undefined): Fields {
  const payload = token?.split('.')[1]
  if (payload === undefined) return {}
  try {
    return fieldsOf(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  } catch {
    return {}
  }
}

/**
 * Every text in a value, with the name of its field. It uses a stack instead of recursion, because the JSON parser has
 * no limit of depth, and the CLI (0.169) accepts a login next to a field that is nested 20,000 levels deep.
 */
function textsIn(value: unknown): readonly (readonly [string, string])[] {
  const texts: (readonly [string, string])[] = []
  const stack: (readonly [string, unknown])[] = [['', value]]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [field, item] = next
    if (typeof item === 'string') texts.push([field, item])
    else if (Array.isArray(item)) for (const element of item) stack.push([field, element])
    else if (isFields(item)) for (const entry of Object.entries(item)) stack.push(entry)
  }
  return texts
}
