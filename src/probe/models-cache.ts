/** The route's model list as a probe's CLI left it, which costs neither a process nor a request. */

import { join } from 'node:path'
import { fieldsOf, textOf } from '../base/index.ts'
import { type Catalog, listedModels } from '../catalog/index.ts'
import { type CodexHome, readTextFile } from '../config/index.ts'
import type { Route } from '../route/index.ts'

/** The list holds every model's instructions: 0.75 MB in 0.169. */
const LIMIT_BYTES = 16 * 1024 * 1024

/** The CLI itself takes a list of this age for fresh; milliseconds. */
const FRESH_MS = 5 * 60_000

/** The login and the CODEX_HOME whose list is wanted. */
export type CacheContext = { readonly home: CodexHome; readonly route: Route }

/**
 * The list in models_cache.json, which every `codex exec` with a ChatGPT sign-in writes (0.104 to 0.169; with an API key
 * none is written). Undefined when there is none, or only one from before: it may be of another login.
 *
 * @param startedAt when the probes began, milliseconds since the epoch
 */
export function readModelsCache({ home, route }: CacheContext, startedAt: number): Catalog | undefined {
  const read = readTextFile(join(home.dir, 'models_cache.json'), LIMIT_BYTES)
  if (read.kind !== 'text') return undefined
  let value: unknown
  try {
    value = JSON.parse(read.text)
  } catch {
    return undefined
  }
  const fetchedAt = Date.parse(textOf(fieldsOf(value)['fetched_at']) ?? '')
  const models = listedModels(value)
  if (models === undefined || !(fetchedAt >= startedAt - olderBy(route))) return undefined
  return { kind: 'list', source: 'route', models }
}

/**
 * How much older than the probes the list may be. The CLI takes over what it fetched itself minutes ago, and so asks no
 * more; but that was with a ChatGPT login, so on any other route an older list is that of a login from before.
 */
function olderBy({ kind }: Route): number {
  return kind === 'chatgpt' || kind === 'access-token' ? FRESH_MS : 0
}
