/** Reads the route's model list with `codex debug models` (0.122 and later). */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { optional } from '../base/index.ts'
import { type Catalog, type ListedModel, listedModels } from '../catalog/index.ts'
import { isAtLeast, type ProcessResult, runProcess } from '../cli/index.ts'
import { queryArguments } from './arguments.ts'
import { codexCommand } from './command.ts'
import { type CredentialCommands, prepareCredentialCommands } from './credentials/credential-commands.ts'
import { withOwnIdentity } from './identity/own-identity.ts'
import { profileRefusal } from './job/job-settings.ts'
import { loginConflict, refreshGuard, withLoginKept } from './login/index.ts'
import { readModelsCache } from './models-cache.ts'
import { parseFields } from './parse-json.ts'
import { explainSilence, type ProbeOptions } from './probe.ts'
import type { ProbeContext } from './probe-context.ts'
import { isEndpointRoute } from './provider/endpoint-settings.ts'
import { probeSettingNames } from './setting-names.ts'

/** What the list needs: the same as a probe. */
export type CatalogSetup = ProbeContext

/** The list is one line, 0.75 MB long in 0.169, because it holds the instructions of every model. */
const MAX_LINE_BYTES = 16 * 1024 * 1024

/** Lines that may be the list. A wrapper script may print others first. */
const MAX_CANDIDATES = 10

/**
 * Reads the list. On the ChatGPT route (0.169: with an API key too) the CLI requests it from the endpoint, unless
 * CODEX_HOME holds a list that is only minutes old. If the endpoint fails, hangs (5 s) or has an empty list, the CLI
 * prints its bundled list and does not say so. So the bundled list is read as well. A list equal to it counts as
 * `bundled`, unless the CLI has stored it as the endpoint's answer.
 *
 * The endpoint of the inputs is not asked: behind codex-action's proxy, the job's CLI has its bundled list as well.
 *
 * Like a probe, it may refresh the stored login. Where a refresh is due, it must run alone.
 */
export async function readCatalog(setup: CatalogSetup, options: ProbeOptions): Promise<Catalog> {
  if (!isAtLeast(setup.version, '0.122.0')) {
    return { kind: 'unavailable', message: `Codex CLI ${setup.version} cannot list models.` }
  }
  const refusal = profileRefusal(setup.config)
  if (refusal !== undefined) return { kind: 'unavailable', message: refusal.stderr, evidence: refusal }
  const conflict = loginConflict(setup)
  if (conflict !== undefined) {
    const evidence = { kind: 'failed', stage: 'error', message: conflict } as const
    return { kind: 'unavailable', message: conflict, evidence }
  }
  const startedAt = Date.now()
  const directory = await mkdtemp(join(setup.temporary, 'codex-models-')).catch(() => undefined)
  const files = directory === undefined ? undefined : await createFiles(setup, directory)
  try {
    if (directory === undefined || files === undefined) {
      return { kind: 'unavailable', message: 'No temporary directory could be made to list models in.' }
    }
    const identity = await withOwnIdentity(setup, directory, options)
    if (identity.kind === 'withheld') {
      const { message } = identity
      return { kind: 'unavailable', message, evidence: { kind: 'withheld', message } }
    }
    const { context } = identity
    const [live, bundled] = await withLoginKept(context, () => {
      const ofCli = listModels(context, options, files, '--bundled')
      return Promise.all([isEndpointRoute(context) ? ofCli : listModels(context, options, files), ofCli])
    })
    setup.onSecrets?.(files.credentials.printed())
    if (live.models === undefined) return unavailable(setup, live.result, files.credentials)
    if (mayHoldOtherList(setup)) {
      return { kind: 'list', source: 'bundled', models: bundled.models ?? live.models }
    }
    const isBundled =
      slugsOf(live.models) === slugsOf(bundled.models ?? []) &&
      readModelsCache(setup, startedAt) === undefined
    return { kind: 'list', source: isBundled ? 'bundled' : 'route', models: live.models }
  } finally {
    if (directory !== undefined) {
      await rm(directory, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
    }
  }
}

/**
 * Whether the list can hold models of another login. With an API key these versions print their own list, and after it
 * the models that a ChatGPT sign-in has left in CODEX_HOME minutes ago (seen with 0.122, 0.142 and 0.148). 0.155 notes
 * there whose list it is, and leaves it out.
 */
function mayHoldOtherList({ route, config, version }: CatalogSetup): boolean {
  return route.kind === 'api-key' && config.provider === undefined && !isAtLeast(version, '0.155.0')
}

/** The empty working directory of the CLI, and the programs that give it a credential. */
type ListFiles = { readonly cwd: string; readonly credentials: CredentialCommands }

async function createFiles(setup: CatalogSetup, directory: string): Promise<ListFiles | undefined> {
  const cwd = join(directory, 'empty')
  try {
    await mkdir(cwd)
    return { cwd, credentials: await prepareCredentialCommands(setup, directory) }
  } catch {
    return undefined
  }
}

type ListResult = {
  readonly result: ProcessResult
  readonly models: readonly ListedModel[] | undefined
}

/** Runs `codex debug models`. With `--bundled` the CLI sends no request (0.169), so it cannot refresh the login. */
async function listModels(
  setup: CatalogSetup,
  options: ProbeOptions,
  { cwd, credentials }: ListFiles,
  bundled?: '--bundled',
): Promise<ListResult> {
  const lines: string[] = []
  const killDelay = bundled ? undefined : refreshGuard(setup, () => lines.length > 0)
  const common = queryArguments(setup, credentials.settings)
  const args = ['debug', 'models', ...(bundled ? [bundled] : []), ...common]
  const { ended } = runProcess(codexCommand(setup, args, cwd, credentials.pathEntry), {
    ...options,
    ...optional('killDelay', killDelay),
    lineLimitBytes: MAX_LINE_BYTES,
    onLine: line => {
      if (line.startsWith('{') && lines.length < MAX_CANDIDATES) lines.push(line)
    },
  })
  const result = await ended
  const lists = lines.map(line => listedModels(parseFields(line)))
  return { result, models: lists.find(models => models !== undefined) }
}

function slugsOf(models: readonly ListedModel[]): string {
  return models.map(model => model.slug).join('\n')
}

function unavailable(setup: CatalogSetup, result: ProcessResult, { settings }: CredentialCommands): Catalog {
  const message = failureText(result)
  if (result.kind !== 'exited') return { kind: 'unavailable', message }
  const { code: exitCode, signal, stderr } = result
  const names = probeSettingNames(setup, queryArguments(setup, settings), [])
  const evidence = explainSilence(setup, { kind: 'silent', exitCode, signal, stderr }, names)
  return { kind: 'unavailable', message, evidence }
}

function failureText(result: ProcessResult): string {
  switch (result.kind) {
    case 'exited':
      return `\`codex debug models\` ended with ${result.signal ?? `exit code ${result.code}`} and no list.`
    case 'timed-out':
      return '`codex debug models` gave no list in time.'
    case 'not-started':
      return 'The Codex CLI could not be started.'
    default:
      return 'The job was cancelled.'
  }
}
