/** Every workflow in the documents, whole or in part, is valid for GitHub, with inputs and outputs that exist. */

import { describe, expect, it } from '@jest/globals'
import { workflowProblems } from '../contract/check-workflow.ts'
import { DOCUMENTS, type Fence, PAGES, readPage } from './markdown.ts'
import { wholeWorkflow } from './workflow-fences.ts'

const isYaml = ({ language }: Fence): boolean => /^ya?ml$/.test(language)
const withFences = DOCUMENTS.filter(file => PAGES.get(file)?.fences.some(isYaml))

describe('the workflows in the documents', () => {
  it('are in the README and on the pages of the recipes', () => {
    expect(withFences).toEqual(
      expect.arrayContaining([
        'README.md',
        'docs/recipes.md',
        'docs/matrix.md',
        'docs/fleet.md',
        'docs/same-cli.md',
      ]),
    )
  })

  it.each(withFences)('of %s are valid', async file => {
    const blocks = PAGES.get(file)?.fences.filter(isYaml) ?? []
    const problems = await Promise.all(blocks.map(({ code }, index) => problemsOf(`${index + 1}`, code)))
    expect(problems.flat()).toEqual([])
  })

  it.each(DOCUMENTS)('of %s are marked as YAML', file => {
    const others = PAGES.get(file)?.fences.filter(fence => !isYaml(fence)) ?? []
    // The line that pins a commit has a placeholder that is no YAML.
    const unmarked = others.filter(({ code }) => /^ *(?:- )?(?:uses|jobs|steps|with|env|if):/m.test(code))
    expect(unmarked.map(({ code }) => code).filter(code => !code.includes('<the 40 digits'))).toEqual([])
  })
})

describe('the check itself', () => {
  const STEP = '- uses: OWNER/codex-model-fallback@v1\n  with:\n    '

  it.each([
    ['steps with a wrong input', `${STEP}modle: x\n`, 'modle'],
    ['a key with a wrong output', 'env:\n  A: $' + '{{ steps.model.outputs.modle }}\n', 'no output modle'],
    ['a wrong input of codex-action', 'openai-key: x\n', 'openai-key'],
    [
      'a job with a wrong secret',
      'jobs:\n  a:\n    uses: OWNER/codex-model-fallback/.github/workflows/preflight.yml@v1\n    secrets:\n      key: x\n',
      'key',
    ],
    ['an event that does not exist', 'on:\n  workflow_runs:\n', 'workflow_runs'],
  ])('finds %s', async (_, code, problem) => {
    expect((await problemsOf('1', code)).join('\n')).toContain(problem)
  })

  it.each([
    ['steps', `${STEP}model: auto\n`],
    ['a condition on another job', 'if: $' + "{{ needs.preflight.outputs.available-models != '[]' }}\n"],
    ['a matrix', 'strategy:\n  matrix:\n    model: $' + '{{ fromJSON(needs.preflight.outputs.models) }}\n'],
    ['a job', 'a:\n  runs-on: ubuntu-latest\n  steps:\n    - run: "true"\n'],
  ])('completes %s', async (_, code) => expect(await problemsOf('1', code)).toEqual([]))

  it('refuses a text that is no part of a workflow', () => {
    const [fence] = readPage('```yaml\nhello\n```\n').fences
    expect(() => wholeWorkflow(fence?.code ?? '')).toThrow('no part of a workflow')
  })
})

function problemsOf(name: string, code: string): Promise<readonly string[]> {
  return workflowProblems(`.github/workflows/${name}.yml`, wholeWorkflow(code))
}
