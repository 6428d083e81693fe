/** A failed compatibility run leads to one issue, and an issue that cannot be written is no second failure. */

import { spawnSync } from 'node:child_process'
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..', '..')
const SCRIPT = join(ROOT, 'scripts', 'ci', 'compat-issue.sh')
const RUN = 'https://github.com/octo/hello/actions/runs/42'
const TITLE = 'The newest Codex CLI does not behave as the golden cases expect'

type Issues = readonly (readonly [number: number, title: string])[]

/** Runs the script with a stub of `gh` that has these open issues and fails for a command; returns its calls. */
async function report(issues: Issues, failing = 'nothing') {
  await using directory = await mkdtempDisposable(join(tmpdir(), 'compat-issue-'))
  const calls = join(directory.path, 'calls')
  const list = issues.map(issue => issue.join('\t')).join('\n')
  await writeFile(join(directory.path, 'issues'), list === '' ? '' : `${list}\n`)
  const gh = `#!/bin/sh
printf '%s\\0' "$*" >> '${calls}'
case "$2" in
  ${failing}) echo 'HTTP 403: Resource not accessible by integration' >&2; exit 1 ;;
  list) cat '${join(directory.path, 'issues')}' ;;
esac
`
  await writeFile(join(directory.path, 'gh'), gh, { mode: 0o755 })
  const { status, stdout } = spawnSync('bash', [SCRIPT, RUN], {
    encoding: 'utf8',
    env: { PATH: [directory.path, process.env['PATH']].join(delimiter), GITHUB_REPOSITORY: 'octo/hello' },
  })
  const [listed = '', ...written] = (await readFile(calls, 'utf8')).split('\0').slice(0, -1)
  expect(listed).toMatch(/^issue list --repo octo\/hello --state open /)
  return { status, stdout, written }
}

// The script only runs on GitHub's Linux runner.
const onLinux = process.platform === 'win32' ? describe.skip : describe

onLinux('the issue about a failed compatibility run', () => {
  it('is opened when there is none', async () => {
    const others: Issues = [
      [7, 'Another'],
      [8, `${TITLE}, says a user`],
    ]
    for (const issues of [[], others]) {
      const { status, written } = await report(issues)
      expect([status, written.length]).toEqual([0, 1])
      expect(written[0]).toMatch(/^issue create --repo octo\/hello --title /)
      expect(written[0]).toContain(`--title ${TITLE} --body `)
      expect(written[0]).toContain(RUN)
    }
  })

  it('gets a comment when it is open', async () => {
    const { status, written } = await report([
      [9, 'Another'],
      [12, TITLE],
    ])
    expect(status).toBe(0)
    expect(written).toEqual([`issue comment 12 --repo octo/hello --body It failed again: ${RUN}`])
  })

  it.each([
    ['list', 0, 'looked up'],
    ['create', 1, 'opened'],
  ])('that cannot be written is a warning (%s)', async (command, tries, problem) => {
    const { status, stdout, written } = await report([], command)
    expect([status, written.length]).toEqual([0, tries])
    expect(stdout).toContain(
      `::warning title=Compatibility::The issue about this failure could not be ${problem}.`,
    )
  })

  it('that cannot get a comment is a warning, and no second issue is opened', async () => {
    const { status, stdout, written } = await report([[12, TITLE]], 'comment')
    expect([status, written.length]).toEqual([0, 1])
    expect(stdout).toContain('could not be updated')
  })
})

describe('the compatibility workflow', () => {
  const read = async () => parse(await readFile(join(ROOT, '.github/workflows/compat.yml'), 'utf8'))

  it('plays the newest CLI on its schedule', async () => {
    const { on, jobs } = await read()
    expect(on.schedule).toHaveLength(1)
    const steps: readonly { env?: { VERSION: string }; run?: string }[] = jobs.compat.steps
    const played = steps.filter(({ env }) => env?.VERSION.includes("inputs.version || 'latest'"))
    expect(played.map(({ run }) => run)).toEqual([
      'npm run test:compat -- "$VERSION"',
      'npm run facts -- "$VERSION"',
    ])
  })

  it('writes issues only in a job that runs no package, and only after a scheduled failure', async () => {
    const { jobs } = await read()
    expect(jobs.compat.permissions).toEqual({ contents: 'read' })
    expect(jobs.issue.permissions).toEqual({ contents: 'read', issues: 'write' })
    expect(jobs.issue.needs).toBe('compat')
    expect(jobs.issue.if).toContain("github.event_name == 'schedule'")
    const commands = jobs.issue.steps.flatMap((step: { run?: string }) => step.run ?? [])
    expect(commands).toEqual(['scripts/ci/compat-issue.sh "$RUN_URL"'])
  })
})
