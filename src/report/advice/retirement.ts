/** What a run knows about the end of a model on its route, in words. */

import { dateText, optional } from '../../base/index.ts'
import {
  type Catalog,
  findListed,
  isLightModel,
  isOwnNameOf,
  type Retirement,
  retirementOf,
} from '../../catalog/index.ts'
import type { ModelStatus } from '../../chain/index.ts'
import type { ReportContext } from '../report-context.ts'
import { offerKind, routeName } from '../route-text.ts'

/** A model that is used is warned about when it has at most this long left. */
const WARNING_DAYS = 30

const DAY_MS = 24 * 3_600_000

/** What is known about the end of a model on the route of a run. */
export function retirementIn({ route, facts }: ReportContext, model: string): Retirement {
  const { catalog, apiUsed } = facts
  const apiDate = apiUsed?.kind === 'known' && apiUsed.model === model ? apiUsed.shutdownDate : undefined
  return retirementOf(model, {
    route: offerKind(route),
    ...optional('catalog', catalog),
    ...optional('apiDate', apiDate),
  })
}

/**
 * When a model that is used leaves the route. A known date that is past does not count: the route has just accepted the
 * model, so the fact is out of date.
 */
export function retiresAt(context: ReportContext, model: string): string | undefined {
  const { at, isDated } = retirementIn(context, model)
  return at !== undefined && isDated === true && Date.parse(at) <= context.now ? undefined : at
}

/**
 * Why a refused model is gone, as the middle of a sentence: "gpt-5.5 left ChatGPT sign-in on …". Undefined
 * where the refusal has another reason, or no date before today is known.
 */
export function retiredText(context: ReportContext, status: ModelStatus): string | undefined {
  if (!isRetired(context, status)) return undefined
  const { at = '' } = retirementIn(context, status.model)
  return `${status.model} left ${routeName(context.route)} on ${dateText(at)}`
}

/** Whether the route refuses the model itself, and the day on which the model had to leave the route is past. */
export function isRetired(context: ReportContext, status: ModelStatus): boolean {
  if (status.kind !== 'refused' || status.finding.scope !== 'model') return false
  if (status.finding.lasting !== 'permanent' && status.finding.lasting !== 'ambiguous') return false
  const { at } = retirementIn(context, status.model)
  return at !== undefined && Date.parse(at) <= context.now
}

/** The end of a model that is used and has at most 30 days left. */
type Leaving = { readonly model: string; readonly at: string; readonly days: number }

/** The end of the model that is used; undefined where it has more than 30 days left, or no date is known. */
export function leavingModel(context: ReportContext): Leaving | undefined {
  const { decision, now } = context
  if (decision.kind === 'none') return undefined
  const { model } = decision
  const at = retiresAt(context, model)
  if (at === undefined) return undefined
  const days = Math.floor((Date.parse(at) - now) / DAY_MS)
  return days > WARNING_DAYS ? undefined : { model, at, days }
}

/** The warning about a model in use that has at most 30 days left; undefined for any other. */
export function retiringText(context: ReportContext): string | undefined {
  const leaving = leavingModel(context)
  if (leaving === undefined) return undefined
  const { model, at, days } = leaving
  const when = days < 0 ? 'was to leave' : 'leaves'
  const left =
    days < 0 ? '' : days === 0 ? ', in less than a day' : `, in ${days} ${days === 1 ? 'day' : 'days'}`
  const advice = successorAdvice(context, model).replaceAll('`', '')
  return `${model} ${when} ${routeName(context.route)} on ${dateText(at)}${left}. ${advice}`
}

/** What to do before the model asked for, which is used, leaves the route. */
export function retiringAdvice(context: ReportContext): string | undefined {
  const { decision } = context
  const leaving = leavingModel(context)
  return decision.kind === 'preferred' && leaving !== undefined
    ? successorAdvice(context, leaving.model)
    : undefined
}

function successorAdvice(context: ReportContext, model: string): string {
  const { successor } = retirementIn(context, model)
  if (successor === undefined) return 'Choose another model before then.'
  return isLightHere(context, successor) === isLightHere(context, model)
    ? `Its successor is \`${successor}\`. Change the workflow before then: \`model: ${successor}\`.`
    : `Its successor is \`${successor}\`, a model of another kind with another price. Choose a model before then.`
}

/**
 * The model to ask for instead of one that this route refuses: the same model under the route's own name; for a model
 * that has left the route, the one that is used, else its successor. Undefined where the model asked for may come back,
 * and where none is known. The suggestion is of the same kind: light for light, and not light for any other.
 */
export function suggestedModel(context: ReportContext): string | undefined {
  const { requestedModel, decision, statuses, facts } = context
  const [asked] = statuses
  if (asked?.kind !== 'refused' || asked.finding.scope !== 'model') return undefined
  const { catalog } = facts
  const models = catalog?.kind === 'list' ? catalog.models : []
  const ownName = models.find(model => model.shown && isOwnNameOf(model.slug, requestedModel))?.slug
  const isGone = isRetired(context, asked)
  const used = isGone && decision.kind === 'fallback' ? decision.model : undefined
  const successor = isGone ? retirementIn(context, requestedModel).successor : undefined
  const isRefused = (model: string) =>
    statuses.some(status => status.kind === 'refused' && status.model === model)
  // With a list of its own, the route offers a successor only if the list has it.
  const isOffered = (model: string) =>
    model === used || !isRouteList(catalog) || models.some(listed => listed.slug === model && listed.shown)
  // A model that is going to leave as well would have to be changed a second time.
  const isLeaving = used !== undefined && retiresAt(context, used) !== undefined
  const usedSuccessor = used === undefined ? undefined : retirementIn(context, used).successor
  const candidates = isLeaving ? [ownName, successor, usedSuccessor, used] : [ownName, used, successor]
  return candidates.find(
    model =>
      model !== undefined &&
      !isRefused(model) &&
      isOffered(model) &&
      isLightHere(context, model) === isLightHere(context, requestedModel),
  )
}

/** Whether a model is light, by its name or by what the list says. */
function isLightHere({ facts: { catalog } }: ReportContext, model: string): boolean {
  return isLightModel(model) || (catalog !== undefined && findListed(catalog, model)?.light === true)
}

function isRouteList(catalog: Catalog | undefined): boolean {
  return catalog?.kind === 'list' && catalog.source === 'route'
}
