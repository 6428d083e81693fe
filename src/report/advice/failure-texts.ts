/** The words for a failure: those of its reason, or better ones where the route or a detail changes them. */

import type { RouteKind } from '../../route/index.ts'
import { type Detail, factsOf, type Reason } from '../../verdict/index.ts'
import { type AdviceRoute, fillRouteWords, textKind, vendorRecovery } from './route-words.ts'
import { ACCOUNT_TEXTS } from './texts/account.ts'
import { CLOUD_TEXTS } from './texts/cloud.ts'
import { CREDENTIAL_TEXTS } from './texts/credentials.ts'
import { MODEL_TEXTS } from './texts/model.ts'
import { MONEY_TEXTS } from './texts/money.ts'
import { OTHER_TEXTS } from './texts/other.ts'
import { PLACE_TEXTS } from './texts/place.ts'
import type { TextRow } from './texts/text-row.ts'

/** What the words depend on, besides the route. */
export type Failure = {
  readonly reason: Reason
  /** A `Detail`, or a text from a file or a comment; one that is not known changes nothing. */
  readonly detail?: string | undefined
  readonly isUnsettled?: boolean
}

/** Every row, those with a detail among them before those without. Of one text the first row that matches decides. */
const ALL_ROWS: readonly TextRow[] = [
  ...CLOUD_TEXTS,
  ...MONEY_TEXTS,
  ...ACCOUNT_TEXTS,
  ...CREDENTIAL_TEXTS,
  ...MODEL_TEXTS,
  ...PLACE_TEXTS,
  ...OTHER_TEXTS,
]
const ROWS = [
  ...ALL_ROWS.filter(row => row.details !== undefined),
  ...ALL_ROWS.filter(row => row.details === undefined),
]

/** The failure in a few words, for a table cell or a log line. */
export function failureLabel(failure: Failure, route: RouteKind): string {
  return findText('label', failure, route)
}

/** The failure as a clause for the middle of a sentence, with the placeholders `{model}` and `{route}`. */
export function failureClause(failure: Failure, route: RouteKind): string {
  return findText('clause', failure, route)
}

/** What the reader can do first. Only the placeholder `{model}` is left in it. */
export function failureRecovery(failure: Failure, route: AdviceRoute): string {
  const ofVendor = failure.detail === undefined ? vendorRecovery(failure.reason, route) : undefined
  return fillRouteWords(ofVendor ?? findText('recovery', failure, textKind(route)), route)
}

/** Failures after which nothing that the reader does brings this model back. */
const LASTING_REASONS: readonly Reason[] = ['prompt-blocked', 'unrecognized']
const LASTING_DETAILS: readonly Detail[] = ['retired', 'wrong-name', 'content-filter']

/** Whether the recovery is a way to get the model asked for again. */
export function bringsModelBack({ reason, detail }: Failure): boolean {
  return !LASTING_REASONS.includes(reason) && !includes(LASTING_DETAILS, detail)
}

function findText(
  name: 'label' | 'clause' | 'recovery',
  { reason, detail, isUnsettled = false }: Failure,
  route: RouteKind,
): string {
  const facts = factsOf(reason)
  const unsettled = isUnsettled && name !== 'recovery' ? facts.whenUnsettled?.[name] : undefined
  if (unsettled !== undefined) return unsettled
  const row = ROWS.find(
    ({ reasons, details, routes, [name]: text }) =>
      text !== undefined &&
      (reasons?.includes(reason) ?? true) &&
      (details === undefined || includes(details, detail)) &&
      (routes?.includes(route) ?? true),
  )
  return row?.[name] ?? facts[name]
}

function includes(details: readonly string[], detail: string | undefined): boolean {
  return detail !== undefined && details.includes(detail)
}
