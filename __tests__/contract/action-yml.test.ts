/** action.yml says what the code does: GitHub's service takes it, and its inputs and outputs are the code's. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { actionFile, findingsIn, ROOT } from './language-service.ts'

describe('action.yml', () => {
  it('has nothing that GitHub objects to', async () => {
    expect(await findingsIn('action.yml', await actionText())).toEqual([])
  })

  it('would be objected to if it had', async () => {
    const text = (await actionText()).replace('using: node24', 'using: node24\n  mian: dist/index.js')
    expect(await findingsIn('action.yml', text)).not.toEqual([])
  })

  it('has the inputs that the code reads, and no other', async () => {
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
    const byDefault = readInputs(name => withoutContext(inputs[name]?.default ?? ''))
    expect(byDefault).toEqual(readInputs(() => ''))
  })

  it('describes every input and output in a sentence', async () => {
    const { inputs, outputs } = await actionFile()
    for (const [name, { description }] of [...Object.entries(inputs), ...Object.entries(outputs)]) {
      expect(`${name}: ${description}`).toMatch(/: \S.*\.$/s)
    }
  })

  it('has the outputs that a run sets, all of them, whatever came of it', async () => {
    const { outputs } = await actionFile()
    await using performance = await runScenario(scenarioOf('codex-missing'), { inputs: { comment: 'never' } })
    expect(Object.keys(performance.runs[0]?.main.outputs ?? {}).toSorted()).toEqual(
      Object.keys(outputs).toSorted(),
    )
  })
})

function actionText(): Promise<string> {
  return readFile(join(ROOT, 'action.yml'), 'utf8')
}

/** What the runner's contexts are made into at run time is no default of the code's. */
function withoutContext(text: string): string {
  return text.replace(/\$\{\{.*?\}\}/g, '')
}
