/** Reads what is left of a ChatGPT plan with `codex app-server`, without a turn. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Fields, isFields } from '../../base/index.ts'
import { isAtLeast, type ProcessResult, runProcess } from '../../cli/index.ts'
import { type PlanUsage, parsePlanUsage } from '../../verdict/index.ts'
import { queryArguments } from '../arguments.ts'
import { codexCommand } from '../command.ts'
import { withOwnIdentity } from '../identity/own-identity.ts'
import { loginConflict, NO_REFRESH_VARIABLES, withLoginKept } from '../login/index.ts'
import { parseFields } from '../parse-json.ts'
import type { ProbeContext } from '../probe-context.ts'
import { createOwnHome } from './own-home.ts'

/**
 * Why the plan's usage was not read.
 *
 * - `no-plan`: the route has none, such as an API key.
 * - `no-turn`: without a live probe nothing is known to be accepted.
 * - `no-login`: the login is where this action cannot read it.
 * - `no-identity`: the CLI would spend the identity token of the job.
 * - `not-started`: there was no process to ask.
 * - `no-answer`: the answer did not come in time, or the process ended without one.
 * - `error`: the CLI or the endpoint answered with an error.
 * - `not-understood`: the answer has no usage in it.
 * - `cancelled`: the job was cancelled meanwhile.
 */
export type UnreadReason =
  | 'no-plan'
  | 'no-turn'
  | 'no-login'
  | 'no-identity'
  | 'not-started'
  | 'no-answer'
  | 'error'
  | 'not-understood'
  | 'cancelled'

/** What is left of the plan, or why that is not known. */
export type UsageReading =
  | { readonly kind: 'read'; readonly usage: PlanUsage }
  | { readonly kind: 'unread'; readonly reason: UnreadReason }

/** `signal` ends the reading when the job is cancelled. */
type ReadOptions = { readonly timeoutMs: number; readonly signal: AbortSignal }

/** How long the CLI may take to end after the time limit of its answer. It takes 10 to 30 ms. */
const END_MS = 300

/** The id of the request. */
const READ_ID = 2

/**
 * Reads the usage with one process of the job's own CLI, which signs in as a probe does. It never rejects, and takes no
 * longer than `timeoutMs`.
 *
 * It is meant for the moment after a model was accepted: then the login is valid, and the CLI is kept from refreshing it.
 * So no reading can rotate or spend a refresh token, and the process can be ended at any time.
 */
export async function readPlanUsage(context: ProbeContext, options: ReadOptions): Promise<UsageReading> {
  const ended = new AbortController()
  const overdue = delay(options.timeoutMs, unread('no-answer'), { signal: ended.signal }).catch(() =>
    unread('no-answer'),
  )
  const timeoutMs = options.timeoutMs - END_MS
  const reading = readInDirectory(context, { ...options, timeoutMs }).catch(() => unread('not-started'))
  return await Promise.race([reading, overdue]).finally(() => ended.abort())
}

async function readInDirectory(context: ProbeContext, options: ReadOptions): Promise<UsageReading> {
  if (loginConflict(context) !== undefined) return unread('not-started')
  const startMs = performance.now()
  const directory = await mkdtemp(join(context.temporary, 'codex-usage-'))
  try {
    const cwd = join(directory, 'empty')
    await mkdir(cwd)
    const identity = await withOwnIdentity(context, directory, options)
    if (identity.kind === 'withheld') return unread('no-identity')
    const home = await createOwnHome(identity.context.home, join(directory, 'usage-home'))
    const timeoutMs = Math.max(1, options.timeoutMs - (performance.now() - startMs))
    const own = { ...identity.context, home }
    return await withLoginKept(context, () => askAppServer(own, cwd, { ...options, timeoutMs }))
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}

/** Runs `codex app-server` until it has answered the one request. */
async function askAppServer(context: ProbeContext, cwd: string, options: ReadOptions): Promise<UsageReading> {
  const command = codexCommand(context, ['app-server', ...queryArguments(context, [])], cwd, undefined)
  const env = { ...command.env, ...NO_REFRESH_VARIABLES }
  let answer: Fields | undefined
  const { ended, stop } = runProcess(
    { ...command, env },
    {
      ...options,
      input: requestLines(context.version),
      onLine: line => {
        const message = parseFields(line)
        // A request of the server has an id of its own count.
        if (message['id'] !== READ_ID || 'method' in message) return
        answer ??= message
        stop()
      },
    },
  )
  const result = await ended
  return answer === undefined ? unread(withoutAnswer(result)) : readingOf(answer)
}

/** The lines of the protocol (JSON-RPC without its version). No CLI from 0.104 to 0.171 needs a pause between them. */
function requestLines(version: string | undefined): string {
  const clientInfo = { name: 'codex-model-fallback', title: null, version: '1' }
  // Saves a second request, for credits that reset a limit. Earlier versions refuse any parameter (0.104, 0.142).
  const params = isAtLeast(version, '0.155.0') ? { excludeResetCreditDetails: true } : undefined
  return [
    { id: 1, method: 'initialize', params: { clientInfo, capabilities: null } },
    { method: 'initialized' },
    { id: READ_ID, method: 'account/rateLimits/read', params },
  ]
    .map(message => `${JSON.stringify(message)}\n`)
    .join('')
}

/** The words of an error hold the whole answer of the endpoint with the ids of the account, so they are not used. */
function readingOf(answer: Fields): UsageReading {
  if (!isFields(answer['result'])) return unread('error')
  const usage = parsePlanUsage(answer['result'], Date.now())
  return usage === undefined ? unread('not-understood') : { kind: 'read', usage }
}

function withoutAnswer({ kind }: ProcessResult): UnreadReason {
  if (kind === 'cancelled' || kind === 'not-started') return kind
  return 'no-answer'
}

/** A reading without figures. */
export function unread(reason: UnreadReason): UsageReading {
  return { kind: 'unread', reason }
}
