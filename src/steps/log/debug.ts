/** The lines for users who set `ACTIONS_STEP_DEBUG`: what was started, what it printed, and how long each phase took. */

import { performance } from 'node:perf_hooks'
import type { ProbeObserver } from '../../probe/index.ts'
import { withCore } from '../../runner/index.ts'
import { logDebug } from './lines.ts'

/** Maximum number of CLI lines printed per step. More would bury the result and slow the runner's log. */
const MAX_DEBUG_LINES = 500

/** Maximum length of a CLI line, in characters. */
const MAX_CLI_LINE_CHARS = 2_000

/** Maximum length of a command, in characters. A lean one has about 3,000. It is split into lines that can be read. */
const MAX_COMMAND_CHARS = 12_000
const CHUNK = /.{1,1500}(?:\s|$)|.{1500}/gu

/**
 * Watches the probes of a run: it prints their commands, the CLI's own lines and its end. Undefined for everybody who has
 * not asked for it. The lines contain text from an endpoint, and a command can hold settings of the job, so `sanitize`
 * must remove secrets and cut them.
 */
export function debugProbes(
  isDebug: boolean,
  sanitize: (text: string, maxChars: number) => string,
): ((model: string) => ProbeObserver) | undefined {
  if (!isDebug) return undefined
  let printed = 0
  return model => ({
    onCommand: ({ file, args }) => {
      const command = sanitize([file, ...args].map(quoteArgument).join(' '), MAX_COMMAND_CHARS)
      for (const chunk of command.match(CHUNK) ?? []) logDebug(`codex for ${model} is started: ${chunk}`)
    },
    onLine: line => {
      printed += 1
      if (printed > MAX_DEBUG_LINES + 1) return
      const text =
        printed > MAX_DEBUG_LINES
          ? `(more than ${MAX_DEBUG_LINES} lines; the rest is not shown)`
          : sanitize(line, MAX_CLI_LINE_CHARS)
      // Not by `logDebug`: events keep their exact spelling. core.debug escapes line breaks.
      withCore(core => core.debug(`codex for ${model}: ${text}`))
    },
    onEnd: ({ ended, events }) => logDebug(`codex for ${model} ${ended}; events: ${events || 'none'}`),
  })
}

/** An argument as in a shell, so that the line can be read word by word. */
function quoteArgument(argument: string): string {
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`
}

/** Runs a phase of the step, and prints how long it took. */
export async function timePhase<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const startMs = performance.now()
  try {
    return await run()
  } finally {
    logDebug(`Time: ${name} took ${((performance.now() - startMs) / 1000).toFixed(2)} s`)
  }
}
