/** Which version a tag or a range of `codex-version` means, with the real npm and a registry on loopback. */

import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type CodexCli, ensureCodex, type InstallProgress } from '../../src/cli/index.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'
import { fillToolCache, PLATFORM, type Registry, startRegistry } from './install-registry.ts'
import { requestOf } from './request.ts'

type Ensured = { readonly codex: CodexCli; readonly progress: readonly InstallProgress[] }

async function ensure(
  { env, temporary }: Registry,
  requested: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Ensured> {
  const progress: InstallProgress[] = []
  const codex = await ensureCodex({
    requested: requestOf(requested),
    env: { ...env, ...more },
    temporary,
    signal: new AbortController().signal,
    onProgress: step => progress.push(step),
  })
  return { codex, progress }
}

function messageOf({ codex }: Ensured): string {
  return codex.kind === 'missing' ? codex.message : ''
}

const installed = (version: string) => ({ kind: 'found', version, installed: true })

/** In the order in which they were published: the older line got a fix after the newest release. */
const PUBLISHED = ['1.1.0', '1.2.0', '1.3.0-alpha.1', '1.3.0-alpha.2', '1.3.0', '1.4.0', '1.2.1']
const TAGS = { latest: '1.3.0', alpha: '1.3.0-alpha.2', native: `1.3.0-${PLATFORM}` }

const start = () => startRegistry(PUBLISHED, { tags: TAGS })

describe('a version that the registry knows', () => {
  it.each([
    ['the newest, for an empty input', '', '1.3.0'],
    ['the newest, for its tag', 'latest', '1.3.0'],
    ['that of another tag', 'alpha', '1.3.0-alpha.2'],
    ['the latest, for a range with it, although a higher one is published', '^1.1.0', '1.3.0'],
    ['the latest, for any', '*', '1.3.0'],
    ['the highest of a range without the latest', '~1.2.0', '1.2.1'],
    ['the highest of a part of a version', '1.2', '1.2.1'],
    ['the highest of a range with two ends', '1.0 - 1.2', '1.2.1'],
    ['the highest of several ranges', '1.1.x || >=1.3.1 <2', '1.4.0'],
    ['a pre-release, for a range that names one', '>=1.3.0-alpha <1.3.0', '1.3.0-alpha.2'],
    ['an exact one', 'v1.1.0', '1.1.0'],
  ])('is %s (%j)', async (_, requested, version) => {
    await using registry = await start()
    expect((await ensure(registry, requested)).codex).toMatchObject(installed(version))
  })

  it('is asked for once, and then taken from the tool cache', async () => {
    await using registry = await start()
    const first = await ensure(registry, '~1.2.0')
    expect(first.progress).toEqual([
      { kind: 'resolving', name: '~1.2.0' },
      { kind: 'installing', version: '1.2.1' },
    ])
    registry.requests.splice(0)
    const again = await ensure(registry, '~1.2.0', { npm_config_prefer_online: 'true' })
    expect(again.codex).toEqual({ ...first.codex, installed: false })
    expect(registry.requests).toEqual(['/@openai%2fcodex'])
    registry.requests.splice(0)
    expect((await ensure(registry, '1.2.1')).codex).toEqual({ ...first.codex, installed: false })
    expect(registry.requests).toEqual([])
  })
})

describe('a version that the registry does not know', () => {
  const NO_SUCH = 'could not be installed: the npm registry has no such version (npm: E404). '
  const NO_CLI = 'could not be installed: the npm registry names no version of the CLI for it. '
  const CHECK_INPUT = 'Check the input `codex-version`, or leave it empty.'

  it.each([
    ['a tag', 'nightly', NO_SUCH],
    ['a range', '^2.0.0', NO_SUCH],
    // npm counts the packages of single platforms as pre-releases.
    ['a range with packages of platforms alone', '>=1.2.1-beta <1.2.1', NO_CLI],
    ['the tag of such a package', 'native', NO_CLI],
  ])('is %s: %j', async (_, requested, message) => {
    await using registry = await start()
    expect(messageOf(await ensure(registry, requested))).toBe(`Codex ${requested} ${message}${CHECK_INPUT}`)
  })

  it('is the newest of a registry without the tag for it, which also lacks the tested one', async () => {
    await using registry = await startRegistry(['1.2.0'], { tags: {} })
    const result = await ensure(registry, '')
    expect(result.progress.map(({ kind }) => kind)).toEqual(['resolving', 'tested-instead', 'installing'])
    expect(messageOf(result)).toContain('the npm registry has no such version')
  })
})

describe('the newest version, when npm does not install it', () => {
  // npm's `min-release-age` is the same, counted from now. `npm view` ignores both.
  const TOO_EARLY = { npm_config_before: '2025-01-01' }

  it('gives way to the tested version in the tool cache', async () => {
    await using registry = await start()
    fillToolCache(registry.toolCache, PINNED_CODEX)
    const { codex, progress } = await ensure(registry, '', TOO_EARLY)
    expect(codex).toMatchObject({ kind: 'found', version: PINNED_CODEX, installed: false })
    expect(progress).toEqual([
      { kind: 'resolving', name: 'latest' },
      { kind: 'installing', version: '1.3.0' },
      { kind: 'tested-instead', version: PINNED_CODEX, why: expect.stringContaining('`min-release-age`') },
    ])
  })

  it.each(['latest', '^1.1.0', '1.3.0'])('is not replaced when the workflow asks for %s', async requested => {
    await using registry = await start()
    fillToolCache(registry.toolCache, PINNED_CODEX)
    const result = await ensure(registry, requested, TOO_EARLY)
    expect(messageOf(result)).toMatch(/^Codex 1\.3\.0 could not be installed: .*`before` excludes it/)
  })
})

describe('the CLI on PATH', () => {
  async function withCodex(registry: Registry, output: string): Promise<{ readonly PATH: string }> {
    const bin = join(registry.temporary, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'codex'), `#!/bin/sh\necho ${output}\n`)
    await chmod(join(bin, 'codex'), 0o755)
    return { PATH: [bin, registry.env['PATH']].join(delimiter) }
  }

  it.each(['^1.2.0', '1.2', '>=1 <2', '1.0.0 - 1.2.0', '*'])(
    'is used without a question when it is in the range %s',
    async requested => {
      await using registry = await start()
      const { codex, progress } = await ensure(registry, requested, await withCodex(registry, '1.2.0'))
      expect(codex).toMatchObject({ kind: 'found', version: '1.2.0', installed: false })
      expect([progress, registry.requests]).toEqual([[], []])
    },
  )

  it.each([
    ['1.2.0', '>=1.2.1', '1.3.0'],
    ['1.3.0-alpha.2', '^1.2.0', '1.3.0'],
    ['unknown', '*', '1.3.0'],
    ['1.2.0', 'latest', '1.3.0'],
    ['1.3.0', 'alpha', '1.3.0-alpha.2'],
  ])('is not used when it is %s and the workflow asks for %s', async (onPath, requested, version) => {
    await using registry = await start()
    const { codex } = await ensure(registry, requested, await withCodex(registry, onPath))
    expect(codex).toMatchObject(installed(version))
  })

  it('is used when it has the version of the tag', async () => {
    await using registry = await start()
    const { codex } = await ensure(registry, 'latest', await withCodex(registry, '1.3.0'))
    expect(codex).toMatchObject({ version: '1.3.0', installed: false, executable: { kind: 'command' } })
  })
})
