/** Simulated time: it passes only while all jobs sleep. */
export interface Timeline {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Wakes the sleepers in order of time until there are none left. */
  readonly run: () => Promise<void>
}

/** Starts a timeline at a time in milliseconds since the epoch. */
export function startTimeline(start: number): Timeline {
  const sleepers: { readonly wakeTime: number; readonly wake: () => void }[] = []
  let time = start
  return {
    now: () => time,
    sleep: ms =>
      new Promise(wake => {
        const sleeper = { wakeTime: time + Math.max(0, ms), wake }
        const previous = sleepers.findLastIndex(other => other.wakeTime <= sleeper.wakeTime)
        sleepers.splice(previous + 1, 0, sleeper)
      }),
    run: async () => {
      for (let next = sleepers.shift(); next !== undefined; next = sleepers.shift()) {
        time = next.wakeTime
        next.wake()
        // The job runs until it sleeps again before the next job wakes.
        await new Promise<void>(resolve => setImmediate(resolve))
      }
    },
  }
}

/** Seeded random numbers in [0, 1), the same for the same seed: a linear congruential generator with mixed bits. */
export function seededRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 97) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 73_244_475) >>> 0
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 2 ** 32
  }
}
