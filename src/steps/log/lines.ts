/**
 * Prints lines of the step's log, and a line now and then while nothing else happens. Names from config.toml and words of
 * servers can appear in all of them, so every line is made safe for the runner.
 */

import { logLine } from '../../redact/index.ts'
import { preloadCore, withCore } from '../../runner/index.ts'

/** Longer lines are cut, in characters. A page of words in one line hides the lines around it. */
const MAX_LINE_CHARS = 2_000

/** Prints a line. */
export function logInfo(text: string): void {
  silence?.refresh()
  withCore(core => core.info(shortLine(text)))
}

/** Prints a line for users who set `ACTIONS_STEP_DEBUG`. */
export function logDebug(text: string): void {
  withCore(core => {
    if (core.isDebug()) core.debug(shortLine(text))
  })
}

function shortLine(text: string): string {
  const points = Array.from(logLine(text))
  return points.length <= MAX_LINE_CHARS
    ? points.join('')
    : `${points.slice(0, MAX_LINE_CHARS - 1).join('')}…`
}

/** How long the log stays silent at most while something is waited for, milliseconds. */
const SILENCE_MS = 10_000

/** A line names at most so many things that are waited for. */
const MAX_NAMED_WAITS = 3

/**
 * What a wait is for, as it goes on after "Still waiting", such as "for gpt-5.5 (20 s of at most 60 s)".
 *
 * @param seconds since the wait began, a whole number
 */
export type DescribeWait = (seconds: number) => string

type Wait = { readonly startMs: number; readonly describe: DescribeWait | undefined }

const waits = new Set<Wait>()
let silence: NodeJS.Timeout | undefined

/**
 * Waits, and prints a line after each ten seconds in which the log had none. Waits at the same time share the line. One
 * without a description is told only when no other goes on.
 */
export async function whileWaiting<T>(
  describe: DescribeWait | undefined,
  wait: () => T | Promise<T>,
): Promise<T> {
  const entry = { startMs: performance.now(), describe }
  waits.add(entry)
  silence ??= startSilence()
  try {
    return await wait()
  } finally {
    waits.delete(entry)
    if (waits.size === 0) {
      clearInterval(silence)
      silence = undefined
    }
  }
}

function startSilence(): NodeJS.Timeout {
  const interval = setInterval(() => {
    logInfo(describeWaits())
    // Nothing else may need @actions/core for a while, and lines wait until it is loaded.
    preloadCore()
  }, SILENCE_MS)
  // Only what is waited for keeps the process alive.
  return interval.unref()
}

function describeWaits(): string {
  const all = [...waits].map(({ startMs, describe }) => ({
    seconds: Math.round((performance.now() - startMs) / 1000),
    describe,
  }))
  const named = all.flatMap(({ seconds, describe }) => describe?.(seconds) ?? [])
  if (named.length === 0) return `Still working (${all[0]?.seconds ?? 0} s)`
  const more = named.length - MAX_NAMED_WAITS
  const rest = more > 0 ? [`for ${more} more`] : []
  return `Still waiting ${[...named.slice(0, MAX_NAMED_WAITS), ...rest].join(', ')}`
}
