/** A runner without a temporary directory, such as a container that does not mount it. */

import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'

/** A directory below a file: it does not exist and cannot be created, even by root. */
const IMPOSSIBLE = join(import.meta.filename, 'temp')

const NO_TEMPORARY = { RUNNER_TEMP: IMPOSSIBLE, TMPDIR: IMPOSSIBLE }

describe('without RUNNER_TEMP', () => {
  it('the action uses the system’s temporary directory, also for the report', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const system = join(job.directory, 'system')
    await mkdir(system)
    const result = await job.run({ env: { RUNNER_TEMP: IMPOSSIBLE, TMPDIR: system } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback' })
    expect(result.outputs['report-file']).toContain(system)
    expect(await readFile(result.outputs['report-file'] ?? '', 'utf8')).toContain('gpt-5.4')
  })

  it('and without the system’s directory, the probe fails, and outputs and summary say why', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const result = await job.run({ env: NO_TEMPORARY, inputs: { retries: '0', 'on-none': 'continue' } })
    expect(result.log).not.toContain('Unexpected')
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: '', outcome: 'none', reason: 'codex-failed' })
    expect(result.outputs['report']).toContain('no temporary directory could be made')
    expect(result.summary).toContain('no temporary directory could be made')
    expect(job.openai.requests).toEqual([])
  })

  it('and without the system’s directory, the model list cannot be read, and the report says why', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const result = await job.run({ env: NO_TEMPORARY, inputs: { probe: 'catalog', 'on-none': 'continue' } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: '', outcome: 'none', reason: 'not-listed' })
    expect(result.outputs['report']).toContain('No temporary directory could be made')
  })
})
