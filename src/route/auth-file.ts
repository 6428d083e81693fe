/** The stored login, auth.json: facts without secrets, and the secrets apart, for masking. */

import { createHash } from 'node:crypto'
import { fieldsOf, isFields, optional, textOf } from '../base/index.ts'
import { readTextFile } from '../config/index.ts'
import { claimsOf, expiryOf } from './jwt.ts'

/**
 * What auth.json says. It holds no secret; times are milliseconds since the epoch.
 *
 * - `missing`: there is none. The login may be in the system's keyring instead.
 * - `unusable`: it cannot be read or holds no credentials. The CLI then sends its request without any, also for `{}`,
 *   which `codex login status` calls a ChatGPT login.
 * - `api-key`, `access-token`: what is stored.
 * - `chatgpt`: `plan` and `expiresAt` come from the access token; `holdsKeyToo` when there is an API key beside it.
 */
export type AuthFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'api-key' }
  | { readonly kind: 'access-token' }
  | {
      readonly kind: 'chatgpt'
      readonly plan?: string
      readonly expiresAt?: number
      readonly lastRefreshAt?: number
      readonly holdsKeyToo: boolean
    }

/** A login as read: `refreshMark` tells one refresh token from another without being one. */
export type StoredLogin = {
  readonly facts: AuthFile
  readonly secrets: readonly string[]
  readonly refreshMark?: string
}

/** Reads auth.json. Nothing about the file is an error: what it lacks, the probe will show. */
export function readAuthFile(file: string): StoredLogin {
  const read = readTextFile(file)
  if (read.kind === 'missing') return { facts: { kind: 'missing' }, secrets: [] }
  if (read.kind === 'unreadable') {
    return { facts: { kind: 'unusable', message: 'it cannot be read' }, secrets: [] }
  }
  let value: unknown
  try {
    value = JSON.parse(read.text)
  } catch {
    // A broken file may still hold whole tokens, and the CLI or a later step may print them.
    return { facts: { kind: 'unusable', message: 'it is not JSON' }, secrets: tokensIn(read.text) }
  }
  const refreshToken = textOf(fieldsOf(fieldsOf(value)['tokens'])['refresh_token'])
  return {
    facts: factsOf(value),
    secrets: secretsOf(value),
    ...optional('refreshMark', refreshToken && markOf(refreshToken)),
  }
}

function factsOf(value: unknown): AuthFile {
  const file = fieldsOf(value)
  const key = textOf(file['OPENAI_API_KEY'])
  const tokens = fieldsOf(file['tokens'])
  const signedIn =
    textOf(tokens['access_token']) !== undefined || textOf(tokens['refresh_token']) !== undefined
  switch (modeOf(file['auth_mode'], key !== undefined)) {
    case 'api-key':
      return key === undefined ? { kind: 'unusable', message: 'it holds no key' } : { kind: 'api-key' }
    case 'access-token':
      return { kind: 'access-token' }
    case 'chatgpt':
      if (!signedIn) return { kind: 'unusable', message: 'it holds no credentials' }
      return {
        kind: 'chatgpt',
        ...optional('plan', planOf(tokens)),
        ...optional('expiresAt', expiryOf(textOf(tokens['access_token']))),
        ...optional('lastRefreshAt', timeOf(file['last_refresh'])),
        holdsKeyToo: key !== undefined,
      }
  }
}

/**
 * Logins of old CLIs have no `auth_mode`; a key then wins over tokens (0.77 to 0.169). Newer modes than `apikey` and
 * `chatgpt` are seen in 0.142 and later: `chatgptAuthTokens`, `personalAccessToken`, `agentIdentity`.
 */
function modeOf(mode: unknown, hasKey: boolean): 'api-key' | 'access-token' | 'chatgpt' {
  const name = textOf(mode)
    ?.toLowerCase()
    .replace(/[^a-z]/g, '')
  if (name === undefined) return hasKey ? 'api-key' : 'chatgpt'
  if (name === 'apikey') return 'api-key'
  return name.startsWith('chatgpt') ? 'chatgpt' : 'access-token'
}

function planOf(tokens: Readonly<Record<string, unknown>>): string | undefined {
  for (const token of [tokens['access_token'], tokens['id_token']]) {
    const claims = fieldsOf(claimsOf(textOf(token))['https://api.openai.com/auth'])
    const plan = textOf(claims['chatgpt_plan_type'])
    // The plan is printed; anything but a plain word is no plan.
    if (plan !== undefined && /^[A-Za-z0-9_-]{1,40}$/.test(plan)) return plan
  }
  return undefined
}

function timeOf(value: unknown): number | undefined {
  const time = Date.parse(textOf(value) ?? '')
  return Number.isNaN(time) ? undefined : time
}

function markOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Fields that hold words anyone may see; a mask of `chatgpt` or `plus` would blacken half of the log. */
const OPEN_FIELDS: ReadonlySet<string> = new Set(['auth_mode', 'last_refresh'])

/** Claims of a token that name its owner. The others are words (`plus`), addresses of issuers, numbers. */
const PERSONAL_CLAIM = /(^|_)(email|name|sub|sid|jti|id)$/

/** Shorter texts are no secrets, and masking them hides ordinary words. */
const SHORTEST_SECRET = 8

/**
 * Every text in auth.json that must be seen nowhere: keys and tokens, the dot-separated parts of tokens, account ids,
 * and the owner's address and ids in the claims.
 */
export function secretsOf(value: unknown): readonly string[] {
  const found = new Set<string>()
  const add = (text: string, least = SHORTEST_SECRET) => {
    if (text.length >= least) found.add(text)
  }
  for (const [name, text] of textsOf(value)) {
    if (OPEN_FIELDS.has(name)) continue
    add(text)
    for (const part of text.split('.')) add(part)
    for (const [claim, said] of textsOf(claimsOf(text))) {
      if (PERSONAL_CLAIM.test(claim)) add(said, said.includes('@') ? 3 : SHORTEST_SECRET)
    }
  }
  return [...found]
}

/**
 * Every text in a value, with the name of its field. A list of what is left takes the place of recursion: the parser
 * knows no limit of depth, and the CLI (0.169) reads a login beside a field that is nested 20,000 levels deep.
 */
function textsOf(value: unknown): readonly (readonly [string, string])[] {
  const texts: (readonly [string, string])[] = []
  const left: (readonly [string, unknown])[] = [['', value]]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [name, item] = next
    if (typeof item === 'string') texts.push([name, item])
    else if (Array.isArray(item)) for (const inner of item) left.push([name, inner])
    else if (isFields(item)) for (const field of Object.entries(item)) left.push(field)
  }
  return texts
}

function tokensIn(text: string): readonly string[] {
  return [...new Set(text.match(/[A-Za-z0-9_-]{20,}/g))]
}
