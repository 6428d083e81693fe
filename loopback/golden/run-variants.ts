/** Plays many variants, a few at a time. */

import { type CliUnderTest, runVariant, type VariantResult } from './run-variant.ts'
import type { Variant } from './variant.ts'

/** How many variants run side by side: those that work, and those that spend their time waiting. */
export type Concurrency = { readonly busy: number; readonly patient: number }

/** Starts to play all variants and gives the promise of each at once, under its name. */
export function runVariants(
  variants: readonly Variant[],
  cli: CliUnderTest,
  lanes: Concurrency,
): ReadonlyMap<string, Promise<VariantResult>> {
  const busy = lane(lanes.busy)
  const waiting = lane(lanes.patient)
  return new Map(
    variants.map(variant => {
      const { patient: retried, timeoutMs } = variant.golden
      const waits = timeoutMs !== undefined || (retried === true && variant.channel !== 'lean')
      const played = (waits ? waiting : busy)(() => runVariant(variant, cli))
      // Whoever asks for the result sees the failure; until then it must not count as unhandled.
      played.catch(() => {})
      return [variant.name, played]
    }),
  )
}

/** Runs tasks in their order, at most `width` at a time. */
function lane(width: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let free = width
  const waiting: (() => void)[] = []
  const taken = () => {
    if (free === 0) return new Promise<void>(resolve => waiting.push(resolve))
    free--
    return Promise.resolve()
  }
  const release = () => {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
  return async task => {
    await taken()
    try {
      return await task()
    } finally {
      release()
    }
  }
}
