import type { GatewayCase } from './gateway.ts'

/** What a run of the action did. */
export type Result = {
  readonly outcome: string
  readonly reason: string
  /** The model of each request that reached the gateway, in their order. */
  readonly requests: readonly string[]
}

/** A permanent answer may cost this many requests. */
const MAX_REQUESTS = 2

/** The models of requests without repetitions, in the order in which they were first asked for. */
export function askedModels({ requests }: Pick<Result, 'requests'>): readonly string[] {
  return [...new Set(requests)]
}

/** What is wrong with a result, a sentence each. */
export function judge({ expected }: Pick<GatewayCase, 'expected'>, result: Result): readonly string[] {
  const asked = askedModels(result)
  const problems: string[] = []
  if (result.outcome !== expected.outcome) {
    problems.push(`The outcome is ${result.outcome}, not ${expected.outcome}.`)
  }
  if (!expected.reasons.some(reason => reason === result.reason)) {
    problems.push(`The reason is ${result.reason}, not ${expected.reasons.join(' or ')}.`)
  }
  const isEnough = expected.mayStop === true && asked.join() === expected.asked[0]
  if (!isEnough && asked.join() !== expected.asked.join()) {
    problems.push(
      `It asked for ${asked.join(' and ') || 'no model'}, not for ${expected.asked.join(' and ')}.`,
    )
  }
  for (const model of expected.isPermanent ? asked : []) {
    const count = result.requests.filter(one => one === model).length
    if (count > MAX_REQUESTS)
      problems.push(`It sent ${count} requests for ${model}, not ${MAX_REQUESTS} at most.`)
  }
  return problems
}
