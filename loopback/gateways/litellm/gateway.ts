import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Gateway, RunningGateway, StartPlan } from '../gateway.ts'
import { CLOSED_ORIGIN, freePort, installEnvironment } from '../machine.ts'
import { runToEnd, startServer } from '../process.ts'
import { LITELLM_CASES } from './cases.ts'

const FOLDER = import.meta.dirname

const REQUIREMENTS = join(FOLDER, 'requirements.txt')

const LOCK = readFileSync(REQUIREMENTS, 'utf8')

/** Python versions whose wheels requirements.txt has. */
const PYTHON = /^Python 3\.(11|12|13)\./

const INSTALL_TIMEOUT_MS = 300_000

/** A start took 8 to 62 s on two cores that had other work too. */
const START_TIMEOUT_MS = 180_000

/** The LiteLLM proxy, as `litellm --config` starts it, without a database. */
export const LITELLM: Gateway = {
  name: 'LiteLLM',
  version: /^litellm==(\S+)/m.exec(LOCK)?.[1] ?? '',
  source: 'PyPI, litellm[proxy]',
  cases: LITELLM_CASES,
  // `cooldown_time` of its router: a deployment gets no request for so long after most failures.
  cooldownMs: 5_000,
  missing,
  install,
  start,
}

function missing(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'It is locked for Linux on x86-64.'
  try {
    const version = execFileSync('python3', ['--version'], { encoding: 'utf8' })
    if (!PYTHON.test(version))
      return `It is locked for Python 3.11 to 3.13, and python3 is ${version.trim()}.`
    execFileSync('python3', ['-c', 'import ensurepip, venv'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'There is no python3 with the modules venv and ensurepip.'
  }
}

/** Only wheels with a known hash are installed, so no code of a package runs here. */
async function install(directory: string): Promise<void> {
  const installed = join(directory, 'installed.txt')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === LOCK) return
  rmSync(join(directory, 'venv'), { recursive: true, force: true })
  const run = (file: string, ...args: readonly string[]) =>
    runToEnd(
      { file, args, cwd: directory, env: installEnvironment(), log: join(directory, 'install.log') },
      INSTALL_TIMEOUT_MS,
    )
  const python = join(directory, 'venv/bin/python')
  const verified = ['--require-hashes', '--only-binary', ':all:', '--quiet']
  await run('python3', '-m', 'venv', 'venv')
  // pip needs a minute for the packages, uv four seconds.
  await run(python, '-m', 'pip', 'install', ...verified, '--no-deps', '-r', join(FOLDER, 'installer.txt'))
  await run(
    join(directory, 'venv/bin/uv'),
    'pip',
    'install',
    ...verified,
    '--python',
    python,
    '-r',
    REQUIREMENTS,
  )
  writeFileSync(installed, LOCK)
}

async function start({ directory, temporary, upstream }: StartPlan): Promise<RunningGateway> {
  // It imports virtual_keys.py from the directory of its configuration.
  for (const file of ['config.yaml', 'virtual_keys.py']) cpSync(join(FOLDER, file), join(temporary, file))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const options = ['--config', 'config.yaml', '--host', '127.0.0.1', '--port', String(port)]
  const server = await startServer(
    {
      file: join(directory, 'venv/bin/litellm'),
      args: [...options, '--telemetry', 'False'],
      cwd: temporary,
      env: environment(temporary, upstream),
      log: join(temporary, 'gateway.log'),
    },
    `${origin}/health/liveliness`,
    START_TIMEOUT_MS,
  )
  return { origin, headers: {}, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

function environment(temporary: string, upstream: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: temporary,
    TMPDIR: temporary,
    UPSTREAM_BASE_URL: `${upstream}/v1`,
    UPSTREAM_API_KEY: 'sk-canary-upstream-00000000',
    // Without one it does not start. No case uses it.
    LITELLM_MASTER_KEY: 'sk-canary-master-0000000000',
    // It would load the prices of models from the internet.
    LITELLM_LOCAL_MODEL_COST_MAP: 'True',
    // Any other request to the internet fails.
    HTTP_PROXY: CLOSED_ORIGIN,
    HTTPS_PROXY: CLOSED_ORIGIN,
    NO_PROXY: '127.0.0.1',
  }
}
