import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { MAX_REPORT_FILES, readReportFiles } from '../../src/runner/index.ts'
import { reports } from '../comment/reports.ts'

const scratch = () => mkdtempDisposable(join(tmpdir(), 'report-files-'))

/** A valid report with a property that no schema knows, as JSON. */
function withExtra(extra: string): string {
  return JSON.stringify({ ...reports.refused, leg: 'hostile' }).replace(/\}$/, `,"extra":${extra}}`)
}

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('the report files of other jobs', () => {
  it.each([
    ['arrays', nested(200_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['one level too many', nested(32)],
  ])('are rejected when they are nested too deep: %s', async (_name, extra) => {
    await using dir = await scratch()
    await writeFile(join(dir.path, 'a-hostile.json'), withExtra(extra))
    await writeFile(join(dir.path, 'b-good.json'), JSON.stringify(reports.refused))
    expect(await readReportFiles('*.json', dir.path)).toMatchObject({
      reports: [reports.refused],
      rejected: [{ file: 'a-hostile.json', problem: 'nested deeper than 32 levels' }],
    })
  })

  it.each([
    [0, false],
    [1, true],
  ])('are read up to a limit; with %i more files isCut is %s', async (more, isCut) => {
    await using dir = await scratch()
    const names = Array.from({ length: MAX_REPORT_FILES + more }, (_, index) =>
      join(dir.path, `${index}.json`),
    )
    await Promise.all(names.map(name => writeFile(name, '{')))
    const read = await readReportFiles('*.json', dir.path)
    expect(read.isCut).toBe(isCut)
    expect(read.rejected).toHaveLength(MAX_REPORT_FILES)
  })

  it('may have properties of a later version', async () => {
    await using dir = await scratch()
    await writeFile(join(dir.path, 'newer.json'), withExtra(nested(20)))
    const { reports: read, rejected } = await readReportFiles('*.json', dir.path)
    expect(read.map(report => report.leg)).toEqual(['hostile'])
    expect(rejected).toEqual([])
  })
})
