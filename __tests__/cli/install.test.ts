import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtempDisposable, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { fieldsOf } from '../../src/base/index.ts'
import { type CodexCli, ensureCodex } from '../../src/cli/index.ts'
import { PLATFORM, pathWithoutProject, type Registry, startRegistry } from './install-registry.ts'
import { startNamelessRegistry } from './nameless-registry.ts'
import { requestOf } from './request.ts'

const ROOT = join(import.meta.dirname, '../..')
const UNREACHABLE = 'http://127.0.0.1:1'

type Options = Partial<Omit<Parameters<typeof ensureCodex>[0], 'requested'>> & { readonly requested?: string }

/** Installs 1.2.0 from the registry, which is not the tested version. */
function ensure(
  { env, temporary }: Registry,
  { requested = '1.2.0', ...options }: Options = {},
): Promise<CodexCli> {
  const { signal } = new AbortController()
  const request = { env, temporary, signal, onProgress: () => {}, ...options }
  return ensureCodex({ ...request, requested: requestOf(requested) })
}

/** The directories and markers of a tool cache, such as `1.2.0/x64`. */
async function cached(toolCache: string): Promise<readonly string[]> {
  const tool = join(toolCache, 'codex')
  const versions = await readdir(tool).catch(() => [])
  const below = versions.map(async version =>
    (await readdir(join(tool, version))).map(name => `${version}/${name}`),
  )
  return (await Promise.all(below)).flat().sort()
}

const complete = (version: string) => [`${version}/${process.arch}`, `${version}/${process.arch}.complete`]

function addedPathOf(result: CodexCli): string {
  if (result.kind === 'missing' || result.addedPath === undefined) throw new Error(JSON.stringify(result))
  return result.addedPath
}

function messageOf(result: CodexCli): string {
  if (result.kind === 'found') throw new Error(JSON.stringify(result))
  return result.message
}

async function readPackageLock(directory: string) {
  return JSON.parse(await readFile(join(directory, 'package-lock.json'), 'utf8')).packages
}

/** The version and the checksums in the generated file, whose constant is not exported from the room. */
async function readTestedVersion() {
  const text = await readFile(join(ROOT, 'src/cli/install/tested-version.ts'), 'utf8')
  const entries = text.matchAll(/^ +'?([\w-]+)'?:\s+'(sha512-[^']+|\d[^']+)',$/gm)
  const {
    version = '',
    launcher,
    ...platforms
  } = Object.fromEntries(Array.from(entries, ([, name, value]) => [name, value]))
  return { version, launcher, platforms }
}

