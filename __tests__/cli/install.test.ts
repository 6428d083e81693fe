import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtempDisposable, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type CodexCli, type CodexRequest, ensureCodex } from '../../src/cli/install/ensure-codex.ts'
import { TESTED_CODEX } from '../../src/cli/install/tested-version.ts'
import { commandsOnly, type Registry, startRegistry } from './install-registry.ts'

const NOWHERE = 'http://127.0.0.1:1'

function ensure(registry: Registry, options: Partial<CodexRequest> = {}): Promise<CodexCli> {
  const { env, toolCache, temporary, pinOf } = registry
  return ensureCodex({ requested: '', env, toolCache, temporary, pin: pinOf('1.2.0'), ...options })
}

/** Every path below a tool's versions, two levels deep, such as `1.2.0/x64`. */
async function cached(toolCache: string): Promise<readonly string[]> {
  const tool = join(toolCache, 'codex')
  const versions = await readdir(tool).catch(() => [])
  const below = versions.map(async version =>
    (await readdir(join(tool, version))).map(name => `${version}/${name}`),
  )
  return (await Promise.all(below)).flat().sort()
}

function pathOf(result: CodexCli): string {
  if (result.kind === 'missing' || result.addedPath === undefined) throw new Error(JSON.stringify(result))
  return result.addedPath
}

function messageOf(result: CodexCli): string {
  if (result.kind === 'found') throw new Error(JSON.stringify(result))
  return result.message
}

const WHOLE = [`1.2.0/${process.arch}`, `1.2.0/${process.arch}.complete`]

describe('the pinned version', () => {
  it('comes from the real registry once, runs in later steps, and needs no registry again', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'install-'))
    const temporary = join(dir.path, 'temporary')
    await mkdir(temporary)
    const env = { ...process.env, PATH: commandsOnly(process.env['PATH'] ?? '') }
    const options = { requested: '', env, toolCache: join(dir.path, 'tools'), temporary }
    const told: string[] = []
    const first = await ensureCodex({ ...options, onInstall: version => told.push(version) })
    expect(first).toMatchObject({
      kind: 'found',
      installed: true,
      version: TESTED_CODEX.version,
      executable: { kind: 'native', version: TESTED_CODEX.version },
    })
    expect(told).toEqual([TESTED_CODEX.version])
    const PATH = [pathOf(first), env.PATH].join(delimiter)
    const said = execFileSync('codex', ['--version'], { env: { PATH }, encoding: 'utf8' })
    expect(said).toBe(`codex-cli ${TESTED_CODEX.version}\n`)

    const offline = { ...env, npm_config_registry: NOWHERE }
    const again = await ensureCodex({ ...options, env: offline, onInstall: version => told.push(version) })
    expect(again).toEqual({ ...first, installed: false })
    expect(told).toHaveLength(1)
  }, 300_000)

  it('is refused when a checksum differs, of the launcher or of the binary, and leaves nothing', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'])
    const pin = registry.pinOf('1.2.0')
    const other = registry.pinOf('1.3.0')
    for (const tampered of [
      { ...pin, launcher: other.launcher },
      { ...pin, platforms: other.platforms },
    ]) {
      const message = messageOf(await ensure(registry, { pin: tampered }))
      expect(message).toMatch(/^Codex 1\.2\.0 could not be installed: .*checksum differs.*EINTEGRITY/)
      expect(await cached(registry.toolCache)).toEqual([])
    }
    expect(await ensure(registry)).toMatchObject({ kind: 'found', installed: true })
  })

  it('stays what it is when npm’s own settings say otherwise', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const settings = {
      npm_config_omit: 'optional',
      npm_config_bin_links: 'false',
      npm_config_package_lock: 'false',
      npm_config_global: 'true',
      NPM_CONFIG_JSON: 'true',
      npm_config_dry_run: 'true',
    }
    const env = { ...registry.env, ...settings }
    const result = await ensure(registry, { env })
    expect(result).toMatchObject({ kind: 'found', installed: true, executable: { kind: 'native' } })
  })
})

describe('the CLI on PATH', () => {
  async function withCodex(registry: Registry, version: string) {
    const bin = join(registry.temporary, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'codex'), `#!/bin/sh\necho codex-cli ${version}\n`)
    await chmod(join(bin, 'codex'), 0o755)
    return { ...registry.env, PATH: [bin, registry.env['PATH']].join(delimiter) }
  }

  it('is used, whatever its version, when none is named', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const env = await withCodex(registry, '0.9.0')
    expect(await ensure(registry, { env })).toEqual({
      kind: 'found',
      executable: { kind: 'command', file: join(registry.temporary, 'bin/codex'), args: [] },
      version: '0.9.0',
      installed: false,
    })
    expect(registry.requests).toEqual([])
  })

  it('is used when it is the version that is named, or the latest', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'])
    const env = await withCodex(registry, '1.3.0')
    const there = { kind: 'found', version: '1.3.0', installed: false, executable: { kind: 'command' } }
    expect(await ensure(registry, { env, requested: '1.3.0' })).toMatchObject(there)
    expect(registry.requests).toEqual([])
    expect(await ensure(registry, { env, requested: 'latest' })).toMatchObject(there)
  })

  it('gives way to another version that is named', async () => {
    await using registry = await startRegistry(['1.1.0', '1.2.0', '1.3.0'])
    const env = await withCodex(registry, '1.3.0')
    const result = await ensure(registry, { env, requested: '1.1.0' })
    expect(result).toMatchObject({ kind: 'found', version: '1.1.0', installed: true })
    expect(await cached(registry.toolCache)).toEqual([
      `1.1.0/${process.arch}`,
      `1.1.0/${process.arch}.complete`,
    ])
  })
})

