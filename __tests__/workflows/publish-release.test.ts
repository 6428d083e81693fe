/** How release.yml publishes: once, only what was built, and with a major tag that only moves forward. */

import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { prepareRelease } from './release-fixture.ts'

// The workflow only runs on GitHub's Linux runner.
const onLinux = process.platform === 'linux' ? describe : describe.skip

const PUBLISHED = [
  'The checksums are those of the tag',
  'The version has no release yet',
  'Create the release',
] as const

type Release = Awaited<ReturnType<typeof prepareRelease>>

/** Runs the build's steps that make files, and all of the job `publish` but the signature, up to the first failure. */
function publish(release: Release) {
  release.run('build', 'The tag is on main, and package.json and CHANGELOG.md know it')
  release.run('build', 'List the files and their checksums')
  return publishBuilt(release)
}

function publishBuilt(release: Release) {
  for (const step of PUBLISHED) {
    const { status, stdout, stderr } = release.run('publish', step)
    if (status !== 0) return { failed: step, output: stdout + stderr }
  }
  return 'published'
}

onLinux('the release', () => {
  it('has the notes and the checksums, and is the latest', async () => {
    await using release = await prepareRelease('1.10.0', ['v1.2.0', 'v1.9.3'])
    expect(publish(release)).toBe('published')
    expect(await release.stored('releases/v1.10.0/notes.md')).toBe('- The newer one.\n')
    expect(await release.stored('releases/v1.10.0/SHA256SUMS')).toMatch(/^([0-9a-f]{64} {2}\S+\n){5}$/)
    expect(await release.stored('releases/v1.10.0/latest')).toBe('true')
  })

  it('has the signed bundle, for those who check it without an account', async () => {
    await using release = await prepareRelease('1.10.0')
    expect(publish(release)).toBe('published')
    expect(await release.stored('releases/v1.10.0/attestation.sigstore.json')).toBe('a signed bundle\n')
  })

  it('is not the latest when a higher version is released', async () => {
    await using release = await prepareRelease('1.2.0', ['v1.10.0'])
    expect(publish(release)).toBe('published')
    expect(await release.stored('releases/v1.2.0/latest')).toBe('false')
  })

  it('is created once: a second run fails before it signs, and changes nothing', async () => {
    await using release = await prepareRelease('1.10.0', ['v1.2.0'])
    expect(publish(release)).toBe('published')
    await release.write('CHANGELOG.md', '## 1.10.0\n\n- Other notes.\n')
    expect(publish(release)).toEqual({
      failed: 'The version has no release yet',
      output: expect.stringContaining('A version never changes'),
    })
    expect(await release.stored('releases/v1.10.0/notes.md')).toBe('- The newer one.\n')
    expect(await release.releases()).toEqual(['v1.10.0', 'v1.2.0'])
  })

  it('is refused when the tag has moved since the build', async () => {
    await using release = await prepareRelease('1.10.0')
    const moved = release.commit('Another commit')
    release.git('push', '--quiet', '--force', 'origin', `${moved}:refs/tags/v1.10.0`)
    release.git('checkout', '--quiet', release.head)
    expect(publish(release)).toEqual({
      failed: 'The version has no release yet',
      output: expect.stringContaining(`The tag is now at ${moved}`),
    })
    expect(await release.releases()).toEqual([])
  })

  it.each([
    ['another digest', (sums: string) => sums.replace(/^./, digit => (digit === '0' ? '1' : '0'))],
    ['a file less', (sums: string) => sums.replace(/^.*\n/, '')],
    ['a file more', (sums: string) => `${sums}${'0'.repeat(64)}  evil.js\n`],
  ])('is refused when the build gives %s than the tag', async (_, change) => {
    await using release = await prepareRelease('1.10.0')
    release.run('build', 'The tag is on main, and package.json and CHANGELOG.md know it')
    const sums = release.run('build', 'List the files and their checksums').stdout
    await release.write('release/SHA256SUMS', change(sums))
    expect(publishBuilt(release)).toMatchObject({ failed: 'The checksums are those of the tag' })
    expect(await release.releases()).toEqual([])
  })

  it('fails where releases can be changed, and names the setting', async () => {
    await using release = await prepareRelease('1.10.0')
    await release.github('mutable')
    expect(publish(release)).toEqual({
      failed: 'Create the release',
      output: expect.stringContaining('switch on release immutability in the settings'),
    })
  })
})

onLinux('the major tag', () => {
  const move = (release: Release) => {
    const { status, stdout } = release.run('major-tag', 'Move it')
    return { status, stdout }
  }

  it('is created with the first release of a major version', async () => {
    await using release = await prepareRelease('1.10.0')
    expect(move(release).status).toBe(0)
    expect(release.tagged('v1')).toBe(release.head)
  })

  it('moves to a newer release, whatever is released of other major versions', async () => {
    await using release = await prepareRelease('1.10.0', ['v1.2.0', 'v1.9.3', 'v2.0.0', 'v11.0.0'])
    release.git('push', '--quiet', 'origin', 'v1.9.3:refs/tags/v1')
    expect(move(release)).toEqual({ status: 0, stdout: `v1 is ${release.head}, as v1.10.0.\n` })
    expect(release.tagged('v1')).toBe(release.head)
    expect(release.tagged('v1.9.3')).not.toBe(release.head)
  })

  it('does not move back', async () => {
    await using release = await prepareRelease('1.2.0', ['v1.9.3', 'v1.10.0'])
    release.git('push', '--quiet', 'origin', 'v1.10.0:refs/tags/v1')
    expect(move(release)).toEqual({ status: 0, stdout: 'v1 is not moved: v1.10.0 is newer than v1.2.0.\n' })
    expect(release.tagged('v1')).toBe(release.git('rev-parse', 'v1.10.0'))
  })

  it('does not wait for a tag that never became a release', async () => {
    await using release = await prepareRelease('1.10.0')
    release.git('push', '--quiet', 'origin', `${release.head}:refs/tags/v1.11.0`)
    expect(move(release).status).toBe(0)
    expect(release.tagged('v1')).toBe(release.head)
  })

  it('that GitHub refuses to move is a failure with the command to run', async () => {
    await using release = await prepareRelease('1.10.0', ['v1.2.0'])
    release.git('push', '--quiet', 'origin', 'v1.2.0:refs/tags/v1')
    await release.github('refuses')
    const { status, stdout } = move(release)
    expect(status).toBe(1)
    const command = /git (push --force origin \w+:refs\/tags\/v1)$/m.exec(stdout)?.[1]?.split(' ') ?? []
    expect(spawnSync('git', command, { cwd: release.work }).status).toBe(0)
    expect(release.tagged('v1')).toBe(release.head)
  })
})
