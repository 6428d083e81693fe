/**
 * A step that is killed while GitHub does not answer keeps the outputs that it has written. So these tests read the
 * outputs when the request that creates the comment arrives, before it is answered.
 */

import { readFileSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseKeyValueFile } from '../../loopback/runner/commands.ts'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'

type Outputs = Readonly<Record<string, string>>

/** A job with a file for outputs. `before`: the outputs in the file when the comment is created. */
async function startRecordingJob() {
  const file = { path: '' }
  const before: Outputs[] = []
  const outputs = () => parseKeyValueFile(readFileSync(file.path, 'utf8'))
  const job = await startJob(scenarioOf('refused'), {
    onGitHubRequest: ({ method }) => {
      if (method === 'POST') before.push(outputs())
    },
  })
  file.path = join(job.directory, 'output')
  await writeFile(file.path, '')
  return { job, before, outputs, env: { GITHUB_OUTPUT: file.path } }
}

function expectAllButUrl(before: Outputs | undefined, after: Outputs) {
  const { 'comment-url': url, ...others } = after
  expect(url).toContain('/pull/7#issuecomment-')
  expect(before).toEqual(others)
  expect(before).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback' })
  expect(JSON.parse(before?.['report'] ?? '')).toMatchObject({ model: 'gpt-5.4' })
  expect(readFileSync(before?.['report-file'] ?? '', 'utf8')).toContain('gpt-5.4')
}

describe('all outputs but comment-url are written before the comment', () => {
  it('by a probe', async () => {
    const { job, before, outputs, env } = await startRecordingJob()
    await using _ = job
    await job.run({ env })
    expectAllButUrl(before[0], outputs())
  })

  it('by a merge of reports', async () => {
    const { job, before, outputs, env } = await startRecordingJob()
    await using _ = job
    const leg = await job.run({ inputs: { strategy: 'all', comment: 'never' } })
    const reports = join(job.workspace, 'reports')
    await mkdir(reports, { recursive: true })
    await cp(leg.outputs['report-file'] ?? '', join(reports, 'report.json'))
    await job.run({ env, inputs: { mode: 'report', reports: 'reports/*.json' } })
    expectAllButUrl(before[0], outputs())
  })
})
