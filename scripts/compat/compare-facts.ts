/** Compares the known retirements with the model list that a Codex CLI ships. */

import { type KnownRetirement, type ListedModel, successorOf } from '../../src/catalog/index.ts'

/** A sentence for each fact that the list contradicts or lacks; none when both agree. */
export function contradictions(
  facts: readonly KnownRetirement[],
  list: readonly ListedModel[],
  now: number,
): readonly string[] {
  const isListed = (model: string) => list.some(({ slug }) => slug === model)
  const isGoing = (model: string) => facts.some(fact => fact.model === model)
  const ofFacts = facts.flatMap(fact => {
    const { model, account, at, successor } = fact
    const named = successorOf(list, model)?.slug
    const isKept = successor === undefined || named === undefined || isOnTheWay(list, model, successor)
    return [
      ...(successor !== undefined && !isListed(successor) && !isGoing(successor)
        ? [`${model} (${account}): its successor ${successor} is not in the list. What has replaced it?`]
        : []),
      ...(isKept
        ? []
        : [`${model} (${account}): the list names ${named} as its successor, and not ${successor}.`]),
      ...(account === 'chatgpt' && Date.parse(at) <= now && isCurrent(list, model)
        ? [`${model} (${account}): it left on ${at}, and the list still offers it without an upgrade.`]
        : []),
    ]
  })
  const unknown = list.flatMap(({ slug, retiresAt }) => {
    const known = facts.find(fact => fact.account === 'chatgpt' && fact.model === slug)
    return retiresAt !== undefined && Date.parse(known?.at ?? '') !== Date.parse(retiresAt)
      ? [
          `${slug} (chatgpt): the list says that it leaves on ${retiresAt}, and the facts ${known?.at ?? 'no date'}.`,
        ]
      : []
  })
  return [...ofFacts, ...unknown]
}

/** Whether the list's own upgrades lead from one model to the other. */
function isOnTheWay(list: readonly ListedModel[], from: string, to: string): boolean {
  return successorOf(list, from, model => model.slug === to) !== undefined
}

function isCurrent(list: readonly ListedModel[], model: string): boolean {
  return list.some(
    ({ slug, shown, legacy, upgrade }) => slug === model && shown && !legacy && upgrade === undefined,
  )
}
