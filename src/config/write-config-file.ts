/** Writes the model into the user's config.toml: the whole file is replaced, or nothing changes. */

import { randomUUID } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from '../base/index.ts'
import { setModel } from './set-model.ts'

/** The result for the file. `note` and `why` are those of `ModelEdit`; `why` may also name the system's error code. */
export type ConfigWritten =
  | { readonly kind: 'written' | 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Far above the size of any real config.toml. */
const MAX_BYTES = 1024 * 1024

/** Linux follows as many symbolic links in a row. */
const MAX_LINKS = 40

/**
 * Sets the model in a config.toml (`profile`: see `setModel`), and creates the file and its directory where they do not
 * exist. The new file replaces the old one in one step, with the same mode and owner. A symbolic link is kept, and its target is replaced.
 */
export async function writeConfigFile(file: string, model: string, profile?: string): Promise<ConfigWritten> {
  try {
    const target = await followLinks(file)
    const current = await readCurrent(target)
    if (current.kind === 'refused') return current
    const edit = setModel(current.text, model, profile)
    if (edit.kind !== 'written') return edit
    const { text, ...written } = edit
    await replaceFile(target, text, current.stats)
    return written
  } catch (error) {
    return { kind: 'refused', why: `it could not be read or written (${codeOf(error) ?? 'unknown error'})` }
  }
}

/** The target of a chain of symbolic links. It may not exist yet. */
async function followLinks(file: string): Promise<string> {
  let path = resolve(file)
  for (let count = 0; count < MAX_LINKS; count += 1) {
    const stats = await lstat(path).catch(undefinedIfMissing)
    if (stats?.isSymbolicLink() !== true) return path
    path = resolve(dirname(path), await readlink(path))
  }
  throw Object.assign(new Error('Too many links'), { code: 'ELOOP' })
}

type Stats = Awaited<ReturnType<typeof stat>>

type CurrentFile =
  | { readonly kind: 'file'; readonly text: string; readonly stats: Stats }
  | { readonly kind: 'missing'; readonly text?: undefined; readonly stats?: undefined }
  | { readonly kind: 'refused'; readonly why: string }

async function readCurrent(path: string): Promise<CurrentFile> {
  const stats = await stat(path).catch(undefinedIfMissing)
  if (stats === undefined) return { kind: 'missing' }
  if (!stats.isFile()) return { kind: 'refused', why: 'it is not a file' }
  if (stats.size > MAX_BYTES) return { kind: 'refused', why: `it is larger than ${MAX_BYTES} bytes` }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { kind: 'file', text: decoder.decode(await readFile(path)), stats }
  } catch (error) {
    if (codeOf(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    return { kind: 'refused', why: 'it is not valid UTF-8' }
  }
}

/** Writes a new file and renames it. So no reader sees half a file, and a full disk leaves the old one as it is. */
async function replaceFile(path: string, text: string, old: Stats | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true })
    if (old !== undefined) {
      const created = await stat(temporary)
      if (created.uid !== old.uid || created.gid !== old.gid) {
        await chown(temporary, Number(old.uid), Number(old.gid))
      }
      await chmod(temporary, Number(old.mode) & 0o7777)
    }
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

function undefinedIfMissing(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined
  throw error
}
