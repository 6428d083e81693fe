/** What the reader can do about a result: the first step with a line to copy, and the other steps. */

import { timeText } from '../base/index.ts'
import { plainLine } from '../redact/index.ts'
import { isReason, REASONS } from '../verdict/index.ts'
import { code, codeBlock, formatSentence } from './markdown.ts'
import { adviceForOther, nameOfOther } from './other-route.ts'
import { adviceFor, blockerOf, canComeBack, reasonsOf, rowStatus } from './row.ts'
import type { OtherRoute, Row } from './state/state.ts'
import type { TextContext } from './text-context.ts'

/** One step. In `goal` and `advice`, `{model}` stands for `model`, and backticks mark code. */
export type Recovery = {
  /** What the step is for, such as "To get {model} back". */
  readonly goal: string
  readonly advice: string
  readonly model: string
  /** The model that the workflow can name to end the fallback. */
  readonly stayOn?: string
  /** A line of a workflow to copy, without line breaks. */
  readonly line?: string
}

const WHAT_TO_DO = 'What to do'

/** What to do where another model answered. */
const REROUTED =
  'If it must be {model}, run the job again; if another model still answers, use another sign-in or key.'

/** What else to do where the models of the chain were refused and none is used. */
const NONE_ACCEPTED = 'Name another model in `fallback-models`, or let this job use another route.'

/** The steps, the most useful first. Empty where the model asked for is used and proven, and stays on the route. */
export function recoveriesOf(row: Row): readonly Recovery[] {
  const { firstRoute: first, secondRoute: second } = row
  const back = first?.route === 'none' ? 'To sign Codex in' : `To go back to ${first && nameOfOther(first)}`
  return [
    ...recoveryOfOther(back, first, row),
    ...recoveriesOfRow(row),
    ...recoveryOfOther('To use the fallback API key', second, row),
  ]
}

function recoveryOfOther(goal: string, other: OtherRoute | undefined, row: Row): readonly Recovery[] {
  const advice = other === undefined ? '' : adviceForOther(other)
  if (other === undefined || advice === '') return []
  // The reset is that of the route that was left, if it had a login.
  const hasReset = other === row.firstRoute && other.route !== 'none'
  return [toRecovery(goal, hasReset ? withReset(advice, row) : advice, row.requested)]
}

function recoveriesOfRow(row: Row): readonly Recovery[] {
  const recoveries = [...recoveriesByReason(row)]
  if (rowStatus(row) === 'rerouted') recoveries.unshift(...recoveryOfRerouted(row))
  if (row.advice === undefined && hasLastingRefusal(row)) {
    if (rowStatus(row) === 'none') recoveries.push(toRecovery('Or', NONE_ACCEPTED, row.requested))
    const [first] = recoveries
    if (rowStatus(row) === 'fallback' && first?.line === undefined) return addStay(recoveries, row)
  }
  return recoveries
}

function recoveryOfRerouted({ used, served }: Row): readonly Recovery[] {
  if (used === null || served === undefined) return []
  return [{ goal: WHAT_TO_DO, advice: REROUTED, model: used, stayOn: served, line: modelLine(served) }]
}

/** Adds the line that ends the fallback to the first step. */
function addStay([first, ...others]: readonly Recovery[], { used, requested }: Row): readonly Recovery[] {
  if (used === null) return others
  const { goal, advice, model } = first ?? { goal: WHAT_TO_DO, advice: '', model: requested }
  return [{ goal, advice, model, stayOn: used, line: modelLine(used) }, ...others]
}

function recoveriesByReason(row: Row): readonly Recovery[] {
  const goal = canComeBack(row) ? 'To get {model} back' : WHAT_TO_DO
  if (row.advice !== undefined) return [toRecovery(goal, row.advice, row.requested)]
  // One step for each reason, with the first model that failed for it.
  const models = new Map([[row.reason, row.requested]])
  for (const { reason, model } of row.used === null ? row.tried : []) {
    if (!models.has(reason)) models.set(reason, model)
  }
  const recoveries = [...models].flatMap(([reason, model]) => {
    const advice = isReason(reason) ? adviceFor(row, reason) : ''
    return advice === ''
      ? []
      : [toRecovery(goal, row.firstRoute === undefined ? withReset(advice, row) : advice, model)]
  })
  return [...new Map(recoveries.map(recovery => [JSON.stringify(recovery), recovery])).values()]
}

/** Names the reset where the explanation does not. */
function withReset(advice: string, { retryAt, explanation }: Row): string {
  const isKnown = retryAt !== undefined && !Number.isNaN(Date.parse(retryAt))
  if (!isKnown || explanation.includes(timeText(retryAt))) return advice
  return `The limit resets at ${timeText(retryAt)}. ${advice}`
}

function hasLastingRefusal(row: Row): boolean {
  if (blockerOf(row) !== undefined) return false
  const reasons = rowStatus(row) === 'none' ? reasonsOf(row) : [row.reason].filter(isReason)
  return reasons.some(
    reason => REASONS[reason].scope === 'model' && !TEMPORARY.includes(REASONS[reason].lasting),
  )
}

const TEMPORARY: readonly string[] = ['temporary', 'until-reset']

/**
 * An advice that ends in a line of a workflow, such as "Change the workflow: `model: gpt-6-sol`." Only these inputs and
 * the permission make a block to copy: an advice can come from a report file, which is not trusted.
 */
const LINE_AT_END =
  /^(.*:) `((?:model|codex-version|openai-api-key|fallback-openai-api-key|id-token): [^`]+)`\.?$/

function toRecovery(goal: string, advice: string, model: string): Recovery {
  const [, lead, line] = LINE_AT_END.exec(advice) ?? []
  return lead === undefined || line === undefined
    ? { goal, advice, model }
    : { goal, advice: lead, model, line: plainLine(line).replaceAll('{model}', () => plainLine(model)) }
}

/** The line of a workflow that asks for a model. A name that YAML would read in another way is quoted. */
function modelLine(model: string): string {
  const name = plainLine(model)
  const isPlain =
    /^[A-Za-z](?:[\w./-]|:(?=\w))*$/.test(name) && !/^(?:true|false|null|yes|no|on|off)$/i.test(name)
  return `model: ${isPlain ? name : `'${name.replaceAll("'", "''")}'`}`
}

/** A step as Markdown. `jobs` names the jobs where there are others too. */
export function renderRecovery(
  { goal, advice, model, stayOn, line }: Recovery,
  { workflowFile }: TextContext,
  jobs = '',
): string {
  const title = `**${formatSentence(goal, model)}${jobs === '' ? '' : ` (${jobs})`}:**`
  const stay = stayOn === undefined ? '' : `Or stay on ${code(stayOn)}:`
  const text = [title, formatSentence(advice, model), stay].filter(part => part !== '').join(' ')
  if (line === undefined) return text
  const file = workflowFile === undefined ? 'the workflow' : code(workflowFile)
  const place = line.startsWith('id-token:') ? '`permissions:` of this job' : '`with:` of this action'
  return `${text}\n\n${codeBlock('yaml', line)}\n\n<sub>In ${file}, under ${place}.</sub>`
}

/** A recovery as plain text of one line, for a log. */
export function recoveryText({ goal, advice, model, stayOn, line }: Recovery): string {
  const text = [
    `${goal}:`,
    advice,
    ...(stayOn === undefined ? [] : [`Or stay on ${stayOn}:`]),
    ...(line === undefined ? [] : [`\`${line}\`.`]),
  ]
  return plainLine(text.join(' ').replaceAll('{model}', () => model))
}
