/** The list price of a model. */

import { PRICES, type Price } from './dated-facts.ts'

/** The list price of a model. Only the exact id counts: a similar id can have another price. */
export function priceOf(model: string): Price | undefined {
  return Object.hasOwn(PRICES, model) ? PRICES[model] : undefined
}
