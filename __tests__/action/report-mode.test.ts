import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { SCENARIOS } from '../../loopback/scenarios/all.ts'
import { mergeReports } from '../../src/report/merged-report.ts'
import { MAX_REPORT_FILES } from '../../src/runner/report-files.ts'
import { fileSkipped, noReportsFound, tooManyFiles } from '../../src/runner/warnings.ts'
import { compileClosed, complaints, schemaIn } from '../report/schema.ts'

const REPORTS = 'reports/**/*.json'

/** Runs legs on one stage, puts their report files where downloaded artifacts would be, and merges them. */
async function mergedRun(hostile: (directory: string) => Promise<void> = async () => {}) {
  await using stage = await startJob(SCENARIOS['refused'])
  const reports = join(stage.directory, 'workspace', 'reports')
  await mkdir(reports, { recursive: true })
  for (const os of ['linux', 'windows']) {
    const leg = await stage.run({ inputs: { strategy: 'all', comment: 'never' }, matrix: { os } })
    await cp(leg.outputs['report-file'] ?? '', join(reports, os, 'report.json'), { recursive: true })
  }
  await hostile(reports)
  const turnsBefore = stage.openai.requests.length
  const result = await stage.run({ inputs: { mode: 'report', reports: REPORTS } })
  return {
    result,
    file: await readFile(result.outputs['report-file'] ?? '', 'utf8'),
    asked: stage.openai.requests.length - turnsBefore,
    comments: stage.github.comments(7).map(comment => comment.body),
    violations: stage.github.violations,
  }
}

describe('mode report', () => {
  it('makes one comment, one summary and common outputs of the legs’ reports, without a probe', async () => {
    const { result, asked, comments, violations } = await mergedRun()
    expect(asked).toBe(0)
    expect(violations).toEqual([])
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({
      model: 'gpt-5.4',
      outcome: 'fallback',
      'fallback-used': 'true',
      'requested-model': 'gpt-5.5',
      reason: 'not-supported-on-route',
      route: 'chatgpt',
      'served-model': '',
      'available-models': '["gpt-5.4"]',
      'retry-at': '',
      'codex-version': expect.stringMatching(/^\d+\.\d+\.\d+$/),
    })
    expect(JSON.parse(result.outputs['report'] ?? '').legs.map((leg: { leg: string }) => leg.leg)).toEqual([
      'review (linux)',
      'review (windows)',
    ])
    expect(comments).toHaveLength(1)
    expect(comments[0]).toContain('`review (linux)`')
    expect(comments[0]).toContain('`review (windows)`')
    expect(result.summary).toContain('Accepted by every job: `gpt-5.4`')
  })

  it('gives a report of its published schema, which is no report to merge again', async () => {
    const isMerged = compileClosed(schemaIn('merged-report.schema.json'))
    const { result, file } = await mergedRun(async reports => {
      await writeFile(join(reports, 'merged-report.json'), JSON.stringify(mergeReports([], [])))
    })
    const report: unknown = JSON.parse(result.outputs['report'] ?? '')
    expect(complaints(isMerged, report)).toEqual([])
    expect(JSON.parse(file)).toEqual(report)
    expect(report).toMatchObject({
      rejected: [{ file: 'reports/merged-report.json', problem: expect.stringContaining('not a report') }],
    })
  })

  it('takes files as hostile: what is no report is named and left out, and nothing of it is shown', async () => {
    const { result, comments } = await mergedRun(async reports => {
      await writeFile(join(reports, 'a-broken.json'), '{"leg": "<script>alert(1)</script>')
      await writeFile(join(reports, 'b-foreign.json'), JSON.stringify({ version: 1, leg: '@everyone' }))
      await writeFile(join(reports, 'c-large.json'), `"${'x'.repeat(1024 * 1024)}"`)
      await symlink('/etc/passwd', join(reports, 'd-link.json'))
      const good = await readFile(join(reports, 'linux', 'report.json'), 'utf8')
      const deep = `"extra":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
      await writeFile(join(reports, 'e-deep.json'), good.replace(/\}\s*$/, `,${deep}`))
    })
    expect(result.exitCode).toBe(0)
    expect(result.annotations.map(({ message }) => message)).toEqual([
      fileSkipped('reports/a-broken.json', 'not JSON'),
      fileSkipped('reports/b-foreign.json', 'not a report of this version, by docs/report.schema.json'),
      fileSkipped('reports/c-large.json', 'larger than 1048576 bytes'),
      fileSkipped('reports/d-link.json', 'not a plain file'),
      fileSkipped('reports/e-deep.json', 'nested deeper than 32 levels'),
    ])
    expect(comments).toHaveLength(1)
    expect(comments[0]).not.toMatch(/everyone|script|root:/)
    expect(result.outputs['available-models']).toBe('["gpt-5.4"]')
  })

  it('says first that there are more files than it looks at', async () => {
    const { result } = await mergedRun(async reports => {
      const names = Array.from({ length: MAX_REPORT_FILES }, (_, index) =>
        join(reports, `junk-${index}.json`),
      )
      await Promise.all(names.map(name => writeFile(name, '{')))
    })
    expect(result.exitCode).toBe(0)
    expect(result.annotations[0]?.message).toBe(tooManyFiles(REPORTS, MAX_REPORT_FILES))
  })

  it('warns and goes on when there is no report at all', async () => {
    await using stage = await startJob(SCENARIOS['refused'])
    const result = await stage.run({ inputs: { mode: 'report', reports: REPORTS } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: '', outcome: 'none', 'available-models': '[]' })
    expect(result.annotations).toEqual([
      { level: 'warning', title: 'Codex model fallback', message: noReportsFound(REPORTS) },
    ])
    expect(stage.github.requests).toEqual([])
  })

  it('refuses to run without a glob', async () => {
    await using stage = await startJob(SCENARIOS['refused'])
    const result = await stage.run({ inputs: { mode: 'report' } })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain('Input "reports" is ""')
  })
})
