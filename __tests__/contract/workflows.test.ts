/** Every workflow of the repository and of examples/ is valid for GitHub. Those in the documents: __tests__/docs. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { workflowProblems } from './check-workflow.ts'
import { ROOT, readText } from './language-service.ts'

const WORKFLOWS = '.github/workflows'

describe('the repository’s workflows', () => {
  it('exist', async () => {
    expect(await workflowFiles()).not.toEqual([])
  })

  it('are valid, with inputs and outputs that exist', async () => {
    const problems = await Promise.all(
      (await workflowFiles()).map(async file => workflowProblems(file, await readText(file))),
    )
    expect(problems.flat()).toEqual([])
  })
})

describe('the examples', () => {
  it('exist and use this action', async () => {
    const texts = (await examples()).map(({ text }) => text)
    expect(texts.filter(text => text.includes('/codex-model-fallback@')).length).toBeGreaterThan(0)
  })

  it('are valid, with inputs and outputs that exist', async () => {
    const problems = await Promise.all(
      (await examples()).map(({ file, text }) => workflowProblems(file, text)),
    )
    expect(problems.flat()).toEqual([])
  })
})

describe('codex-action after a probe, in the examples', () => {
  it('gets the version of the CLI that was probed', async () => {
    const steps = (await examples()).flatMap(({ file, text }) =>
      stepsOf(text).map(step => ({ file, uses: step.uses ?? '', inputs: step.with ?? {} })),
    )
    const runs = steps.filter(
      ({ uses, inputs }) => uses.startsWith('openai/codex-action@') && 'model' in inputs,
    )
    expect(runs.length).toBeGreaterThan(10)
    const handedOn = /^\$\{\{ (?:steps|needs)\.\w+\.outputs\.codex-version \}\}$/
    expect(runs.filter(({ inputs }) => !handedOn.test(String(inputs['codex-version'])))).toEqual([])
  })
})

describe('a workflow', () => {
  const ours = 'OWNER/codex-model-fallback@v1'
  const expression = (text: string) => `$\{{ ${text} }}`
  const reference = (output: string) => expression(`steps.codex.outputs.${output}`)

  it('without a problem is valid', async () => {
    expect(
      await workflowProblems('.github/workflows/example.yml', using(ours, 'model', reference('model'))),
    ).toEqual([])
  })

  it.each([
    ['an input that this action does not have', using(ours, 'modle', 'x'), "Invalid action input 'modle'"],
    ['an output that it does not have', using(ours, 'model', reference('modle')), 'no output modle'],
    ['an input that codex-action does not have', using('openai/codex-action@v1', 'modle', 'x'), 'modle'],
    ['an input that preflight.yml does not have', calling('with:\n      modle: x'), 'modle is not defined'],
    ['a secret that it does not have', calling('secrets:\n      key: x'), 'key is not defined'],
    ['an output that it does not have', calling('with:\n      model: x', 'modle'), 'invalid: modle'],
    ['a context that does not exist', using(ours, 'model', expression('foo.bar')), 'foo'],
  ])('with %s is not valid', async (_, text, problem) => {
    expect((await workflowProblems('.github/workflows/example.yml', text)).join('\n')).toContain(problem)
  })
})

/** A workflow whose second step is the given one, after a step of this action with the id `codex`. */
function using(uses: string, input: string, value: string): string {
  return `on: push
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - id: codex
        uses: OWNER/codex-model-fallback@v1
      - uses: ${uses}
        with:
          ${input}: ${value}
`
}

/** A workflow that calls preflight.yml, and a job that reads an output of it. */
function calling(keys: string, output = 'model'): string {
  return `on: push
jobs:
  codex:
    uses: OWNER/codex-model-fallback/.github/workflows/preflight.yml@v1
    ${keys}
  review:
    needs: codex
    runs-on: ubuntu-latest
    steps:
      - run: echo "$MODEL"
        env:
          MODEL: $\{{ needs.codex.outputs.${output} }}
`
}

type Step = { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }
type Jobs = Readonly<Record<string, { readonly steps?: readonly Step[] }>>

function stepsOf(workflow: string): readonly Step[] {
  const { jobs }: { readonly jobs: Jobs } = parse(workflow)
  return Object.values(jobs).flatMap(({ steps }) => steps ?? [])
}

async function workflowFiles(): Promise<readonly string[]> {
  const files = await readdir(join(ROOT, WORKFLOWS))
  return files.filter(file => /\.ya?ml$/.test(file)).map(file => join(WORKFLOWS, file))
}

/** The example workflows. */
async function examples(): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const files = await readdir(join(ROOT, 'examples'))
  return Promise.all(
    files.map(async file => ({
      file: `.github/workflows/${file}`,
      text: await readText(join('examples', file)),
    })),
  )
}
