/** Money and token counts in words. */

import type { Price } from '../catalog/prices.ts'
import type { Cost } from './cost.ts'

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
