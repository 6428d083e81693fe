/** Treats the plan as spent where less of it is left than the job wants to start with. */

import { readPlanUsage, type UsageReading, unread } from '../../probe/index.ts'
import type { CodexSetup } from '../../route/index.ts'
import { usageVerdict } from '../../verdict/index.ts'
import type { Job } from '../job.ts'
import { logUsage } from '../log/plan.ts'
import { probeSetupOf } from './ask-model.ts'
import type { AskModel } from './chain-loop.ts'

/** How long the job waits for the figures, whatever the endpoint does. */
const TIMEOUT_MS = 3_000

/** How a run asks, and what it has read of the plan's usage; undefined where nothing was to be read. */
export type UsageCheck = {
  readonly ask: AskModel
  readonly reading: () => Promise<UsageReading> | undefined
}

/** The check that `min-usage-left` asks for. Without the input, and on the second route, there is none. */
export function createUsageCheck(
  job: Job,
  setup: CodexSetup,
  ask: AskModel,
  timeoutMs = TIMEOUT_MS,
): UsageCheck {
  const { minUsageLeft, probe } = job.inputs
  const { route } = setup
  const isSecond = route.kind === 'api-key' && route.source === 'fallback'
  if (minUsageLeft === undefined || isSecond) return { ask, reading: () => undefined }
  if (route.kind === 'api-key' || route.kind === 'provider') return withoutReading(ask, unread('no-plan'))
  // Accepted all the same, such a login is in a keyring, where the CLI would not find it under another CODEX_HOME.
  if (route.kind === 'none') return withUsageCheck(ask, async () => unread('no-login'), minUsageLeft)
  const context = probeSetupOf(job, setup)
  if (context === undefined) return { ask, reading: () => undefined }
  if (probe === 'catalog') return withoutReading(ask, unread('no-turn'))
  const read: ReadUsage = async signal => {
    const reading = await readPlanUsage(context, { timeoutMs, signal })
    logUsage(reading)
    return reading
  }
  return withUsageCheck(ask, read, minUsageLeft)
}

function withoutReading(ask: AskModel, reading: UsageReading): UsageCheck {
  return { ask, reading: async () => reading }
}

/** Reads what is left of the plan. It never rejects. */
export type ReadUsage = (signal: AbortSignal) => Promise<UsageReading>

/**
 * Asks, and looks at what is left of the plan once a model is accepted. The reading is made once, since all probes of a
 * run use the same plan. A reading without a figure changes nothing.
 *
 * @param minLeft percent
 */
export function withUsageCheck(ask: AskModel, read: ReadUsage, minLeft: number): UsageCheck {
  let reading: Promise<UsageReading> | undefined
  return {
    reading: () => reading,
    ask: async (question, options) => {
      const verdict = await ask(question, options)
      if (verdict.kind !== 'accepted') return verdict
      reading ??= read(options.signal)
      const result = await reading
      if (result.kind === 'unread') return verdict
      return usageVerdict(verdict, result.usage, { model: question.model, minLeft, now: Date.now() })
    },
  }
}
