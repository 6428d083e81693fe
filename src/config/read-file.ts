/** Reading a file that somebody else wrote. */

import { closeSync, openSync, readSync } from 'node:fs'
import { codeOf, messageOf } from '../base/index.ts'

/** `unreadable`: it is there and cannot be read, or is larger than a file of its kind ever is. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly message: string }

/** Far above any real auth.json (5 kB) or config.toml. */
const LIMIT_BYTES = 1024 * 1024

/** Reads a text file, as UTF-8, up to a limit in bytes. */
export function readTextFile(file: string, limitBytes = LIMIT_BYTES): FileText {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    const buffer = Buffer.alloc(limitBytes + 1)
    let size = 0
    for (let read = -1; read !== 0 && size < buffer.length; size += read) {
      read = readSync(handle, buffer, size, buffer.length - size, null)
    }
    if (size > limitBytes) return { kind: 'unreadable', message: `it is larger than ${limitBytes} bytes` }
    return { kind: 'text', text: buffer.toString('utf8', 0, size) }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' }
    return { kind: 'unreadable', message: messageOf(error) }
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}
