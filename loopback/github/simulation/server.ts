import type { Answer, Comment, CommentApi } from '../../../src/github/index.ts'
import type { Timeline } from './timeline.ts'

/** What the network and the server do to requests; chances are in [0, 1]. */
export interface NetworkConditions {
  /** Most requests take up to this long each way (ms). */
  readonly latency: number
  /** The chance of a request that takes anything up to the deadline. */
  readonly slow: number
  /** The chance of a server error, half of them after the effect. */
  readonly errors: number
  /** The chance of a rate limit. */
  readonly limits: number
  /** How far a read may lag behind the writes (ms). */
  readonly lag: number
}

/** The one end of a job that no code of ours sees. */
export class Crash extends Error {}

/** The comments of one pull request in memory, with GitHub's semantics: whole bodies, last write wins, ids grow. */
export interface SimulatedGitHub {
  readonly comments: () => readonly Comment[]
  /** How many were made so far, the removed ones included. */
  readonly created: () => number
  /** The way in for one job, which ends with {@link Crash} at its `crashAt`-th request. */
  readonly connect: (job: { readonly crashAt?: number }) => CommentApi & { readonly requests: () => number }
}

const deadline = 10_000

/** Starts it with comments of earlier runs. Every request sleeps on its way in and out, so that others come between. */
export function startSimulatedGitHub(
  timeline: Timeline,
  random: () => number,
  weather: NetworkConditions,
  author: string,
  earlier: readonly { readonly body: string; readonly updatedAt: number }[],
): SimulatedGitHub {
  const present = earlier.map((one, index) => ({ ...one, id: index + 1, author, url: `#${index + 1}` }))
  const history: { readonly at: number; readonly comments: readonly Comment[] }[] = [
    { at: 0, comments: present },
  ]
  let nextId = present.length + 1
  const current = (): readonly Comment[] => history.at(-1)?.comments ?? []
  const put = (comments: readonly Comment[]): void => {
    history.push({ at: timeline.now(), comments })
  }
  const seen = (): readonly Comment[] => {
    const at = timeline.now() - random() * weather.lag
    return history.findLast(version => version.at <= at)?.comments ?? []
  }
  const wholeSecond = (): number => Math.floor(timeline.now() / 1000) * 1000
  const travel = (): number => {
    const most = random() < weather.slow ? deadline : weather.latency
    return 10 + random() * (most - 10)
  }

  async function send<T>(effect: () => Answer<T>, writes: boolean, crash: boolean): Promise<Answer<T>> {
    const out = travel()
    const back = travel()
    const luck = random()
    const dies = crash ? random() : 1
    if (dies < 0.4) throw new Crash()
    const error = luck < weather.errors
    if (!error && luck < weather.errors + weather.limits) {
      await timeline.sleep(out)
      return { kind: 'limited', wait: 1000 + random() * 4000, message: 'limited' }
    }
    // The effect comes when the request arrives, whether or not anybody still waits for the answer.
    let answer: Answer<T> = { kind: 'unclear', message: '502' }
    const happens = !error || luck < weather.errors / 2
    const arrives = timeline.sleep(out).then(() => {
      if (happens) {
        const result = effect()
        if (!error) answer = result
      }
    })
    if (dies < 1) {
      if (!writes) await arrives
      throw new Crash()
    }
    await Promise.all([arrives, timeline.sleep(Math.min(out + back, deadline))])
    return out + back > deadline ? { kind: 'unclear', message: 'timed out' } : answer
  }

  const ok = <T>(value: T, lastPage = 1): Answer<T> => ({ kind: 'ok', value, at: wholeSecond(), lastPage })
  const gone = (): Answer<never> => ({ kind: 'gone', message: 'Not Found' })

  return {
    comments: current,
    created: () => nextId - 1 - present.length,
    connect: ({ crashAt }) => {
      let requests = 0
      const request = <T>(effect: () => Answer<T>, writes: boolean): Promise<Answer<T>> => {
        requests += 1
        return send(effect, writes, requests === crashAt)
      }
      return {
        requests: () => requests,
        list: (page, since = 0) =>
          request(() => {
            const all = seen().filter(comment => comment.updatedAt >= since)
            return ok(all.slice((page - 1) * 100, page * 100), Math.max(1, Math.ceil(all.length / 100)))
          }, false),
        get: id =>
          request(() => {
            const comment = seen().find(one => one.id === id)
            return comment === undefined ? gone() : ok(comment)
          }, false),
        create: body =>
          request(() => {
            const id = nextId++
            const comment = { id, body, author, url: `#${id}`, updatedAt: wholeSecond() }
            put([...current(), comment])
            return ok(comment)
          }, true),
        update: (id, body) =>
          request(() => {
            const before = current().find(comment => comment.id === id)
            if (before === undefined) return gone()
            const after = { ...before, body, updatedAt: wholeSecond() }
            put(current().map(comment => (comment.id === id ? after : comment)))
            return ok(after)
          }, true),
        remove: id =>
          request(() => {
            if (!current().some(comment => comment.id === id)) return gone()
            put(current().filter(comment => comment.id !== id))
            return ok(null)
          }, true),
      }
    },
  }
}
