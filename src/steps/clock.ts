/** The clock of this job. */

import { setTimeout as delay } from 'node:timers/promises'
import type { Timing } from '../github/index.ts'

export const clock: Timing['clock'] = {
  // The end of a wait by its signal is no error.
  sleep: (ms, signal) => delay(ms, undefined, signal && { signal }).catch(() => {}),
  random: Math.random,
  now: Date.now,
  takesLonger: async (work, ms) => {
    const isDone = new AbortController()
    const done = work.then(
      () => false,
      () => false,
    )
    const longer = delay(ms, true, { signal: isDone.signal }).catch(() => false)
    return Promise.race([done, longer]).finally(() => isDone.abort())
  },
}
