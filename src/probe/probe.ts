/** One probe: a minimal turn of `codex exec`, and the evidence that it gives. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assertNever, messageOf, optional } from '../base/index.ts'
import type { Question } from '../chain/index.ts'
import { type Command, type ProcessResult, runProcess } from '../cli/index.ts'
import type { Evidence } from '../verdict/index.ts'
import { INSTRUCTIONS, probeArguments } from './arguments.ts'
import { codexCommand } from './command.ts'
import { type CredentialCommands, prepareCredentialCommands } from './credentials/credential-commands.ts'
import { isOver, readEvent, type Turn } from './events.ts'
import { hiddenCause } from './hidden-cause.ts'
import { EMPTY_TOKEN_ERROR, withOwnIdentity } from './identity/own-identity.ts'
import { optionNames, profileRefusal } from './job/job-settings.ts'
import {
  loginConflict,
  loginRuleRefusal,
  preventedRefresh,
  refreshGuard,
  unrefreshedLogin,
  watchRefusals,
  withLoginKept,
} from './login/index.ts'
import { countEvents, describeEnd, type ProbeObserver } from './observer.ts'
import type { ProbeContext } from './probe-context.ts'
import { probeSettingNames } from './setting-names.ts'

/** What all probes of a run need. */
export type ProbeSetup = ProbeContext & {
  /** Whether the message of an `error` event is enough for a verdict. Then the CLI's retries are cut short. */
  readonly isDefinitive: (message: string, question: Question) => boolean
  /** Called when the process has started. */
  readonly onStart?: () => void
}

/** The limits of one probe, and who watches it. */
export type ProbeOptions = {
  readonly timeoutMs: number
  readonly signal?: AbortSignal
  readonly observer?: ProbeObserver | undefined
}

/** Asks a question: one minimal turn of the CLI. It never rejects, whatever the CLI or the endpoint does. */
export type Probe = (question: Question, options: ProbeOptions) => Promise<Evidence>

/** How long the CLI may take to exit after the last event of the turn. 0.169 takes 10 to 60 ms. */
const EXIT_TIMEOUT_MS = 2_000

/** Creates a probe for a route, a CLI and a login. */
export function createProbe(setup: ProbeSetup): Probe {
  return async (question, options) => {
    const refusal = profileRefusal(setup.config)
    if (refusal !== undefined) return refusal
    const conflict = loginConflict(setup)
    if (conflict !== undefined) return { kind: 'failed', stage: 'error', message: conflict }
    const files = await createFiles(setup)
    if (typeof files === 'string') return { kind: 'not-started', missing: false, message: files }
    try {
      const run = (context: ProbeSetup) =>
        withLoginKept(context, () => runTurn(context, question, options, files))
      const identity = await withOwnIdentity(setup, files.directory, options)
      if (options.signal?.aborted === true) return { kind: 'cancelled' }
      if (identity.kind === 'ready') return await run(identity.context)
      const withheld = { kind: 'withheld', message: identity.message } as const
      if (identity.emptyToken === undefined) return withheld
      const evidence = await run(identity.emptyToken)
      return evidence.kind === 'silent' && EMPTY_TOKEN_ERROR.test(evidence.stderr) ? withheld : evidence
    } finally {
      await removeDirectory(files.directory)
    }
  }
}

