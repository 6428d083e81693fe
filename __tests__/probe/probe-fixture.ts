/** A small runner for probe tests: a loopback endpoint, a CODEX_HOME that points to it, and a temporary directory. */

import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CodexHomePlan, writeCodexHome } from '../../loopback/openai/login.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { type OpenAi, startOpenAi } from '../../loopback/openai/server.ts'
import { optional } from '../../src/base/index.ts'
import type { Catalog } from '../../src/catalog/index.ts'
import type { Question } from '../../src/chain/index.ts'
import { type Executable, type JobArguments, locateCodex, readJobArguments } from '../../src/cli/index.ts'
import {
  authFilePath,
  type CodexConfig,
  configFilePath,
  readConfigFile,
  resolveCodexHome,
} from '../../src/config/index.ts'
import { createProbe, readCatalog } from '../../src/probe/index.ts'
import { detectRoute, type Route, readAuthFile } from '../../src/route/index.ts'
import type { Evidence } from '../../src/verdict/index.ts'

/** npm's launcher of the pinned CLI. */
export const LAUNCHER = join(import.meta.dirname, '../../node_modules/@openai/codex/bin/codex.js')

/** How to set up a fixture. */
export type ProbeFixtureOptions = {
  readonly script?: Script
  readonly login?: CodexHomePlan['login']
  /** TOML to add to config.toml, from the fixture's directory and the endpoint's origin. */
  readonly config?: (dir: string, origin: string) => string
  readonly env?: Readonly<Record<string, string>>
  readonly apiKey?: string
  /** The arguments that the job gives to `codex exec`, from the fixture's directory. */
  readonly args?: (dir: string) => readonly string[]
  /** Changes CODEX_HOME before anything reads it. */
  readonly prepare?: (home: string) => Promise<void>
  /** The directory of the machine's configuration; by default there is none. */
  readonly machine?: string
  /** An executable file to run instead of the real CLI. */
  readonly cli?: string
  /** The name of the temporary directory in the fixture's directory; `temporary` by default. */
  readonly temporary?: string
}

/** A question, and the options of its probe. Everything has a default. */
export type AskOptions = Partial<Question> & {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  readonly isDefinitive?: (message: string) => boolean
}

/** A running fixture. It cleans up at the end of its scope. */
export type ProbeFixture = AsyncDisposable & {
  readonly openai: OpenAi
  readonly dir: string
  readonly home: string
  readonly route: Route
  readonly config: CodexConfig
  readonly executable: Executable
  /** The environment of the job. */
  readonly env: Readonly<Record<string, string>>
  readonly ask: (options?: AskOptions) => Promise<Evidence>
  readonly models: () => Promise<Catalog>
  /** The files under a directory of the fixture: their contents by relative path. */
  readonly files: (directory: string) => Promise<ReadonlyMap<string, string>>
}

/** Starts the endpoint and writes the directories. */
export async function startProbeFixture(options: ProbeFixtureOptions = {}): Promise<ProbeFixture> {
  const { apiKey, login = { kind: 'chatgpt' } } = options
  const openai = await startOpenAi(options.script ?? { models: {} })
  const { origin } = openai
  const dir = await mkdtemp(join(tmpdir(), 'probe-fixture-'))
  const homeDir = join(dir, 'home')
  const extraConfig = options.config?.(dir, origin) ?? ''
  const written = await writeCodexHome(homeDir, { login, origin, extraConfig })
  await options.prepare?.(homeDir)
  const temporary = join(dir, options.temporary ?? 'temporary')
  await mkdir(temporary, { recursive: true })
  const env = { PATH: process.env['PATH'] ?? '', HOME: dir, ...written.env, ...options.env }
  const home = resolveCodexHome({ env })
  const executable = findCli(options.cli ?? LAUNCHER)
  const { version } = executable
  const machine = options.machine ?? join(dir, 'no-system-config')
  const job = { arguments: jobArguments(options.args?.(dir) ?? []), codexVersion: version }
  const config = readConfigFile(configFilePath(home), machine, job).facts
  const authFile = readAuthFile(authFilePath(home)).facts
  const now = Date.now()
  const route = detectRoute({ env, authFile, config, apiKeyInput: apiKey, codexVersion: version, now })
  const setup = { route, config, home, env, apiKey, executable, version, temporary }
  return {
    openai,
    dir,
    home: homeDir,
    route,
    config,
    executable,
    env,
    ask: ({ timeoutMs = 40_000, signal, isDefinitive = () => false, ...question } = {}) =>
      createProbe({ ...setup, isDefinitive })(
        { model: 'gpt-5.5', form: 'lean', settings: {}, ...question },
        { timeoutMs, ...optional('signal', signal) },
      ),
    models: () => readCatalog(setup, { timeoutMs: 40_000 }),
    files: directory => readFiles(join(dir, directory)),
    [Symbol.asyncDispose]: async () => {
      await openai.close()
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function jobArguments(args: readonly string[]): JobArguments {
  const read = readJobArguments(args)
  if ('kind' in read) throw new Error(`The arguments are wrong: ${read.kind} ${read.name}`)
  return read
}

function findCli(path: string): Executable {
  const located = locateCodex({ path, env: {} })
  if (located.kind === 'missing') throw new Error(located.message)
  return located.executable
}

async function readFiles(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(file.slice(directory.length + 1), await readFile(file, 'latin1'))
  }
  return files
}
