/**
 * Writes the tested version of the CLI, which is installed when npm does not name the newest:
 *
 *     npm install --save-dev --save-exact @openai/codex@VERSION
 *     node scripts/pin-codex.ts VERSION
 *
 * Reads the checksums of the launcher and of each platform's package from the npm registry, and writes them to
 * src/cli/install/tested-version.ts. The tests run the CLI of package.json; a test checks that both versions are the
 * same.
 */

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isCodexVersion } from '../src/cli/index.ts'

const PACKAGE = '@openai/codex'
const FILE = join(import.meta.dirname, '../src/cli/install/tested-version.ts')

const version = process.argv[2] ?? ''
if (!isCodexVersion(version)) {
  console.error(
    `Usage: node scripts/pin-codex.ts VERSION, such as 1.2.3; this is not a version: ${JSON.stringify(version)}`,
  )
  process.exit(1)
}
const platforms = platformsOf(version)
const entries = platforms.map(
  platform => `    '${platform}':\n      '${checksumOf(`${version}-${platform}`)}',`,
)
writeFileSync(
  FILE,
  `/**
 * The version of the CLI that the tests run. It is installed when a runner has none, the workflow names none, and npm
 * does not name the newest.
 *
 * Written by \`node scripts/pin-codex.ts VERSION\`; do not edit it by hand.
 */

/** The version, with npm's sha512 checksums (SRI) of its launcher and of each platform's binary package. */
export const TESTED_CODEX: {
  readonly version: string
  readonly launcher: string
  readonly platforms: Readonly<Record<string, string>>
} = {
  version: '${version}',
  launcher: '${checksumOf(version)}',
  platforms: {
${entries.join('\n')}
  },
}
`,
)
console.log(`Pinned ${PACKAGE} ${version} for ${platforms.join(', ')}.`)

/** Platform packages are named like `@openai/codex-linux-x64`. */
function platformsOf(version: string): readonly string[] {
  const dependencies = npmView(version, 'optionalDependencies')
  if (typeof dependencies !== 'object' || dependencies === null) {
    throw new Error(`${PACKAGE} ${version} has no platform packages.`)
  }
  return Object.keys(dependencies).map(name => name.slice(`${PACKAGE}-`.length))
}

function checksumOf(version: string): string {
  const checksum = npmView(version, 'dist.integrity')
  if (typeof checksum !== 'string' || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(checksum)) {
    throw new Error(`The registry gives no sha512 checksum of ${PACKAGE} ${version}.`)
  }
  return checksum
}

function npmView(version: string, field: string): unknown {
  const args = ['view', `${PACKAGE}@${version}`, field, '--json']
  return JSON.parse(execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}