describe('the tool cache', () => {
  it('holds one installation after jobs that install at the same time', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const results = await Promise.all([ensure(registry), ensure(registry), ensure(registry)])
    expect(new Set(results.map(pathOf)).size).toBe(1)
    expect(await cached(registry.toolCache)).toEqual(WHOLE)
  })

  it('gives room where half an installation lies, marked or not', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const dir = join(registry.toolCache, 'codex/1.2.0', process.arch)
    await mkdir(join(dir, 'node_modules'), { recursive: true })
    expect(await ensure(registry)).toMatchObject({ kind: 'found', installed: true })
    expect(await cached(registry.toolCache)).toEqual(WHOLE)
    await rm(join(dir, 'node_modules/@openai'), { recursive: true })
    expect(await ensure(registry)).toMatchObject({ kind: 'found', installed: true })
    expect(await cached(registry.toolCache)).toEqual(WHOLE)
  })

  it('is a directory of the job where there is none that can be written', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const file = join(registry.temporary, 'file')
    await writeFile(file, '')
    const place = join(registry.temporary, 'tool-cache/codex/1.2.0', process.arch, 'node_modules/.bin')
    expect(pathOf(await ensure(registry, { toolCache: file }))).toBe(place)
    const again = await ensure(registry, { toolCache: undefined })
    expect(again).toMatchObject({ kind: 'found', installed: false, addedPath: place })
  })

  it('is not written where neither can be', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const file = join(registry.temporary, 'file')
    await writeFile(file, '')
    const message = messageOf(await ensure(registry, { toolCache: undefined, temporary: file }))
    expect(message).toBe(
      `Codex 1.2.0 could not be installed: ${join(file, 'tool-cache')} cannot be written (ENOTDIR). ` +
        'Run the job again, or put `codex` on PATH in a step before this one.',
    )
  })
})

describe('what is not pinned', () => {
  it('is installed without running the scripts of its packages', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'])
    const env = { ...registry.env, npm_config_ignore_scripts: 'false' }
    const root = join(pathOf(await ensure(registry, { env, requested: '1.3.0' })), '../..')
    expect(await readdir(root)).toEqual(expect.arrayContaining(['package.json', 'node_modules']))
    expect(await readdir(root)).not.toContain('scripts-ran')
  })

  it('is the latest version by its number', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0', '1.4.0'])
    const result = await ensure(registry, { requested: 'latest' })
    expect(result).toMatchObject({ kind: 'found', version: '1.4.0', installed: true })
  })

  it('is refused when the bytes are not those that the registry itself promises', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'], 'swapped')
    expect(messageOf(await ensure(registry, { requested: '1.3.0' }))).toContain('checksum differs')
    expect(await cached(registry.toolCache)).toEqual([])
  })

  it('is refused without a binary for this system, which npm lets pass', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'], 'no-binary')
    expect(messageOf(await ensure(registry, { requested: '1.3.0' }))).toContain(
      'npm installed no binary of it for',
    )
    expect(await cached(registry.toolCache)).toEqual([])
  })

  it('is refused when there is no such version', async () => {
    await using registry = await startRegistry(['1.2.0'])
    expect(messageOf(await ensure(registry, { requested: '9.9.9' }))).toBe(
      'Codex 9.9.9 could not be installed: the npm registry has no such version (npm: ETARGET). ' +
        'Check the input `codex-version`, or leave it empty.',
    )
  })
})

describe('an installation that cannot be', () => {
  it.each(['', 'latest', '1.3.0'])('says that the registry cannot be reached (%j)', async wanted => {
    await using registry = await startRegistry(['1.2.0'])
    const env = { ...registry.env, npm_config_registry: NOWHERE }
    expect(messageOf(await ensure(registry, { env, requested: wanted }))).toContain(
      'the npm registry cannot be reached',
    )
  })

  it('says that there is no npm', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const env = { ...registry.env, PATH: registry.temporary }
    for (const wanted of ['', 'latest']) {
      expect(messageOf(await ensure(registry, { env, requested: wanted }))).toMatch(
        /could not be installed: there is no npm on PATH\. Set up Node\.js/,
      )
    }
  })

  it('ends at its deadline before a registry that never answers', async () => {
    await using registry = await startRegistry(['1.2.0'], 'silent')
    for (const wanted of ['', 'latest']) {
      const message = messageOf(await ensure(registry, { requested: wanted, timeoutMs: 2_000 }))
      expect(message).toContain('npm did not finish within 2 s')
    }
    expect(await cached(registry.toolCache)).toEqual([])
  })

  it('ends with the job', async () => {
    await using registry = await startRegistry(['1.2.0'], 'silent')
    const cancel = new AbortController()
    const message = ensure(registry, { signal: cancel.signal, onInstall: () => cancel.abort() })
    expect(messageOf(await message)).toContain('the job was cancelled')
  })
})
