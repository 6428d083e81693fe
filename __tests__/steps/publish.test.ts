/** The order of what is published, also when the job is cancelled while GitHub does not answer. */

import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { readInputs } from '../../src/inputs/index.ts'
import { buildReport } from '../../src/report/index.ts'
import { createSecretStore } from '../../src/runner/index.ts'
import { publishResult } from '../../src/steps/publish.ts'
import { sourceOf } from '../report/sample-reports.ts'

const report = buildReport(sourceOf())

let dir: Awaited<ReturnType<typeof mkdtempDisposable>>
const outputs = () => join(dir.path, 'outputs')

beforeEach(async () => {
  dir = await mkdtempDisposable(join(tmpdir(), 'publish-'))
  await writeFile(outputs(), '')
  process.env['GITHUB_OUTPUT'] = outputs()
})

afterEach(async () => {
  delete process.env['GITHUB_OUTPUT']
  await dir.remove()
})

/** Publishes with a GitHub that answers when `answer` is called, and records what happens. */
function startPublishing(signal?: AbortSignal) {
  const done: string[] = []
  let answer = (): void => {}
  let asked = (): void => {}
  const isAsked = new Promise<void>(resolve => {
    asked = resolve
  })
  const inputs = readInputs(name => ({ summary: 'false' })[name] ?? '')
  const job = { inputs, env: { RUNNER_TEMP: dir.path }, secrets: createSecretStore() }
  const published = publishResult(
    job,
    report,
    {
      fileName: 'report-test.json',
      summary: () => '',
      annotate: file => done.push(`decision with ${file.replace(dir.path, '')}`),
      comment: () => {
        done.push('asked')
        asked()
        return new Promise(resolve => {
          answer = () => {
            done.push('answered')
            resolve('https://github.com/o/r/pull/7')
          }
        })
      },
    },
    signal,
  )
  return { done, isAsked, answer: () => answer(), published }
}

const DECISION = 'decision with /codex-model-fallback/report-test.json'

describe('the decision', () => {
  it('comes last, and the outputs before GitHub is asked', async () => {
    const { done, isAsked, answer, published } = startPublishing(new AbortController().signal)
    await isAsked
    const before = await readFile(outputs(), 'utf8')
    expect(before).toContain('gpt-5.4')
    expect(before).not.toContain('comment-url')
    answer()
    await published
    expect(done).toEqual(['asked', 'answered', DECISION])
    expect(await readFile(outputs(), 'utf8')).toContain('comment-url')
  })

  it('does not wait for GitHub when the job is cancelled meanwhile, and is printed once', async () => {
    const controller = new AbortController()
    const { done, isAsked, answer, published } = startPublishing(controller.signal)
    await isAsked
    controller.abort()
    expect(done).toEqual(['asked', DECISION])
    answer()
    await published
    expect(done).toEqual(['asked', DECISION, 'answered'])
  })

  it('comes first when the job was cancelled before', async () => {
    const { done, isAsked, answer, published } = startPublishing(AbortSignal.abort())
    await isAsked
    expect(done).toEqual([DECISION, 'asked'])
    answer()
    await published
    expect(done).toHaveLength(3)
  })
})
