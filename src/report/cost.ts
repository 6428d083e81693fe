import { assertNever } from '../base/index.ts'
import { PRICES_AS_OF, type Price, priceOf } from '../catalog/index.ts'
import type { Attempt, Decision } from '../chain/index.ts'
import type { RouteKind } from '../route/index.ts'
import type { Usage } from '../verdict/index.ts'

/** Who counts the tokens: the API account by list price, the plan of a sign-in, or a provider by its own terms. */
export type BillingAccount = 'api' | 'plan' | 'provider'

/** A model's list price, US dollars per million tokens. */
export type ListPrice = Price & { readonly model: string }

/**
 * `usage`: the tokens of all probes that told theirs; a refused probe tells none. `usd`: what they list at, on the API
 * account alone and where the price of each such probe's model is known. `listPrices`: of the model asked for and of
 * the one that answers instead, where both are known.
 */
export type Cost = {
  readonly account: BillingAccount
  readonly usage: Usage
  readonly usd?: number
  readonly listPrices?: readonly ListPrice[]
  /** The day of all prices in it, ISO 8601. */
  readonly pricesAsOf?: string
}

/** What a comparison needs. */
export type Compared = {
  readonly requestedModel: string
  readonly decision: Decision
  readonly route: { readonly kind: RouteKind }
}

/** Who counts what a route uses; undefined where there is no sign-in. */
export function accountOf(route: { readonly kind: RouteKind }): BillingAccount | undefined {
  switch (route.kind) {
    case 'api-key':
      return 'api'
    case 'chatgpt':
    case 'access-token':
      return 'plan'
    case 'provider':
      return 'provider'
    case 'none':
      return undefined
    default:
      return assertNever(route.kind)
  }
}

/** The cost of a run; undefined where nothing was used and there is nothing to compare. */
export function costOf(compared: Compared, attempts: readonly Attempt[]): Cost | undefined {
  const account = accountOf(compared.route)
  const used = attempts.flatMap(attempt =>
    attempt.verdict.kind === 'accepted' && attempt.verdict.usage !== undefined
      ? [{ model: attempt.verdict.servedModel ?? attempt.model, usage: attempt.verdict.usage }]
      : [],
  )
  const listPrices = account === 'plan' ? undefined : pricesToCompare(compared)
  if (account === undefined || (used.length === 0 && listPrices === undefined)) return undefined
  const usd = account === 'api' && used.length > 0 ? listedAt(used) : undefined
  return {
    account,
    usage: sumOf(used.map(({ usage }) => usage)),
    ...(usd === undefined ? {} : { usd }),
    ...(listPrices === undefined ? {} : { listPrices }),
    ...(usd === undefined && listPrices === undefined ? {} : { pricesAsOf: PRICES_AS_OF }),
  }
}

/** The comparison in words: a warning where the model that answers is dearer than the one asked for. */
export function priceNote(
  compared: Compared,
): { readonly level: 'note' | 'warning'; readonly text: string } | undefined {
  const account = accountOf(compared.route)
  const [asked, used] = pricesToCompare(compared) ?? []
  if (asked === undefined || used === undefined || account === 'plan') return undefined
  const isDearer = used.input > asked.input || used.output > asked.output
  // A provider's own prices are not known; the list prices are worth a word only where they speak for caution.
  if (account === 'provider' && !isDearer) return undefined
  const prices = `${dollars(used.input)} against ${dollars(asked.input)} per million input tokens, ${dollars(used.output)} against ${dollars(asked.output)} per million output tokens`
  const compares = `${used.model} lists at ${ratioText(asked, used)} ${asked.model} per token: ${prices} (OpenAI API list prices of ${dayText(PRICES_AS_OF)}).`
  if (!isDearer) return { level: 'note', text: compares }
  const who = account === 'provider' ? 'If this provider charges as OpenAI does, the' : 'The'
  return {
    level: 'warning',
    text: `${who} work costs more than with the model asked for. ${compares} To rule that out, leave ${used.model} out of fallback-models.`,
  }
}

