/** The line about each probe. Only a debug line has words of an endpoint. */

import type { Attempt, ProbeKind, Question } from '../../chain/index.ts'
import { failureLabel } from '../../report/index.ts'
import type { RouteKind } from '../../route/index.ts'
import type { Verdict } from '../../verdict/index.ts'
import type { AskModel, NextTry } from '../probe-chain/chain-loop.ts'
import { logInfo, whileWaiting } from './lines.ts'

/** Names the model while its answer takes long. */
export function withProgress(ask: AskModel): AskModel {
  return (question, options) => {
    const limit = Math.round(options.timeoutMs / 1000)
    return whileWaiting(
      seconds => `for ${question.model} (${seconds} s of at most ${Math.max(limit, seconds)} s)`,
      () => ask(question, options),
    )
  }
}

/** What the line about a probe depends on besides its attempt. */
export type AttemptLine = {
  readonly route: RouteKind
  readonly probe: ProbeKind
  /** The effort that the job gives, where the probe asks with it. */
  readonly effort?: string | undefined
  /** How often the model was asked the same before. */
  readonly triesBefore: number
  /** The next probe of the same model, where it is known already. */
  readonly next?: NextTry | undefined
}

/** Prints the result of a probe. A failure of the route or the client is not reported as one of the model. */
export function logAttempt(attempt: Attempt, line: AttemptLine): void {
  const { verdict, model, durationMs } = attempt
  const result = 'finding' in verdict ? describeFailure(verdict, line.route) : describeSuccess(verdict, line)
  const facts = [`${(durationMs / 1000).toFixed(1)} s`, ...describeQuestion(attempt, line)]
  const next = line.next === undefined ? '' : `, asked again ${describeNext(attempt, line.next)}`
  logInfo(`${model}: ${result} (${facts.join(', ')})${next}`)
}

function describeSuccess({ kind }: Verdict, { probe }: AttemptLine): string {
  return kind === 'accepted' && probe === 'catalog' ? 'listed' : kind
}

function describeFailure({ kind, finding }: Failed, route: RouteKind): string {
  const label = failureLabel({ ...finding, isUnsettled: kind === 'unsettled' }, route)
  if (kind === 'unsettled') return `not settled: ${label}`
  if (finding.detail === 'below-minimum') return `accepted and not used: ${label}`
  return finding.scope === 'model' ? `refused: ${label}` : `no answer about the model: ${label}`
}

type Failed = Extract<Verdict, { readonly finding: unknown }>

/** How the question differed from the usual one. */
function describeQuestion(
  { form, settings }: Question,
  { effort, triesBefore }: AttemptLine,
): readonly string[] {
  const asked = { ...(effort === undefined ? {} : { effort }), ...settings }
  return [
    ...(form === 'plain' ? [PLAIN] : []),
    ...describeSettings(asked),
    ...(triesBefore === 0 ? [] : [`try ${triesBefore + 1}`]),
  ]
}

const PLAIN = 'plain command'

/** How the next probe of the same model differs from this one; a mere repetition comes after a wait. */
function describeNext({ form, settings }: Question, { question, afterMs }: NextTry): string {
  const changed = Object.entries(question.settings).filter(
    ([name, value]) => Object.entries(settings).find(([key]) => key === name)?.[1] !== value,
  )
  const differences = [
    ...(question.form !== form ? [`the ${PLAIN}`] : []),
    ...describeSettings(Object.fromEntries(changed)),
  ]
  if (differences.length > 0) return `with ${differences.join(' and ')}`
  return `in ${Math.max(1, Math.round(afterMs / 1000))} s`
}

function describeSettings(settings: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(settings).map(([name, value]) => `${name} ${value}`)
}
