/** The chain of models as a Mermaid flow chart, for the job summary. */

import { plainLine } from '../redact/index.ts'
import { failureLabel, type Report, type ReportedModel } from '../report/index.ts'

/** A longer name is cut: Mermaid breaks lines only at spaces, and a model id has none. */
const MAX_NAME_CHARS = 40

/** For fewer models the table shows enough. */
const MIN_MODELS = 3

/** A longer chain is drawn from top to bottom, because it is wider than the page. */
const MAX_MODELS_IN_A_LINE = 3

/**
 * The chain as a Mermaid flow chart: the models in their order, the result of each, and the one used. Empty for a short
 * chain, and when the model asked for was accepted.
 */
export function chainDiagram(report: Report): string {
  const shown = report.chain.filter(({ verdict }) => verdict !== 'untried' || report.model === null)
  if (shown.length < MIN_MODELS || (report.outcome === 'preferred' && report.reason === 'accepted')) return ''
  const used = shown.findIndex(({ model }) => model === report.model)
  return [
    '```mermaid',
    `flowchart ${shown.length > MAX_MODELS_IN_A_LINE ? 'TD' : 'LR'}`,
    '  accTitle: The models in the order in which they were tried',
    ...shown.map((entry, index) => `  m${index}["${nodeText(entry, index, report)}"]`),
    ...shown
      .slice(1)
      .map(({ verdict }, index) => `  m${index} ${verdict === 'untried' ? '-.->' : '-->'} m${index + 1}`),
    ...(used === -1 ? [] : [`  style m${used} stroke-width:4px`]),
    ...shown.flatMap(({ verdict }, index) =>
      verdict === 'untried' ? [`  style m${index} stroke-dasharray:4 4`] : [],
    ),
    '```',
  ].join('\n')
}

function nodeText(entry: ReportedModel, index: number, report: Report): string {
  const role = entry.model === report.model ? roleOf(report) : index === 0 ? 'asked for' : ''
  return [shorten(entry.model), role, resultOf(entry, report)]
    .filter(text => text !== '')
    .map(escapeLabel)
    .join('<br/>')
}

function roleOf({ outcome, reason }: Report): string {
  return outcome === 'preferred' && reason !== 'accepted' ? 'used without proof' : 'used'
}

function resultOf({ verdict, finding, servedModel }: ReportedModel, { route }: Report): string {
  if (verdict === 'accepted')
    return servedModel === undefined ? 'accepted' : `but ${shorten(servedModel)} answered`
  return finding === undefined
    ? 'not tried'
    : failureLabel({ ...finding, isUnsettled: verdict === 'unsettled' }, route.kind)
}

function shorten(model: string): string {
  return model.length <= MAX_NAME_CHARS ? model : `${model.slice(0, MAX_NAME_CHARS - 1)}…`
}

/**
 * Text for a node. Everything but plain letters and digits becomes one of Mermaid's own character references, which
 * Mermaid decodes only after parsing, so no text can become part of the diagram's syntax.
 */
function escapeLabel(text: string): string {
  return plainLine(text).replace(/[^A-Za-z0-9 .,-]/gu, character => `#${character.codePointAt(0)};`)
}
