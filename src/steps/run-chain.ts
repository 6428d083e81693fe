import { type AutoChoice, type Catalog, chooseAuto } from '../catalog/index.ts'
import { type Attempt, isExhausted, type Policy } from '../chain/index.ts'
import { readModelsCache } from '../probe/index.ts'
import type { AskContext } from './ask.ts'
import { catalogAsk, catalogReader, liveAsk } from './ask.ts'
import { type ChainRuntime, probeChain } from './chain-loop.ts'
import { withProgress } from './log.ts'

/** The shell's part of a walk. `startedAt` is milliseconds since the epoch. */
export type ChainOptions = {
  readonly context: AskContext
  readonly policy: Policy
  /** Whether the chain ends in `auto`. */
  readonly auto: boolean
  readonly runtime: Omit<ChainRuntime, 'ask'>
  readonly startedAt: number
}

/** What came of it; `policy` is the one given, its chain longer by what `auto` stands for. */
export type ChainResult = {
  readonly policy: Policy
  readonly attempts: readonly Attempt[]
  readonly catalog?: Catalog
  readonly auto?: AutoChoice
}

/** How long the route's list may take, milliseconds. The CLI itself gives up on the endpoint after 5 s (0.169). */
const CATALOG_TIMEOUT_MS = 15_000

/** Walks the chain to its end. The list is asked for only where something hangs on it. */
export async function runChain(options: ChainOptions): Promise<ChainResult> {
  const { context: asking, policy, auto, startedAt } = options
  const readLive = catalogReader(asking, options.runtime.signal, CATALOG_TIMEOUT_MS)
  const ask = policy.probe === 'live' ? liveAsk(asking) : catalogAsk(asking, readLive)
  const walker = { ...options.runtime, ask: withProgress(ask) }
  const attempts = await probeChain(policy, walker)
  // A probe on the ChatGPT route leaves the list behind, so that it costs nothing to look.
  const left = readModelsCache(asking.setup, startedAt)
  const result: ChainResult = { policy, attempts, ...(left === undefined ? {} : { catalog: left }) }
  if (!isExhausted(policy, attempts) || (!auto && isServed(attempts))) return result
  const catalog = left ?? (await readLive())
  if (!auto) return { ...result, catalog }
  const chosen = chooseAuto(catalog, policy.chain[0], policy.chain)
  if (chosen.kind === 'none') return { ...result, catalog, auto: chosen }
  const longer = { ...policy, chain: [...policy.chain, chosen.model] as const }
  return { policy: longer, attempts: await probeChain(longer, walker, attempts), catalog, auto: chosen }
}

function isServed(attempts: readonly Attempt[]): boolean {
  return attempts.some(attempt => attempt.verdict.kind === 'accepted')
}
