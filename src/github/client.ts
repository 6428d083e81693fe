/**
 * A GitHub client: octokit, with every outcome as a value.
 *
 * It has its own few retries in place of octokit's plugins. plugin-retry repeats a write after an error that may have
 * come after the write took effect, which would create a second comment. plugin-throttling delays each write by a
 * second and waits as long as GitHub asks. Here only reads are repeated; after a failed write the caller has to read
 * before it writes again.
 */

import type { getOctokit } from '@actions/github'

type Octokit = ReturnType<typeof getOctokit>

/** The outcome of a request. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | Failure

/** Why a request brought no value. */
export type Failure =
  /** 404 or 410: it does not exist, or the token may not know about it. */
  | { readonly kind: 'gone'; readonly message: string }
  /** The token lacks a permission. */
  | { readonly kind: 'denied'; readonly message: string }
  /** A rate limit. The request took no effect and may be repeated after `waitMs`. */
  | { readonly kind: 'limited'; readonly waitMs: number; readonly message: string }
  /** No response, or a server error: the request may or may not have taken effect. */
  | { readonly kind: 'unclear'; readonly message: string }
  /** Any other refusal; repeating the request would not help. */
  | { readonly kind: 'failed'; readonly message: string }

/** Time and random numbers; the simulation has its own. Times are in milliseconds, `random` is in [0, 1). */
export interface Clock {
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
  readonly now: () => number
}

/** A connection to one GitHub server with one token. */
export interface GitHubClient {
  /** Sends a request that changes nothing, up to three times. */
  readonly read: SendRequest
  /** Sends a request that changes something, once. */
  readonly write: SendRequest
  /** Number of requests sent so far. */
  readonly requests: () => number
}

/**
 * Sends a request and converts the data of a successful response.
 *
 * @param call sends it with octokit; has to pass `request` on, which carries the timeout.
 */
type SendRequest = <Data, Value>(
  call: (octokit: Octokit, request: { readonly signal: AbortSignal }) => Promise<OctokitResponse<Data>>,
  convert: (data: Data, info: ResponseInfo) => Value,
) => Promise<Answer<Value>>

interface OctokitResponse<Data> {
  readonly data: Data
  readonly headers: { readonly date?: string; readonly link?: string }
}

/** `serverTime` is GitHub's clock (ms since the epoch, in whole seconds), `lastPage` the number of a list's last page. */
interface ResponseInfo {
  readonly serverTime: number
  readonly lastPage: number
}

/** Settings of a client. */
export interface ClientOptions {
  readonly token: string
  /** GITHUB_API_URL. @actions/github reads it on import, too early for a test or a caller that sets it. */
  readonly baseUrl: string
  readonly clock: Clock
  /** Limit of the time that all retries of reads take together, failed requests included. */
  readonly maxWaitMs: number
  /** Aborts running requests and further retries. */
  readonly signal?: AbortSignal | undefined
}

/** GitHub ends a request after 10 seconds, so a slower one will get no response. */
export const REQUEST_TIMEOUT_MS = 10_000

const MAX_READ_TRIES = 3

/** Creates a client; sends nothing yet. */
export function connect({ token, baseUrl, clock, maxWaitMs, signal }: ClientOptions): GitHubClient {
  let octokit: Promise<Octokit> | undefined
  let requests = 0
  let waitLeftMs = maxWaitMs
  const write: SendRequest = async (call, convert) => {
    requests += 1
    octokit ??= loadOctokit(token, baseUrl)
    const loaded = await octokit
    return call(loaded, { signal: withTimeout(signal) }).then(
      ({ data, headers }) => {
        const serverTime = parseDate(headers.date) ?? clock.now()
        return { kind: 'ok', value: convert(data, { serverTime, lastPage: parseLastPage(headers.link) }) }
      },
      (error: RequestError) => readFailure(error, clock.now()),
    )
  }
  const read: SendRequest = async (call, convert) => {
    for (let tries = 1; ; tries++) {
      const startedAt = clock.now()
      const answer = await write(call, convert)
      if ((answer.kind !== 'unclear' && answer.kind !== 'limited') || tries === MAX_READ_TRIES) return answer
      waitLeftMs -= clock.now() - startedAt
      const waitMs = answer.kind === 'limited' ? answer.waitMs : 500 * 2 ** (tries - 1) * (1 + clock.random())
      if (waitMs > waitLeftMs || signal?.aborted === true) return answer
      waitLeftMs -= waitMs
      await clock.sleep(waitMs)
    }
  }
  return { read, write, requests: () => requests }
}

/** Octokit and its HTTP client are most of this action's code, so a job that sends no request does not load them. */
async function loadOctokit(token: string, baseUrl: string): Promise<Octokit> {
  const github = await import('@actions/github')
  const ignore = (): void => undefined
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }
  return github.getOctokit(token, { baseUrl, log })
}

function withTimeout(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

function parseDate(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? undefined : time
}

function parseLastPage(link: string | undefined): number {
  return Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? '')?.[1] ?? 1)
}

/** The part of octokit's error that is read here. A request without a response has the status 500 and no `response`. */
interface RequestError {
  readonly message?: string
  readonly cause?: RequestError
  readonly status?: number
  readonly response?: { readonly headers: Headers }
}

type Headers = Readonly<Record<string, string | undefined>>

function readFailure(error: RequestError, now: number): Failure {
  const { status, response } = error
  const message = readMessage(error)
  if (response === undefined || status === undefined) return { kind: 'unclear', message }
  const waitMs = readLimit(status, response.headers, message, now)
  if (waitMs !== undefined) return { kind: 'limited', waitMs, message }
  if (status >= 500) return { kind: 'unclear', message: `${status} ${message}` }
  if (status === 404 || status === 410) return { kind: 'gone', message }
  // "Resource not accessible by integration" (installation tokens) or "… by personal access token". Other 403s are
  // about a locked conversation, an archived repository, single sign-on.
  if (status === 403 && /not accessible by/i.test(message)) return { kind: 'denied', message }
  return { kind: 'failed', message: `${status} ${message}` }
}

/** The message of the innermost cause: the reason of a failed connection is two causes down. */
function readMessage({ message, cause }: RequestError): string {
  if (cause) return readMessage(cause)
  return String(message)
    .replace(/ - https:\/\/\S*$/, '')
    .slice(0, 300)
}

/**
 * How long GitHub asks to wait (ms), in its documented order: `Retry-After`, then the reset of the primary limit if
 * it is used up. A secondary limit without a time asks for at least a minute (docs.github.com, "Rate limits for the
 * REST API"). `undefined` for a response that is not about a limit.
 */
function readLimit(status: number, headers: Headers, message: string, now: number): number | undefined {
  if (status !== 403 && status !== 429) return undefined
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (seconds >= 0) return seconds * 1000
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1000
    return Math.max(1000, reset - (parseDate(headers['date']) ?? now))
  }
  return status === 429 || /secondary rate limit/i.test(message) ? 60_000 : undefined
}
