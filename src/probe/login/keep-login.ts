/** Puts auth.json back when the CLI of a probe has deleted it. */

import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { authFilePath } from '../../config/index.ts'
import type { ProbeContext } from '../probe-context.ts'

/**
 * Runs a process of the CLI and then puts auth.json back if it is gone: the same bytes, mode and owner, or the same
 * symbolic link. A probe does not start where a rule of the configuration is known to sign out, so this is for what is
 * not known: a rule in the policies of the workspace (0.142 to 0.171), in a file that only the CLI can read, or one of a
 * later version.
 *
 * A file that exists is never touched. The CLI may have stored new tokens in it, and another job may have written one in
 * the meantime. With a keyring the file stays away: the CLI deletes it when it has moved the login into the keyring.
 */
export async function withLoginKept<T>(context: ProbeContext, run: () => Promise<T>): Promise<T> {
  const store = context.config.loginStore
  if (store !== undefined && store !== 'file') return await run()
  const file = authFilePath(context.home)
  const restore = remember(file)
  try {
    return await run()
  } finally {
    restore()
  }
}

/**
 * How to put back each file as it was last seen. Two probes can run at the same time: one that starts when the other's
 * CLI has deleted the file finds nothing to remember, and its own CLI may delete what the first one puts back.
 */
const restorers = new Map<string, () => void>()

/** Remembers a file, and returns the function that puts it back where nothing is in its place. */
function remember(file: string): () => void {
  tryTo(() => {
    const stats = lstatSync(file)
    const target = stats.isSymbolicLink() ? readlinkSync(file) : undefined
    const content = target === undefined ? readFileSync(file) : undefined
    restorers.set(file, () => {
      if (target !== undefined) symlinkSync(target, file)
      else if (content !== undefined) createWhole(file, content, stats)
    })
  })
  return () => {
    if (tryTo(() => lstatSync(file)) === undefined) tryTo(() => restorers.get(file)?.())
  }
}

/** Written first and then linked: the file appears in one step, and only if there is still none. */
function createWhole(
  file: string,
  content: Buffer,
  stats: { readonly mode: number; readonly uid: number; readonly gid: number },
): void {
  const own = `${file}.${randomUUID()}`
  try {
    writeFileSync(own, content, { flag: 'wx', mode: 0o600, flush: true })
    tryTo(() => chownSync(own, stats.uid, stats.gid))
    chmodSync(own, stats.mode & 0o7777)
    linkSync(own, file)
  } finally {
    rmSync(own, { force: true })
  }
}

/** Undefined after an error: there is no file, or the system refuses the change. */
function tryTo<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
