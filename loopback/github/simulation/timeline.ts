/** Time that passes only in the simulation: who sleeps longest wakes last, and nothing waits for real. */
export interface Timeline {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Lets time pass until nobody sleeps any more. */
  readonly run: () => Promise<void>
}

interface Sleeper {
  readonly at: number
  readonly order: number
  readonly wake: () => void
}

/** A timeline that starts at a time in milliseconds since the epoch. */
export function startTimeline(start: number): Timeline {
  const sleepers: Sleeper[] = []
  let time = start
  let order = 0
  return {
    now: () => time,
    sleep: ms =>
      new Promise(wake => {
        const sleeper = { at: time + Math.max(0, ms), order: order++, wake }
        const later = sleepers.findLastIndex(one => one.at <= sleeper.at)
        sleepers.splice(later + 1, 0, sleeper)
      }),
    run: async () => {
      for (let next = sleepers.shift(); next !== undefined; next = sleepers.shift()) {
        time = next.at
        next.wake()
        // Everything that the one who woke does until it sleeps again comes before the next one wakes.
        await new Promise<void>(resolve => setImmediate(resolve))
      }
    },
  }
}

/** Seeded random numbers in [0, 1): the same seed, the same schedule. A linear congruence with its bits mixed. */
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
