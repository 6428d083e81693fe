import { mkdtempDisposable, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { temporaryDirectory } from '../../src/runner/index.ts'

const scratch = () => mkdtempDisposable(join(tmpdir(), 'runner-'))

describe('the temporary directory', () => {
  it('is RUNNER_TEMP, and the check leaves nothing in it', async () => {
    await using dir = await scratch()
    expect(temporaryDirectory({ RUNNER_TEMP: dir.path })).toBe(dir.path)
    expect(await readdir(dir.path)).toEqual([])
  })

  it('is the one of the system when RUNNER_TEMP is not set, missing or not writable', async () => {
    await using dir = await scratch()
    const file = join(dir.path, 'file')
    await writeFile(file, '')
    for (const directory of [undefined, '', join(dir.path, 'missing'), file, '/proc']) {
      expect(temporaryDirectory({ RUNNER_TEMP: directory })).toBe(tmpdir())
    }
  })
})
