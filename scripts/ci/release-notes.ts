import { readFile } from 'node:fs/promises'
import { endWithError, endWithUsageError, parseCommandLine } from '../base/command-line.ts'

const USAGE = `Usage: node scripts/ci/release-notes.ts TAG

Run in the root of the repository. Prints the section of CHANGELOG.md for a tag such as v1.2.3. Fails if the tag,
package.json and the changelog have different versions.`

const { positionals } = parseCommandLine(
  USAGE,
  { allowPositionals: true },
  { least: 1, most: 1, what: 'the tag of a release, such as v1.2.3' },
)
const version = versionOf(positionals[0] ?? '')
const manifest: { readonly version: string } = JSON.parse(await read('package.json'))
if (manifest.version !== version) {
  endWithError(`The tag is for ${version} and package.json for ${manifest.version}.`)
}
console.log(sectionOf(version, await read('CHANGELOG.md')))

/** Only the tag of a release: `v1.2.3` without a suffix, because the major tag moves to it. */
function versionOf(tag: string): string {
  const version = /^v((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2})$/.exec(tag)?.[1]
  if (version === undefined) endWithUsageError(`"${tag}" is not the tag of a release, such as v1.2.3.`)
  return version
}

/** The text below the heading of the version, which may have brackets and a date, up to the next heading. */
function sectionOf(version: string, changelog: string): string {
  const lines = changelog.split('\n')
  const start = lines.findIndex(line => {
    const heading = /^## \[?([^\]\s]+)/.exec(line)?.[1]
    return heading === version || heading === `v${version}`
  })
  if (start < 0) endWithError(`CHANGELOG.md has no section "## ${version}".`)
  const length = lines.slice(start + 1).findIndex(line => line.startsWith('## '))
  const section = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  const text = section.join('\n').trim()
  if (text === '') endWithError(`The section of ${version} in CHANGELOG.md is empty.`)
  return text
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8')
}
