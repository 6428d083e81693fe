import { mkdtempDisposable, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { temporaryDirectory } from '../../src/runner/index.ts'

const scratch = () => mkdtempDisposable(join(tmpdir(), 'runner-'))

describe('the directory for files of the job', () => {
  it('is the runner’s, and is left as it was', async () => {
    await using dir = await scratch()
    expect(temporaryDirectory({ RUNNER_TEMP: dir.path })).toBe(dir.path)
    expect(await readdir(dir.path)).toEqual([])
  })

  it('is the system’s where the runner names none, or one that takes nothing', async () => {
    await using dir = await scratch()
    const file = join(dir.path, 'file')
    await writeFile(file, '')
    for (const own of [undefined, '', join(dir.path, 'missing'), file, '/proc']) {
      expect(temporaryDirectory({ RUNNER_TEMP: own })).toBe(tmpdir())
    }
  })
})
