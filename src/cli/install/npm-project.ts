/** The npm project from which the CLI is installed. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PLATFORM } from '../npm-launcher.ts'
import { TESTED_CODEX } from './tested-version.ts'

const LAUNCHER = '@openai/codex'

/**
 * Writes the project for a version into a directory, and returns the npm command that installs it.
 *
 * The tested version gets a lock file with its checksums, and `npm ci` refuses every package that does not match them.
 * For another version npm uses the checksums of the registry.
 */
export async function writeNpmProject(directory: string, version: string): Promise<'ci' | 'install'> {
  const write = (name: string, content: unknown) => writeFile(join(directory, name), JSON.stringify(content))
  const binaryChecksum = version === TESTED_CODEX.version ? TESTED_CODEX.platforms[PLATFORM] : undefined
  if (binaryChecksum === undefined) {
    await write('package.json', { private: true, dependencies: { [LAUNCHER]: version } })
    return 'install'
  }
  const binary = `${LAUNCHER}-${PLATFORM}`
  const binaryVersion = `${version}-${PLATFORM}`
  // The binary's package is listed here although the launcher has it as an optional dependency: npm silently leaves out
  // an optional package with a wrong checksum (seen with npm 11).
  const dependencies = { [LAUNCHER]: version, [binary]: `npm:${LAUNCHER}@${binaryVersion}` }
  await write('package.json', { private: true, dependencies })
  await write('package-lock.json', {
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { dependencies },
      [`node_modules/${LAUNCHER}`]: {
        version,
        integrity: TESTED_CODEX.launcher,
        bin: { codex: 'bin/codex.js' },
      },
      [`node_modules/${binary}`]: { name: LAUNCHER, version: binaryVersion, integrity: binaryChecksum },
    },
  })
  return 'ci'
}
