import { type Expected, FALLBACK, REQUESTED } from './gateway.ts'

// The results that most cases expect, by what has failed.

const CHAIN = [REQUESTED, FALLBACK]

/** The model that was asked for is used. */
export const PREFERRED: Expected = {
  outcome: 'preferred',
  reasons: ['accepted'],
  asked: [REQUESTED],
  isPermanent: true,
}

/** The model is refused for good, and the next one of the chain is used. */
export function refused(...reasons: Expected['reasons']): Expected {
  return { outcome: 'fallback', reasons, asked: CHAIN, isPermanent: true }
}

/** The model cannot be used now, and the next one of the chain is. */
export function passing(...reasons: Expected['reasons']): Expected {
  return { outcome: 'fallback', reasons, asked: CHAIN, isPermanent: false }
}

/** Every model would be refused for the same reason, so only one is asked. */
export function stopped(...reasons: Expected['reasons']): Expected {
  return { outcome: 'none', reasons, asked: [REQUESTED], isPermanent: true }
}

/** No model can be used, and the answer does not say whether another one could. */
export function unclear(...reasons: Expected['reasons']): Expected {
  return { outcome: 'none', reasons, asked: CHAIN, mayStop: true, isPermanent: true }
}

/** No model can be used now, which nobody can know before each has been asked. */
export function exhausted(...reasons: Expected['reasons']): Expected {
  return { outcome: 'none', reasons, asked: CHAIN, isPermanent: false }
}
