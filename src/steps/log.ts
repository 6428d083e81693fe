import type { Attempt } from '../chain/index.ts'
import type { Inputs } from '../inputs/index.ts'
import { logLine } from '../redact/index.ts'
import { describeRoute } from '../report/index.ts'
import type { CodexSetup } from '../route/index.ts'
import { withCore } from '../runner/index.ts'
import { REASONS, type Verdict } from '../verdict/index.ts'
import type { AskModel } from './chain-loop.ts'
import { progressText } from './progress.ts'

/** Says what is about to be asked, of whom; folded, so that the lines of the probes are what is seen. */
export function logPlan(inputs: Inputs, survey: CodexSetup): void {
  const { chain, auto, retries, timeoutMs, budgetMs } = inputs
  withCore(core => core.startGroup('Codex model fallback: what is asked, and of whom'))
  info(`Models to try: ${[...chain, ...(auto ? ['auto'] : [])].join(', ')}`)
  info(`Codex CLI: ${survey.version ?? (survey.cli.kind === 'found' ? 'unknown version' : 'none')}`)
  info(`Auth route: ${describeRoute(survey.route)}`)
  info(
    `Limits: ${timeoutMs / 1000} s for a probe, ${budgetMs / 1000} s for all, ${retries} ${retries === 1 ? 'retry' : 'retries'} of a model`,
  )
  withCore(core => core.endGroup())
}

function info(text: string): void {
  withCore(core => core.info(logLine(text)))
}

/** How often a probe that takes long says so, milliseconds. */
const HEARTBEAT_MS = 10_000

/** The same question, with a line at its beginning and one every ten seconds until its answer. */
export function withProgress(ask: AskModel): AskModel {
  return async (question, options) => {
    info(progressText(question, options.timeoutMs, 0))
    let beats = 0
    const heart = setInterval(() => {
      beats += 1
      info(progressText(question, options.timeoutMs, beats * HEARTBEAT_MS))
    }, HEARTBEAT_MS)
    // Only the probe itself may keep the process alive.
    heart.unref()
    try {
      return await ask(question, options)
    } finally {
      clearInterval(heart)
    }
  }
}

/** Says why nothing happens for a while. */
export function logInstall(version: string): void {
  info(`Installing Codex CLI ${version} from npm`)
}

/** Says why nothing happens for a while. */
export function logLoginWait(): void {
  info('The stored login is due for a refresh, and another job on this machine is at it: waiting for its end')
}

/** One line per probe, as it ends. What the route or the client did is not put down to the model. */
export function logAttempt(attempt: Attempt): void {
  const { verdict, model, durationMs } = attempt
  const seconds = (durationMs / 1000).toFixed(1)
  info(`${model}: ${'finding' in verdict ? failureText(verdict) : verdict.kind} (${seconds} s)`)
}

function failureText({ kind, finding }: Extract<Verdict, { readonly finding: unknown }>): string {
  const { label } = REASONS[finding.reason]
  if (kind === 'unsettled') return `not settled: ${label}`
  return finding.scope === 'model' ? `refused: ${label}` : `no answer about the model: ${label}`
}

/** As many lines of the CLI are shown for one step; a flood would hide what matters, and costs the runner. */
const MOST_DEBUG_LINES = 500

/**
 * Takes the CLI's own lines for those who have asked for them with `ACTIONS_STEP_DEBUG`; undefined for all others.
 * They are the only words of an endpoint in the log, and come redacted and cut.
 */
export function debugLogger(
  isDebug: boolean,
  quote: () => (text: string) => string,
): ((line: string) => void) | undefined {
  if (!isDebug) return undefined
  let left = MOST_DEBUG_LINES
  return line => {
    if (left === 0) return
    left -= 1
    withCore(core => core.debug(`codex: ${quote()(line)}`))
    if (left === 0)
      withCore(core => core.debug(`codex: (more than ${MOST_DEBUG_LINES} lines; the rest is not shown)`))
  }
}
