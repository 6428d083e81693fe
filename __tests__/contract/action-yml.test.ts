/** action.yml is valid for GitHub, and its inputs and outputs are those of the code. */

import { describe, expect, it } from '@jest/globals'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import { readInputs } from '../../src/inputs/index.ts'
import { actionFile, problemsIn, readText } from './language-service.ts'

describe('action.yml', () => {
  it('is valid for GitHub', async () => {
    expect(await problemsIn('action.yml', await readText('action.yml'))).toEqual([])
  })

  it('is not valid with a wrong key', async () => {
    const text = (await readText('action.yml')).replace(
      'using: node24',
      'using: node24\n  mian: dist/index.js',
    )
    expect(await problemsIn('action.yml', text)).not.toEqual([])
  })

  it('has exactly the inputs that the code reads', async () => {
    const { inputs } = await actionFile()
    const read = new Set<string>()
    readInputs(name => {
      read.add(name)
      return ''
    })
    expect(Object.keys(inputs).toSorted()).toEqual([...read].toSorted())
  })

  it('has the defaults of the code', async () => {
    const { inputs } = await actionFile()
    const byDefault = readInputs(name => withoutExpressions(inputs[name]?.default ?? ''))
    expect(byDefault).toEqual(readInputs(() => ''))
  })

  it('describes every input and output in a sentence', async () => {
    const { inputs, outputs } = await actionFile()
    for (const [name, { description }] of [...Object.entries(inputs), ...Object.entries(outputs)]) {
      expect(`${name}: ${description}`).toMatch(/: \S.*\.$/s)
    }
  })

  it('has exactly the outputs of a run, even of a failed one', async () => {
    const { outputs } = await actionFile()
    await using run = await runScenario(scenarioOf('codex-missing'), { inputs: { comment: 'never' } })
    const [first] = run.runs
    expect(Object.keys(first?.main.outputs ?? {}).toSorted()).toEqual(Object.keys(outputs).toSorted())
  })
})

/** The code has no default for the value of an expression. */
function withoutExpressions(text: string): string {
  return text.replace(/\$\{\{.*?\}\}/g, '')
}
