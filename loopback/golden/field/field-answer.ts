/** Answers that were met in public: in issues, in vendors' documentation and in the source code of tools. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isReason, type Reason } from '../../../src/verdict/index.ts'

export const FIELD_ROUTES = [
  'chatgpt',
  'api-key',
  'access-token',
  'provider',
  /** The answer of the token endpoint to an expired ChatGPT login. */
  'chatgpt-refresh',
  /** The answer to the question who owns an access token. */
  'access-token-whoami',
] as const

/**
 * What the chain must do after the answer.
 * - `next`: the model is refused or in doubt, so the next one is used.
 * - `stop`: the route failed, so no other model is asked.
 * - `unsettled`: the answer passes or proves nothing. The chain may go on.
 * - `any`: people who know the answer would differ.
 * - `adjusted`: the same model is asked again with a value that the answer offers.
 */
export const CHAINS = ['next', 'stop', 'unsettled', 'any', 'adjusted'] as const

/** What the verdict about the model asked for must be; `any` where both are right. */
export const VERDICTS = ['refused', 'unsettled', 'any'] as const

/** An answer, and the judgement of a person about it. */
export type FieldAnswer = {
  /** Unique among all answers. */
  readonly id: string
  readonly route: (typeof FIELD_ROUTES)[number]
  readonly status: number
  /** By default that of the body: JSON for an object, HTML for a text that starts with `<`, else plain text. */
  readonly contentType?: string
  /** Only headers that the CLI reads or prints. */
  readonly headers?: Readonly<Record<string, string>>
  /** The body as it is sent. In an event stream an object is one event and a list several. */
  readonly body: object | string
  /** The refresh token in auth.json, where the answer depends on it. */
  readonly refreshToken?: string
  readonly chain: (typeof CHAINS)[number]
  readonly verdict: (typeof VERDICTS)[number]
  /** Any of them is right. */
  readonly reasons: readonly (Reason | 'accepted')[]
  /** Where the answer was met. */
  readonly source: string
  readonly note?: string
  /** Why the judgement may be wrong, or cannot be reached. A test then insists only that no model is refused falsely. */
  readonly doubt?: string
}

/**
 * The sets of answers, by the files in this directory: those whose names start with `found-` or `made-up-`, and the
 * others. What is made up varies answers of the other kinds, and its source names the kind.
 */
export type FieldSet = 'first' | 'found' | 'made-up'

/** All answers of a set. */
export function readFieldAnswers(which: FieldSet): readonly FieldAnswer[] {
  const files = readdirSync(import.meta.dirname)
    .filter(name => name.endsWith('.json') && setOf(name) === which)
    .sort()
  return files.flatMap(name => {
    const rows: unknown = JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
    if (!Array.isArray(rows)) throw new Error(`${name} is not a list.`)
    return rows.map((row, index) => checkFieldAnswer(row, `${name}, row ${index + 1}`))
  })
}

function setOf(fileName: string): FieldSet {
  if (fileName.startsWith('found-')) return 'found'
  return fileName.startsWith('made-up-') ? 'made-up' : 'first'
}

const TEXTS = ['id', 'source', 'note', 'doubt', 'contentType', 'refreshToken'] as const
const KEYS = new Set(['route', 'status', 'headers', 'body', 'chain', 'verdict', 'reasons', ...TEXTS])

/** @throws Error that names the place, for a row that does not have the form. */
function checkFieldAnswer(row: unknown, place: string): FieldAnswer {
  const fail = (what: string): never => {
    throw new Error(`${place}: ${what}.`)
  }
  if (typeof row !== 'object' || row === null) return fail('not an object')
  const answer = row as FieldAnswer
  const unknownKey = Object.keys(row).find(key => !KEYS.has(key))
  if (unknownKey !== undefined) fail(`unknown key ${unknownKey}`)
  for (const key of TEXTS) {
    if (answer[key] !== undefined && typeof answer[key] !== 'string') fail(`${key} is not a text`)
  }
  if (!answer.id || !answer.source) fail('no id or no source')
  if (!FIELD_ROUTES.includes(answer.route)) fail(`unknown route ${answer.route}`)
  if (!CHAINS.includes(answer.chain)) fail(`unknown chain ${answer.chain}`)
  if (!VERDICTS.includes(answer.verdict)) fail(`unknown verdict ${answer.verdict}`)
  if (!Number.isInteger(answer.status)) fail('the status is not a number')
  const isBody = typeof answer.body === 'string' || (typeof answer.body === 'object' && answer.body !== null)
  if (!isBody) fail('the body is neither a text nor an object')
  const isKnown = (reason: string) => reason === 'accepted' || isReason(reason)
  if (!Array.isArray(answer.reasons) || answer.reasons.length === 0 || !answer.reasons.every(isKnown)) {
    fail('the reasons are not codes')
  }
  return answer
}
