/**
 * The layout of an npm installation of the CLI, to see through its launcher.
 *
 * `bin/codex.js` of `@openai/codex` only starts a native binary. Since about 0.100 that is in a platform package
 * (`@openai/codex-linux-x64`, found the way `require.resolve` does), before that in `vendor` of the package itself.
 * What else the launcher does is of no weight for a probe: it sets CODEX_MANAGED_BY_NPM and CODEX_MANAGED_PACKAGE_ROOT
 * (0.169: for the hint how to update) and, up to 0.142, puts the directory of the bundled `rg` on PATH.
 */

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** npm's launcher: its package's root and version, the real path of its script. */
export type Launcher = { readonly root: string; readonly script: string; readonly version: string }

const TRIPLES: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
  'win32-x64': 'x86_64-pc-windows-msvc',
  'win32-arm64': 'aarch64-pc-windows-msvc',
}

/** The launcher behind a command: a link to its script, or on Windows the batch file beside it. */
export function launcherAt(file: string, realFile: string): Launcher | undefined {
  const script = /\.cmd$/i.test(file) ? scriptBeside(file) : realFile
  if (script === undefined || basename(script) !== 'codex.js') return undefined
  const root = dirname(dirname(script))
  const manifest = manifestAt(root)
  if (manifest?.name !== '@openai/codex' || manifest.version === undefined) return undefined
  return { root, script, version: manifest.version }
}

/**
 * The native binary that the launcher would start, when that is certain: the platform package it names must be
 * installed and of its own version.
 */
export function nativeBinaryOf(
  launcher: Launcher,
  platform: string = `${process.platform}-${process.arch}`,
): string | undefined {
  const triple = TRIPLES[platform]
  if (triple === undefined) return undefined
  const vendor = vendorOf(launcher, platform)
  if (vendor === undefined) return undefined
  const name = platform.startsWith('win32') ? 'codex.exe' : 'codex'
  // `bin` since about 0.142; a package has only one of the two.
  return ['bin', 'codex'].map(dir => join(vendor, triple, dir, name)).find(existsSync)
}

function vendorOf(launcher: Launcher, platform: string): string | undefined {
  const own = manifestAt(launcher.root)
  const name = `@openai/codex-${platform}`
  if (!own?.optionalDependencies.includes(name)) return join(launcher.root, 'vendor')
  const root = installed(name, launcher.root)
  const fits = root !== undefined && manifestAt(root)?.version === `${launcher.version}-${platform}`
  return fits ? join(root, 'vendor') : undefined
}

/** Looks where node's `require.resolve` would: in `node_modules` of each folder upwards. */
function installed(name: string, from: string): string | undefined {
  for (let dir = from; ; dir = dirname(dir)) {
    const root = join(dir, 'node_modules', name)
    if (existsSync(join(root, 'package.json'))) return root
    if (dirname(dir) === dir) return undefined
  }
}

type Manifest = {
  readonly name?: string
  readonly version?: string
  readonly optionalDependencies: readonly string[]
}

function manifestAt(root: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    if (typeof value !== 'object' || value === null) return undefined
    return {
      ...('name' in value && typeof value.name === 'string' ? { name: value.name } : {}),
      ...('version' in value && typeof value.version === 'string' ? { version: value.version } : {}),
      optionalDependencies:
        'optionalDependencies' in value && typeof value.optionalDependencies === 'object'
          ? Object.keys(value.optionalDependencies ?? {})
          : [],
    }
  } catch {
    return undefined
  }
}

/** npm's batch file stands beside `node_modules` in a global prefix, and in `node_modules/.bin` in a project. */
function scriptBeside(batchFile: string): string | undefined {
  const dir = dirname(batchFile)
  const script = [join(dir, 'node_modules', '@openai', 'codex'), join(dir, '..', '@openai', 'codex')]
    .map(root => join(root, 'bin', 'codex.js'))
    .find(existsSync)
  return script === undefined ? undefined : realpathSync(script)
}
