import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { bundledSkillsSettings } from '../../src/probe/bundled-skills.ts'
import { startProbeFixture } from './probe-fixture.ts'

describe('the CLI’s own skills', () => {
  it('are not unpacked into a new CODEX_HOME by a probe, lean or plain', async () => {
    await using it = await startProbeFixture()
    expect(await it.ask()).toMatchObject({ kind: 'completed' })
    expect(await it.ask({ form: 'plain' })).toMatchObject({ kind: 'completed' })
    const left = [...(await it.files('home')).keys()]
    expect(left).toContain('installation_id')
    expect(left.filter(file => file.startsWith('skills'))).toEqual([])
  })

  it('stay as they are where they have been unpacked', async () => {
    await using it = await startProbeFixture()
    const skill = join(it.home, 'skills', '.system', 'theirs', 'SKILL.md')
    await mkdir(join(skill, '..'), { recursive: true })
    await writeFile(skill, 'unpacked by an earlier run')
    expect(bundledSkillsSettings({ dir: it.home, explicit: true })).toEqual([])
    await it.ask()
    const left = [...(await it.files('home')).keys()].filter(file => file.startsWith('skills'))
    // The CLI itself looks after them, as it would in the job.
    expect(left.length).toBeGreaterThan(1)
  })
})
