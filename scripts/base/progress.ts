/** Prints what is being done now. */
export type Progress = (what: string) => void

/**
 * Prints the steps of a long script to stderr as plain lines, such as `[3/12] Chains (1 min 5 s)`: call it when a step
 * begins. With `everyMs`, for many short steps, a line is left out when another one was printed so short a time ago.
 */
export function startProgress(total: number, everyMs = 0): Progress {
  const startedAt = performance.now()
  let count = 0
  let printedAt = Number.NEGATIVE_INFINITY
  return what => {
    count++
    const now = performance.now()
    if (now - printedAt < everyMs && count < total) return
    printedAt = now
    process.stderr.write(`[${count}/${total}] ${what} (${duration(now - startedAt)})\n`)
  }
}

/** Of many short cases, a line is printed after this time at the earliest. */
const CASE_INTERVAL_MS = 10_000

/** The progress of many short cases. */
export function startCaseProgress(total: number): Progress {
  return startProgress(total, CASE_INTERVAL_MS)
}

/** Such as `4 s` or `3 min 20 s`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
