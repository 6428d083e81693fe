/** Judges what a request brought instead of a value: GitHub's refusal, a page, or no answer. */

import { fieldsOf, isFields, messageOf, optional, textOf } from '../../base/index.ts'
import { DEFAULT_WAIT_MS, type Failure, failureOf, type Problem, type ProblemKind } from './problem.ts'
import { findProblem, type RefusedAnswer } from './signs.ts'

/** An answer, as octokit gives it: `data` is the parsed JSON, or the text of a body that is none. */
export interface ReceivedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly data: unknown
  /** The address that answered, after redirects. */
  readonly url?: string
}

/** Judges an answer that is no success. `now` in milliseconds since the epoch; `origin` is the server asked. */
export function readRefusal(received: ReceivedAnswer, now: number, origin: string): Failure {
  const answer = toRefused(received)
  const kind = findProblem(answer)
  const { status, headers } = received
  return failureOf({
    kind,
    said: answer.isPage ? '' : readWords(answer.words),
    status,
    ...(LIMITS.includes(kind) ? { waitMs: readWait(kind, headers, now) } : {}),
    ...(kind === 'page' ? optional('host', otherHost(received.url, origin)) : {}),
  })
}

const LIMITS: readonly ProblemKind[] = ['primary-limit', 'secondary-limit', 'content-limit']

/** Judges a success whose body is not what GitHub documents: a page of a proxy, or the beginning of an answer. */
export function readUnexpected({ status, data, url }: ReceivedAnswer, origin: string): Failure {
  // Octokit makes an empty text of a body that ended early.
  const kind = data === '' || data === undefined ? 'cut-off' : 'page'
  return failureOf({ kind, said: '', status, ...optional('host', otherHost(url, origin)) })
}

/** Judges an error of the network. An answer in time may have been lost on the way. */
export function readNetworkError(error: unknown): Failure {
  const { code, message } = innermost(error)
  const status = proxyStatus(message)
  const kind = status === undefined ? kindOf(code, message) : 'proxy'
  const problem: Problem = {
    kind,
    said: WORDLESS.includes(kind) ? '' : readWords(message),
    ...optional('status', status),
  }
  return failureOf(problem)
}

/** The words of these errors tell nothing more than their kind. */
const WORDLESS: readonly ProblemKind[] = ['page', 'cut-off', 'redirects']

/** A proxy that refuses the tunnel, in the words of undici 6. */
function proxyStatus(message: string): number | undefined {
  const status = /^Proxy response \((\d{3})\)/.exec(message)?.[1]
  return status === undefined ? undefined : Number(status)
}

function kindOf(code: string, message: string): ProblemKind {
  if (/redirect count exceeded|unexpected redirect/i.test(message)) return 'redirects'
  return ERRORS.find(([pattern]) => pattern.test(code))?.[1] ?? 'no-connection'
}

/** The codes of Node.js 24 and undici 6. */
const ERRORS: readonly (readonly [RegExp, ProblemKind])[] = [
  [/^(?:ENOTFOUND|EAI_\w+)$/, 'no-name'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'no-answer'],
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'connection-closed'],
  // Something without TLS answers.
  [/^(?:EPROTO|ERR_SSL_\w+|BODY_TOO_LARGE)$/, 'page'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS_/, 'certificate'],
  [/^BODY_CUT_OFF$/, 'cut-off'],
]

/** The reason of a failed connection is two causes down. */
function innermost(error: unknown): { readonly code: string; readonly message: string } {
  let current = error
  for (let depth = 0; depth < 5 && fieldsOf(current)['cause'] !== undefined; depth++) {
    current = fieldsOf(current)['cause']
  }
  return { code: textOf(fieldsOf(current)['code']) ?? '', message: messageOf(current) }
}

function toRefused({ status, headers, data }: ReceivedAnswer): RefusedAnswer {
  const body = fieldsOf(data)
  const message = textOf(body['message'])
  const errors = Array.isArray(body['errors']) ? body['errors'] : []
  const details = errors.flatMap(error => textOf(error) ?? textOf(fieldsOf(error)['message']) ?? [])
  return {
    status,
    headers,
    words: message === undefined ? pageText(data) : [message, ...details].join(': '),
    isPage: message === undefined,
    documentation: textOf(body['documentation_url']) ?? '',
    block: isFields(body['block']) ? String(body['block']['reason'] ?? '') : undefined,
  }
}

/** As much of a page is searched for known words. */
const MAX_PAGE_CHARS = 20_000

function pageText(data: unknown): string {
  return (typeof data === 'string' ? data : (JSON.stringify(data) ?? '')).slice(0, MAX_PAGE_CHARS)
}

const MAX_WORDS_CHARS = 200

/** One sentence without its full stop, so that it can stand in another one, and without the advice for a support case. */
function readWords(text: string): string {
  const line = text
    .slice(0, 2_000)
    .replace(/\s+/g, ' ')
    .replace(/ If you reach out to GitHub Support.*$/, '')
    .trim()
  const cut = line.length > MAX_WORDS_CHARS ? `${line.slice(0, MAX_WORDS_CHARS - 1).trimEnd()}…` : line
  return cut.replace(/[.\s]+$/, '')
}

/** A longer wait is not believed; it would not fit into the job anyway. */
const MAX_WAIT_MS = 24 * 3_600_000

/**
 * How long GitHub asks to wait, in its documented order: `Retry-After`, then the reset of the primary limit if it is
 * used up (docs.github.com, "Rate limits for the REST API").
 */
function readWait(kind: ProblemKind, headers: ReceivedAnswer['headers'], now: number): number {
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (seconds >= 0) return Math.min(MAX_WAIT_MS, seconds * 1000)
  if (headers['x-ratelimit-remaining'] !== '0' || kind === 'content-limit') return DEFAULT_WAIT_MS
  const reset = Number(headers['x-ratelimit-reset']) * 1000
  const wait = reset - (parseDate(headers['date']) ?? now)
  return Number.isFinite(wait) ? Math.min(MAX_WAIT_MS, Math.max(1000, wait)) : DEFAULT_WAIT_MS
}

/** An HTTP date in milliseconds since the epoch. */
export function parseDate(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? undefined : time
}

function otherHost(url: string | undefined, origin: string): string | undefined {
  if (url === undefined || !URL.canParse(url) || !URL.canParse(origin)) return undefined
  const { host } = new URL(url)
  return host === new URL(origin).host ? undefined : host
}
