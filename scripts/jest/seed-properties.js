/**
 * Gives all property tests the same random values in every run. `PROPERTY_SEED=random` uses new values, and a number
 * repeats those of an earlier run.
 */

import fc from 'fast-check'

const seed = process.env.PROPERTY_SEED ?? '20261122'
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
