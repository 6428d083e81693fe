/** Every workflow of the repository and every example of the documentation is one that GitHub would run. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { wrongIn } from './check-workflow.ts'
import { ROOT, textOf } from './language-service.ts'

const WORKFLOWS = '.github/workflows'
const DOCUMENTS = ['README.md', ...(await markdownIn('docs'))]

describe('the repository’s workflows', () => {
  it('are there', async () => {
    expect(await workflowFiles()).not.toEqual([])
  })

  it('are as GitHub wants them, with inputs and outputs that exist', async () => {
    const wrong = await Promise.all(
      (await workflowFiles()).map(async file => wrongIn(file, await readFile(join(ROOT, file), 'utf8'))),
    )
    expect(wrong.flat()).toEqual([])
  })
})

describe('the examples of the documentation', () => {
  it('are there, with this action in them', async () => {
    const texts = (await examples()).map(({ text }) => text)
    expect(texts.filter(text => text.includes('/codex-model-fallback@')).length).toBeGreaterThan(0)
  })

  it('are workflows as GitHub wants them, with inputs and outputs that exist', async () => {
    const wrong = await Promise.all((await examples()).map(({ file, text }) => wrongIn(file, text)))
    expect(wrong.flat()).toEqual([])
  })
})

describe('a workflow', () => {
  const ours = 'OWNER/codex-model-fallback@v1'
  const expression = (text: string) => `$\{{ ${text} }}`
  const reference = (output: string) => expression(`steps.codex.outputs.${output}`)

  it('with nothing wrong is not found wrong', async () => {
    expect(await wrongIn('.github/workflows/example.yml', using(ours, 'model', reference('model')))).toEqual(
      [],
    )
  })

  it.each([
    ['an input that this action does not have', using(ours, 'modle', 'x'), "Invalid action input 'modle'"],
    ['an output that it does not have', using(ours, 'model', reference('modle')), 'no output modle'],
    ['an input that codex-action does not have', using('openai/codex-action@v1', 'modle', 'x'), 'modle'],
    ['a context that does not exist', using(ours, 'model', expression('foo.bar')), 'foo'],
  ])('with %s is found wrong', async (_, text, finding) => {
    expect((await wrongIn('.github/workflows/example.yml', text)).join('\n')).toContain(finding)
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

async function workflowFiles(): Promise<readonly string[]> {
  const files = await readdir(join(ROOT, WORKFLOWS))
  return files.filter(file => /\.ya?ml$/.test(file)).map(file => join(WORKFLOWS, file))
}

async function markdownIn(directory: string): Promise<readonly string[]> {
  const files = await readdir(join(ROOT, directory), { recursive: true })
  return files.filter(file => file.endsWith('.md')).map(file => join(directory, file))
}

/** The workflows in the documentation. A block of steps alone is put into the smallest workflow that holds it. */
async function examples(): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const found = await Promise.all(
    DOCUMENTS.map(async document => {
      const markdown = await textOf(document)
      return [...markdown.matchAll(/^( *)```ya?ml\n([\s\S]*?)\n\1```$/gm)].map(([, indent, code], index) => ({
        file: `.github/workflows/${document.replaceAll('/', '-')}-${index + 1}.yml`,
        text: wholeWorkflow((code ?? '').replaceAll(new RegExp(`^${indent}`, 'gm'), '')),
      }))
    }),
  )
  return found.flat().filter(({ text }) => text !== '')
}

function wholeWorkflow(code: string): string {
  const value: unknown = parse(code)
  if (Array.isArray(value)) return workflowOf(`    runs-on: ubuntu-latest\n    steps:\n${indented(code, 6)}`)
  if (typeof value !== 'object' || value === null) return ''
  if ('steps' in value || 'runs-on' in value) return workflowOf(indented(code, 4))
  return 'jobs' in value && !('on' in value) ? `on: push\n${code}` : code
}

function workflowOf(job: string): string {
  return `on: push\njobs:\n  job:\n${job}\n`
}

function indented(code: string, by: number): string {
  return code.replace(/^(?=.)/gm, ' '.repeat(by))
}