function pricesToCompare({ requestedModel, decision }: Compared): readonly ListPrice[] | undefined {
  if (decision.kind === 'none') return undefined
  const answering = decision.servedModel ?? decision.model
  const [asked, used] = [priceOf(requestedModel), priceOf(answering)]
  if (answering === requestedModel || asked === undefined || used === undefined) return undefined
  return [
    { model: requestedModel, ...asked },
    { model: answering, ...used },
  ]
}

function sumOf(usages: readonly Usage[]): Usage {
  const sum = (field: keyof Usage): number => usages.reduce((total, usage) => total + usage[field], 0)
  return {
    inputTokens: sum('inputTokens'),
    cachedInputTokens: sum('cachedInputTokens'),
    outputTokens: sum('outputTokens'),
  }
}

/** Dollars, to a millionth; undefined where the price of one of the models is not known. */
function listedAt(used: readonly { readonly model: string; readonly usage: Usage }[]): number | undefined {
  const parts = used.map(({ model, usage }) => {
    const price = priceOf(model)
    if (price === undefined) return Number.NaN
    // The cached tokens are among the input tokens, as the Responses API counts them.
    const cached = Math.min(usage.cachedInputTokens, usage.inputTokens)
    return (
      (usage.inputTokens - cached) * price.input +
      cached * price.cachedInput +
      usage.outputTokens * price.output
    )
  })
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0)) / 1_000_000
  return Number.isNaN(total) ? undefined : total
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** An ISO 8601 day as people write it, such as "25 April 2026". */
export function dayText(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** A price, such as "$2.50" or "$0.075". */
export function dollars(amount: number): string {
  const exact = String(amount)
  return `$${/\.\d{3,}$/.test(exact) ? exact : amount.toFixed(2)}`
}

/** How one price compares with another, to go before the other model's name: "half the price of". */
export function ratioText(asked: Price, used: Price): string {
  const [input, output] = [used.input / asked.input, used.output / asked.output]
  if (Math.abs(input - output) > 0.01 * input) return 'another price than'
  if (Math.abs(input - 1) < 0.005) return 'the price of'
  if (Math.abs(input - 0.5) < 0.005) return 'half the price of'
  if (Math.abs(input - 2) < 0.005) return 'twice the price of'
  if (input < 1) return `${Math.round(input * 100)}% of the price of`
  return `${input.toFixed(1).replace(/\.0$/, '')} times the price of`
}

/** What the probes used, as a sentence. */
export function costText({ account, usage, usd, pricesAsOf }: Cost): string {
  const { inputTokens, cachedInputTokens, outputTokens } = usage
  const cached = cachedInputTokens === 0 ? '' : ` (${count(cachedInputTokens)} of them cached)`
  const tokens = `${count(inputTokens)} input tokens${cached} and ${count(outputTokens)} output tokens`
  if (inputTokens + outputTokens === 0) return ''
  switch (account) {
    case 'api': {
      const listed =
        usd === undefined || pricesAsOf === undefined
          ? 'for which no list price is known here'
          : `${smallAmount(usd)} at the OpenAI API list prices of ${dayText(pricesAsOf)}`
      return `The probes used ${tokens}: ${listed}.`
    }
    case 'plan':
      return `The probes used ${tokens} of the plan's usage, which is separate from API billing.`
    case 'provider':
      return `The probes used ${tokens}. What they cost is the provider's to say.`
  }
}

/** In groups of three, the same in every locale. */
function count(tokens: number): string {
  return String(Math.round(tokens)).replace(/\B(?=(\d{3})+$)/g, ',')
}

function smallAmount(usd: number): string {
  if (usd === 0) return 'nothing'
  return usd < 0.01 ? 'less than $0.01' : `about $${usd.toFixed(2)}`
}
