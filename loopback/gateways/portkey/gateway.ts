import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Gateway, RunningGateway, StartPlan } from '../gateway.ts'
import { CLOSED_ORIGIN, freePort, installEnvironment } from '../machine.ts'
import { runToEnd, startServer } from '../process.ts'
import { PORTKEY_CASES } from './cases.ts'

const FOLDER = import.meta.dirname

/** A folder of its own, because a package.json beside TypeScript files decides how they are read. */
const LOCKED = join(FOLDER, 'package')

const PACKAGE = '@portkey-ai/gateway'

const LOCK = readFileSync(join(LOCKED, 'package-lock.json'), 'utf8')

const INSTALL_TIMEOUT_MS = 300_000

const START_TIMEOUT_MS = 60_000

/** Portkey's gateway, as `npx @portkey-ai/gateway` starts it, without an account. */
export const PORTKEY: Gateway = {
  name: 'Portkey',
  version: versionOf(JSON.parse(readFileSync(join(LOCKED, 'package.json'), 'utf8'))),
  source: `npm, ${PACKAGE}`,
  cases: PORTKEY_CASES,
  cooldownMs: 0,
  // Node.js and npm are what this repository itself needs.
  missing: () => (process.platform === 'win32' ? 'Its process group cannot be ended on Windows.' : undefined),
  install,
  start,
}

function versionOf({ dependencies }: { readonly dependencies: Readonly<Record<string, string>> }): string {
  return dependencies[PACKAGE] ?? ''
}

async function install(directory: string): Promise<void> {
  const installed = join(directory, 'installed.json')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === LOCK) return
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(LOCKED, file), join(directory, file))
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent']
  const log = join(directory, 'install.log')
  await runToEnd({ file: 'npm', args, cwd: directory, env: installEnvironment(), log }, INSTALL_TIMEOUT_MS)
  writeFileSync(installed, LOCK)
}

async function start({ directory, temporary, upstream }: StartPlan): Promise<RunningGateway> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const server = await startServer(
    {
      file: process.execPath,
      args: [
        ...['--import', join(FOLDER, 'preload.ts')],
        ...[
          join(directory, 'node_modules', PACKAGE, 'build/start-server.js'),
          '--headless',
          `--port=${port}`,
        ],
      ],
      cwd: temporary,
      env: { PATH: '/usr/bin:/bin', HOME: temporary, HTTPS_PROXY: CLOSED_ORIGIN, NODE_ENV: 'production' },
      log: join(temporary, 'gateway.log'),
    },
    origin,
    START_TIMEOUT_MS,
  )
  const headers = { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${upstream}/v1` }
  return { origin, headers, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}
