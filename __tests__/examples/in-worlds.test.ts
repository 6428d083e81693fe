/**
 * The step of each example, with the example's own inputs, on the ChatGPT route of today and on a later one that has none
 * of today's models. The other tests of this folder run the whole workflows.
 */

import { describe, expect, it, jest } from '@jest/globals'
import { CHATGPT_LATER, CHATGPT_TODAY, LATER, TODAY } from '../../loopback/openai/worlds.ts'
import { startJob } from '../../loopback/runner/job.ts'
import { ACTION } from '../../scripts/readme/parts.ts'
import { evaluate, interpolate } from './expressions.ts'
import { example, exampleNames, type Job, legsOf, type Step } from './workflow.ts'

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
      askingSteps(job)
        .filter(step => step.with?.['mode'] !== 'report')
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

/** The steps with this action, and a job that calls the reusable workflow, which passes on its inputs. */
function askingSteps({ uses, with: inputs = {}, steps }: Job): readonly Pick<Step, 'with'>[] {
  if (uses === undefined) return steps.filter(step => step.uses === ACTION)
  return uses.includes('/.github/workflows/preflight.yml@') ? [{ with: inputs }] : []
}

/** Their routes are clouds, with names of their own for the models; on-clouds.test.ts runs them. */
const ON_CLOUDS = ['bedrock', 'vertex']

const names = (await exampleNames()).filter(name => !ON_CLOUDS.includes(name))

const inputsOf = new Map(await Promise.all(names.map(async name => [name, await stepsOf(name)] as const)))

/** Many examples have the same inputs, often none. Each is run once. */
const distinct = [...new Set([...inputsOf.values()].flat().map(inputs => JSON.stringify(inputs)))]

describe.each(WORLDS)('on the ChatGPT route %s', (_world, script, list) => {
  it.each(distinct)('a step with the inputs %s ends with a model that the route accepts', async text => {
    await using job = await startJob({
      title: text,
      login: { kind: 'chatgpt' },
      script,
      inputs: JSON.parse(text),
    })
    const { outputs, exitCode } = await job.run()
    expect(exitCode).toBe(0)
    expect(list.models.map(({ slug }) => slug)).toContain(outputs['model'])
    expect(Object.keys(script.models)).not.toContain(outputs['model'])
  })
})

it('asks for a model in every example but one', () => {
  const without = names.filter(name => inputsOf.get(name)?.length === 0)
  expect(without).toEqual(['fork-comment'])
  expect(distinct.length).toBeGreaterThan(5)
})