describe('the tested version', () => {
  it('is the one that the tests run, with the checksums of package-lock.json', async () => {
    const packages = await readPackageLock(ROOT)
    const integrityOf = (name: string) => packages[`node_modules/@openai/${name}`]?.integrity
    const platforms = ['darwin', 'linux', 'win32'].flatMap(system => [`${system}-arm64`, `${system}-x64`])
    expect(await readTestedVersion()).toEqual({
      version: packages['node_modules/@openai/codex'].version,
      launcher: integrityOf('codex'),
      platforms: Object.fromEntries(platforms.map(name => [name, integrityOf(`codex-${name}`)])),
    })
  })

  it('comes when the registry does not name the newest one, runs in later steps, and is then in the tool cache', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'install-'))
    await using registry = await startNamelessRegistry()
    const base = { ...process.env, PATH: pathWithoutProject(), RUNNER_TOOL_CACHE: join(dir.path, 'tools') }
    const env = { ...base, npm_config_registry: registry.origin }
    const progress: unknown[] = []
    const { signal } = new AbortController()
    const onProgress = (step: unknown) => progress.push(step)
    const request = { requested: requestOf(''), env, temporary: dir.path, signal, onProgress }
    const { version, launcher, platforms } = await readTestedVersion()
    const first = await ensureCodex(request)
    const executable = { kind: 'native', version }
    expect(first).toMatchObject({ kind: 'found', installed: true, version, executable })
    const why = 'the npm registry has no such version (npm: E404)'
    const untilInstalled = [
      { kind: 'resolving', name: 'latest' },
      { kind: 'tested-instead', version, why },
      { kind: 'installing', version },
    ]
    expect(progress).toEqual(untilInstalled)
    const PATH = [addedPathOf(first), env.PATH].join(delimiter)
    const printed = execFileSync('codex', ['--version'], { env: { PATH }, encoding: 'utf8' })
    expect(printed).toBe(`codex-cli ${version}\n`)
    expect(await readPackageLock(join(addedPathOf(first), '../..'))).toMatchObject({
      'node_modules/@openai/codex': { integrity: launcher },
      [`node_modules/@openai/codex-${PLATFORM}`]: { integrity: platforms[PLATFORM] },
    })

    const offline = { ...env, npm_config_registry: UNREACHABLE, npm_config_fetch_retries: '0' }
    const again = { ...request, env: offline }
    expect(await ensureCodex(again)).toEqual({ ...first, installed: false })
    expect(await ensureCodex({ ...again, requested: requestOf(version) })).toEqual({
      ...first,
      installed: false,
    })
    expect(progress.filter(step => fieldsOf(step)['kind'] === 'installing')).toHaveLength(1)
  }, 300_000)

  it('is refused when the checksum of a package differs, and leaves nothing', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'launcher-'))
    const { version } = await readTestedVersion()
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', `@openai/codex@${version}`, '--json'], {
        cwd: dir.path,
        encoding: 'utf8',
      }),
    )
    const launcher = await readFile(join(dir.path, packed.filename))
    // First both packages differ, then only the binary's.
    for (const options of [{}, { launcher }]) {
      await using registry = await startRegistry([version], options)
      const message = messageOf(await ensure(registry, { requested: '' }))
      expect(message).toMatch(/^Codex \S+ could not be installed: .*checksum differs.*EINTEGRITY/)
      expect(await cached(registry.toolCache)).toEqual([])
    }
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

  it('is used, whatever its version, when the workflow names none', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const env = await withCodex(registry, '0.9.0')
    expect(await ensure(registry, { env, requested: '' })).toEqual({
      kind: 'found',
      executable: { kind: 'command', file: join(registry.temporary, 'bin/codex'), args: [] },
      version: '0.9.0',
      installed: false,
    })
    expect(registry.requests).toEqual([])
  })

  it('is used when it has the version that the workflow names', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'])
    const env = await withCodex(registry, '1.3.0')
    const present = { kind: 'found', version: '1.3.0', installed: false, executable: { kind: 'command' } }
    expect(await ensure(registry, { env, requested: '1.3.0' })).toMatchObject(present)
    expect(registry.requests).toEqual([])
  })

  it('is not used when the workflow names another version', async () => {
    await using registry = await startRegistry(['1.1.0', '1.2.0', '1.3.0'])
    const env = await withCodex(registry, '1.3.0')
    const result = await ensure(registry, { env, requested: '1.1.0' })
    expect(result).toMatchObject({ kind: 'found', version: '1.1.0', installed: true })
    expect(await cached(registry.toolCache)).toEqual(complete('1.1.0'))
  })
})

describe('the tool cache', () => {
  it('has one installation after jobs that install at the same time', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const results = await Promise.all([ensure(registry), ensure(registry), ensure(registry)])
    expect(new Set(results.map(addedPathOf)).size).toBe(1)
    expect(await cached(registry.toolCache)).toEqual(complete('1.2.0'))
  })

  it('gets a new installation in place of an incomplete one, marked or not', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const directory = join(registry.toolCache, 'codex/1.2.0', process.arch)
    await mkdir(join(directory, 'node_modules'), { recursive: true })
    expect(await ensure(registry)).toMatchObject({ kind: 'found', installed: true })
    expect(await cached(registry.toolCache)).toEqual(complete('1.2.0'))
    await rm(join(directory, 'node_modules/@openai'), { recursive: true })
    expect(await ensure(registry)).toMatchObject({ kind: 'found', installed: true })
    expect(await cached(registry.toolCache)).toEqual(complete('1.2.0'))
  })

  it('is a directory of the job when the runner has none that can be written', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const file = join(registry.temporary, 'file')
    await writeFile(file, '')
    const readOnly = { ...registry.env, RUNNER_TOOL_CACHE: file }
    const bin = join(registry.temporary, 'tool-cache/codex/1.2.0', process.arch, 'node_modules/.bin')
    expect(addedPathOf(await ensure(registry, { env: readOnly }))).toBe(bin)
    const { RUNNER_TOOL_CACHE: _, ...none } = registry.env
    const again = await ensure(registry, { env: none })
    expect(again).toMatchObject({ kind: 'found', installed: false, addedPath: bin })
  })

  it('is named in the message when none can be written', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const file = join(registry.temporary, 'file')
    await writeFile(file, '')
    const env = { ...registry.env, RUNNER_TOOL_CACHE: '' }
    expect(messageOf(await ensure(registry, { env, temporary: file }))).toBe(
      `Codex 1.2.0 could not be installed: ${join(file, 'tool-cache')} cannot be written (ENOTDIR). ` +
        'Run the job again, or put `codex` on PATH in a step before this one.',
    )
  })
})

