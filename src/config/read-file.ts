/** Reads a file that this action did not write, so it may be broken or huge. */

import { closeSync, openSync, readSync } from 'node:fs'
import { codeOf } from '../base/index.ts'

/** `unreadable`: the file exists but cannot be read, or it is larger than the limit. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }

/** Far above the size of any real auth.json (5 kB) or config.toml. */
const MAX_BYTES = 1024 * 1024

/** Reads a text file as UTF-8. It reads at most one byte more than `maxBytes`. */
export function readTextFile(file: string, maxBytes = MAX_BYTES): FileText {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    const buffer = Buffer.alloc(maxBytes + 1)
    let size = 0
    for (let read = -1; read !== 0 && size < buffer.length; size += read) {
      read = readSync(handle, buffer, size, buffer.length - size, null)
    }
    if (size > maxBytes) return { kind: 'unreadable' }
    return { kind: 'text', text: buffer.toString('utf8', 0, size) }
  } catch (error) {
    const code = codeOf(error)
    return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable' }
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}
