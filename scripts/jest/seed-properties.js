/**
 * Gives every property test the same worlds on every machine, so that a run is no matter of luck. `PROPERTY_SEED=random`
 * looks for others, and a number plays one of them again.
 */

import fc from 'fast-check'

const seed = process.env.PROPERTY_SEED ?? '20261122'
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
