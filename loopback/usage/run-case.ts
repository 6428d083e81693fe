import { mkdir, mkdtempDisposable, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { locateCodex, versionOf } from '../../src/cli/index.ts'
import { readPlanUsage } from '../../src/probe/index.ts'
import { inspectCodex } from '../../src/route/index.ts'
import { writeCodexHome } from '../openai/login.ts'
import { isRefresh, isTurn } from '../openai/recording.ts'
import { startOpenAi } from '../openai/server.ts'
import { shortReading, type UsageCase } from './cases.ts'

/** What was wrong with a reading; empty where nothing was. */
export type UsageResult = { readonly name: string; readonly wrong: readonly string[] }

/** Reads the usage of a case with the `codex` of a directory. */
export async function runUsageCase(test: UsageCase, directory: string): Promise<UsageResult> {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'usage-case-'))
  await using openai = await startOpenAi({ models: {}, account: { '/wham/usage': test.answer } })
  const [home, temporary] = [join(dir.path, 'home'), join(dir.path, 'temporary')]
  await mkdir(temporary)
  const login = test.login ?? { kind: 'chatgpt' }
  const written = await writeCodexHome(home, { login, origin: openai.origin })
  const PATH = [directory, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
  const env = { ...written.env, PATH, HOME: dir.path }
  const found = locateCodex({ env })
  if (found.kind === 'missing') throw new Error(found.message)
  const { executable } = found
  const version = await versionOf(executable, env)
  const codex = { kind: 'found', executable, version, installed: false } as const
  const setup = inspectCodex({
    env,
    codex,
    codexHome: undefined,
    apiKey: undefined,
    now: Date.now(),
    budgetMs: 1,
  })
  const { route, config } = setup
  const before = await contentOf(home)
  const reading = await readPlanUsage(
    { ...{ route, config, home: setup.home, env, executable, version, temporary } },
    { timeoutMs: test.expected === 'no-answer' ? 3_000 : 30_000, signal: new AbortController().signal },
  )
  const actual = shortReading(reading)
  const wrong = [
    ...(actual === test.expected ? [] : [`read ${actual}, and not ${test.expected}`]),
    ...((await contentOf(home)) === before ? [] : ['CODEX_HOME has changed']),
    ...((await readdir(temporary)).length === 0 ? [] : ['files are left']),
    ...(openai.requests.some(isTurn) ? ['a turn was run'] : []),
    ...(openai.requests.some(isRefresh) ? ['the login was refreshed'] : []),
  ]
  return { name: test.name, wrong }
}

async function contentOf(directory: string): Promise<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const contents = await Promise.all(files.sort().map(async file => [file, await readFile(file, 'base64')]))
  return JSON.stringify(contents)
}
