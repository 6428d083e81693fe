/**
 * List prices of the OpenAI API, as published on one day. To update: copy the rows of the page named here and set the
 * date. A model that has no row gets no word about money.
 */

/** US dollars per million tokens. */
export type Price = {
  readonly input: number
  readonly cachedInput: number
  readonly output: number
}

/** The day of the prices, ISO 8601. */
export const PRICES_AS_OF = '2026-04-25'

/** Where they were published. Very long gpt-5.5 prompts can fall under a higher price, which a probe never does. */
export const PRICES_SOURCE = 'https://openai.com/api/pricing/'

const PRICES: Readonly<Record<string, Price>> = {
  'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30 },
  'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
  'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
}

/** Every model that has a price. */
export const PRICED_MODELS = Object.keys(PRICES)

/** The list price of a model by its exact id; a guess about a similar one would be no price. */
export function priceOf(model: string): Price | undefined {
  return Object.hasOwn(PRICES, model) ? PRICES[model] : undefined
}
