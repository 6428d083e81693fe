import { describe, expect, it } from '@jest/globals'
import { givenEffort, listedEfforts } from '../../src/steps/probe-chain/given-effort.ts'

const config = (fields: object) => ({ mcpServers: [], ...fields })

describe('the effort that a job gives', () => {
  const ofFile = { request: { effort: 'low' } }
  const ofArguments = { request: { effort: 'high' }, requestOfArguments: { effort: 'high' } }

  it('is that of the arguments, else of the input, else of the configuration', () => {
    expect(givenEffort('xhigh', config(ofArguments))).toEqual({ value: 'high', source: 'arguments' })
    expect(givenEffort('xhigh', config(ofFile))).toEqual({ value: 'xhigh', source: 'input' })
    expect(givenEffort(undefined, config(ofFile))).toEqual({ value: 'low', source: 'config' })
    expect(givenEffort(undefined, config({ request: { summary: 'auto' } }))).toBeUndefined()
  })
})

describe('the efforts of a list', () => {
  const models = [{ slug: 'a', shown: true, priority: 0, efforts: ['low'] }]

  it('are known for the models that have any in it', () => {
    const list = { kind: 'list', source: 'bundled', models } as const
    expect(listedEfforts(['A', 'b'], list)).toEqual({ A: ['low'] })
    expect(listedEfforts(['a'], undefined)).toEqual({})
    expect(listedEfforts(['a'], { kind: 'unavailable', message: 'No list.' })).toEqual({})
  })
})
