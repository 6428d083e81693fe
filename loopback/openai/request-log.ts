import type { RecordedRequest } from './recording.ts'

/** The record of what came in, which can be waited on. */
export interface Arrivals {
  readonly requests: readonly RecordedRequest[]
  add(request: RecordedRequest): void
  /** The first request that matches, be it here already or still to come; rejects once the endpoint is closed. */
  first(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest>
  close(): void
}

interface Waiter {
  readonly matches: (request: RecordedRequest) => boolean
  readonly resolve: (request: RecordedRequest) => void
  readonly reject: (error: Error) => void
}

/** An empty record. */
export function arrivals(): Arrivals {
  const requests: RecordedRequest[] = []
  const waiters = new Set<Waiter>()
  return {
    requests,
    add(request) {
      requests.push(request)
      for (const waiter of [...waiters].filter(one => one.matches(request))) {
        waiters.delete(waiter)
        waiter.resolve(request)
      }
    },
    async first(matches) {
      const found = requests.find(matches)
      if (found !== undefined) return found
      return await new Promise((resolve, reject) => {
        waiters.add({ matches, resolve, reject })
      })
    },
    close() {
      for (const waiter of waiters)
        waiter.reject(new Error('The endpoint was closed before such a request came.'))
      waiters.clear()
    },
  }
}
