import {
  type Answer,
  type Comment,
  type CommentApi,
  failureOf,
  repeatRead,
  type Timing,
} from '../../../src/github/index.ts'
import type { Timeline } from './timeline.ts'

/** What the network and the server do to requests. Chances are in [0, 1]. */
export interface NetworkConditions {
  /** Longest way of a usual request, in each direction. */
  readonly maxLatencyMs: number
  /** The chance that a request takes anything up to the deadline, in each direction. */
  readonly slowChance: number
  /** The chance of a server error. Half of them come after the request took effect. */
  readonly errorChance: number
  /** The chance of a rate limit. */
  readonly limitChance: number
  /** How far a read may lag behind the writes. */
  readonly maxLagMs: number
}

/** The end of a job at a request, which the action's code cannot handle. */
export class Crash extends Error {}

/** The comments of one pull request in memory: a write replaces the whole body, the last write wins, ids grow. */
export interface SimulatedGitHub {
  readonly comments: () => readonly Comment[]
  /** Number of comments created so far, including removed ones. */
  readonly created: () => number
  /** The API for one step, which ends with {@link Crash} at its `crashAt`-th request. */
  readonly connect: (
    step: Timing & { readonly crashAt: number },
  ) => CommentApi & { readonly requests: () => number }
}

/** GitHub ends a request after this time. */
const GITHUB_MAX_MS = 10_000

/** Starts it with the comments of earlier runs. Requests take time in both directions, so that they interleave. */
export function startSimulatedGitHub(
  timeline: Timeline,
  random: () => number,
  network: NetworkConditions,
  author: string,
  earlier: readonly { readonly body: string; readonly updatedAt: number }[],
): SimulatedGitHub {
  const first = earlier.map((comment, index) => ({
    ...comment,
    id: index + 1,
    author,
    url: `#${index + 1}`,
  }))
  const history: { readonly since: number; readonly comments: readonly Comment[] }[] = [
    { since: 0, comments: first },
  ]
  let nextId = first.length + 1
  const current = (): readonly Comment[] => history.at(-1)?.comments ?? []
  const replace = (comments: readonly Comment[]): void => {
    history.push({ since: timeline.now(), comments })
  }
  const readReplica = (): readonly Comment[] => {
    const time = timeline.now() - random() * network.maxLagMs
    return history.findLast(version => version.since <= time)?.comments ?? []
  }
  const wholeSecond = (): number => Math.floor(timeline.now() / 1000) * 1000

  const connect: SimulatedGitHub['connect'] = ({ crashAt, ...timing }) => {
    let requests = 0
    const send = <T>(takeEffect: () => Answer<T>, isWrite: boolean): Promise<Answer<T>> => {
      const leftMs = timing.deadline.leftMs()
      if (leftMs <= 0) return Promise.resolve(NO_ANSWER)
      requests += 1
      // As the client does it.
      const timeoutMs = leftMs / 2
      const crashes = requests === crashAt
      return sendRequest(timeline, random, network, { takeEffect, isWrite, crashes, timeoutMs })
    }
    const read = <T>(takeEffect: () => Answer<T>): Promise<Answer<T>> =>
      repeatRead(() => send(takeEffect, false), timing)
    const write = <T>(takeEffect: () => Answer<T>): Promise<Answer<T>> => send(takeEffect, true)
    return {
      requests: () => requests,
      list: (page, since = 0) =>
        read(() => {
          const all = readReplica().filter(comment => comment.updatedAt >= since)
          const comments = all.slice((page - 1) * 100, page * 100)
          return ok({
            comments,
            lastPage: Math.max(1, Math.ceil(all.length / 100)),
            serverTime: wholeSecond(),
          })
        }),
      get: id =>
        read(() => {
          const comment = readReplica().find(candidate => candidate.id === id)
          return comment === undefined ? GONE : ok(comment)
        }),
      create: body =>
        write(() => {
          const id = nextId++
          const comment = { id, body, author, url: `#${id}`, updatedAt: wholeSecond() }
          replace([...current(), comment])
          return ok(comment)
        }),
      update: (id, body) =>
        write(() => {
          const before = current().find(comment => comment.id === id)
          if (before === undefined) return GONE
          const after = { ...before, body, updatedAt: wholeSecond() }
          replace(current().map(comment => (comment.id === id ? after : comment)))
          return ok(after)
        }),
      remove: id =>
        write(() => {
          if (!current().some(comment => comment.id === id)) return GONE
          replace(current().filter(comment => comment.id !== id))
          return ok(null)
        }),
    }
  }
  return { comments: current, created: () => nextId - 1 - first.length, connect }
}

interface SimulatedRequest<T> {
  readonly takeEffect: () => Answer<T>
  readonly isWrite: boolean
  readonly crashes: boolean
  /** How long the step waits for the response. */
  readonly timeoutMs: number
}

async function sendRequest<T>(
  timeline: Timeline,
  random: () => number,
  network: NetworkConditions,
  { takeEffect, isWrite, crashes, timeoutMs }: SimulatedRequest<T>,
): Promise<Answer<T>> {
  const latency = (): number => {
    const longest = random() < network.slowChance ? GITHUB_MAX_MS : network.maxLatencyMs
    return 10 + random() * (longest - 10)
  }
  const [toServer, fromServer] = [latency(), latency()]
  const chance = random()
  const crashChance = crashes ? random() : 1
  // Some crashes come before the request was sent.
  if (crashChance < 0.4) throw new Crash()
  const isError = chance < network.errorChance
  if (!isError && chance < network.errorChance + network.limitChance) {
    await timeline.sleep(Math.min(toServer, timeoutMs))
    return failureOf({ kind: 'secondary-limit', said: '', waitMs: 1000 + random() * 4000 })
  }
  // A request takes effect when it arrives, even if its job no longer waits for the response.
  let answer: Answer<T> = failureOf({ kind: 'server-error', said: '' })
  const takesEffect = !isError || chance < network.errorChance / 2
  const arrival = timeline.sleep(toServer).then(() => {
    if (!takesEffect) return
    const result = takeEffect()
    if (!isError) answer = result
  })
  if (crashes) {
    if (!isWrite) await arrival
    throw new Crash()
  }
  // Not `arrival` as well: a step does not wait for a request that takes effect after its time.
  await timeline.sleep(Math.min(toServer + fromServer, timeoutMs))
  return toServer + fromServer > timeoutMs ? NO_ANSWER : answer
}

const GONE: Answer<never> = failureOf({ kind: 'not-found', said: '' })
const NO_ANSWER: Answer<never> = failureOf({ kind: 'no-answer', said: '' })

function ok<T>(value: T): Answer<T> {
  return { kind: 'ok', value }
}
