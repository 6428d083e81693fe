/** What the step's log says while the action runs. Nothing in it comes from an endpoint. */

import * as core from '@actions/core'
import type { Survey } from './codex/survey.ts'
import type { Attempt } from './core/attempt.ts'
import { likelySlip } from './core/model-id.ts'
import { REASONS } from './core/reason.ts'
import { describeRoute } from './core/route.ts'
import type { Inputs } from './inputs.ts'

/** Says what is about to be asked, of whom. */
export function announce({ chain, auto }: Inputs, survey: Survey): void {
  core.info(`Models to try: ${[...chain, ...(auto ? ['auto'] : [])].join(', ')}`)
  core.info(`Codex CLI: ${survey.version ?? (survey.located.kind === 'found' ? 'unknown version' : 'none')}`)
  core.info(`Auth route: ${describeRoute(survey.route)}`)
  for (const model of chain) {
    const slip = likelySlip(model)
    if (slip !== undefined) core.warning(slip, { title: 'Model id' })
  }
}

/** One line per probe, as it happens. */
export function sayAttempt(attempt: Attempt): void {
  const { verdict, model, durationMs } = attempt
  const why = 'finding' in verdict ? `: ${REASONS[verdict.finding.reason].label}` : ''
  core.info(`${model}: ${verdict.kind}${why} (${(durationMs / 1000).toFixed(1)} s)`)
}
