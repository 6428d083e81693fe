/** What release.yml checks before anything is published. Its way without a failure is played by scripts/ci/workflows.sh. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { ACTION, verifyCommands } from '../../scripts/readme/parts.ts'
import { prepareRelease, stepNames, WORKFLOW } from './release-fixture.ts'

// The workflow only runs on GitHub's Linux runner.
const onLinux = process.platform === 'linux' ? describe : describe.skip

const VERSIONS = 'The tag is on main, and package.json and CHANGELOG.md know it'
const DIST = 'dist/ of the tag is what its sources build'
const CHECKSUMS = 'List the files and their checksums'

describe('release.yml', () => {
  it.each([
    ['v1.2.3', true],
    ['v10.20.30', true],
    ['v1', false],
    ['v1.2', false],
    ['v1.2.3-rc.1', false],
    ['v1.2.3.4', false],
    ['1.2.3', false],
  ])('is started by the tag %s: %s', (tag, starts) => {
    // In GitHub's filter patterns `.` stands for itself, and `[]` and `+` are as in a regular expression.
    const patterns = WORKFLOW.on.push.tags.map(pattern => new RegExp(`^${pattern.replaceAll('.', '\\.')}$`))
    expect(patterns.some(pattern => pattern.test(tag))).toBe(starts)
  })

  it('publishes what was checked, built and tested, after an approval', () => {
    const { build, publish, 'major-tag': major } = WORKFLOW.jobs
    expect(stepNames('build').slice(2)).toEqual([
      VERSIONS,
      'npm ci',
      'npm run types',
      'npm run lint',
      'npm run build',
      DIST,
      'npm test',
      CHECKSUMS,
      'actions/upload-artifact',
    ])
    expect([build?.needs, publish?.needs, major?.needs]).toEqual([undefined, 'build', 'publish'])
    expect(publish?.environment).toBe('release')
    expect(WORKFLOW.concurrency['cancel-in-progress']).toBe(false)
  })

  it('signs nothing in a job that ran a package, and nothing before the last check', () => {
    const { build, publish, 'major-tag': major } = WORKFLOW.jobs
    expect(build?.permissions).toEqual({ contents: 'read' })
    expect(publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' })
    expect(major?.permissions).toEqual({ contents: 'write' })
    expect(
      [...stepNames('publish'), ...stepNames('major-tag')].filter(name => name.startsWith('npm')),
    ).toEqual([])
    expect(stepNames('publish').slice(2)).toEqual([
      'The checksums are those of the tag',
      'The version has no release yet',
      'Attest what the tag runs',
      'Create the release',
    ])
  })
})

onLinux('the check of the versions', () => {
  it.each([
    ['1.10.0', '- The newer one.\n'],
    ['1.2.0', '- The older one.\n'],
  ])('takes the section of %s from the changelog', async (version, notes) => {
    await using release = await prepareRelease(version)
    expect(release.run('build', VERSIONS)).toMatchObject({ status: 0 })
    expect(await readFile(join(release.work, 'release', 'notes.md'), 'utf8')).toBe(notes)
  })

  it.each([
    ['another version in package.json', 'v1.2.0', '1.10.0', 1, 'package.json for 1.10.0'],
    ['no section in the changelog', 'v1.3.0', '1.3.0', 1, 'no section "## 1.3.0"'],
    ['a prerelease', 'v1.10.0-rc.1', '1.10.0', 2, 'not the tag of a release'],
    ['a major tag', 'v1', '1.10.0', 2, 'not the tag of a release'],
    ['a zero before the version', 'v01.10.0', '1.10.0', 2, 'not the tag of a release'],
  ])('fails for %s', async (_, tag, packaged, code, message) => {
    await using release = await prepareRelease(packaged)
    const { status, stderr } = release.run('build', VERSIONS, tag)
    expect(status).toBe(code)
    expect(stderr).toContain(message)
    await expect(readFile(join(release.work, 'release', 'notes.md'))).rejects.toThrow('ENOENT')
  })

  it('fails for a commit that is not on main', async () => {
    await using release = await prepareRelease('1.10.0')
    release.git('checkout', '--quiet', '-b', 'fix')
    release.commit('A commit that nobody has reviewed')
    const { status, stdout } = release.run('build', VERSIONS)
    expect([status, stdout]).toEqual([1, '::error title=Release::v1.10.0 is not on main.\n'])
  })
})

onLinux('the check of dist/', () => {
  it.each([
    ['passes for what is committed', undefined, 0],
    ['fails for a file that is built in another way', 'dist/index.js', 1],
    ['fails for a file that is not committed', 'dist/8.index.js', 1],
    ['passes for another file', 'notes.txt', 0],
  ])('%s', async (_, file, status) => {
    await using release = await prepareRelease('1.10.0')
    if (file !== undefined) await release.write(file, 'something else\n')
    expect(release.run('build', DIST).status).toBe(status)
  })
})

onLinux('the checksums', () => {
  it('are those of all files that a `uses:` runs', async () => {
    await using release = await prepareRelease('1.10.0')
    release.run('build', VERSIONS)
    expect(release.run('build', CHECKSUMS).status).toBe(0)
    const files = [
      '.github/actions/model-fallback/action.yml',
      '.github/workflows/preflight.yml',
      'action.yml',
      'dist/7.index.js',
      'dist/index.js',
    ]
    const lines = files.map(async file => {
      const digest = createHash('sha256').update(await readFile(join(release.work, file)))
      return `${digest.digest('hex')}  ${file}\n`
    })
    const written = await readFile(join(release.work, 'release', 'SHA256SUMS'), 'utf8')
    expect(written).toBe((await Promise.all(lines)).join(''))
  })
})

describe('the commands with which users check a release', () => {
  const root = join(import.meta.dirname, '..', '..')
  const [repository = ''] = ACTION.split('@')
  const policy = (tag: string) =>
    `--repo ${repository} --signer-workflow ${repository}/.github/workflows/release.yml --source-ref refs/tags/${tag}`

  it('go over exactly the files that were signed', async () => {
    const files = (text: string, pattern: RegExp) =>
      (pattern.exec(text)?.[1] ?? '').split(' ').map(file => file.replace('/*', ''))
    const script = await readFile(join(root, 'scripts/ci/release-checksums.sh'), 'utf8')
    const signed = files(script, /git ls-files (.*) \|/)
    expect(signed).toContain('dist')
    expect(files(verifyCommands('1.2.3'), /for file in (.*); do/).toSorted()).toEqual(signed.toSorted())
  })

  it('accept only what the release workflow signed for this tag', async () => {
    const commands = verifyCommands('1.2.3').replaceAll(/ \\\n +/g, ' ')
    expect(commands).toContain(`gh attestation verify "$file" ${policy('v1.2.3')} ||`)
    const security = await readFile(join(root, 'SECURITY.md'), 'utf8')
    expect(security).toContain(`gh attestation verify dist/index.js ${policy('vX.Y.Z')}\n`)
    expect(security).toContain(`gh release verify vX.Y.Z --repo ${repository}\n`)
  })
})