async function removeDirectory(directory: string): Promise<void> {
  // On Windows, a file of the ended process can stay locked for a moment.
  await rm(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
}

/** A probe's own directory, with a file of instructions and an empty working directory in it. */
type ProbeFiles = {
  readonly directory: string
  readonly instructions: string
  readonly cwd: string
  readonly credentials: CredentialCommands
}

/** Returns a message instead of an error, because on a full disk the job still needs its outputs and its report. */
async function createFiles(setup: ProbeSetup): Promise<ProbeFiles | string> {
  let directory: string | undefined
  try {
    directory = await mkdtemp(join(setup.temporary, 'codex-probe-'))
    const instructions = join(directory, 'instructions.md')
    await writeFile(instructions, INSTRUCTIONS)
    const cwd = await mkdtemp(join(directory, 'empty-'))
    return { directory, instructions, cwd, credentials: await prepareCredentialCommands(setup, directory) }
  } catch (error) {
    if (directory !== undefined) await removeDirectory(directory)
    return `The Codex CLI was not started, since no temporary directory could be made for it: ${messageOf(error)}`
  }
}

async function runTurn(
  setup: ProbeSetup,
  question: Question,
  options: ProbeOptions,
  files: ProbeFiles,
): Promise<Evidence> {
  const { instructions, cwd, credentials } = files
  const args = probeArguments(setup, question, instructions, credentials.settings)
  const command = codexCommand(setup, args, cwd, credentials.pathEntry)
  const refusals = watchRefusals(setup)
  const { turn, result } = await followTurn(setup, question, command, { ...options, refusals, credentials })
  // Another process has stored a new login while this one ended.
  if (refusals?.isOutdated()) return await runTurn(setup, question, options, files)
  const evidence = toEvidence(turn, result, options.timeoutMs)
  if (evidence.kind === 'failed') {
    const stderr = result.kind === 'exited' ? result.stderr : ''
    const message = credentials.withOwnName(hiddenCause(evidence.message, stderr) ?? evidence.message)
    return { ...evidence, message: preventedRefresh(setup, message) ?? message }
  }
  return evidence.kind === 'silent'
    ? explainSilence(setup, evidence, probeSettingNames(setup, args, [instructions], question.settings))
    : evidence
}

type FollowOptions = ProbeOptions & {
  readonly refusals: ReturnType<typeof watchRefusals>
  readonly credentials: CredentialCommands
}

/** Runs the CLI, and ends it as soon as its output has the answer. */
async function followTurn(
  setup: ProbeSetup,
  question: Question,
  command: Command,
  { refusals, credentials, observer, ...options }: FollowOptions,
): Promise<{ readonly turn: Turn; readonly result: ProcessResult }> {
  let turn: Turn = {}
  const events = countEvents()
  observer?.onCommand(command)
  // Only after a retry notice are there retries to cut short; after any other error comes `turn.failed`.
  const isFinalNotice = ({ answer }: Turn) =>
    answer?.kind === 'failed' &&
    answer.stage === 'retry-notice' &&
    setup.isDefinitive(answer.message, question)
  const killDelay = refreshGuard(setup, () => turn.answer !== undefined)
  const { ended, stop, stopIn } = runProcess(command, {
    ...options,
    ...optional('killDelay', killDelay),
    onLine: line => {
      setup.onSecrets?.(credentials.printed())
      observer?.onLine(line)
      events.add(line)
      const before = turn
      turn = readEvent(turn, line)
      if (turn === before) return
      if (isOver(turn)) stopIn(EXIT_TIMEOUT_MS)
      else if (isFinalNotice(turn)) stop()
    },
    onErrorLine: line => {
      const message = turn.answer === undefined ? refusals?.messageIn(line) : undefined
      if (message === undefined) return
      turn = { answer: { kind: 'failed', message, stage: 'error' } }
      stop()
    },
  })
  setup.onStart?.()
  const result = await ended
  setup.onSecrets?.(credentials.printed())
  observer?.onEnd({ ended: describeEnd(result), events: events.text() })
  return { turn, result }
}

/** Adds what this room knows about a CLI that ended without an event. */
export function explainSilence(
  context: ProbeContext,
  evidence: Extract<Evidence, { kind: 'silent' }>,
  probeSettings: readonly string[],
): Evidence {
  const refusal = loginRuleRefusal(context, evidence.stderr) ?? unrefreshedLogin(context, evidence.stderr)
  if (refusal !== undefined) return { kind: 'failed', stage: 'error', message: refusal }
  // A CLI that was killed, or that ended well, has not said anything about its configuration.
  if (evidence.signal !== null || evidence.exitCode === 0) return evidence
  const { machineFiles, unreadableFiles } = context.config
  return {
    ...evidence,
    probeSettings,
    jobOptions: optionNames(context.config),
    ...optional('machineFiles', machineFiles),
    ...optional('unreadableFiles', unreadableFiles),
  }
}

/**
 * The events outweigh the way the process ended: an exit code can be 0 after a failure and not 0 after a success, and a
 * killed process has none.
 */
function toEvidence(turn: Turn, result: ProcessResult, timeoutMs: number): Evidence {
  const answer = turn.answer && { ...turn.answer, ...optional('reroutedTo', turn.reroutedTo) }
  if (answer && isOver(turn)) return answer
  switch (result.kind) {
    case 'exited':
      return answer ?? { kind: 'silent', exitCode: result.code, signal: result.signal, stderr: result.stderr }
    case 'stopped':
      // A probe is only stopped after an event, so there is an answer.
      return answer ?? { kind: 'cancelled' }
    case 'timed-out': {
      const lastMessage = answer?.kind === 'failed' ? answer.message : undefined
      return { kind: 'timed-out', afterMs: timeoutMs, ...optional('lastMessage', lastMessage) }
    }
    case 'cancelled':
    case 'not-started':
      return result
    default:
      return assertNever(result)
  }
}
