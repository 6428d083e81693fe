/** All golden cases. */

import type { GoldenCase } from '../case.ts'
import { earlyVariantsOf, type Variant, variantsOf } from '../variant.ts'
import { ACCOUNT_CASES } from './account.ts'
import { LOGIN_CASES } from './login.ts'
import { MODEL_CASES } from './model.ts'
import { NETWORK_CASES } from './network.ts'
import { ACCEPTED_CASES, SILENCE_CASES } from './silence.ts'

/** Every answer seen in the wild, and every class of failure that the real CLI was seen to make of one. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  ...MODEL_CASES,
  ...ACCOUNT_CASES,
  ...LOGIN_CASES,
  ...NETWORK_CASES,
  ...SILENCE_CASES,
  ...ACCEPTED_CASES,
]

/** Every case on each of its routes over each of its channels. */
export const VARIANTS: readonly Variant[] = GOLDEN_CASES.flatMap(variantsOf)

/** The cases that settle themselves on the first notice of a retry, with nothing to be heard after it. */
export const EARLY_VARIANTS: readonly Variant[] = GOLDEN_CASES.flatMap(earlyVariantsOf)
