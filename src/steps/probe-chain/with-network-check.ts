/** Explains a probe that had no connection, and spares the CLI's processes while there is none. */

import { setTimeout as delay } from 'node:timers/promises'
import { isTransportFailure, type NetworkProblem, problemVerdict, type Verdict } from '../../verdict/index.ts'
import type { AskModel } from './chain-loop.ts'

/**
 * Looks at the way to the endpoint. Undefined where nothing is wrong with it. It never rejects. `said` are the words of
 * the failure, which can name another host than the endpoint.
 */
export type CheckWay = (look: {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly said: string
}) => Promise<NetworkProblem | undefined>

/**
 * How long a probe may stay without an answer until the way is looked at, milliseconds. An answer usually takes less, and
 * a way without any answer is told long before the time limit of the probe.
 */
const SILENCE_MS = 5_000

/** How long a look may take, milliseconds. One that repeats another may be shorter: the way was closed before. */
const FIRST_LOOK_MS = 5_000
const REPEATED_LOOK_MS = 3_000

/**
 * Asks with a look at the network where the CLI reports no cause:
 *
 * - A probe that had no connection gets the problem as its finding.
 * - A probe is ended early while nothing comes back on the whole way. Alone the CLI would wait for the probe's time limit.
 * - A retry looks first, and starts the CLI only when the problem is gone. Each process of the CLI makes up to 24
 *   connections of its own on a network that fails (0.171, with a ChatGPT sign-in).
 */
export function withNetworkCheck(ask: AskModel, check: CheckWay): AskModel {
  let lastSaid: string | undefined
  return async (question, options) => {
    const { signal } = options
    const known =
      lastSaid === undefined
        ? undefined
        : await check({ signal, timeoutMs: REPEATED_LOOK_MS, said: lastSaid })
    const { verdict, said } = known
      ? { verdict: verdictOf(known), said: lastSaid }
      : await askAndCheck(silence => ask(question, { ...options, signal: silence }), check, signal)
    lastSaid = said
    return verdict
  }
}

/** A verdict; where a problem is its cause, also what the CLI said. */
type Checked = { readonly verdict: Verdict; readonly said?: string | undefined }

async function askAndCheck(
  ask: (signal: AbortSignal) => Promise<Verdict>,
  check: CheckWay,
  signal: AbortSignal,
): Promise<Checked> {
  const silence = new AbortController()
  const answered = new AbortController()
  const asked = ask(AbortSignal.any([signal, silence.signal])).finally(() => answered.abort())
  const silent = problemInSilence(check, AbortSignal.any([signal, answered.signal]))
  const problem = await Promise.race([asked.then(() => undefined), silent])
  if (problem !== undefined) silence.abort()
  const verdict = await asked
  if (problem !== undefined && verdict.kind === 'cancelled' && !signal.aborted) {
    return { verdict: verdictOf(problem, verdict), said: '' }
  }
  if (!isTransportFailure(verdict)) return { verdict }
  const { said } = verdict.finding
  const found = await check({ signal, timeoutMs: FIRST_LOOK_MS, said })
  return found === undefined ? { verdict } : { verdict: verdictOf(found, verdict), said }
}

/** The verdict because of a problem, with what was seen of the CLI where it was started. */
function verdictOf(problem: NetworkProblem, before?: Verdict): Verdict {
  const trace = { ...before?.trace, rule: `network check: ${problem.kind}` }
  return { ...problemVerdict(problem), trace }
}

/** The problem where nothing comes back; undefined for any other, because the CLI may be on a way that works. */
async function problemInSilence(check: CheckWay, answered: AbortSignal): Promise<NetworkProblem | undefined> {
  await delay(SILENCE_MS, undefined, { signal: answered }).catch(() => {})
  const problem = answered.aborted
    ? undefined
    : await check({ signal: answered, timeoutMs: FIRST_LOOK_MS, said: '' })
  const isSilent = problem !== undefined && 'failure' in problem && problem.failure === 'no-answer'
  // A probe that has a connection ends by itself.
  return isSilent && !answered.aborted ? problem : new Promise(() => {})
}
