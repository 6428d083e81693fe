/**
 * Reports an error of this action itself: one line for whoever reads the log, and a file with what a maintainer needs.
 * Nothing in here may fail, since there is nobody left to tell it to.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, type Environment, fieldsOf, messageOf, optional, textOf } from '../../base/index.ts'
import { describeRoute } from '../../report/index.ts'
import type { CodexSetup } from '../../route/index.ts'
import { issueUrl, type SecretStore, temporaryDirectory, unexpectedError } from '../../runner/index.ts'
import { diagnose } from './diagnose.ts'

/** What is known of a run while it goes on. `phase` is what it does, such as "asking the route". */
export type RunState = { phase: string; setup?: CodexSetup }

/** What the report of a fault is made of, besides the error. */
export type FaultContext = {
  readonly env: Environment
  readonly secrets: SecretStore
  readonly state: RunState
}

/** The file has at most about 60 KB: the diagnostics, and these. */
const MAX_MESSAGE_CHARS = 1_000
const MAX_STACK_LINES = 30
const MAX_STACK_LINE_CHARS = 300
const MAX_CAUSES = 3

/** The message in the log is shorter than that in the file. */
const MAX_LOGGED_CHARS = 300

/**
 * Writes the file and returns the line for the log. The run has learned its secrets before it does anything that could
 * fail with one in the message.
 */
export function reportFault(error: unknown, context: FaultContext): string {
  const { env, secrets, state } = context
  const message = tryTo(() => messageOf(error)).value ?? 'an error without a message'
  const file = tryTo(() => writeFault(describeFault(error, context), env))
  return unexpectedError({
    message: secrets.sanitize(message, MAX_LOGGED_CHARS),
    phase: state.phase,
    address: issueUrl(env, 'bug'),
    ...('message' in file ? { noFile: file.message } : { file: file.value }),
  })
}

/** What the file has. */
function describeFault(error: unknown, { env, secrets, state: { phase, setup } }: FaultContext) {
  const route = setup && secrets.sanitize(describeRoute(setup.route), MAX_MESSAGE_CHARS)
  const version = setup?.version ?? undefined
  return {
    kind: 'fault',
    version: 1,
    at: new Date().toISOString(),
    phase,
    errors: errorsOf(error).map(one => describeError(one, secrets)),
    ...optional('route', route),
    ...optional('codexVersion', version && secrets.sanitize(version, MAX_LOGGED_CHARS)),
    // What made the action fail can make this fail too.
    diagnostics: tryTo(() => diagnose({ env, secrets }, setup)).value ?? null,
  }
}

/** The error, and what caused it. */
function errorsOf(error: unknown): readonly unknown[] {
  const errors = [error]
  while (errors.length <= MAX_CAUSES) {
    const { cause } = fieldsOf(errors.at(-1))
    if (cause === undefined) break
    errors.push(cause)
  }
  return errors
}

function describeError(error: unknown, { sanitize }: SecretStore) {
  const { name, stack } = fieldsOf(error)
  const lines = (textOf(stack) ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return {
    name: sanitize(textOf(name) ?? `a thrown ${typeof error}`, MAX_LOGGED_CHARS),
    message: sanitize(messageOf(error), MAX_MESSAGE_CHARS),
    ...optional('code', sanitize(codeOf(error) ?? '', MAX_LOGGED_CHARS) || undefined),
    // A line far behind the limit is never shown, and searching it takes time.
    stack: lines
      .slice(0, MAX_STACK_LINES)
      .map(line => sanitize(line.slice(0, 3 * MAX_STACK_LINE_CHARS), MAX_STACK_LINE_CHARS)),
  }
}

/** The name differs from that of a report, so that no glob for reports matches it. */
function writeFault(fault: object, env: Environment): string {
  const directory = join(temporaryDirectory(env), 'codex-model-fallback')
  mkdirSync(directory, { recursive: true })
  const file = join(directory, `fault-${Date.now()}.json`)
  writeFileSync(file, `${JSON.stringify(fault, null, 2)}\n`)
  return file
}

type Tried<T> = { readonly value: T } | { readonly value?: undefined; readonly message: string }

function tryTo<T>(action: () => T): Tried<T> {
  try {
    return { value: action() }
  } catch (error) {
    return { message: codeOf(error) ?? 'unknown error' }
  }
}
