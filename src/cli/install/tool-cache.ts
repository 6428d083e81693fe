/**
 * The runner's tool cache: `<tool>/<version>/<arch>`, complete when the file `<arch>.complete` stands beside it. The
 * layout is that of @actions/tool-cache, so that images can ship the tool and others see it.
 *
 * The package itself is not used: its `cacheDir` first removes what is there, which another job on the same machine
 * may be running, and then copies 400 MB that a rename moves at once.
 */

import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf } from '../../base/index.ts'

/** One tool's place in a cache. `root` is the cache's directory. */
export type ToolPlace = {
  readonly root: string
  readonly tool: string
  readonly version: string
  readonly arch: string
}

/** The directory of a tool, whether it is there or not. */
export function toolDirectory(place: ToolPlace): string {
  return join(place.root, place.tool, place.version, place.arch)
}

/** Whether the tool is there, whole. */
export function isComplete(place: ToolPlace): boolean {
  const dir = toolDirectory(place)
  return existsSync(dir) && existsSync(`${dir}.complete`)
}

/** An empty directory on the same volume as the tool's place. Throws what the system says when it cannot be made. */
export async function stagingDirectory(place: ToolPlace): Promise<string> {
  const dir = toolDirectory(place)
  const staging = join(dirname(dir), `.${place.arch}-${randomUUID()}`)
  await mkdir(staging, { recursive: true })
  return staging
}

/**
 * Moves a finished directory to the tool's place in one step and marks it complete, so that nobody ever sees half an
 * installation. When another job was faster, its installation stays and ours is dropped; what lies there broken
 * (`isWhole` says no) makes room.
 */
export async function putInPlace(
  staging: string,
  place: ToolPlace,
  isWhole: (dir: string) => boolean,
): Promise<void> {
  const dir = toolDirectory(place)
  if (!(await moved(staging, dir))) {
    if (isWhole(dir)) {
      await rm(staging, { recursive: true, force: true })
    } else {
      await setAside(dir)
      // Lost again only to a job that has just put the same thing there.
      if (!(await moved(staging, dir))) await rm(staging, { recursive: true, force: true })
    }
  }
  await writeFile(`${dir}.complete`, '')
}

/** Renames, unless something is there already. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    // Windows says EPERM for a directory that exists; there, and for any other refusal, what counts is whether it does.
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '') || existsSync(to)) return false
    throw error
  }
}

async function setAside(dir: string): Promise<void> {
  const aside = `${dir}-${randomUUID()}.old`
  if (await moved(dir, aside).catch(() => false)) await rm(aside, { recursive: true, force: true })
}
