/**
 * A GitHub client: octokit, with every outcome as a value.
 *
 * It has its own few retries in place of octokit's plugins. plugin-retry repeats a write after an error that may have
 * come after the write took effect, which would create a second comment. plugin-throttling delays each write by a
 * second and waits as long as GitHub asks. Here only reads are repeated; after a failed write the caller has to read
 * before it writes again.
 */

import type { getOctokit } from '@actions/github'
import { fieldsOf, optional } from '../base/index.ts'
import { type Deadline, type DeadlineReason, endWith } from './deadline.ts'
import { type Failure, failureOf } from './failure/problem.ts'
import {
  parseDate,
  type ReceivedAnswer,
  readNetworkError,
  readRefusal,
  readUnexpected,
} from './failure/read-failure.ts'
import { fetchWhole } from './whole-body.ts'

type Octokit = ReturnType<typeof getOctokit>

/** The outcome of a request. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | Failure

/** Time and random numbers; the simulation has its own. Times are in milliseconds, `random` is in [0, 1). */
export interface Clock {
  /** Ends early when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly now: () => number
  /** Whether the work takes longer than this; it is still under way then. */
  readonly takesLonger: (work: Promise<unknown>, ms: number) => Promise<boolean>
}

/** The clock of a job, and when it has to be done. */
export interface Timing {
  readonly clock: Clock
  readonly deadline: Deadline
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
 * @param call sends it with octokit; has to pass `request` on, which carries the time limit.
 * @param convert checks the data, which can be anything; `undefined` when it is not what GitHub documents.
 */
type SendRequest = <Value>(
  call: (octokit: Octokit, request: { readonly signal: AbortSignal }) => Promise<OctokitResponse>,
  convert: (data: unknown, info: ResponseInfo) => Value | undefined,
) => Promise<Answer<Value>>

interface OctokitResponse {
  readonly status: number
  readonly data: unknown
  readonly url?: string
  readonly headers: { readonly date?: string; readonly link?: string }
}

/** `serverTime` is GitHub's clock (ms since the epoch, in whole seconds), `lastPage` the number of a list's last page. */
interface ResponseInfo {
  readonly serverTime: number
  readonly lastPage: number
}

/** Settings of a client. */
export interface ClientOptions extends Timing {
  readonly token: string
  /** GITHUB_API_URL. @actions/github reads it on import, too early for a test or a caller that sets it. */
  readonly baseUrl: string
}

const MAX_READ_TRIES = 3

/** Creates a client; sends nothing yet. */
export function connect({ token, baseUrl, clock, deadline }: ClientOptions): GitHubClient {
  let octokit: Promise<Octokit> | undefined
  let requests = 0
  const write: SendRequest = async (call, convert) => {
    if (deadline.leftMs() <= 0) return timeIsOver(deadline)
    requests += 1
    const signal = deadline.requestSignal()
    try {
      const response = await endWith(signal, async () => {
        octokit ??= loadOctokit(token, baseUrl)
        return call(await octokit, { signal })
      })
      const { data, headers, status } = response
      // Octokit takes a redirect that cannot be followed for a success.
      if (status >= 300)
        return readRefusal({ ...response, headers: headersOf(headers) }, clock.now(), baseUrl)
      const serverTime = parseDate(headers.date) ?? clock.now()
      const value = convert(data, { serverTime, lastPage: parseLastPage(headers.link) })
      return value === undefined ? readUnexpected(response, baseUrl) : { kind: 'ok', value }
    } catch (error) {
      return signal.aborted ? timeIsOver(deadline) : readError(error, clock.now(), baseUrl)
    }
  }
  const read: SendRequest = (call, convert) => repeatRead(() => write(call, convert), { clock, deadline })
  return { read, write, requests: () => requests }
}

/** Sends a read again when another try may help and fits into the time that is left. */
export async function repeatRead<T>(
  send: () => Promise<Answer<T>>,
  { clock, deadline }: Timing,
): Promise<Answer<T>> {
  for (let tries = 1; ; tries++) {
    const answer = await send()
    if ((answer.kind !== 'unclear' && answer.kind !== 'limited') || tries === MAX_READ_TRIES) return answer
    const waitMs = answer.kind === 'limited' ? answer.waitMs : 500 * 2 ** (tries - 1) * (1 + clock.random())
    if (waitMs >= deadline.leftMs()) return answer
    await clock.sleep(waitMs, deadline.signal)
    if (deadline.leftMs() <= 0) return answer
  }
}

function timeIsOver({ signal }: Deadline): Failure {
  const isCancelled = signal.reason === ('ended' satisfies DeadlineReason)
  return failureOf({ kind: isCancelled ? 'cancelled' : 'no-answer', said: '' })
}

/** Octokit and its HTTP client are most of this action's code, so a job that sends no request does not load them. */
async function loadOctokit(token: string, baseUrl: string): Promise<Octokit> {
  const github = await import('@actions/github')
  const ignore = (): void => undefined
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }
  const octokit = github.getOctokit(token, { baseUrl, log })
  // The fetch of @actions/github, which knows the proxy of the runner.
  const { request } = octokit.request.endpoint.DEFAULTS
  return github.getOctokit(token, {
    baseUrl,
    log,
    request: { ...request, fetch: fetchWhole(request?.fetch ?? fetch) },
  })
}

function parseLastPage(link: string | undefined): number {
  return Number(/[?&]page=(\d+)[^>]*>; rel="last"/.exec(link ?? '')?.[1] ?? 1)
}

/** Octokit's errors have this name. They have a `response` unless there was no answer. */
const OCTOKIT_ERROR = 'HttpError'

/** @throws an error of our own code */
function readError(error: unknown, now: number, baseUrl: string): Failure {
  const { name, status, response } = fieldsOf(error)
  if (name !== OCTOKIT_ERROR || typeof status !== 'number') throw error
  if (response === undefined) return readNetworkError(error)
  const { data, headers, url } = fieldsOf(response)
  const received: ReceivedAnswer = {
    status,
    data,
    headers: headersOf(headers),
    ...optional('url', typeof url === 'string' ? url : undefined),
  }
  return readRefusal(received, now, baseUrl)
}

function headersOf(headers: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fieldsOf(headers)).map(([name, value]) => [name, String(value)]))
}
