/** The imports of the project's own TypeScript files, read as text. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

/** `target` is a path from the root for an own file, and the specifier for a package. */
export type Import = { readonly target: string; readonly isTypeOnly: boolean }

/** A static or dynamic import, or a re-export, with its clause and its specifier. */
const IMPORT =
  /\b(?:import|export)\s+((?:type\s+)?[\w*{][^'";]*?)\s+from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

/** Every TypeScript file below a folder, as paths from the root. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => join(folder, file))
    .sort()
}

export function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, clause = '', fromSpecifier, dynamicSpecifier]) => {
    const specifier = fromSpecifier ?? dynamicSpecifier ?? ''
    const target = specifier.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(file), specifier))
      : specifier
    return { target, isTypeOnly: isTypeOnly(clause) }
  })
}

/** `import type { … }`, or every name in the braces is a type. */
function isTypeOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true
  const names = /^\{([^}]*)\}$/.exec(clause.trim())?.[1]?.split(',')
  return names?.every(name => name.trim() === '' || /^type\s/.test(name.trim())) ?? false
}