describe('a version other than the tested one', () => {
  it('is installed with its binary and without its scripts, whatever the settings of npm', async () => {
    await using registry = await startRegistry(['1.2.0'])
    const settings = {
      npm_config_ignore_scripts: 'false',
      npm_config_omit: 'optional',
      npm_config_bin_links: 'false',
      npm_config_package_lock: 'false',
      npm_config_global: 'true',
      NPM_CONFIG_JSON: 'true',
      npm_config_dry_run: 'true',
      npm_config_audit: 'true',
    }
    const result = await ensure(registry, { env: { ...registry.env, ...settings } })
    expect(result).toMatchObject({ kind: 'found', installed: true, executable: { kind: 'native' } })
    const files = await readdir(join(addedPathOf(result), '../..'))
    expect(files).toEqual(expect.arrayContaining(['package.json', 'node_modules']))
    expect(files).not.toContain('scripts-ran')
    // `/-/npm/v1/security/…` would send the list of packages to a service for audits.
    expect(registry.requests.filter(path => path.startsWith('/-/'))).toEqual([])
  })

  it('does not come from a registry that an .npmrc of the checkout names', async () => {
    await using registry = await startRegistry(['1.2.0', '1.3.0'])
    const npmrc = join(registry.temporary, '../.npmrc')
    const { npm_config_registry: origin, ...env } = registry.env
    await writeFile(npmrc, `registry=${origin}\n`)
    await writeFile(join(registry.temporary, '.npmrc'), `registry=${UNREACHABLE}\n`)
    await writeFile(join(registry.temporary, 'package.json'), '{}')
    const checkout = join(registry.temporary, 'below')
    await mkdir(checkout)
    for (const requested of ['latest', '1.3.0']) {
      const result = await ensure(registry, { env, requested, temporary: checkout })
      expect(result).toMatchObject({ kind: 'found', version: '1.3.0' })
    }
  })

  it('is refused when its bytes do not match the checksum of the registry', async () => {
    await using registry = await startRegistry(['1.1.0', '1.2.0'], { fault: 'swapped' })
    expect(messageOf(await ensure(registry))).toContain('checksum differs')
    expect(await cached(registry.toolCache)).toEqual([])
  })

  it('is refused without a binary for this system, although npm succeeds', async () => {
    await using registry = await startRegistry(['1.2.0'], { fault: 'no-binary' })
    expect(messageOf(await ensure(registry))).toContain('npm installed no binary of it for')
    expect(await cached(registry.toolCache)).toEqual([])
  })

  it('is refused when the registry does not have it', async () => {
    await using registry = await startRegistry(['1.2.0'])
    expect(messageOf(await ensure(registry, { requested: '9.9.9' }))).toBe(
      'Codex 9.9.9 could not be installed: the npm registry has no such version, or npm’s setting ' +
        '`min-release-age` or `before` excludes it (npm: ETARGET). Check the input `codex-version`, or leave it empty.',
    )
  })
})

describe('an installation that fails', () => {
  it.each(['', 'latest', '1.3.0'])('names a registry that cannot be reached (%j)', async requested => {
    await using registry = await startRegistry(['1.2.0'])
    const env = { ...registry.env, npm_config_registry: UNREACHABLE }
    expect(messageOf(await ensure(registry, { env, requested }))).toContain(
      'the npm registry cannot be reached',
    )
  })

  it.each(['', 'latest'])(
    'ends by the timeout of npm when the registry never answers (%j)',
    async requested => {
      await using registry = await startRegistry(['1.2.0'], { fault: 'silent' })
      const env = { ...registry.env, npm_config_fetch_timeout: '500' }
      expect(messageOf(await ensure(registry, { env, requested }))).toContain(
        'the npm registry cannot be reached',
      )
      expect(await cached(registry.toolCache)).toEqual([])
    },
  )

  it.each([
    ['', 'latest'],
    ['^1.2.0', '^1.2.0'],
    ['1.2.0', '1.2.0'],
  ])('ends when the job is cancelled (%j)', async (requested, name) => {
    await using registry = await startRegistry(['1.2.0'], { fault: 'silent' })
    const cancel = new AbortController()
    const { signal } = cancel
    const message = ensure(registry, { requested, signal, onProgress: () => cancel.abort() })
    expect(messageOf(await message)).toContain(`Codex ${name} could not be installed: the job was cancelled`)
  })
})
