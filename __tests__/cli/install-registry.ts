/** An npm registry in small, on loopback, with packages of the CLI's shape whose binary is an empty file. */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { TestedVersion } from '../../src/cli/install/npm-project.ts'

/** This machine, as the packages name it. */
export const HERE = `${process.platform}-${process.arch}`

/**
 * What is wrong with the registry.
 *
 * - `swapped`: it serves other bytes than its own checksums say.
 * - `no-binary`: it does not have the platforms' packages that the launcher names.
 * - `silent`: it takes requests and never answers.
 */
export type Fault = 'swapped' | 'no-binary' | 'silent'

/** A registry that is up, and a runner's directories to install into. */
export type Registry = AsyncDisposable & {
  /** The job's environment: npm talks to the registry and has a cache of its own. */
  readonly env: Readonly<Record<string, string>>
  readonly temporary: string
  readonly toolCache: string
  readonly pinOf: (version: string) => TestedVersion
  /** The paths that were asked for. */
  readonly requests: readonly string[]
}

type Tarball = { readonly bytes: Buffer; readonly integrity: string }

/** Starts a registry that has the versions; the last one is the latest. */
export async function startRegistry(versions: readonly string[], fault?: Fault): Promise<Registry> {
  const dir = await mkdtemp(join(tmpdir(), 'registry-'))
  const tarballs = new Map<string, Tarball>()
  for (const version of versions) {
    tarballs.set(version, pack(join(dir, version), launcherFiles(version)))
    const platform = `${version}-${HERE}`
    tarballs.set(platform, pack(join(dir, platform), binaryFiles(platform)))
  }
  const requests: string[] = []
  let origin = ''
  const answer = (path: string, response: ServerResponse) => {
    if (fault === 'silent') return
    const file = /\/-\/(.+)\.tgz$/.exec(path)?.[1]
    const tarball = file === undefined ? undefined : tarballs.get(file)
    if (tarball !== undefined) {
      const swapped = fault === 'swapped' ? tarballs.get(`${versions[0]}-${HERE}`) : tarball
      response.end(swapped?.bytes)
    } else if (path === '/@openai%2fcodex') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(packument(origin, versions, tarballs, fault)))
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
  return {
    env: {
      PATH: commandsOnly(process.env['PATH'] ?? ''),
      HOME: dir,
      USERPROFILE: dir,
      npm_config_cache: join(dir, 'npm-cache'),
      npm_config_registry: origin,
      npm_config_fetch_retries: '0',
    },
    temporary,
    toolCache: join(dir, 'tools'),
    pinOf: version => ({
      version,
      launcher: tarballs.get(version)?.integrity ?? '',
      platforms: { [HERE]: tarballs.get(`${version}-${HERE}`)?.integrity ?? '' },
    }),
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** PATH without the project's own commands, where the CLI of package.json is. */
export function commandsOnly(path: string): string {
  const kept = path.split(delimiter).filter(dir => !dir.includes('node_modules'))
  return [...kept, dirname(process.execPath)].filter(dir => !dir.endsWith('.bin')).join(delimiter)
}

function launcherFiles(version: string): Readonly<Record<string, string>> {
  return {
    'package.json': JSON.stringify({
      name: '@openai/codex',
      version,
      bin: { codex: 'bin/codex.js' },
      optionalDependencies: { [`@openai/codex-${HERE}`]: `npm:@openai/codex@${version}-${HERE}` },
      scripts: { postinstall: 'node bin/postinstall.js' },
    }),
    'bin/codex.js': `#!/usr/bin/env node\nconsole.log('codex-cli ${version}')\n`,
    'bin/postinstall.js': `require('node:fs').writeFileSync('../../../scripts-ran', '')`,
  }
}

function binaryFiles(version: string): Readonly<Record<string, string>> {
  const triples: Readonly<Record<string, string>> = {
    'linux-x64': 'x86_64-unknown-linux-musl',
    'linux-arm64': 'aarch64-unknown-linux-musl',
    'darwin-x64': 'x86_64-apple-darwin',
    'darwin-arm64': 'aarch64-apple-darwin',
    'win32-x64': 'x86_64-pc-windows-msvc',
    'win32-arm64': 'aarch64-pc-windows-msvc',
  }
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex'
  return {
    'package.json': JSON.stringify({ name: '@openai/codex', version }),
    [`vendor/${triples[HERE]}/bin/${name}`]: '',
  }
}

function pack(dir: string, files: Readonly<Record<string, string>>): Tarball {
  for (const [name, text] of Object.entries(files)) {
    const file = join(dir, 'package', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { mode: 0o755 })
  }
  execFileSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: dir })
  const bytes = readFileSync(join(dir, 'package.tgz'))
  return { bytes, integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}` }
}

function packument(
  origin: string,
  versions: readonly string[],
  tarballs: ReadonlyMap<string, Tarball>,
  fault: Fault | undefined,
) {
  const names = [...tarballs.keys()].filter(name => fault !== 'no-binary' || versions.includes(name))
  const entries = names.map(name => {
    const files = versions.includes(name) ? launcherFiles(name) : binaryFiles(name)
    const manifest: unknown = JSON.parse(files['package.json'] ?? '')
    const dist = {
      tarball: `${origin}/@openai/codex/-/${name}.tgz`,
      integrity: tarballs.get(name)?.integrity,
    }
    return [name, { ...(typeof manifest === 'object' ? manifest : {}), dist }]
  })
  return {
    name: '@openai/codex',
    'dist-tags': { latest: versions.at(-1) },
    versions: Object.fromEntries(entries),
  }
}
