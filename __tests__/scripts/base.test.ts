import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempDisposableSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { duration } from '../../scripts/base/progress.ts'
import { replaceFile } from '../../scripts/base/replace-file.ts'
import { ROOT } from './find-scripts.ts'

/** The lines of the progress of five steps. */
function progressLines(everyMs: number): readonly string[] {
  const module = JSON.stringify(new URL('../../scripts/base/progress.ts', import.meta.url).href)
  const code = `
    import { startProgress } from ${module}
    const progress = startProgress(5, ${everyMs})
    for (const step of ['a', 'b', 'c', 'd', 'e']) progress(step)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
  return stderr
    .trimEnd()
    .split('\n')
    .map(line => line.replace(/ \(\d+ s\)$/, ''))
}

describe('progress', () => {
  it('is a line for each step, on stderr', () => {
    expect(progressLines(0)).toEqual(['[1/5] a', '[2/5] b', '[3/5] c', '[4/5] d', '[5/5] e'])
  })

  it('of many short steps is the first, the last, and few between', () => {
    expect(progressLines(3_600_000)).toEqual(['[1/5] a', '[5/5] e'])
  })

  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min 0 s'],
    [3_725_000, '62 min 5 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })
})

describe('a file that is replaced', () => {
  it('has the new content, and nothing else is left', () => {
    using directory = mkdtempDisposableSync(join(tmpdir(), 'replace-'))
    const file = join(directory.path, 'page.md')
    replaceFile(file, 'old')
    replaceFile(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(directory.path)).toEqual(['page.md'])
  })

  it('stays as it is when it cannot be replaced, and nothing else is left', () => {
    using directory = mkdtempDisposableSync(join(tmpdir(), 'replace-'))
    mkdirSync(join(directory.path, 'page.md'))
    expect(() => replaceFile(join(directory.path, 'page.md'), 'new')).toThrow(/page\.md/)
    expect(readdirSync(directory.path)).toEqual(['page.md'])
  })
})
