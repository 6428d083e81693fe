/** US dollars per million tokens. */
export type Price = {
  readonly input: number
  readonly cachedInput: number
  readonly output: number
}

/** The day of the prices, ISO 8601. */
export const PRICES_AS_OF = '2026-04-25'

/**
 * List prices from https://openai.com/api/pricing/. To update, copy the rows of that page and set the date. Very long
 * gpt-5.5 prompts can have a higher price; a probe's prompt is never that long.
 */
const PRICES: Readonly<Record<string, Price>> = {
  'gpt-5.5': { input: 5, cachedInput: 0.5, output: 30 },
  'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
  'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
}

/** The list price of a model. Only the exact id counts: a similar id can have another price. */
export function priceOf(model: string): Price | undefined {
  return Object.hasOwn(PRICES, model) ? PRICES[model] : undefined
}
