/** The generated parts of the documents: none is stale, and how they are made. Links and pages: __tests__/docs. */

import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { excerptOf } from '../../scripts/readme/excerpt.ts'
import { fillParts, markerNames, withAddress } from '../../scripts/readme/parts.ts'
import { firstSentence, inputTable, shortDefault, shortInputTable } from '../../scripts/readme/tables.ts'
import { ROOT, readText } from './language-service.ts'

describe('the documents', () => {
  it('have no stale part', async () => {
    const checked = await promisify(execFile)(process.execPath, ['scripts/readme.ts', '--check'], {
      cwd: ROOT,
    })
    expect(checked.stdout).toContain('Up to date')
  })

  it('get new parts and keep the rest', () => {
    const text = 'a\n<!-- part: x -->\nold\n<!-- /part -->\nb\n'
    expect(fillParts(text, () => 'new')).toBe('a\n<!-- part: x -->\n\nnew\n\n<!-- /part -->\nb\n')
    expect(markerNames(text)).toEqual(['x'])
  })

  it('must have a part for each marker', () => {
    const text = '<!-- part: x -->\n<!-- /part -->\n'
    expect(() => fillParts(text, () => undefined)).toThrow('"x", but no such part')
  })

  it('use one address for the action', () => {
    const text = 'uses: someone/codex-model-fallback@v9 and `else/codex-model-fallback@main`'
    expect(withAddress(text)).toBe('uses: OWNER/codex-model-fallback@v1 and `OWNER/codex-model-fallback@v1`')
  })
})

describe('the tables of inputs', () => {
  it('do not list inputs that are not for users', async () => {
    const action = await readText('action.yml')
    for (const table of [inputTable(action), shortInputTable(action)]) {
      expect(table).toContain('| `fallback-models` |')
      expect(table).not.toContain('matrix-context')
    }
  })

  it('take the first sentence and the default from the description', () => {
    const description = 'A range such as `0.171.x` or v1.2. More. Default: `a`, or `b` when it is light.'
    expect(firstSentence(description)).toBe('A range such as `0.171.x` or v1.2.')
    expect(shortDefault({ description })).toBe('`a`')
    expect(shortDefault({ description, default: '2' })).toBe('`2`')
    expect(shortDefault({ description: 'No default.' })).toBe('')
  })
})

describe('an excerpt of an example', () => {
  const text =
    'on: push\njobs:\n  a:\n    steps:\n      # why\n      - id: x\n        run: one\n\n      - run: two # end\n    env:\n      A: 1\n'

  it.each([
    ['a step by its id, with the comment above it', ['jobs.a.steps.x'], '# why\n- id: x\n  run: one'],
    ['a step by its place', ['jobs.a.steps.1'], '- run: two # end'],
    ['a key', ['jobs.a.env'], 'env:\n  A: 1'],
    ['several places', ['on', 'jobs.a.env'], 'on: push\n\nenv:\n  A: 1'],
  ])('is %s', (_, paths, expected) => expect(excerptOf(text, paths)).toBe(`\`\`\`yaml\n${expected}\n\`\`\``))

  it('must be in the file', () => expect(() => excerptOf(text, ['jobs.b'])).toThrow('no "jobs.b"'))
})

describe('a decision record', () => {
  it('is in the list of decisions', async () => {
    const files = await readdir(join(ROOT, 'docs', 'adr'))
    const list = await readFile(join(ROOT, 'docs', 'adr', 'README.md'), 'utf8')
    const decisions = files.filter(file => /^\d/.test(file))
    expect(decisions.filter(file => !list.includes(`](${file})`))).toEqual([])
  })
})
