/**
 * A step that is ended while GitHub hangs keeps what it has told the runner by then. So the outputs are read at the
 * moment at which the request that writes the comment arrives, before it is answered.
 */

import { readFileSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parseKeyValueFile } from '../../loopback/runner/commands.ts'
import { type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'

type Outputs = Readonly<Record<string, string>>

/** A stage whose `told` are the outputs as they stand when the comment is asked for. */
async function listening() {
  const told: Outputs[] = []
  const heard: { stage?: LoopbackJob; file?: string } = {}
  const latency = () => {
    const isWrite = heard.stage?.github.requests.at(-1)?.method === 'POST'
    if (isWrite && heard.file !== undefined) told.push(parseKeyValueFile(readFileSync(heard.file, 'utf8')))
    return 0
  }
  const stage = await startJob(scenarioOf('refused'), { github: { latency } })
  heard.stage = stage
  const file = join(stage.directory, 'output')
  heard.file = file
  await writeFile(file, '')
  return {
    stage,
    told,
    env: { GITHUB_OUTPUT: file },
    last: () => parseKeyValueFile(readFileSync(file, 'utf8')),
  }
}

function expectAllButTheAddress(before: Outputs | undefined, last: Outputs) {
  const { 'comment-url': url, ...rest } = last
  expect(url).toContain('/pull/7#issuecomment-')
  expect(before).toEqual(rest)
  expect(before).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback' })
  expect(JSON.parse(before?.['report'] ?? '')).toMatchObject({ model: 'gpt-5.4' })
  expect(readFileSync(before?.['report-file'] ?? '', 'utf8')).toContain('gpt-5.4')
}

describe('before the comment is written', () => {
  it('all other outputs are set by a probe', async () => {
    const { stage, told, env, last } = await listening()
    await using _ = stage
    await stage.run({ env })
    expectAllButTheAddress(told[0], last())
  })

  it('all other outputs are set by a merge of reports', async () => {
    const { stage, told, env, last } = await listening()
    await using _ = stage
    const leg = await stage.run({ inputs: { strategy: 'all', comment: 'never' } })
    const reports = join(stage.directory, 'workspace', 'reports')
    await mkdir(reports, { recursive: true })
    await cp(leg.outputs['report-file'] ?? '', join(reports, 'report.json'))
    await stage.run({ env, inputs: { mode: 'report', reports: 'reports/*.json' } })
    expectAllButTheAddress(told[0], last())
  })
})
