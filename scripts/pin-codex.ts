import { join } from 'node:path'
import { isCodexVersion } from '../src/cli/index.ts'
import { endWithError, endWithUsageError, parseCommandLine } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { isNotFound, runNpm } from './base/npm.ts'
import { startProgress } from './base/progress.ts'
import { replaceFile } from './base/replace-file.ts'

const USAGE = `Usage: npm run pin-codex -- VERSION

Writes the tested version of the CLI, such as 1.2.3, which is installed when npm does not name the newest. Reads the
checksums of the launcher and of each platform's package from the npm registry, and writes them to
src/cli/install/tested-version.ts. The tests run the CLI of package.json, and one of them checks that both versions are
the same:

    npm install --save-dev --save-exact @openai/codex@VERSION
    npm run pin-codex -- VERSION`

const PACKAGE = '@openai/codex'
const FILE = join(import.meta.dirname, '../src/cli/install/tested-version.ts')

const { positionals } = parseCommandLine(
  USAGE,
  { allowPositionals: true },
  { least: 1, most: 1, what: 'one version, such as 1.2.3' },
)
const [version = ''] = positionals
if (!isCodexVersion(version)) endWithUsageError(`"${version}" is no version, such as 1.2.3.`)
endCleanly()
const platforms = await platformsOf(version)
const progress = startProgress(platforms.length + 1)
const entries: string[] = []
for (const platform of platforms) {
  progress(`Checksum for ${platform}`)
  entries.push(`    '${platform}':\n      '${await checksumOf(`${version}-${platform}`)}',`)
}
progress('Checksum of the launcher')
const launcher = await checksumOf(version)
replaceFile(
  FILE,
  `/**
 * The version of the CLI that the tests run. It is installed when a runner has none, the workflow names none, and npm
 * does not name the newest.
 *
 * Written by \`npm run pin-codex -- VERSION\`; do not edit it by hand.
 */

/** The version, with npm's sha512 checksums (SRI) of its launcher and of each platform's binary package. */
export const TESTED_CODEX: {
  readonly version: string
  readonly launcher: string
  readonly platforms: Readonly<Record<string, string>>
} = {
  version: '${version}',
  launcher: '${launcher}',
  platforms: {
${entries.join('\n')}
  },
}
`,
)
console.log(`Pinned ${PACKAGE} ${version} for ${platforms.join(', ')}.`)

/** Platform packages are named like `@openai/codex-linux-x64`. */
async function platformsOf(version: string): Promise<readonly string[]> {
  const dependencies = await npmView(version, 'optionalDependencies')
  if (typeof dependencies !== 'object' || dependencies === null) {
    endWithError(`${PACKAGE} ${version} has no platform packages.`)
  }
  return Object.keys(dependencies).map(name => name.slice(`${PACKAGE}-`.length))
}

async function checksumOf(version: string): Promise<string> {
  const checksum = await npmView(version, 'dist.integrity')
  if (typeof checksum === 'string' && /^sha512-[A-Za-z0-9+/]{86}==$/.test(checksum)) return checksum
  return endWithError(`The registry gives no sha512 checksum of ${PACKAGE} ${version}.`)
}

async function npmView(version: string, field: string): Promise<unknown> {
  const result = await runNpm(['view', `${PACKAGE}@${version}`, field, '--json'])
  if (isNotFound(result)) endWithUsageError(`The registry has no ${PACKAGE} ${version}.`)
  if (result.kind === 'failed') endWithError(`npm could not look up ${PACKAGE} ${version} (${result.error}).`)
  return JSON.parse(result.stdout || 'null')
}
