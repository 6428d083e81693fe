/** Tag, package.json and CHANGELOG.md of a release must have the same version, and the major tag only moves forward. */

import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const SCRIPTS = join(import.meta.dirname, '..', '..', 'scripts', 'ci')

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-02-01

- The newer one.

## [1.2.0] - 2026-01-01

- The older one.
`

describe('the notes of a release', () => {
  it.each([
    ['v1.10.0', '- The newer one.\n'],
    ['v1.2.0', '- The older one.\n'],
  ])('of %s are its section of the changelog', async (tag, notes) => {
    await using release = await prepareRelease(tag.slice(1))
    expect(release.notes(tag)).toMatchObject({ status: 0, stdout: notes })
  })

  it.each([
    ['another version in package.json', 'v1.2.0', '1.10.0', 1, 'package.json for 1.10.0'],
    ['no section', 'v1.3.0', '1.3.0', 1, 'no section "## 1.3.0"'],
    ['a prerelease', 'v1.10.0-rc.1', '1.10.0', 2, 'not the tag of a release'],
    ['a major tag', 'v1', '1.10.0', 2, 'not the tag of a release'],
  ])('are refused for %s', async (_, tag, packaged, code, message) => {
    await using release = await prepareRelease(packaged)
    const { status, stderr } = release.notes(tag)
    expect(status).toBe(code)
    expect(stderr).toContain(message)
  })
})

// The script only runs on GitHub's Linux runner.
const onLinux = process.platform === 'win32' ? describe.skip : describe

onLinux('the major tag', () => {
  it('moves to the newest release', async () => {
    await using release = await prepareRelease('1.10.0')
    const calls = await release.move('v1.10.0', ['v1.2.0', 'v1.9.3', 'v1.10.0'], 'major exists')
    expect(calls.at(-1)).toBe(
      'api --silent --method PATCH repos/octo/hello/git/refs/tags/v1 -f sha=abc123 -F force=true',
    )
  })

  it('is created with the first release of a major version', async () => {
    await using release = await prepareRelease('1.0.0')
    const calls = await release.move('v1.0.0', ['v1.0.0'], 'no major')
    expect(calls.at(-1)).toBe(
      'api --silent --method POST repos/octo/hello/git/refs -f ref=refs/tags/v1 -f sha=abc123',
    )
  })

  it('is not moved when an older version gets a fix', async () => {
    await using release = await prepareRelease('1.2.1')
    const calls = await release.move('v1.2.1', ['v1.2.1', 'v1.10.0'], 'major exists')
    expect(calls).toHaveLength(1)
  })
})

async function prepareRelease(version: string) {
  const directory = await mkdtemp(join(tmpdir(), 'release-'))
  await writeFile(join(directory, 'package.json'), JSON.stringify({ version }))
  await writeFile(join(directory, 'CHANGELOG.md'), CHANGELOG)
  return {
    notes: (tag: string) =>
      spawnSync(process.execPath, [join(SCRIPTS, 'release-notes.ts'), tag], {
        cwd: directory,
        encoding: 'utf8',
      }),
    /** Runs the script with a stub of `gh` that records its calls, and returns the calls. */
    move: async (tag: string, tags: readonly string[], major: 'major exists' | 'no major') => {
      const calls = join(directory, 'calls')
      const refs = tags.map(name => `refs/tags/${name}`).join('\\n')
      const gh = `#!/bin/sh
echo "$*" >> '${calls}'
case "$*" in
  *matching-refs*) printf '${refs}\\n' ;;
  *git/ref/*) ${major === 'major exists' ? 'exit 0' : 'exit 1'} ;;
esac
`
      await writeFile(join(directory, 'gh'), gh, { mode: 0o755 })
      const { status, stderr } = spawnSync('bash', [join(SCRIPTS, 'move-major-tag.sh'), tag, 'abc123'], {
        encoding: 'utf8',
        env: {
          PATH: [directory, process.env['PATH']].join(delimiter),
          GITHUB_REPOSITORY: 'octo/hello',
        },
      })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      return (await readFile(calls, 'utf8')).trim().split('\n')
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}
