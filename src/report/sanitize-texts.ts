/** Sanitizes texts from outside, in attempts and in report files. */

import type { Route } from '../route/index.ts'
import type { Finding, NetworkProblem, Verdict } from '../verdict/index.ts'

/** Who wrote a text: an endpoint, whose words may name accounts and requests, or the job's own files and the CLI. */
export type TextSource = 'answer' | 'setting'

/** Redacts and cuts text from outside. */
export type Sanitize = (text: string, source: TextSource) => string

type FieldOf<T> = T extends unknown ? keyof T : never

/** The fields of routes and attempts that hold text from outside. */
const OUTSIDE_FIELDS: ReadonlyMap<string, TextSource> = new Map<
  FieldOf<Route | Verdict | Finding | NetworkProblem>,
  TextSource
>([
  ['plan', 'setting'],
  ['id', 'setting'],
  ['name', 'setting'],
  ['host', 'setting'],
  ['keyVariable', 'setting'],
  ['servedModel', 'answer'],
  ['said', 'answer'],
  ['code', 'answer'],
  ['issuer', 'answer'],
])

/**
 * Sanitizes the text from outside in a route or in attempts. Texts of this action, such as kinds and reason codes, stay:
 * a short secret, such as the key "none", would be redacted in them.
 */
export function sanitizeOutsideTexts<T>(value: T, sanitize: Sanitize): T {
  return mapTexts(value, (text, field) => {
    const source = OUTSIDE_FIELDS.get(field)
    if (source === undefined) return text
    const sanitized = sanitize(text, source)
    return field === 'said' && text !== '' && NO_WORDS.test(sanitized) ? 'No reason given.' : sanitized
  })
}

/** An answer that was only the id of a request, or another id, gives no reason. */
const NO_WORDS = /^(?:\[(?:id|key|email|host|arn)\]|[\s.,:;()"'{}-]){0,100}$/

/**
 * Sanitizes every text of a value that came as JSON; its shape and its numbers stay. For reports that come from files:
 * the action writes them sanitized, but anyone who can upload one can write anything into it.
 */
export function sanitizeTexts<T>(value: T, sanitize: Sanitize): T {
  return mapTexts(value, (text, field) => sanitize(text, OUTSIDE_FIELDS.get(field) ?? 'setting'))
}

/** The JSON value with each string replaced. `field` is the name of the property, or the index in an array. */
function mapTexts<T>(value: T, change: (text: string, field: string) => string): T {
  return JSON.parse(JSON.stringify(value), (field, item) =>
    typeof item === 'string' ? change(item, field) : item,
  )
}

/**
 * Whether arrays and objects are nested more than `levels` deep. It goes through the value level by level instead of
 * recursing, because one megabyte of brackets would overflow the stack. It protects all code that does recurse.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value].filter(isContainer)
  for (let depth = 0; depth < levels && level.length > 0; depth++) {
    level = level.flatMap(container => Object.values(container).filter(isContainer))
  }
  return level.length > 0
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
