/** Reads the model list that the CLI of a probe has stored, which needs no process and no request. */

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { textOf } from '../base/index.ts'
import { type Catalog, listedModels } from '../catalog/index.ts'
import { readTextFile } from '../config/index.ts'
import type { Route } from '../route/index.ts'
import { parseFields } from './parse-json.ts'
import type { ProbeContext } from './probe-context.ts'

/** The list holds the instructions of every model: 0.75 MB in 0.169. */
const MAX_BYTES = 16 * 1024 * 1024

/** The CLI itself uses a list of up to this age without asking again. */
const MAX_AGE_MS = 5 * 60_000

/**
 * Reads models_cache.json, which every `codex exec` with a ChatGPT sign-in writes (0.104 to 0.169; with an API key none
 * is written). Undefined when there is no list, or only an older one, which may belong to another login.
 *
 * @param startedAt when the probes began, in milliseconds since the epoch
 */
export function readModelsCache(
  context: Pick<ProbeContext, 'home' | 'route'>,
  startedAt: number,
): Catalog | undefined {
  const read = readTextFile(modelsCacheFile(context), MAX_BYTES)
  if (read.kind !== 'text') return undefined
  const cache = parseFields(read.text)
  const fetchedAt = Date.parse(textOf(cache['fetched_at']) ?? '')
  const models = listedModels(cache)
  if (models === undefined || !(fetchedAt >= startedAt - maxAgeMs(context.route))) return undefined
  return { kind: 'list', source: 'route', models }
}

/** How often the file is looked at while a probe runs. One look takes less than 0.1 ms. */
const POLL_MS = 20

/**
 * Waits until the CLI of a running probe has stored the list. It requests the list at its start, together with the
 * account, and writes the file at least one round trip before it has an answer about the model (0.171). Resolves to
 * undefined when the signal aborts.
 */
export async function waitForModelsCache(
  context: Pick<ProbeContext, 'home' | 'route'>,
  startedAt: number,
  signal: AbortSignal,
): Promise<Catalog | undefined> {
  let seenMs = 0
  while (!signal.aborted) {
    const writtenMs = writtenAt(modelsCacheFile(context))
    if (writtenMs !== seenMs && writtenMs >= startedAt) {
      // A file that is only half written cannot be parsed; it changes again.
      const catalog = readModelsCache(context, startedAt)
      if (catalog !== undefined) return catalog
      seenMs = writtenMs
    }
    await delay(POLL_MS, undefined, { signal }).catch(() => {})
  }
  return undefined
}

/**
 * When the file was written; 0 for none. One that cannot be looked at, such as a loop of links, or on Windows a file that
 * is being replaced, counts as none: the list only saves time.
 */
function writtenAt(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  } catch {
    return 0
  }
}

function modelsCacheFile({ home }: Pick<ProbeContext, 'home'>): string {
  return join(home.dir, 'models_cache.json')
}

/**
 * How much older than the probes the list may be. With a ChatGPT login the CLI reuses the list that it fetched minutes
 * ago. On any other route it fetches none, so an older list there belongs to an earlier login.
 */
function maxAgeMs({ kind }: Route): number {
  return kind === 'chatgpt' || kind === 'access-token' ? MAX_AGE_MS : 0
}
