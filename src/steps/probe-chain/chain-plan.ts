/** The chain of a run: what its words stand for is known once the route's model list is. */

import { optional } from '../../base/index.ts'
import {
  type Catalog,
  catalogVerdict,
  chainItemText,
  findListed,
  type ResolvedWord,
  resolveChain,
} from '../../catalog/index.ts'
import { type Attempt, isExhausted, type Policy } from '../../chain/index.ts'
import { InputError } from '../../inputs/index.ts'
import { readModelsCache, waitForModelsCache } from '../../probe/index.ts'
import { allowsParallelProbes, type CodexSetup } from '../../route/index.ts'
import type { Job } from '../job.ts'
import type { ChainSource } from './chain-loop.ts'
import { givenEffort, listedEfforts } from './given-effort.ts'

/** The chain, as far as it is known, and the list that it was made from. */
export type ChainPlan = ChainSource & {
  /** The attempt that stands for a model asked for which no list could give a name; else none. */
  readonly before: readonly Attempt[]
  /** The list that is known so far. */
  readonly catalog: () => Catalog | undefined
  /** What the words of the chain stand for, as far as it is known. */
  readonly words: () => readonly ResolvedWord[]
}

/** Reads the route's list with a process of the CLI. */
export type ReadList = () => Promise<Catalog>

/**
 * Plans the chain of a run. The list is read with a process of its own only when nothing else is left to ask, or when
 * the model asked for is a word. Until then, a list that a probe of this run or a recent one has left in CODEX_HOME is
 * used, which costs nothing.
 *
 * @throws InputError when the model asked for is a word for which the list has no model
 */
export async function planChain(
  job: Job,
  setup: CodexSetup,
  readList: ReadList,
  startedAt: number,
): Promise<ChainPlan> {
  const { chain: items, light } = job.inputs
  const base = basePolicy(job, setup)
  let catalog = readModelsCache(setup, startedAt)
  if (items[0].kind !== 'model') catalog ??= await readList()
  let resolved = resolveChain(items, { catalog, light, now: startedAt })
  const unnamed = unnamedModel(job, setup, resolved.words, catalog, startedAt)
  const chainOf = (): Policy['chain'] => {
    const [first, ...rest] = [...(unnamed === undefined ? [] : [unnamed.model]), ...resolved.models]
    return [first ?? chainItemText(items[0]), ...rest]
  }
  const use = (list: Catalog) => {
    catalog = list
    resolved = resolveChain(items, { catalog, light, now: startedAt })
  }
  return {
    before: unnamed === undefined || setup.cli.kind === 'missing' ? [] : [unnamed],
    catalog: () => catalog,
    words: () => resolved.words,
    policy: attempts => {
      // A probe on the ChatGPT route leaves the list in a file, so reading it is free.
      if (catalog === undefined && attempts.length > 0) {
        const cached = readModelsCache(setup, startedAt)
        if (cached !== undefined) use(cached)
      }
      const chain = chainOf()
      // Without a name for the model asked for, there is nothing to keep.
      const onUnsettled = unnamed !== undefined && base.onUnsettled === 'keep' ? 'fallback' : base.onUnsettled
      const expected = expectedRefusals(chain, catalog, startedAt)
      const efforts = listedEfforts(chain, catalog)
      return { ...base, chain, onUnsettled, expectedRefusals: expected, listedEfforts: efforts }
    },
    changed: async aborted => {
      // Only where the next model may be asked at the same time.
      if (catalog !== undefined || !base.parallel || base.probe !== 'live') return false
      const cached = await waitForModelsCache(setup, startedAt, aborted)
      if (cached !== undefined) use(cached)
      return cached !== undefined
    },
    extend: async attempts => {
      const policy = { ...base, chain: chainOf() }
      if (resolved.isComplete || !isExhausted(policy, attempts)) return false
      const list = await readList()
      // A list that is not the route's own settles nothing in this mode.
      if (policy.probe === 'catalog' && (list.kind !== 'list' || list.source !== 'route')) return false
      use(list)
      return chainOf().length > policy.chain.length
    },
  }
}

function basePolicy({ inputs }: Job, setup: CodexSetup): Omit<Policy, 'chain'> {
  const { probe, strategy, onUnsettled, retries, timeoutMs, budgetMs } = inputs
  const parallel = allowsParallelProbes(setup.route)
  const effort = optional('effort', givenEffort(inputs.effort, setup.config))
  return { probe, strategy, onUnsettled, retries, timeoutMs, budgetMs, parallel, ...effort }
}

/** The models that the route's own list does not have, or calls retired. Any other list says nothing about the route. */
function expectedRefusals(
  chain: readonly string[],
  catalog: Catalog | undefined,
  now: number,
): readonly string[] {
  if (catalog?.kind !== 'list' || catalog.source !== 'route') return []
  return chain.filter(model => {
    const listed = findListed(catalog, model)
    return listed === undefined || Date.parse(listed.retiresAt ?? '') <= now
  })
}

/**
 * The model asked for where it is a word and there is no list to look it up in: an attempt with what the CLI said
 * instead. Where that is no failure of the route, the rest of the chain is tried.
 */
function unnamedModel(
  { inputs }: Job,
  setup: CodexSetup,
  words: readonly ResolvedWord[],
  catalog: Catalog | undefined,
  now: number,
): Attempt | undefined {
  const [item] = inputs.chain
  const [word] = words
  if (item.kind === 'model' || word === undefined || word.models.length > 0) return undefined
  if (catalog === undefined || catalog.kind === 'list') {
    const what = item.kind === 'auto' ? 'the id of a model' : '"latest-" and a family with a current model'
    throw new InputError('model', word.word, what, ` On this runner, ${word.missing ?? ''}.`)
  }
  const verdict = catalogVerdict(catalog, { model: word.word, route: setup.route, now: new Date(now) })
  // A word is no model that could be asked again.
  const last =
    verdict.kind === 'unsettled'
      ? { ...verdict, finding: { ...verdict.finding, lasting: 'permanent' as const } }
      : verdict
  return { model: word.word, form: 'plain', settings: {}, verdict: last, startedAt: now, durationMs: 0 }
}
