/**
 * The messages of inputs, warnings and reasons, in one snapshot: each says what happened, the probable cause, and what
 * to do next. The notes of a report are tested in __tests__/report. That each annotation of a run repeats one of these
 * sentences is tested in __tests__/action/scenarios.test.ts.
 */

import { describe, expect, it } from '@jest/globals'
import { modelIdWarning } from '../../src/catalog/index.ts'
import { readInputs } from '../../src/inputs/index.ts'
import {
  fileSkipped,
  noReportsFound,
  tooManyFiles,
  unexpectedError,
  unknownAnswer,
  writeFailed,
} from '../../src/runner/index.ts'
import { REASONS } from '../../src/verdict/index.ts'

/** The message about invalid inputs. */
function rejectionOf(inputs: Readonly<Record<string, string>>): string {
  try {
    readInputs(name => inputs[name] ?? '')
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error(`${JSON.stringify(inputs)} is valid.`)
}

const REJECTED: readonly Readonly<Record<string, string>>[] = [
  { mode: 'reports' },
  { mode: 'report' },
  { task: 'Light' },
  { probe: 'listing' },
  { strategy: 'al' },
  { 'on-unsettled': 'keeep' },
  { 'on-none': 'fial' },
  { comment: 'allways' },
  { summary: 'yes' },
  { 'check-api': 'True' },
  { 'write-config': 'on' },
  { model: 'gpt 5.5' },
  { model: 'gpt–5.5' },
  { model: 'Auto' },
  { model: '../gpt' },
  { 'fallback-models': 'none, gpt-5.4' },
  { 'fallback-models': 'Latest-Sol, gpt-5.4' },
  { 'fallback-models': 'gpt-5.4, Auto' },
  { 'fallback-models': Array.from({ length: 20 }, (_, n) => `m${n}`).join() },
  { retries: '11' },
  { timeout: '0' },
  { budget: '3m' },
  { 'codex-version': 'github:openai/codex' },
  { 'comment-key': '-->' },
  { leg: 'x'.repeat(101) },
  { 'pull-request': '#7' },
  { 'openai-api-key': 'sk-1\nsk-2' },
]

const FAULT = {
  message: 'Cannot read properties of undefined',
  phase: 'asking the route',
  address: 'https://github.com/o/r/issues/new?template=bug.yml',
}

const WARNINGS: Readonly<Record<string, string>> = {
  'report file not written': writeFailed('report file', 'EACCES: permission denied'),
  'summary not written': writeFailed('job summary', 'ENOSPC: no space left on device'),
  'comment not written': writeFailed('comment', 'Cannot read properties of undefined.'),
  'no reports': noReportsFound('reports/*.json'),
  'file left out': fileSkipped('reports/a.json', 'not JSON'),
  'too many files': tooManyFiles('reports/*', 1024),
  fault: unexpectedError({ ...FAULT, file: '/tmp/codex-model-fallback/fault-1.json' }),
  'fault without a file': unexpectedError({ ...FAULT, noFile: 'ENOSPC' }),
  'unknown answer': unknownAnswer(
    'https://github.com/o/r/issues/new?template=unrecognized.yml',
    '/tmp/r.json',
  ),
  'unknown answer without a file': unknownAnswer('https://github.com/o/r/issues/new', ''),
}

const NOTES: Readonly<Record<string, string>> = {
  'a model in capitals': modelIdWarning('GPT-5.5') ?? '',
  'a model without its hyphen': modelIdWarning('gpt5.5') ?? '',
  'a model with an effort': modelIdWarning('gpt-5.5/medium') ?? '',
}

/** An imperative, which says what to do. */
const MOVE =
  /(?:^|[.:;,] |, or |, then | and |; )(?:Add|Ask|Change|Check|Give|Have|Install|Keep|Look|Let|Put|Read|Replace|Report|Run|Restore|Set|Sign|Update|Use|Wait|buy|run|check|look|use|report|add|see|keep|restore|sign|raise|change)\b/

describe('every message', () => {
  it('is in the snapshot', () => {
    expect({
      inputs: REJECTED.map(rejectionOf),
      warnings: WARNINGS,
      notes: NOTES,
      reasons: Object.fromEntries(
        Object.entries(REASONS).map(([code, { clause, meaning, recovery }]) => [
          code,
          [clause, meaning, recovery],
        ]),
      ),
    }).toMatchSnapshot()
  })

  it.each(Object.entries(WARNINGS))('says what to do: %s', (_name, text) => expect(text).toMatch(MOVE))

  it.each(Object.entries(REASONS))('says what %s means and what to do', (_code, { meaning, recovery }) => {
    expect(meaning).toMatch(/^[A-Z].*\.$/)
    expect(recovery).toMatch(/\.$/)
    expect(recovery).toMatch(MOVE)
  })

  it.each(REJECTED.map(inputs => [inputs] as const))('names the input and its valid values: %j', inputs => {
    const text = rejectionOf(inputs)
    const [name = ''] = Object.keys(inputs)
    // In report mode the missing input is `reports`.
    expect(text).toContain(`Input "${inputs['mode'] === 'report' ? 'reports' : name}"`)
    expect(text).toMatch(/must be .+\./)
  })

  it.each([
    [{ mode: 'reports' }, 'report'],
    [{ task: 'Light' }, 'light'],
    [{ strategy: 'al' }, 'all'],
    [{ 'on-unsettled': 'keeep' }, 'keep'],
    [{ 'on-none': 'fial' }, 'fail'],
    [{ comment: 'allways' }, 'always'],
    [{ 'check-api': 'True' }, 'true'],
    [{ 'fallback-models': 'gpt-5.4, Auto' }, 'auto'],
    [{ model: 'gpt 5.5' }, 'gpt-5.5'],
    [{ model: 'gpt–5.5' }, 'gpt-5.5'],
  ])('suggests the nearest valid value: %j', (inputs, meant) =>
    expect(rejectionOf(inputs)).toMatch(new RegExp(` Did you mean "${meant}"\\?$`)),
  )

  it('does not repeat a value that may be a secret', () => {
    for (const name of ['openai-api-key', 'github-token']) {
      expect(rejectionOf({ [name]: 'sk-1\nsk-2' })).not.toContain('sk-')
    }
  })
})
