import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** These are started by other programs only, each with arguments of its own. */
const STARTED_BY_PROGRAMS = [
  'loopback/private-network/forward.ts',
  // They take the places of these programs in the jobs that act runs.
  'scripts/ci/stub-actions/npm',
  'scripts/ci/stub-actions/gh',
]

/** Modules that know of the command line. */
const ABOUT_COMMAND_LINES = ['scripts/base/command-line.ts', 'scripts/base/end-cleanly.ts']

/**
 * The scripts, as paths from the root: what lies directly in `scripts`, `scripts/ci` and `.ci`, and each other file that
 * reads arguments or can be executed. Folders of `scripts` have modules.
 */
export function findScripts(): readonly string[] {
  const files = ['scripts', 'bench', 'loopback', '.ci'].flatMap(filesIn)
  const known = new Set([...STARTED_BY_PROGRAMS, ...ABOUT_COMMAND_LINES])
  return files.filter(file => !known.has(file) && (hasPlaceOfScript(file) || readsArguments(file)))
}

function filesIn(directory: string): readonly string[] {
  return readdirSync(join(ROOT, directory), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
}

function hasPlaceOfScript(file: string): boolean {
  return /^(scripts(\/ci)?\/[^/]+\.(ts|js|cjs|sh)|\.ci\/[^/]+)$/.test(file)
}

function readsArguments(file: string): boolean {
  return /^#!|\bprocess\.argv\b|\bparseArgs\(|\bparseCommandLine\(/.test(
    readFileSync(join(ROOT, file), 'utf8'),
  )
}
