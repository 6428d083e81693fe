/**
 * How long talking to GitHub may take. The job is finished by then, and its time is billed, so one deadline ends every
 * request, every wait and every further try.
 */

/**
 * All requests and waits after the verdict end within this time, those of the `post` step included. With the start and
 * the end of the processes, the job is held for 20 s at most.
 */
export const REPORTING_MS = 19_000

/** The main step takes no more than this, so that the `post` step can restore what other jobs undo later. */
export const MAIN_MS = 9_500

/** A deadline. Before the verdict its time does not run. */
export interface Deadline {
  /** Aborts what is under way, when the time is over or the job is cancelled. */
  readonly signal: AbortSignal
  /** A signal for one request. One that hangs gets half of the time that is left, so that another one fits. */
  readonly requestSignal: () => AbortSignal
  /** Time left in milliseconds; 0 after the end. */
  readonly leftMs: () => number
  /** Lets the time run, once. */
  readonly start: (budgetMs: number) => void
  /** Ends it early. */
  readonly end: () => void
}

/** Why a deadline ended what was under way. */
export type DeadlineReason = 'over' | 'ended'

/**
 * Creates a deadline whose time does not run yet.
 *
 * @param cancelled ends it early, as the job ends
 * @param now a clock in milliseconds; by default one that no correction of the system's time moves
 */
export function createDeadline(
  cancelled?: AbortSignal,
  now: () => number = () => performance.now(),
): Deadline {
  const controller = new AbortController()
  let endsAt: number | undefined
  const abort = (reason: DeadlineReason) => controller.abort(reason)
  const end = () => abort('ended')
  if (cancelled?.aborted === true) end()
  cancelled?.addEventListener('abort', end, { once: true })
  const leftMs = () => {
    if (controller.signal.aborted) return 0
    return endsAt === undefined ? REPORTING_MS : Math.max(0, endsAt - now())
  }
  return {
    signal: controller.signal,
    requestSignal: () => AbortSignal.any([controller.signal, AbortSignal.timeout(Math.ceil(leftMs() / 2))]),
    leftMs,
    start: budgetMs => {
      if (endsAt !== undefined) return
      endsAt = now() + budgetMs
      if (budgetMs <= 0) abort('over')
      else setTimeout(abort, budgetMs, 'over').unref()
    },
    end,
  }
}

/** The result of the work, or a rejection as soon as the signal aborts, even if the work never ends. */
export function endWith<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort))
  })
}
