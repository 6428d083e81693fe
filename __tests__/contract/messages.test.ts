/**
 * Every message that a user can meet, in one list (the snapshot): each says what happened, why it probably did, and
 * what to do next.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { modelIdWarning } from '../../src/catalog/index.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { buildReport } from '../../src/report/index.ts'
import {
  commentDenied,
  fileSkipped,
  noReportsFound,
  tooManyFiles,
  unexpectedError,
  writeFailed,
} from '../../src/runner/warnings.ts'
import { REASONS } from '../../src/verdict/reason.ts'
import { type ReportSource, sourceOf } from '../report/sample-reports.ts'

const src = join(import.meta.dirname, '../../src')

/** The message that an input's value leads to. */
function rejection(inputs: Readonly<Record<string, string>>): string {
  try {
    readInputs(name => inputs[name] ?? '')
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error(`${JSON.stringify(inputs)} is allowed.`)
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
  { model: 'auto' },
  { model: '../gpt' },
  { 'fallback-models': 'none, gpt-5.4' },
  { 'fallback-models': 'auto, gpt-5.4' },
  { 'fallback-models': 'gpt-5.4, Auto' },
  { 'fallback-models': Array.from({ length: 20 }, (_, n) => `m${n}`).join() },
  { retries: '11' },
  { timeout: '0' },
  { budget: '3m' },
  { 'codex-version': '^0.169' },
  { 'comment-key': '-->' },
  { leg: 'x'.repeat(101) },
  { 'pull-request': '#7' },
  { 'openai-api-key': 'sk-1\nsk-2' },
]

const WARNINGS: Readonly<Record<string, string>> = {
  'report file not written': writeFailed('report file', 'EACCES: permission denied'),
  'summary not written': writeFailed('job summary', 'ENOSPC: no space left on device'),
  'comment not written': writeFailed('comment', '502 Bad Gateway'),
  'comment denied': commentDenied('Resource not accessible by integration'),
  'no reports': noReportsFound('reports/*.json'),
  'file left out': fileSkipped('reports/a.json', 'not JSON'),
  'too many files': tooManyFiles('reports/*', 1024),
  unexpected: unexpectedError('Cannot read properties of undefined'),
}

function apiCheckText(apiCheck: ReportSource['facts']['apiCheck'] & {}): string {
  const { notes } = buildReport(sourceOf({ facts: { loginRotated: false, apiCheck } }))
  return notes.find(note => note.code === 'api-check')?.text ?? ''
}

const NOTES: Readonly<Record<string, string>> = {
  'a model in capitals': modelIdWarning('GPT-5.5') ?? '',
  'a model without its hyphen': modelIdWarning('gpt5.5') ?? '',
  'a model with an effort': modelIdWarning('gpt-5.5/medium') ?? '',
  'known to the API': apiCheckText({ kind: 'known', model: 'gpt-5.5' }),
  'unknown to the API': apiCheckText({ kind: 'unknown', model: 'gpt-5.5' }),
  'no key for the API': apiCheckText({ kind: 'no-key', model: 'gpt-5.5' }),
  'no answer of the API': apiCheckText({ kind: 'unclear', model: 'gpt-5.5', why: 'no answer came in time' }),
}

/** What to do is said in the imperative. */
const MOVE =
  /(?:^|[.:;,] |, or |, then | and |; )(?:Add|Ask|Check|Give|Have|Install|Keep|Look|Let|Put|Read|Replace|Run|Restore|Set|Sign|Update|Use|Wait|buy|run|check|look|use|report|add|see|keep|restore|sign|raise|change)\b/

describe('every message', () => {
  it('stands in the list', () => {
    expect({
      inputs: REJECTED.map(rejection),
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

  it.each(Object.entries(WARNINGS))('tells what to do: %s', (_name, text) => expect(text).toMatch(MOVE))

  it.each(Object.entries(REASONS))('tells what %s means and what to do', (_code, { meaning, recovery }) => {
    expect(meaning).toMatch(/^[A-Z].*\.$/)
    expect(recovery).toMatch(/\.$/)
    expect(recovery).toMatch(MOVE)
  })

  it.each(REJECTED.map(inputs => [inputs] as const))('names the input and what is allowed: %j', inputs => {
    const text = rejection(inputs)
    const [name = ''] = Object.keys(inputs)
    // In the report mode the globs are missing, and not the mode wrong.
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
  ])('suggests for %j the nearest value', (inputs, meant) =>
    expect(rejection(inputs)).toMatch(new RegExp(` Did you mean "${meant}"\\?$`)),
  )

  it('repeats no value that may be a secret', () => {
    for (const name of ['openai-api-key', 'github-token']) {
      expect(rejection({ [name]: 'sk-1\nsk-2' })).not.toContain('sk-')
    }
  })
})

describe('the places that speak to a user', () => {
  it('warn and fail with words of the list, or with those of the report', () => {
    const spoken = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .sort()
      .flatMap(file =>
        [...readFileSync(join(src, file), 'utf8').matchAll(/\.(warning|setFailed|error|notice)\((.*)/g)].map(
          ([, how, what]) => `${file}: ${how}(${what}`,
        ),
      )
    expect(spoken).toMatchSnapshot()
  })
})
