/** The route's model list, by `codex debug models` (0.122 and later). */

import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { optional } from '../base/index.ts'
import { type Catalog, type ListedModel, listedModels } from '../catalog/index.ts'
import { type Executable, isAtLeast, type ProcessResult, runProcess } from '../cli/index.ts'
import { commonSettings, environmentFor } from './arguments.ts'
import type { ProbeContext } from './context.ts'
import { forcedLoginConflict } from './forced-login.ts'
import { readModelsCache } from './models-cache.ts'
import { refreshGuard } from './refresh-guard.ts'

/** What the list needs. `temporary` is a directory outside the checkout. */
export type CatalogSetup = ProbeContext & { readonly executable: Executable; readonly temporary: string }

/** The list is one line; 0.75 MB in 0.169, since it holds every model's instructions. */
const LINE_LIMIT_BYTES = 16 * 1024 * 1024

/**
 * Asks for the list. The CLI asks the endpoint on the ChatGPT route (0.169: with an API key too), unless a cache in
 * CODEX_HOME is minutes old; an endpoint that fails, hangs (5 s) or has an empty list makes it print the list that it
 * shipped with, without a word. So that list is asked for as well, and an equal one counts as no more than that.
 *
 * It may refresh the stored login as a probe does; run it by itself where that is due.
 */
export async function readCatalog(
  setup: CatalogSetup,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Catalog> {
  if (!isAtLeast(setup.version, '0.122.0')) {
    return { kind: 'unavailable', message: `Codex CLI ${setup.version} cannot list models.` }
  }
  const conflict = forcedLoginConflict(setup)
  if (conflict !== undefined) return { kind: 'unavailable', message: conflict }
  const startedAt = Date.now()
  const cwd = await mkdtemp(join(setup.temporary, 'codex-models-')).catch(() => undefined)
  if (cwd === undefined) {
    return { kind: 'unavailable', message: 'No temporary directory could be made to list models in.' }
  }
  try {
    const ask = (...more: readonly string[]) => listBy(setup, options, cwd, more)
    const [live, bundled] = await Promise.all([ask(), ask('--bundled')])
    if (live.models === undefined) return { kind: 'unavailable', message: whyNot(live.ending) }
    const isShipped = namesOf(live.models) === namesOf(bundled.models ?? [])
    // An endpoint may well list what the CLI shipped with. Then the CLI has left that list behind.
    const isAnswered = readModelsCache(setup, startedAt) !== undefined
    return { kind: 'list', source: isShipped && !isAnswered ? 'bundled' : 'route', models: live.models }
  } finally {
    await rm(cwd, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}

async function listBy(
  setup: CatalogSetup,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  cwd: string,
  more: readonly string[],
): Promise<{ readonly ending: ProcessResult; readonly models: readonly ListedModel[] | undefined }> {
  const lines: string[] = []
  const { executable } = setup
  const settings = commonSettings(setup).flatMap(setting => ['-c', setting])
  const { ended } = runProcess(
    {
      file: executable.file,
      args: [...executable.args, 'debug', 'models', ...more, ...settings],
      cwd,
      env: environmentFor(setup),
    },
    {
      ...options,
      // Nothing but the list is expected; what a wrapper adds is passed over, and kept short.
      onLine: line => {
        if (line.startsWith('{') && lines.length < 10) lines.push(line)
      },
      lineLimitBytes: LINE_LIMIT_BYTES,
      ...(more.length === 0
        ? optional(
            'killDelay',
            refreshGuard(setup, () => lines.length > 0),
          )
        : {}),
    },
  )
  const ending = await ended
  return { ending, models: lines.map(modelsIn).find(models => models !== undefined) }
}

function modelsIn(line: string): readonly ListedModel[] | undefined {
  try {
    return listedModels(JSON.parse(line))
  } catch {
    return undefined
  }
}

function namesOf(models: readonly ListedModel[]): string {
  return models.map(model => model.slug).join('\n')
}

function whyNot(ending: ProcessResult): string {
  switch (ending.kind) {
    case 'exited':
      return `\`codex debug models\` ended with ${ending.signal ?? `exit code ${ending.code}`} and no list.`
    case 'timed-out':
      return '`codex debug models` gave no list in time.'
    case 'not-started':
      return 'The Codex CLI could not be started.'
    default:
      return 'The job was cancelled.'
  }
}
