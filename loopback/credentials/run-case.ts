import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { optional } from '../../src/base/index.ts'
import { locateCodex, readJobArguments, runProcess, versionOf } from '../../src/cli/index.ts'
import { resolveCodexHome } from '../../src/config/index.ts'
import { createProbe } from '../../src/probe/index.ts'
import { type CodexSetup, inspectCodex, secondRoute } from '../../src/route/index.ts'
import { writeCodexHome } from '../openai/login.ts'
import { fieldOf, type RecordedRequest, turnsOf } from '../openai/recording.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import { startPrivateNetwork } from '../private-network/network.ts'
import type { CredentialCase, Directories } from './case.ts'

/** What an endpoint saw of one side, and every text that the action masks. */
export type Side = {
  /** The requests that run a model, without what differs from one request to the next. */
  readonly requests: readonly object[]
  readonly secrets: readonly string[]
  /** The files that are left of the probe. */
  readonly leftovers: readonly string[]
}

const TIMEOUT_MS = 60_000

/** Who asks: `codex exec` in the job's environment, or the action's probe. */
export type Asker = 'job' | 'probe'

/** Lets one side ask its own endpoint in the environment of a case. `cliDirectory` has the `codex` command. */
export async function runCredentialCase(
  test: CredentialCase,
  asker: Asker,
  cliDirectory: string,
): Promise<Side> {
  await using openai = await startOpenAi(test.script ?? { models: {} })
  await using network = await networkOf(test, openai, cliDirectory)
  const dir = await mkdtemp(join(tmpdir(), 'codex-credentials-'))
  try {
    const written = await writeFiles(test, dir, openai.origin, network.cliDirectory)
    const env = { ...written, ...network.env }
    const args = test.args?.(openai.origin, directoriesOf(dir)) ?? []
    const asked = { ...optional('effort', test.effort), model: test.model ?? 'gpt-5.5', env, dir, args, test }
    const secrets = asker === 'job' ? await askAsJob(asked) : await askAsProbe(asked)
    const requests = turnsOf(openai.requests).map(request => ({
      ...comparableRequest(request, openai),
      ...bodyFields(request, test.body ?? []),
    }))
    return { requests, secrets, leftovers: await readdir(join(dir, 'temporary')) }
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The directory of the `codex` command and more variables, for the real names of a case. */
async function networkOf({ hosts }: CredentialCase, { origin }: OpenAi, cliDirectory: string) {
  if (hosts === undefined) return { env: {}, cliDirectory, [Symbol.asyncDispose]: async () => {} }
  const network = await startPrivateNetwork(Object.fromEntries(hosts.map(host => [host, origin])))
  const { executable } = await findCli({ PATH: cliDirectory })
  return {
    // Nothing outside of the network can be reached, so there is no proxy.
    env: { ...network.env, HTTPS_PROXY: '' },
    cliDirectory: await network.command('codex', executable.file),
    [Symbol.asyncDispose]: () => network[Symbol.asyncDispose](),
  }
}

function directoriesOf(dir: string): Directories {
  return { dir, home: join(dir, 'home'), bin: join(dir, 'bin') }
}

async function writeFiles(test: CredentialCase, dir: string, origin: string, cliDirectory: string) {
  const directories = directoriesOf(dir)
  const login = test.login ?? { kind: 'none' }
  const extraConfig = test.config(origin, directories)
  const home = await writeCodexHome(directories.home, { login, origin, extraConfig })
  for (const name of ['bin', 'temporary']) await mkdir(join(dir, name))
  for (const [path, content] of Object.entries(test.files?.(directories) ?? {})) {
    await writeFile(join(dir, path), content)
    if (path.startsWith('bin/')) await chmod(join(dir, path), 0o700)
  }
  return {
    ...home.env,
    PATH: [directories.bin, cliDirectory, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    HOME: dir,
    ...test.env?.(directories, origin),
  }
}

type JobEnvironment = Readonly<Record<string, string>>

/** What a job asks for, and where. `args` are its own arguments. */
type Asked = {
  readonly model: string
  readonly effort?: string
  readonly env: JobEnvironment
  readonly dir: string
  readonly args: readonly string[]
  readonly test: CredentialCase
}

/** The job starts the CLI in the workspace, with all of its variables. */
async function askAsJob({
  model,
  effort,
  env,
  dir,
  args: jobArgs,
  test: { secondKey },
}: Asked): Promise<readonly string[]> {
  const { executable } = await findCli(env)
  // No network but the endpoint, and no file of the environment in CODEX_HOME.
  const settings = ['features.plugins=false', 'features.apps=false', 'features.shell_snapshot=false']
  const key = secondKey === undefined ? {} : { CODEX_API_KEY: secondKey }
  const args = ['exec', '--json', '--skip-git-repo-check', `--model=${model}`]
  const command = {
    file: executable.file,
    args: [
      ...executable.args,
      ...args,
      ...settings.flatMap(setting => ['-c', setting]),
      // As codex-action writes it (v1.13).
      ...(effort === undefined ? [] : ['--config', `model_reasoning_effort="${effort}"`]),
      ...jobArgs,
      ...(secondKey === undefined ? [] : ['-c', 'model_provider="openai"']),
      '--',
      'Reply with OK.',
    ],
    cwd: process.cwd(),
    env: { ...env, ...key, TMPDIR: dir },
  }
  await runProcess(command, { timeoutMs: TIMEOUT_MS, onLine: () => {} }).ended
  return []
}

async function askAsProbe({
  model,
  effort,
  env,
  dir,
  args: jobArgs,
  test: { secondKey, form = 'lean' },
}: Asked): Promise<readonly string[]> {
  const codex = await findCli(env)
  const now = Date.now()
  const codexArgs = readJobArguments(jobArgs)
  if ('kind' in codexArgs) throw new Error(`The arguments of a case are wrong: ${codexArgs.kind}`)
  const options = {
    env,
    codex,
    codexHome: undefined,
    codexArgs,
    apiKey: undefined,
    now,
    budgetMs: TIMEOUT_MS,
  }
  const first = inspectCodex(options)
  const { route, config, secrets } = secondKey === undefined ? first : secondSetup(first, secondKey, env)
  const printed: string[] = []
  const probe = createProbe({
    ...{ route, config, home: resolveCodexHome({ env }), env, temporary: join(dir, 'temporary') },
    apiKey: secondKey,
    executable: codex.executable,
    version: codex.version,
    effort,
    isDefinitive: () => false,
    onSecrets: texts => printed.push(...texts),
  })
  await probe({ model, form, settings: {} }, { timeoutMs: TIMEOUT_MS })
  return [...secrets, ...printed]
}

function secondSetup(first: CodexSetup, key: string, env: JobEnvironment): CodexSetup {
  const second = secondRoute(first, key, env)
  if (second.kind !== 'ready') throw new Error(`There is no second route: ${second.kind}`)
  return second.setup
}

async function findCli(env: JobEnvironment) {
  const located = locateCodex({ env })
  if (located.kind === 'missing') throw new Error(located.message)
  const version = await versionOf(located.executable, env)
  if (version === undefined) throw new Error('The Codex CLI prints no version.')
  return { kind: 'found', executable: located.executable, version, installed: false } as const
}

/** Headers that each request has anew, or that describe the work and not the caller. */
const OWN_HEADER =
  /^(host|connection|content-length|content-encoding|accept|accept-encoding|x-amz-date|x-client-request-id|conversation_id|session_id|session-id|thread[_-]id|x-codex-.*|openai-beta|sec-websocket-key)$/

function comparableRequest({ method, path, headers }: RecordedRequest, { origin }: OpenAi): object {
  const own = Object.entries(headers).filter(([name]) => !OWN_HEADER.test(name))
  return {
    method,
    path: withSortedQuery(path),
    host: headers['host']?.replace(new URL(origin).host, 'endpoint'),
    headers: Object.fromEntries(own.map(([name, value]) => [name, withoutSignature(value)]).toSorted()),
  }
}

/** Fields of the body by their path, such as `reasoning.effort`; null where the body has none. */
function bodyFields({ json }: RecordedRequest, paths: readonly string[]): object {
  if (paths.length === 0) return {}
  const value = (path: string) => path.split('.').reduce(fieldOf, json) ?? null
  return { body: Object.fromEntries(paths.map(path => [path, value(path)])) }
}

/** The CLI sends the parameters in no order. */
function withSortedQuery(path: string): string {
  const [before, query] = path.split('?')
  return query === undefined ? path : `${before}?${query.split('&').toSorted().join('&')}`
}

/**
 * A signature covers the time and the body. What it is made with stands before it: key, date, region and service. A
 * sign-in of a test has its own time in its token.
 */
function withoutSignature(value: string): string {
  return value
    .replace(/^(AWS4-HMAC-SHA256 Credential=[^/]+\/)\d+\/(\S+?),.*$/, '$1$2')
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/, 'JWT')
}
