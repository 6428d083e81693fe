/** The decision and the warnings of a run, as the log and the annotations of the run's page show them. */

import { dateText } from '../../base/index.ts'
import { recoveriesOf, recoveryText, rowOf } from '../../comment/index.ts'
import { isCancelled, type Note, type Report, reasonPage } from '../../report/index.ts'

/** A line of the log. All but `info` are annotations too. */
export type Message = { readonly level: 'info' | 'warning' | 'error'; readonly text: string }

/** GitHub shows only the first ten warnings of a step, and the decision is one of them. */
const MAX_WARNINGS = 9

/**
 * What is printed at the end, with the decision last. Each cause is told once: a note that says what the decision says is
 * left out, or is a part of it.
 *
 * @param failsStep whether the step fails without a model
 * @param docsUrl the directory of the pages that explain the reasons
 * @param howToReport what is said where an answer was not recognized
 */
export function messagesOf(
  report: Report,
  failsStep: boolean,
  docsUrl: string,
  howToReport = '',
): readonly Message[] {
  const own = report.notes.filter(note => isPartOfDecision(note, report)).map(({ code }) => code)
  const warnings = report.notes.filter(({ code, level }) => level === 'warning' && !own.includes(code))
  const isUnknown = report.chain.some(({ finding }) => finding?.reason === 'unrecognized')
  return [
    ...warnings.map(
      ({ text }, index) => ({ level: index < MAX_WARNINGS ? 'warning' : 'info', text }) as const,
    ),
    {
      level: levelOf(report, failsStep),
      text: [decisionText(report), isUnknown ? howToReport : '', pageText(report, docsUrl)]
        .filter(part => part !== '')
        .join(' '),
    },
  ]
}

/** A fallback is always a warning, as is a model that is used without proof or that another one answers for. */
function levelOf(report: Report, failsStep: boolean): Message['level'] {
  const { outcome, servedModel, firstRoute, reason } = report
  if (outcome === 'none') return failsStep ? 'error' : 'warning'
  const isAsAsked =
    reason === 'accepted' && servedModel === null && firstRoute === undefined && !tellsRetirement(report)
  return outcome === 'preferred' && isAsAsked ? 'info' : 'warning'
}

/** Which model is used instead of which, why, and what to do. */
function decisionText(report: Report): string {
  const parts = report.notes.filter(note => isPartOfDecision(note, report) && TELLS_MORE.includes(note.code))
  const next = parts.length > 0 ? parts.map(({ text }) => text) : firstRecovery(report)
  return [report.explanation, ...next].join(' ').trim()
}

/** Of the notes that are a part of the decision, those that say what to do. The others only repeat it. */
const TELLS_MORE: readonly Note['code'][] = ['second-route', 'openai-api-key-alone']

/** Whether a note is about the very thing that the decision tells. */
function isPartOfDecision({ code, text }: Note, report: Report): boolean {
  const { outcome, reason, model, servedModel, firstRoute } = report
  switch (code) {
    case 'second-route':
      return firstRoute !== undefined
    case 'openai-api-key-alone':
      return outcome === 'none' && reason === 'not-signed-in'
    case 'unverified':
      return outcome === 'preferred'
    case 'served-by-another':
      // Of other models that were probed, nothing else tells it.
      return servedModel !== null && text.startsWith(`${model} `)
    case 'retiring':
      return tellsRetirement(report)
    case 'catalog-hint':
      // The advice for this reason is to probe.
      return reason === 'not-listed'
    default:
      return false
  }
}

/** Whether the explanation says that the model asked for, which is used, is going to leave. */
function tellsRetirement({ outcome, explanation, retiresAt }: Report): boolean {
  return outcome === 'preferred' && retiresAt != null && explanation.includes(dateText(retiresAt))
}

/** The first step of the comment; empty for a cancelled job, whose log is not read for advice. */
function firstRecovery(report: Report): readonly string[] {
  return isCancelled(report) ? [] : recoveriesOf(rowOf(report)).slice(0, 1).map(recoveryText)
}

/** Where the reason is explained. */
function pageText(report: Report, docsUrl: string): string {
  const reason = report.firstRoute?.reason ?? report.reason
  return reason === 'accepted' || isCancelled(report) ? '' : `More: ${reasonPage(docsUrl, reason)}`
}
