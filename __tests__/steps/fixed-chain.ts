import type { Policy } from '../../src/chain/index.ts'
import type { ChainSource } from '../../src/steps/probe-chain/chain-loop.ts'

/** A chain that is known from the start and never becomes longer. */
export function fixedChain(policy: Policy): ChainSource {
  return { policy: () => policy, extend: async () => false, changed: async () => false }
}
