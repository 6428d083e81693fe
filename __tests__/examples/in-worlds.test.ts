/**
 * The step of each example, with the example's own inputs, on the ChatGPT route of today and on a later one that has none
 * of today's models. The other tests of this folder run the whole workflows.
 */

import { describe, expect, it, jest } from '@jest/globals'
import { CHATGPT_LATER, CHATGPT_TODAY, LATER, TODAY } from '../../loopback/openai/worlds.ts'
import { startJob } from '../../loopback/runner/job.ts'
import { ACTION } from '../../scripts/readme/parts.ts'
import { evaluate, interpolate } from './expressions.ts'
import { example, exampleNames, legsOf } from './workflow.ts'

jest.setTimeout(120_000)

const WORLDS = [
  ['today', CHATGPT_TODAY, TODAY],
  ['later', CHATGPT_LATER, LATER],
] as const

/** Inputs about models and probes. The others are about the job: keys, comments, reports. */
const INPUTS = ['model', 'fallback-models', 'task', 'probe', 'strategy', 'on-unsettled'] as const

/** The inputs of each step that asks for a model, one for each leg of its job. */
async function stepsOf(name: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const { jobs } = await example(name)
  return Object.values(jobs).flatMap(job => {
    const matrix = Object.entries(job.strategy?.matrix ?? {}).flatMap(([key, list]) =>
      typeof list === 'string' && list.includes('needs.') ? [] : [[key, evaluate(list, {})] as const],
    )
    return legsOf(Object.fromEntries(matrix)).flatMap(leg =>
      job.steps
        .filter(step => step.uses === ACTION && step.with?.['mode'] !== 'report')
        .map(step =>
          Object.fromEntries(
            INPUTS.flatMap(input => {
              const text = step.with?.[input]
              return text === undefined ? [] : [[input, interpolate(String(text), { matrix: leg })]]
            }),
          ),
        ),
    )
  })
}

const names = await exampleNames()

describe.each(WORLDS)('on the ChatGPT route %s', (_world, script, list) => {
  it.each(names)('%s ends with a model that the route accepts', async name => {
    const refused = Object.keys(script.models)
    for (const inputs of await stepsOf(name)) {
      await using job = await startJob({ title: name, login: { kind: 'chatgpt' }, script, inputs })
      const { outputs, exitCode } = await job.run()
      expect({ inputs, exitCode }).toEqual({ inputs, exitCode: 0 })
      expect(list.models.map(({ slug }) => slug)).toContain(outputs['model'])
      expect(refused).not.toContain(outputs['model'])
    }
  })
})

it('asks for a model in every example but one', async () => {
  const counts = await Promise.all(names.map(async name => [name, (await stepsOf(name)).length] as const))
  expect(counts.filter(([, count]) => count === 0)).toEqual([['fork-comment', 0]])
})
