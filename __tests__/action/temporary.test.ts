/** A runner whose directory for temporary files is not there, as in a container that does not mount it. */

import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'

/** Below a file there is no directory, and none can be made, whoever asks. */
const NOWHERE = join(import.meta.filename, 'temp')

describe('without RUNNER_TEMP', () => {
  it('the system’s directory does, and the report is written there', async () => {
    await using stage = await startJob(scenarioOf('refused'))
    const system = join(stage.directory, 'system')
    await mkdir(system)
    const result = await stage.run({ env: { RUNNER_TEMP: NOWHERE, TMPDIR: system } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback' })
    expect(result.outputs['report-file']).toContain(system)
    expect(await readFile(result.outputs['report-file'] ?? '', 'utf8')).toContain('gpt-5.4')
  })

  it('nor the system’s, the CLI has failed, and everything that can be told is told', async () => {
    await using stage = await startJob(scenarioOf('refused'))
    const env = { RUNNER_TEMP: NOWHERE, TMPDIR: NOWHERE }
    const result = await stage.run({ env, inputs: { retries: '0', 'on-none': 'continue' } })
    expect(result.log).not.toContain('Unexpected')
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: '', outcome: 'none', reason: 'codex-failed' })
    expect(result.outputs['report']).toContain('no temporary directory could be made')
    expect(result.summary).toContain('no temporary directory could be made')
    expect(stage.openai.requests).toEqual([])
  })

  it('nor the system’s, there is no list of models, and that is told too', async () => {
    await using stage = await startJob(scenarioOf('refused'))
    const env = { RUNNER_TEMP: NOWHERE, TMPDIR: NOWHERE }
    const result = await stage.run({ env, inputs: { probe: 'catalog', 'on-none': 'continue' } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: '', outcome: 'none', reason: 'not-listed' })
    expect(result.outputs['report']).toContain('No temporary directory could be made')
  })
})
