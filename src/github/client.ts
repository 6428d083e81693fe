/**
 * The way to GitHub: octokit, with answers as values.
 *
 * The retries are our own and few, instead of octokit's plugins: plugin-retry sends a write again after an error that
 * may have come after its effect (a second comment), plugin-throttling spaces writes by a second each and waits as long
 * as it is told to. Here only a read is sent again; after a failed write the caller must look before it writes again.
 */

import type { getOctokit } from '@actions/github'

/** The real octokit. */
export type Octokit = ReturnType<typeof getOctokit>

/**
 * Loads octokit, which with its undici is most of what this action weighs; a job that sends no request does without.
 * One that is going to send some may call this while it waits for something else.
 */
export function loadOctokit(): Promise<{ readonly getOctokit: typeof getOctokit }> {
  return import('@actions/github')
}

/** What GitHub answered. Times are milliseconds since the epoch, by GitHub's clock where it said. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly at: number; readonly lastPage: number }
  /** 404 or 410: not there, or not for this token to know of. */
  | { readonly kind: 'gone'; readonly message: string }
  /** The token lacks a permission. */
  | { readonly kind: 'denied'; readonly message: string }
  /** A rate limit; it took no effect and may be tried again after `wait` milliseconds. */
  | { readonly kind: 'limited'; readonly wait: number; readonly message: string }
  /** No answer, or a server error: it may or may not have taken effect. */
  | { readonly kind: 'unclear'; readonly message: string }
  /** Refused for good. */
  | { readonly kind: 'failed'; readonly message: string }

/** How time passes; the simulation passes its own. `random` is in [0, 1), `sleep` and `now` are in milliseconds. */
export interface Clock {
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
  readonly now: () => number
}

/** A connection to one GitHub with one token. */
export interface GitHubClient {
  /** Sends a request that changes nothing; it is sent again when that may help. */
  readonly read: <T>(call: Call<T>) => Promise<Answer<T>>
  /** Sends a request that changes something, once. */
  readonly write: <T>(call: Call<T>) => Promise<Answer<T>>
  /** How many requests were sent so far. */
  readonly requests: () => number
}

/** One request; `request` is to be passed on to octokit, it carries the deadline. */
export type Call<T> = (octokit: Octokit, request: { readonly signal: AbortSignal }) => Promise<Response<T>>

interface Response<T> {
  readonly data: T
  readonly headers: { readonly date?: string; readonly link?: string }
}

/** What a client is made of. */
export interface ClientOptions {
  readonly token: string
  /** GITHUB_API_URL. @actions/github reads it at import, too early for a test and for a caller that sets it. */
  readonly baseUrl: string
  readonly clock: Clock
  /** Milliseconds that all retries of reads together may take, the requests that brought nothing included. */
  readonly maxWaitMs: number
  /** Ends what is under way when nobody needs it any more. */
  readonly signal?: AbortSignal
}

/** GitHub ends a request of its own after 10 seconds, so one that takes longer will bring no answer. */
export const REQUEST_TIMEOUT_MS = 10_000

const triesOfARead = 3

/** Connects; sends nothing yet. */
export function connect(options: ClientOptions): GitHubClient {
  const { clock: pace } = options
  const ignore = (): void => undefined
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }
  let loading: Promise<Octokit> | undefined
  const load = async (): Promise<Octokit> =>
    (await loadOctokit()).getOctokit(options.token, { baseUrl: options.baseUrl, log })
  let sent = 0
  let patience = options.maxWaitMs
  const once = async <T>(call: Call<T>): Promise<Answer<T>> => {
    sent += 1
    loading ??= load()
    const octokit = await loading
    try {
      const { data, headers } = await call(octokit, { signal: deadline(options.signal) })
      return {
        kind: 'ok',
        value: data,
        at: serverTime(headers.date, pace.now()),
        lastPage: lastPage(headers.link),
      }
    } catch (error) {
      return readRefusal(error, pace.now())
    }
  }
  const read = async <T>(call: Call<T>): Promise<Answer<T>> => {
    for (let tries = 1; ; tries++) {
      const began = pace.now()
      const answer = await once(call)
      if ((answer.kind !== 'unclear' && answer.kind !== 'limited') || tries === triesOfARead) return answer
      patience -= pace.now() - began
      const wait = answer.kind === 'limited' ? answer.wait : 500 * 2 ** (tries - 1) * (1 + pace.random())
      if (wait > patience || options.signal?.aborted === true) return answer
      patience -= wait
      await pace.sleep(wait)
    }
  }
  return { read, write: once, requests: () => sent }
}

function deadline(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

function serverTime(date: string | undefined, fallback: number): number {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? fallback : time
}

function lastPage(link: string | undefined): number {
  const page = /[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? '')?.[1]
  return page === undefined ? 1 : Number(page)
}

/** What an error of octokit says. Octokit gives a request that got no answer the status 500 and no response. */
function readRefusal(error: unknown, now: number): Exclude<Answer<never>, { kind: 'ok' }> {
  const { status, headers } = refusalOf(error)
  const message = messageOf(error)
  if (headers === undefined || status === undefined) return { kind: 'unclear', message }
  const wait = limitWait(status, headers, message, now)
  if (wait !== undefined) return { kind: 'limited', wait, message }
  if (status >= 500) return { kind: 'unclear', message: `${status} ${message}` }
  if (status === 404 || status === 410) return { kind: 'gone', message }
  // "Resource not accessible by integration" (installation tokens) or "… by personal access token". Other 403s are
  // about a locked conversation, an archived repository, single sign-on.
  if (status === 403 && /not accessible by/i.test(message)) return { kind: 'denied', message }
  return { kind: 'failed', message: `${status} ${message}` }
}

function refusalOf(error: unknown): { status?: number; headers?: Readonly<Record<string, unknown>> } {
  if (typeof error !== 'object' || error === null) return {}
  const status = 'status' in error && typeof error.status === 'number' ? { status: error.status } : {}
  const response = 'response' in error ? error.response : undefined
  if (typeof response !== 'object' || response === null || !('headers' in response)) return status
  return { ...status, headers: { ...(response.headers as object) } }
}

/** The innermost message: that of a failed connection stands two causes down. */
function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'cause' in error && error.cause)
    return messageOf(error.cause)
  const said = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
  const text = String(said)
  return text.replace(/ - https:\/\/\S*$/, '').slice(0, 300)
}

/**
 * How long GitHub wants to be left alone, by its own order: `Retry-After`, then the reset of a spent primary limit,
 * then, for a secondary limit that names no time, at least a minute (docs.github.com, "Rate limits for the REST API").
 */
function limitWait(
  status: number,
  headers: Readonly<Record<string, unknown>>,
  message: string,
  now: number,
): number | undefined {
  if (status !== 403 && status !== 429) return undefined
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (seconds >= 0) return seconds * 1000
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = Number(headers['x-ratelimit-reset']) * 1000
    return Math.max(1000, reset - serverTime(String(headers['date']), now))
  }
  return status === 429 || /secondary rate limit/i.test(message) ? 60_000 : undefined
}
