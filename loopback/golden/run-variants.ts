import { createLimiter } from '../limiter.ts'
import { createDatabases, runVariant, type VariantResult } from './run-variant.ts'
import type { CliUnderTest } from './setup.ts'
import type { Variant } from './variant.ts'

/** How many variants run at the same time. A busy one needs the processor; a waiting one mostly waits for a timer. */
export type Concurrency = { readonly busy: number; readonly waiting: number }

/** Starts all variants and returns the promise of each by its name. */
export function runVariants(
  variants: readonly Variant[],
  cli: CliUnderTest,
  concurrency: Concurrency,
): ReadonlyMap<string, Promise<VariantResult>> {
  const homeFiles = createDatabases(cli)
  const runBusy = createLimiter(concurrency.busy)
  const runWaiting = createLimiter(concurrency.waiting)
  return new Map(
    variants.map(variant => {
      const run = isWaiting(variant) ? runWaiting : runBusy
      const result = run(async () => runVariant(variant, { ...cli, homeFiles: await homeFiles }))
      // A failure is reported where the result is used. Until then it must not count as an unhandled rejection.
      result.catch(() => {})
      return [variant.name, result]
    }),
  )
}

function isWaiting({ golden, channel }: Variant): boolean {
  return golden.timeoutMs !== undefined || (golden.isSlow === true && channel !== 'lean')
}
