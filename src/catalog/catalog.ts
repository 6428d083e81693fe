/** A model list, and what follows from it. A list is a hint and never proves anything about a model. */

import { type ClassifyContext, classify, type Evidence, REASONS, type Verdict } from '../verdict/index.ts'

/** One model of a model list. */
export type ListedModel = {
  readonly slug: string
  /** Whether the CLI's model picker shows it. */
  readonly shown: boolean
  /** The model with the lowest number is the list's default. */
  readonly priority: number
  /** Whether it is a small, cheap model for easy work. */
  readonly light?: true
  /** Whether the list calls it legacy. */
  readonly legacy?: true
  /** The model that the list names as its successor. */
  readonly upgrade?: string
  /** The reasoning efforts that the list names for the model, from the least to the most; absent without any. */
  readonly efforts?: readonly string[]
  /** When the list says that the model leaves the route, ISO 8601 UTC (lists since about CLI 0.170). */
  readonly retiresAt?: string
}

/**
 * A model list, in order of priority.
 *
 * - `route`: the endpoint's answer to this login, at most a few minutes old.
 * - `bundled`: equal to the list built into the CLI, so it may say nothing about this route.
 * - `unavailable`: no list could be read; `message` is a sentence that says why. `evidence` is what the CLI showed, where
 *   that may be an answer: it refused its configuration, or was not started for the sake of the login.
 */
export type Catalog =
  | { readonly kind: 'list'; readonly source: 'route' | 'bundled'; readonly models: readonly ListedModel[] }
  | { readonly kind: 'unavailable'; readonly message: string; readonly evidence?: Evidence }

/** The list's entry for a model, hidden ones included. The case of letters does not matter. */
export function findListed(catalog: Catalog, model: string): ListedModel | undefined {
  if (catalog.kind !== 'list') return undefined
  return catalog.models.find(listed => listed.slug.toLowerCase() === model.toLowerCase())
}

/**
 * The verdict of a catalog probe. Where the CLI gave no list, what it showed instead is the answer, unless that settles
 * nothing.
 *
 * A list that may be the CLI's own proves nothing about a model: with an API key the CLI never refreshes it (0.155 and
 * earlier), and when the endpoint fails or refuses the login, the CLI uses its own list without saying so (0.169).
 */
export function catalogVerdict(catalog: Catalog, context: ClassifyContext): Verdict {
  const { model } = context
  const notListed = (said: string) =>
    ({ reason: 'not-listed', scope: REASONS['not-listed'].scope, lasting: 'permanent', said }) as const
  if (catalog.kind !== 'list') {
    const answer = answerInstead(catalog.evidence, context)
    return answer ?? { kind: 'unsettled', finding: notListed(catalog.message) }
  }
  const isListed = findListed(catalog, model) !== undefined
  if (catalog.source === 'bundled') {
    const contains = isListed ? 'contains' : 'does not contain'
    const said = `This route has no model list of its own to ask. The list built into the CLI ${contains} this model.`
    return { kind: 'unsettled', finding: notListed(said) }
  }
  if (isListed) return { kind: 'accepted' }
  const shown = catalog.models.filter(listed => listed.shown).map(listed => listed.slug)
  return { kind: 'refused', finding: notListed(`The route lists ${shown.join(', ')}.`) }
}

/** A CLI that failed for an unknown reason is no answer, because the list is only a hint. */
function answerInstead(evidence: Evidence | undefined, context: ClassifyContext): Verdict | undefined {
  if (evidence === undefined) return undefined
  const verdict = classify(evidence, context)
  const isAnswer = verdict.kind === 'refused' || evidence.kind === 'failed' || evidence.kind === 'withheld'
  return isAnswer ? verdict : undefined
}
