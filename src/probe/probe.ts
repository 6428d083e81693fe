/** One probe: a minimal turn of the real CLI, and what it showed. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, optional } from '../base/index.ts'
import type { Question } from '../chain/index.ts'
import { type Executable, type ProcessResult, type RunningProcess, runProcess } from '../cli/index.ts'
import type { Evidence } from '../verdict/index.ts'
import { environmentFor, INSTRUCTIONS, probeArguments } from './arguments.ts'
import type { ProbeContext } from './context.ts'
import { evidenceOf, hasAnswer, isRetryNotice, isSettled, NO_EVENTS, readEvent, type Turn } from './events.ts'
import { forcedLoginConflict } from './forced-login.ts'
import { refreshGuard } from './refresh-guard.ts'

/** What probes need. `temporary` is a directory outside the checkout, such as RUNNER_TEMP. */
export type ProbeSetup = ProbeContext & {
  readonly executable: Executable
  readonly temporary: string
  /** Whether the message of an `error` event already settles the question, so that the CLI's retries are cut short. */
  readonly isDefinitive: (message: string, question: Question) => boolean
  /** Told of every line that the CLI prints on stdout, as it comes. The text is untrusted. */
  readonly onLine?: (line: string) => void
  /** Told when the process has been started. */
  readonly onStart?: () => void
}

export type ProbeOptions = { readonly timeoutMs: number; readonly signal?: AbortSignal }

/** Asks a question; never rejects for anything that the CLI or the endpoint does. */
export type Probe = (question: Question, options: ProbeOptions) => Promise<Evidence>

/** How long a CLI may take to end once it has said how the turn went; 0.169 takes 10 to 60 ms. */
const FAREWELL_MS = 2_000

/** Prepares probes that share a route, a CLI and a login. */
export function createProbe(setup: ProbeSetup): Probe {
  return async (question, options) => {
    const conflict = forcedLoginConflict(setup)
    if (conflict !== undefined) return { kind: 'failed', stage: 'error', message: conflict }
    const place = await placeIn(setup.temporary)
    if (typeof place === 'string') return { kind: 'not-started', missing: false, message: place }
    try {
      const { turn, ending } = await ask(setup, question, options, place)
      return toEvidence(turn, ending, options.timeoutMs)
    } finally {
      // On Windows a file of the ended process can stay locked for a moment.
      await rm(place.directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
    }
  }
}

/** A directory of the probe's own, with a file of instructions and an empty directory to work in. */
type Place = { readonly directory: string; readonly instructions: string; readonly cwd: string }

/** Makes the place, or says why there is none: on a full disk the job still wants its outputs and its report. */
async function placeIn(temporary: string): Promise<Place | string> {
  try {
    const directory = await mkdtemp(join(temporary, 'codex-probe-'))
    const instructions = join(directory, 'instructions.md')
    await writeFile(instructions, INSTRUCTIONS)
    return { directory, instructions, cwd: await mkdtemp(join(directory, 'empty-')) }
  } catch (error) {
    return `The Codex CLI was not started, since no temporary directory could be made for it: ${messageOf(error)}`
  }
}

async function ask(setup: ProbeSetup, question: Question, options: ProbeOptions, place: Place) {
  const { instructions, cwd } = place
  const { executable } = setup
  const command = {
    file: executable.file,
    args: [...executable.args, ...probeArguments(setup, question, instructions)],
    cwd,
    env: environmentFor(setup),
  }
  let turn: Turn = NO_EVENTS
  const running: RunningProcess = runProcess(command, {
    ...options,
    ...optional(
      'killDelay',
      refreshGuard(setup, () => hasAnswer(turn)),
    ),
    onLine: line => {
      setup.onLine?.(line)
      const before = turn
      turn = readEvent(turn, line)
      if (turn === before) return
      const heard = turn.lastError
      if (isSettled(turn)) running.stopIn(FAREWELL_MS)
      // Only after a notice of a retry is there anything to cut short: any other error is followed by `turn.failed`.
      else if (heard !== undefined && isRetryNotice(heard) && setup.isDefinitive(heard, question))
        running.stop()
    },
  })
  setup.onStart?.()
  const ending = await running.ended
  return { turn, ending }
}

/** A word of the turn outweighs the way the process ended: exit codes lie both ways, and a kill has none. */
function toEvidence(turn: Turn, ending: ProcessResult, afterMs: number): Evidence {
  const said = evidenceOf(turn)
  if (isSettled(turn) && said !== undefined) return said
  switch (ending.kind) {
    case 'exited':
      return said ?? { kind: 'silent', exitCode: ending.code, signal: ending.signal, stderr: ending.stderr }
    case 'stopped':
      // Only a message stops a probe, so there is one.
      return said ?? { kind: 'cancelled' }
    case 'timed-out':
      return { kind: 'timed-out', afterMs, ...optional('lastMessage', turn.lastError) }
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'not-started':
      return ending
  }
}
