/**
 * Finds the native binary behind npm's launcher of the CLI.
 *
 * `bin/codex.js` of `@openai/codex` only starts a native binary. Since about 0.100 the binary is in a platform package
 * (`@openai/codex-linux-x64`, found the way `require.resolve` does), before that in `vendor` of the package itself.
 * A probe does not need the launcher's other work: it sets CODEX_MANAGED_BY_NPM and CODEX_MANAGED_PACKAGE_ROOT
 * (0.169: for the hint how to update) and, up to 0.142, adds the directory of the bundled `rg` to PATH.
 */

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Fields, fieldsOf } from '../base/index.ts'

/** npm's launcher: the root directory and version of its package, and the real path of its script. */
export type Launcher = { readonly root: string; readonly script: string; readonly version: string }

/** This machine, as the packages of the CLI name it. */
export const PLATFORM = `${process.platform}-${process.arch}`

const RUST_TARGETS: Readonly<Record<string, string>> = {
  'linux-x64': 'x86_64-unknown-linux-musl',
  'linux-arm64': 'aarch64-unknown-linux-musl',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
  'win32-x64': 'x86_64-pc-windows-msvc',
  'win32-arm64': 'aarch64-pc-windows-msvc',
}

/** The launcher behind a command: a link to the launcher's script, or on Windows npm's batch file for it. */
export function findLauncher(file: string): Launcher | undefined {
  const script = /\.cmd$/i.test(file) ? scriptOfBatchFile(file) : realpathSync(file)
  if (script === undefined || basename(script) !== 'codex.js') return undefined
  const root = dirname(dirname(script))
  const { name, version } = readManifest(root)
  return name === '@openai/codex' && typeof version === 'string' ? { root, script, version } : undefined
}

/** npm's batch file is beside `node_modules` in a global prefix, and in `node_modules/.bin` in a project. */
function scriptOfBatchFile(batchFile: string): string | undefined {
  const directory = dirname(batchFile)
  const script = [join(directory, 'node_modules/@openai/codex'), join(directory, '../@openai/codex')]
    .map(root => join(root, 'bin/codex.js'))
    .find(existsSync)
  return script === undefined ? undefined : realpathSync(script)
}

/** The binary that the launcher would start. Undefined unless the platform package has the launcher's version. */
export function nativeBinaryOf(launcher: Launcher): string | undefined {
  const target = RUST_TARGETS[PLATFORM]
  const root = binaryPackageOf(launcher)
  if (target === undefined || root === undefined) return undefined
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex'
  // `bin` since about 0.142; a package has only one of the two.
  return ['bin', 'codex'].map(directory => join(root, 'vendor', target, directory, name)).find(existsSync)
}

function binaryPackageOf(launcher: Launcher): string | undefined {
  const name = `@openai/codex-${PLATFORM}`
  if (!(name in fieldsOf(readManifest(launcher.root)['optionalDependencies']))) return launcher.root
  const root = resolvePackage(name, launcher.root)
  if (root === undefined) return undefined
  return readManifest(root)['version'] === `${launcher.version}-${PLATFORM}` ? root : undefined
}

/** Searches like node's `require.resolve`: in the `node_modules` of each directory upwards. */
function resolvePackage(name: string, from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const root = join(directory, 'node_modules', name)
    if (existsSync(join(root, 'package.json'))) return root
    if (dirname(directory) === directory) return undefined
  }
}

function readManifest(root: string): Fields {
  try {
    return fieldsOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  } catch {
    return {}
  }
}
