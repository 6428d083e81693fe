/** A runner in small: a loopback endpoint, a CODEX_HOME that points at it, a temporary directory, and probes. */

import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CodexHomePlan, writeCodexHome } from '../../loopback/openai/login.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { type OpenAi, startOpenAi } from '../../loopback/openai/server.ts'
import { optional } from '../../src/base/fields.ts'
import type { Catalog } from '../../src/catalog/catalog.ts'
import type { ProbeForm, Settings } from '../../src/chain/attempt.ts'
import { type Executable, locateCodex } from '../../src/cli/locate.ts'
import { authFilePath, configFilePath, resolveCodexHome } from '../../src/config/codex-home.ts'
import { type CodexConfig, readConfigFile } from '../../src/config/config-file.ts'
import { createProbe, type ProbeOptions } from '../../src/probe/probe.ts'
import { readCatalog } from '../../src/probe/read-catalog.ts'
import { readAuthFile } from '../../src/route/auth-file.ts'
import { detectRoute } from '../../src/route/detect-route.ts'
import type { Route } from '../../src/route/route.ts'
import type { Evidence } from '../../src/verdict/evidence.ts'

/** npm's launcher of the pinned CLI. */
export const LAUNCHER = join(import.meta.dirname, '../../node_modules/@openai/codex/bin/codex.js')

/** What a stand is made of. `cli` is a file to run in place of the real CLI. */
export type ProbeFixtureOptions = {
  readonly script?: Script
  readonly login?: CodexHomePlan['login']
  /** TOML at the top of config.toml, made with the stand's directory and the endpoint's origin. */
  readonly config?: (dir: string, origin: string) => string
  readonly env?: Readonly<Record<string, string>>
  readonly apiKey?: string
  readonly cli?: string
  readonly latencyMs?: number
  /** A directory of the stand in place of `temporary`, made if needed. */
  readonly temporary?: string
}

/** A question with defaults, and how it is asked. */
export type AskOptions = Partial<ProbeOptions> & {
  readonly model?: string
  readonly form?: ProbeForm
  readonly settings?: Settings
  readonly isDefinitive?: (message: string) => boolean
}

/** A stand that is up; it takes itself down at the end of its scope. */
export type ProbeFixture = AsyncDisposable & {
  readonly openai: OpenAi
  readonly dir: string
  readonly home: string
  readonly route: Route
  readonly config: CodexConfig
  readonly secrets: readonly string[]
  readonly executable: Executable
  /** The environment of the job. */
  readonly env: Readonly<Record<string, string>>
  readonly ask: (asking?: AskOptions) => Promise<Evidence>
  readonly models: () => Promise<Catalog>
  /** Files under a directory of the stand, with their contents, by relative path. */
  readonly files: (directory: string) => Promise<ReadonlyMap<string, string>>
}

/** Puts a stand up. */
export async function startProbeFixture(plan: ProbeFixtureOptions = {}): Promise<ProbeFixture> {
  const openai = await startOpenAi(plan.script ?? { models: {} }, { latencyMs: plan.latencyMs ?? 0 })
  const dir = await mkdtemp(join(tmpdir(), 'stand-'))
  const homeDir = join(dir, 'home')
  const login = plan.login ?? { kind: 'chatgpt' }
  const written = await writeCodexHome(homeDir, {
    login,
    origin: openai.origin,
    extraConfig: plan.config?.(dir, openai.origin) ?? '',
  })
  const temporary = join(dir, plan.temporary ?? 'temporary')
  await mkdir(temporary, { recursive: true })
  const env = { PATH: process.env['PATH'] ?? '', HOME: dir, ...written.env, ...plan.env }
  const home = resolveCodexHome({ env })
  const config = readConfigFile(configFilePath(home), join(dir, 'no-system-config')).facts
  const executable = found(plan.cli ?? LAUNCHER)
  const route = detectRoute({
    env,
    authFile: readAuthFile(authFilePath(home)).facts,
    config,
    now: Date.now(),
    ...optional('apiKeyInput', plan.apiKey),
    ...optional('codexVersion', executable.version),
  })
  const setup = {
    route,
    config,
    env,
    home,
    executable,
    temporary,
    ...optional('version', executable.version),
    ...optional('apiKey', plan.apiKey),
  }
  return {
    openai,
    dir,
    home: homeDir,
    route,
    config,
    secrets: written.secrets,
    executable,
    env,
    ask: async asking => {
      const probe = createProbe({ ...setup, isDefinitive: asking?.isDefinitive ?? (() => false) })
      const question = {
        model: asking?.model ?? 'gpt-5.5',
        form: asking?.form ?? 'lean',
        settings: asking?.settings ?? {},
      }
      return probe(question, {
        timeoutMs: asking?.timeoutMs ?? 40_000,
        ...optional('signal', asking?.signal),
      })
    },
    models: () => readCatalog(setup, { timeoutMs: 40_000 }),
    files: directory => filesUnder(join(dir, directory)),
    [Symbol.asyncDispose]: async () => {
      await openai.close()
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function found(path: string): Executable {
  const located = locateCodex({ path, env: {} })
  if (located.kind === 'missing') throw new Error(located.message)
  return located.executable
}

async function filesUnder(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    files.set(file.slice(directory.length + 1), await readFile(file, 'latin1'))
  }
  return files
}
