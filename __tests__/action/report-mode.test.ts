import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { mergeReports } from '../../src/report/index.ts'
import { fileSkipped, MAX_REPORT_FILES, noReportsFound, tooManyFiles } from '../../src/runner/index.ts'
import { compileClosed, complaints, schemaIn } from '../report/schema.ts'

const REPORTS = 'reports/**/*.json'

/** The texts of the report files of two legs, by operating system. All tests merge the same ones. */
const legReports = runLegs()

async function runLegs(): Promise<ReadonlyMap<string, string>> {
  await using job = await startJob(scenarioOf('refused'))
  const reports = new Map<string, string>()
  for (const os of ['linux', 'windows']) {
    const { outputs } = await job.run({ inputs: { strategy: 'all', comment: 'never' }, matrix: { os } })
    reports.set(os, await readFile(outputs['report-file'] ?? '', 'utf8'))
  }
  return reports
}

/** Merges the reports, at the place of downloaded artifacts. `addFiles` may add files to that directory. */
async function runMerge(addFiles: (directory: string) => Promise<void> = async () => {}) {
  await using job = await startJob(scenarioOf('refused'))
  const directory = join(job.workspace, 'reports')
  for (const [os, text] of await legReports) {
    await mkdir(join(directory, os), { recursive: true })
    await writeFile(join(directory, os, 'report.json'), text)
  }
  await addFiles(directory)
  const result = await job.run({ inputs: { mode: 'report', reports: REPORTS } })
  return {
    result,
    file: await readFile(result.outputs['report-file'] ?? '', 'utf8'),
    requestsToOpenAi: job.openai.requests.length,
    comments: job.comments().map(({ body }) => body),
    violations: job.github.violations,
  }
}

describe('mode report', () => {
  it('merges the reports of all legs into one comment, one summary and common outputs, without a probe', async () => {
    const { result, requestsToOpenAi, comments, violations } = await runMerge()
    expect(requestsToOpenAi).toBe(0)
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

  it('writes a report that matches its schema and cannot be merged again', async () => {
    const isMerged = compileClosed(schemaIn('merged-report.schema.json'))
    const { result, file } = await runMerge(async reports => {
      await writeFile(join(reports, 'merged-report.json'), JSON.stringify(mergeReports([], [])))
    })
    const report: unknown = JSON.parse(result.outputs['report'] ?? '')
    expect(complaints(isMerged, report)).toEqual([])
    expect(JSON.parse(file)).toEqual(report)
    expect(report).toMatchObject({
      rejected: [{ file: 'reports/merged-report.json', problem: expect.stringContaining('not a report') }],
    })
  })

  it('skips files that are not reports, with a warning, and shows nothing of them', async () => {
    const { result, comments } = await runMerge(async reports => {
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

  it('warns first when there are more files than it reads', async () => {
    const { result } = await runMerge(async reports => {
      const files = Array.from({ length: MAX_REPORT_FILES }, (_, index) => `junk-${index}.json`)
      await Promise.all(files.map(file => writeFile(join(reports, file), '{')))
    })
    expect(result.exitCode).toBe(0)
    expect(result.annotations[0]?.message).toBe(tooManyFiles(REPORTS, MAX_REPORT_FILES))
  })

  it('warns and succeeds when there is no report', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const result = await job.run({ inputs: { mode: 'report', reports: REPORTS } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ model: '', outcome: 'none', 'available-models': '[]' })
    expect(result.annotations).toEqual([
      { level: 'warning', title: 'Codex model fallback', message: noReportsFound(REPORTS) },
    ])
    expect(job.github.requests).toEqual([])
  })

  it('fails without a glob', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const result = await job.run({ inputs: { mode: 'report' } })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain('Input "reports" is ""')
  })
})
