/** Writing the model into the user's config.toml, whole or not at all. */

import { randomUUID } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from '../base/index.ts'
import { setModel } from './set-model.ts'

/** What became of the file; `why` and `note` as in `ModelEdit`, or the system's error code. */
export type ConfigWritten =
  | { readonly kind: 'written'; readonly note?: string }
  | { readonly kind: 'unchanged'; readonly note?: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Far above any real config.toml. */
const LIMIT_BYTES = 1024 * 1024

/** As many links in a row as Linux follows. */
const LINKS = 40

/**
 * Sets the model in a config.toml; makes the file, and its directory, where there is none. The new file takes the old
 * one's place in one step, with its mode and owner. A link stays a link: the file it leads to is written.
 */
export async function writeConfigFile(file: string, model: string): Promise<ConfigWritten> {
  try {
    const target = await behindLinks(file)
    const old = await oldFile(target)
    if (old.kind === 'refused') return old
    const edit = setModel(old.text, model)
    if (edit.kind !== 'written') return edit
    const { text, ...written } = edit
    await replace(target, text, old.stats)
    return written
  } catch (error) {
    return { kind: 'refused', why: `it could not be read or written (${codeOf(error) ?? 'unknown error'})` }
  }
}

/** The path at the end of a chain of links, which may lead to a file that is not there yet. */
async function behindLinks(file: string): Promise<string> {
  let path = resolve(file)
  for (let count = 0; count < LINKS; count += 1) {
    const stats = await lstat(path).catch(absent)
    if (stats?.isSymbolicLink() !== true) return path
    path = resolve(dirname(path), await readlink(path))
  }
  throw Object.assign(new Error('Too many links'), { code: 'ELOOP' })
}

type Stats = Awaited<ReturnType<typeof stat>>

type OldFile =
  | { readonly kind: 'file'; readonly text: string | undefined; readonly stats: Stats | undefined }
  | { readonly kind: 'refused'; readonly why: string }

async function oldFile(path: string): Promise<OldFile> {
  const stats = await stat(path).catch(absent)
  if (stats === undefined) return { kind: 'file', text: undefined, stats }
  if (!stats.isFile()) return { kind: 'refused', why: 'it is not a file' }
  if (stats.size > LIMIT_BYTES) {
    return { kind: 'refused', why: `it is larger than ${LIMIT_BYTES} bytes` }
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { kind: 'file', text: decoder.decode(await readFile(path)), stats }
  } catch (error) {
    if (codeOf(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    return { kind: 'refused', why: 'it is not valid UTF-8' }
  }
}

/** Writes beside the file and renames, so that nobody reads half of it and a full disk leaves the old one. */
async function replace(path: string, text: string, old: Stats | undefined): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true })
    if (old !== undefined) {
      const made = await stat(temporary)
      if (made.uid !== old.uid || made.gid !== old.gid)
        await chown(temporary, Number(old.uid), Number(old.gid))
      await chmod(temporary, Number(old.mode) & 0o7777)
    }
    await rename(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined
  throw error
}
