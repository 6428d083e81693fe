/** A small npm registry on loopback. Its packages have the shape of the CLI's, with an empty file as the binary. */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** This machine, as the packages name it. */
export const PLATFORM = `${process.platform}-${process.arch}`

const RUST_TARGETS: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
  'win32-x64': 'x86_64-pc-windows-msvc',
  'win32-arm64': 'aarch64-pc-windows-msvc',
}

/** The directory in a package's `vendor` that has this machine's binary. */
export const RUST_TARGET = RUST_TARGETS[PLATFORM] ?? ''

const PUBLISHED_AT = '2026-01-01T00:00:00.000Z'

/**
 * What is wrong with the registry.
 *
 * - `swapped`: it serves other bytes than its own checksums say.
 * - `no-binary`: it does not have the platforms' packages that the launcher names.
 * - `silent`: it accepts requests and never answers.
 */
export type Fault = 'swapped' | 'no-binary' | 'silent'

/**
 * - `launcher`: a tarball that is served as the launcher of every version.
 * - `tags`: versions by the tags that they have; without it the last version is the latest.
 */
export type RegistryOptions = {
  readonly fault?: Fault
  readonly launcher?: Buffer
  readonly tags?: Readonly<Record<string, string>>
}

/** A registry that runs, and a runner's directories to install into. */
export type Registry = AsyncDisposable & {
  /** The job's environment: npm uses the registry and has a cache of its own. */
  readonly env: Readonly<Record<string, string>>
  readonly temporary: string
  readonly toolCache: string
  /** The paths of the requests. */
  readonly requests: string[]
}

/** Starts a registry that has the versions; the last one is the latest. */
export async function startRegistry(
  versions: readonly string[],
  { fault, launcher, tags = { latest: versions.at(-1) ?? '' } }: RegistryOptions = {},
): Promise<Registry> {
  const dir = await mkdtemp(join(tmpdir(), 'registry-'))
  const tarballs = new Map<string, Buffer>()
  for (const version of versions) {
    const platform = `${version}-${PLATFORM}`
    tarballs.set(version, launcher ?? pack(join(dir, version), launcherFiles(version)))
    tarballs.set(platform, pack(join(dir, platform), binaryFiles(platform)))
  }
  const requests: string[] = []
  let origin = ''
  const answer = (path: string, response: ServerResponse) => {
    if (fault === 'silent') return
    const tarball = tarballs.get(/\/-\/(.+)\.tgz$/.exec(path)?.[1] ?? '')
    if (tarball !== undefined) {
      response.end(fault === 'swapped' ? tarballs.get(`${versions[0]}-${PLATFORM}`) : tarball)
    } else if (path === '/@openai%2fcodex') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(packument(origin, { versions, tarballs, tags, fault })))
    } else {
      response.writeHead(404).end('{}')
    }
  }
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    answer(request.url ?? '', response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const temporary = join(dir, 'temporary')
  mkdirSync(temporary)
  const toolCache = join(dir, 'tools')
  return {
    env: {
      PATH: pathWithoutProject(),
      HOME: dir,
      USERPROFILE: dir,
      RUNNER_TOOL_CACHE: toolCache,
      npm_config_cache: join(dir, 'npm-cache'),
      npm_config_registry: origin,
      npm_config_fetch_retries: '0',
    },
    temporary,
    toolCache,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** PATH without the project's own commands, which include the CLI of package.json. */
export function pathWithoutProject(): string {
  const directories = (process.env['PATH'] ?? '').split(delimiter)
  const kept = directories.filter(directory => !directory.includes('node_modules'))
  return [...kept, dirname(process.execPath)].filter(directory => !directory.endsWith('.bin')).join(delimiter)
}

/** Puts a version into a tool cache, as an installation leaves it there. */
export function fillToolCache(toolCache: string, version: string): void {
  const directory = join(toolCache, 'codex', version, process.arch)
  const modules = join(directory, 'node_modules')
  writeFiles(join(modules, '@openai/codex'), launcherFiles(version))
  writeFiles(join(modules, `@openai/codex-${PLATFORM}`), binaryFiles(`${version}-${PLATFORM}`))
  mkdirSync(join(modules, '.bin'))
  symlinkSync('../@openai/codex/bin/codex.js', join(modules, '.bin/codex'))
  writeFileSync(`${directory}.complete`, '')
}

function launcherFiles(version: string): Readonly<Record<string, string>> {
  return {
    'package.json': JSON.stringify({
      name: '@openai/codex',
      version,
      bin: { codex: 'bin/codex.js' },
      optionalDependencies: { [`@openai/codex-${PLATFORM}`]: `npm:@openai/codex@${version}-${PLATFORM}` },
      scripts: { postinstall: 'node bin/postinstall.js' },
    }),
    'bin/codex.js': `#!/usr/bin/env node\nconsole.log('codex-cli ${version}')\n`,
    'bin/postinstall.js': `require('node:fs').writeFileSync('../../../scripts-ran', '')`,
  }
}

function binaryFiles(version: string): Readonly<Record<string, string>> {
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex'
  return {
    'package.json': JSON.stringify({ name: '@openai/codex', version }),
    [`vendor/${RUST_TARGET}/bin/${name}`]: '',
  }
}

function pack(dir: string, files: Readonly<Record<string, string>>): Buffer {
  writeFiles(join(dir, 'package'), files)
  execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: dir })
  return readFileSync(join(dir, 'package.tgz'))
}

function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(directory, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { mode: 0o755 })
  }
}

type Contents = {
  readonly tags: Readonly<Record<string, string>>
  readonly fault: Fault | undefined
  readonly versions: readonly string[]
  readonly tarballs: ReadonlyMap<string, Buffer>
}

function packument(origin: string, { versions, tarballs, tags, fault }: Contents) {
  const entries = [...tarballs]
    .filter(([name]) => fault !== 'no-binary' || versions.includes(name))
    .map(([name, bytes]) => {
      const files = versions.includes(name) ? launcherFiles(name) : binaryFiles(name)
      const manifest: Record<string, unknown> = JSON.parse(files['package.json'] ?? '')
      const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
      return [name, { ...manifest, dist: { tarball: `${origin}/@openai/codex/-/${name}.tgz`, integrity } }]
    })
  const time = Object.fromEntries(entries.map(([name]) => [name, PUBLISHED_AT]))
  return { name: '@openai/codex', 'dist-tags': tags, time, versions: Object.fromEntries(entries) }
}
