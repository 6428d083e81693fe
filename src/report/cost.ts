/** What the probes used, its list price, and how the prices of two models compare. */

import { assertNever, optional } from '../base/index.ts'
import { PRICES_AS_OF, type Price, priceOf } from '../catalog/index.ts'
import type { RouteKind } from '../route/index.ts'
import type { Usage } from '../verdict/index.ts'
import type { ReportContext } from './report-context.ts'
import { offerKind } from './route-text.ts'

/** Who counts the tokens: the API account by list price, the plan of a sign-in, or a provider by its own terms. */
type BillingAccount = 'api' | 'plan' | 'provider'

const ACCOUNTS = {
  'api-key': 'api',
  chatgpt: 'plan',
  'access-token': 'plan',
  'workload-identity': 'plan',
  provider: 'provider',
  none: undefined,
} as const satisfies Record<RouteKind, BillingAccount | undefined>

/** A model's list price, US dollars per million tokens. */
type ListPrice = Price & { readonly model: string }

/**
 * `usage`: the sum over all probes that reported theirs; a probe that the endpoint refused reports none. `usd`: the list
 * price of those tokens, only for the API account and only when each model's price is known. `listPrices`: of the model
 * asked for and of the one that answers instead. `pricesAsOf`: the day of all prices, ISO 8601.
 */
export type Cost = {
  readonly account: BillingAccount
  readonly usage: Usage
  readonly usd?: number
  readonly listPrices?: readonly ListPrice[]
  readonly pricesAsOf?: string
}

/** The cost of a run; undefined without a sign-in, and when there is neither usage nor a price to compare. */
export function costOf(context: ReportContext): Cost | undefined {
  const account = ACCOUNTS[offerKind(context.route)]
  const probes = context.attempts.flatMap(({ model, verdict }) => {
    if (!('usage' in verdict) || verdict.usage === undefined) return []
    const served = verdict.kind === 'accepted' ? verdict.servedModel : undefined
    return [{ model: served ?? model, usage: verdict.usage }]
  })
  const listPrices = listPricesOf(context)
  if (account === undefined || (probes.length === 0 && listPrices === undefined)) return undefined
  const usd = account === 'api' && probes.length > 0 ? usdOf(probes) : undefined
  const hasPrices = usd !== undefined || listPrices !== undefined
  return {
    account,
    usage: sumOf(probes.map(probe => probe.usage)),
    ...optional('usd', usd),
    ...optional('listPrices', listPrices),
    ...optional('pricesAsOf', hasPrices ? PRICES_AS_OF : undefined),
  }
}

function sumOf(usages: readonly Usage[]): Usage {
  const sum = (field: keyof Usage): number => usages.reduce((total, usage) => total + usage[field], 0)
  return {
    inputTokens: sum('inputTokens'),
    cachedInputTokens: sum('cachedInputTokens'),
    outputTokens: sum('outputTokens'),
  }
}

/** US dollars, rounded to a millionth; undefined when a model's price is not known. */
function usdOf(probes: readonly { readonly model: string; readonly usage: Usage }[]): number | undefined {
  let millionths = 0
  for (const { model, usage } of probes) {
    const price = priceOf(model)
    if (price === undefined) return undefined
    // The Responses API counts the cached tokens among the input tokens.
    const cached = Math.min(usage.cachedInputTokens, usage.inputTokens)
    millionths +=
      (usage.inputTokens - cached) * price.input +
      cached * price.cachedInput +
      usage.outputTokens * price.output
  }
  return Math.round(millionths) / 1_000_000
}

type PricePair = readonly [asked: ListPrice, used: ListPrice]

/**
 * The list prices of the model asked for and of the one that answers instead. Undefined on a plan, when the model asked
 * for answers, when no model is used, and when a price is not known.
 */
function listPricesOf({ route, requestedModel, decision }: ReportContext): PricePair | undefined {
  if (ACCOUNTS[offerKind(route)] === 'plan' || decision.kind === 'none') return undefined
  const model = decision.servedModel ?? decision.model
  const [asked, used] = [priceOf(requestedModel), priceOf(model)]
  if (model === requestedModel || asked === undefined || used === undefined) return undefined
  return [
    { model: requestedModel, ...asked },
    { model, ...used },
  ]
}

/** The warning that the model that answers costs more than the one asked for; undefined when it does not. */
export function higherPriceText(context: ReportContext): string | undefined {
  const prices = listPricesOf(context)
  if (prices === undefined || !isDearer(prices)) return undefined
  const { route, decision } = context
  const work =
    offerKind(route) === 'provider' ? 'If this provider charges as OpenAI does, the work' : 'The work'
  const advice =
    decision.kind === 'fallback' ? ` To avoid that, remove ${decision.model} from fallback-models.` : ''
  return `${work} costs more than with the model asked for. ${pricesText(prices)}${advice}`
}

/**
 * Both list prices where the model that answers is not dearer; undefined when it is. Also undefined with a provider,
 * whose own prices are not known: only the warning is useful there.
 */
export function lowerPriceText(context: ReportContext): string | undefined {
  const prices = listPricesOf(context)
  if (prices === undefined || isDearer(prices) || offerKind(context.route) === 'provider') return undefined
  return pricesText(prices)
}

function isDearer([asked, used]: PricePair): boolean {
  return used.input > asked.input || used.output > asked.output
}

function pricesText([asked, used]: PricePair): string {
  return `${used.model} costs ${usdText(used.input)} per million input tokens and ${usdText(used.output)} per million output tokens, ${asked.model} ${usdText(asked.input)} and ${usdText(asked.output)} (OpenAI API list prices of ${PRICES_AS_OF}).`
}

/**
 * What the model that answers costs with an API key. Undefined where its price is not known, and where the prices of two
 * models are compared anyway.
 */
export function priceText(context: ReportContext): string | undefined {
  const { decision } = context
  if (decision.kind === 'none' || listPricesOf(context) !== undefined) return undefined
  const model = decision.servedModel ?? decision.model
  const price = priceOf(model)
  return (
    price &&
    `${model} costs ${usdText(price.input)} per million input tokens and ${usdText(price.output)} per million output tokens (OpenAI API list prices of ${PRICES_AS_OF}).`
  )
}

/** Whether the work on this route is part of a plan, and so costs nothing for each token. */
export function isOfPlan(kind: RouteKind): boolean {
  return ACCOUNTS[kind] === 'plan'
}

/** A price such as "$2.50" or "$0.075". */
function usdText(usd: number): string {
  return usd.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 })
}

/** The probes' usage as a sentence; empty when no token was used. */
export function costText({ account, usage, usd, pricesAsOf }: Cost): string {
  const { inputTokens, cachedInputTokens, outputTokens } = usage
  if (inputTokens + outputTokens === 0) return ''
  const cached = cachedInputTokens === 0 ? '' : ` (${countText(cachedInputTokens)} of them cached)`
  const used = `The probes used ${countText(inputTokens)} input tokens${cached} and ${countText(outputTokens)} output tokens`
  switch (account) {
    case 'api':
      return usd === undefined
        ? `${used}, for which no list price is known.`
        : `${used}: ${usd < 0.01 ? 'less than $0.01' : `about $${usd.toFixed(2)}`} at the OpenAI API list prices of ${pricesAsOf}.`
    case 'plan':
      return `${used} of the plan's usage, which is separate from API billing.`
    case 'provider':
      return `${used}. The provider decides what they cost.`
    default:
      return assertNever(account)
  }
}

function countText(tokens: number): string {
  return tokens.toLocaleString('en-US', { maximumFractionDigits: 0 })
}
