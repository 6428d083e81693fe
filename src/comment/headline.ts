import { assertNever, timeText } from '../base/index.ts'
import { describeRoute, isRouteKind, type RouteDescription } from '../report/index.ts'
import { isReason, REASONS } from '../verdict/index.ts'
import { alert, code, plain } from './markdown.ts'
import { blockerOf, isModelReason, reasonsOf, rowStatus } from './row-status.ts'
import type { Row } from './state.ts'

/** The heading's words, without the `#`. */
export function headline(row: Row): string {
  const used = code(row.used ?? '')
  const standing = rowStatus(row)
  switch (standing) {
    case 'none':
      return headlineOfNone(row)
    case 'rerouted': {
      const did = row.outcome === 'fallback' ? 'fell back to' : 'asked for'
      return `Codex ${did} ${used}, but ${code(row.served ?? '')} answered`
    }
    case 'fallback':
      return `Codex uses ${used} here instead of ${code(row.requested)}`
    case 'unverified':
      return `Codex uses ${used} here, unverified`
    case 'preferred':
      return `Codex uses ${used} here`
    default:
      return assertNever(standing)
  }
}

/** What failed is not the model where the route or the client did, or where no answer about any model came through. */
function headlineOfNone(row: Row): string {
  const blocker = blockerOf(row)
  if (blocker !== undefined) return `Codex cannot run here: ${REASONS[blocker].label}`
  const reasons = reasonsOf(row)
  const isUnanswered =
    reasons.length > 0 &&
    !reasons.some(reason => isModelReason(reason) || reason === 'unrecognized') &&
    !row.tried.some(({ verdict }) => verdict === 'accepted')
  return isUnanswered
    ? `Codex got no answer here: ${reasons.map(reason => REASONS[reason].label).join(', ')}`
    : 'Codex has no usable model here'
}

/** Why it is so, under the headline: a plain line when all went as asked, else a box. */
export function opening(row: Row): string {
  const text = whyText(row)
  if (text === '') return ''
  const standing = rowStatus(row)
  if (standing === 'preferred') return text
  return alert(standing === 'none' || standing === 'rerouted' ? 'WARNING' : 'NOTE', text)
}

/** Why it is so, as Markdown, without a repetition of the headline. */
function whyText(row: Row): string {
  const standing = rowStatus(row)
  if (standing === 'rerouted') return [fallbackText(row), reroutedText(row)].join(' ').trim()
  if (standing === 'preferred') return sentence(plain(withoutHeadline(row)))
  return (standing === 'fallback' ? fallbackText(row) : '') || plain(row.explanation)
}

/** Why the model asked for is not the one used; empty when it is, or when the row does not say in words that are known. */
function fallbackText(row: Row): string {
  const route = routeOf(row)
  if (row.outcome !== 'fallback' || !isReason(row.reason) || route === undefined) return ''
  const until = row.retryAt === undefined ? '' : ` until ${plain(timeText(row.retryAt))}`
  const where = plain(describeRoute(route))
  return `${sentence(REASONS[row.reason].clause)
    .replace(/^\{route\}/, () => sentence(where))
    .replaceAll('{model}', () => code(row.requested))
    .replaceAll('{route}', () => where)}${until}.`
}

function reroutedText(row: Row): string {
  const route = routeOf(row)
  const where = route === undefined ? 'This route' : sentence(plain(describeRoute(route)))
  const used = code(row.used ?? '')
  return `${where} accepts ${used} and lets ${code(row.served ?? '')} answer. Work that asks for ${used} here may get the other model.`
}

/** The explanation of a model that is used as asked; a row that was shortened has none, and needs none. */
function withoutHeadline({ used, explanation }: Row): string {
  const headline = `${used} is used: `
  return explanation.startsWith(headline) ? explanation.slice(headline.length) : explanation
}

/** The route of a row; undefined when the row, which may come from an edited comment, names none that is known. */
function routeOf(row: Row): RouteDescription | undefined {
  return isRouteKind(row.route)
    ? { kind: row.route, ...(row.plan === undefined ? {} : { plan: row.plan }) }
    : undefined
}

/** A clause as the beginning of a sentence; one that begins with a placeholder keeps it. */
function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1)
}
