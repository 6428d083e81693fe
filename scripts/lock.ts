import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import { parseCommandLine } from './base/command-line.ts'
import { replaceFile } from './base/replace-file.ts'

const USAGE = `Usage: npm run lock [-- --check]

Edits package-lock.json after npm has written it:
- The packages with Node.js itself get no command, because npm would put it before every other Node.js on PATH, also where
  it does not start. scripts/node-24.cjs uses it where it is needed.
- Those for Linux get "libc": they do not start where the C library is musl, such as on Alpine.
- A package that needs a newer Node.js than 20 loses its "engines", because npm compares them with the Node.js that it
  runs on. The scripts run on Node.js 24.

--check   writes nothing, and exits with 1 if something is to be edited`

/** The oldest Node.js on which npm installs this project, and the oldest on which its scripts run. */
const INSTALLS_ON = '20.0.0'
const RUNS_ON = '24.4.0'

type Entry = {
  bin?: unknown
  libc?: readonly string[]
  engines?: { node?: string }
  readonly os?: string | readonly string[]
}

const FILE = join(import.meta.dirname, '..', 'package-lock.json')
const { values } = parseCommandLine(USAGE, { options: { check: { type: 'boolean', default: false } } })

const before = readFileSync(FILE, 'utf8')
const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(before)
for (const [path, entry] of Object.entries(lock.packages)) {
  if (/^node_modules\/node-(bin-)?(linux|darwin|win)-\w+$/.test(path)) {
    delete entry.bin
    if (entry.os?.includes('linux')) entry.libc = ['glibc']
  }
  const range = entry.engines?.node ?? '*'
  if (!semver.satisfies(INSTALLS_ON, range) && semver.satisfies(RUNS_ON, range)) delete entry.engines
}
const after = `${JSON.stringify(lock, null, 2)}\n`
if (after === before) {
  console.log('package-lock.json is as it should be.')
} else if (values.check) {
  console.error('package-lock.json has to be edited: run "npm run lock" and commit what it writes.')
  process.exitCode = 1
} else {
  replaceFile(FILE, after)
  console.log('package-lock.json was edited.')
}
