/**
 * `node scripts/ci/release-notes.ts vX.Y.Z`, in the root, prints the section of CHANGELOG.md for a tag, and fails when the
 * tag, package.json and the changelog do not agree on what is released.
 */

import { readFile } from 'node:fs/promises'

const version = versionOf(process.argv[2] ?? '')
const { version: packaged }: { readonly version: string } = JSON.parse(await read('package.json'))
if (packaged !== version) throw new Error(`The tag is for ${version} and package.json for ${packaged}.`)
console.log(sectionOf(version, await read('CHANGELOG.md')))

/** Releases alone: `v1.2.3` and nothing behind it, since the major tag moves to it. */
function versionOf(tag: string): string {
  const version = /^v((?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2})$/.exec(tag)?.[1]
  if (version === undefined) throw new Error(`"${tag}" is no tag of a release, which is like v1.2.3.`)
  return version
}

/** What stands between the heading of the version, with or without brackets and a date, and the next one. */
function sectionOf(version: string, changelog: string): string {
  const lines = changelog.split('\n')
  const start = lines.findIndex(line => {
    const heading = /^## \[?([^\]\s]+)/.exec(line)?.[1]
    return heading === version || heading === `v${version}`
  })
  if (start < 0) throw new Error(`CHANGELOG.md has no section "## ${version}".`)
  const length = lines.slice(start + 1).findIndex(line => line.startsWith('## '))
  const section = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  const text = section.join('\n').trim()
  if (text === '') throw new Error(`The section of ${version} in CHANGELOG.md is empty.`)
  return text
}

function read(file: string): Promise<string> {
  return readFile(file, 'utf8')
}
