/**
 * Pins the version of the CLI that is installed where a runner has none:
 *
 *     npm install --save-dev --save-exact @openai/codex@VERSION
 *     node scripts/pin-codex.ts VERSION
 *
 * Asks the npm registry for the checksums of the launcher and of each platform's package, and writes them to
 * src/cli/install/tested-version.ts. The tests run the CLI of package.json, so both must be the same version; a test says so.
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
    `Usage: node scripts/pin-codex.ts VERSION, such as 1.2.3; this is none: ${JSON.stringify(version)}`,
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
 * The version of the CLI that is installed where a runner has none and the workflow names none.
 *
 * Written by \`node scripts/pin-codex.ts VERSION\`; not edited by hand. It is the version that the tests run.
 */

import type { TestedVersion } from './npm-project.ts'

/** The pinned version, with npm's checksums. */
export const TESTED_CODEX: TestedVersion = {
  version: '${version}',
  launcher: '${checksumOf(version)}',
  platforms: {
${entries.join('\n')}
  },
}
`,
)
console.log(`Pinned ${PACKAGE} ${version} for ${platforms.join(', ')}.`)

/** Packages of platforms are named like `@openai/codex-linux-x64`. */
function platformsOf(wanted: string): readonly string[] {
  const dependencies = ask(wanted, 'optionalDependencies')
  if (typeof dependencies !== 'object' || dependencies === null) {
    throw new Error(`${PACKAGE} ${wanted} names no packages of platforms.`)
  }
  return Object.keys(dependencies).map(name => name.slice(`${PACKAGE}-`.length))
}

function checksumOf(wanted: string): string {
  const checksum = ask(wanted, 'dist.integrity')
  if (typeof checksum !== 'string' || !/^sha512-[A-Za-z0-9+/]{86}==$/.test(checksum)) {
    throw new Error(`The registry gives no sha512 checksum of ${PACKAGE} ${wanted}.`)
  }
  return checksum
}

function ask(wanted: string, field: string): unknown {
  const args = ['view', `${PACKAGE}@${wanted}`, field, '--json']
  return JSON.parse(execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}
