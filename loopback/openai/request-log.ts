import type { RecordedRequest } from './recording.ts'

/** All requests that an endpoint received, in order. A caller can wait for a request that has not come yet. */
export interface RequestLog {
  readonly requests: readonly RecordedRequest[]
  add(request: RecordedRequest): void
  /** Resolves with the first request that matches, past or future. Rejects when the log is closed first. */
  waitFor(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest>
  close(): void
}

interface Waiter {
  readonly matches: (request: RecordedRequest) => boolean
  readonly resolve: (request: RecordedRequest) => void
  readonly reject: (error: Error) => void
}

export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = []
  const waiters = new Set<Waiter>()
  return {
    requests,
    add(request) {
      requests.push(request)
      for (const waiter of [...waiters].filter(({ matches }) => matches(request))) {
        waiters.delete(waiter)
        waiter.resolve(request)
      }
    },
    async waitFor(matches) {
      const past = requests.find(matches)
      if (past !== undefined) return past
      return await new Promise((resolve, reject) => {
        waiters.add({ matches, resolve, reject })
      })
    },
    close() {
      for (const { reject } of waiters) reject(new Error('The endpoint was closed before the request came.'))
      waiters.clear()
    },
  }
}
