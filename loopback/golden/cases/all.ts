import type { GoldenCase } from '../case.ts'
import { type Variant, variantsOf } from '../variant.ts'
import { ACCEPTED_CASES } from './accepted.ts'
import { ACCOUNT_CASES } from './account.ts'
import { CLOUD_CASES } from './cloud.ts'
import { CODE_CASES } from './codes.ts'
import { CONFIG_CASES } from './config.ts'
import { LOGIN_CASES } from './login.ts'
import { MODEL_CASES } from './model.ts'
import { NETWORK_CASES } from './network.ts'
import { SILENCE_CASES } from './silence.ts'

/** Every known answer of a server, and every kind of failure that the real CLI reports. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  ...MODEL_CASES,
  ...ACCOUNT_CASES,
  ...LOGIN_CASES,
  ...CLOUD_CASES,
  ...CODE_CASES,
  ...CONFIG_CASES,
  ...NETWORK_CASES,
  ...SILENCE_CASES,
  ...ACCEPTED_CASES,
]

/** Every case on each of its routes over each of its channels. */
export const VARIANTS: readonly Variant[] = GOLDEN_CASES.flatMap(variantsOf)
