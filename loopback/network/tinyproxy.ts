import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Set by CI: a machine without tinyproxy then fails the tests that need it. */
const REQUIRED_VARIABLE = 'REQUIRE_FORWARD_PROXY'

/**
 * Whether this machine has tinyproxy. If not, it prints one line that says what is not tested, and the caller skips its
 * tests.
 *
 * @throws Error if there is none and the environment requires the tests
 */
export function hasTinyproxy(tests: string): boolean {
  try {
    execFileSync('tinyproxy', ['-v'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    const line = `This machine does not have tinyproxy, which these tests need: ${tests}.`
    if (process.env[REQUIRED_VARIABLE]) throw new Error(line)
    process.stderr.write(`SKIPPED ${line}\n`)
    return false
  }
}

/** What the proxy allows: all but some hosts, or only clients that sign in. */
export type ProxyRules = {
  readonly denied?: readonly string[]
  readonly user?: { readonly name: string; readonly password: string }
}

/** A forward proxy of another make than ours, on 127.0.0.1. */
export interface Tinyproxy extends AsyncDisposable {
  readonly port: number
}

/** Starts tinyproxy and waits until it listens. */
export async function startTinyproxy({ denied = [], user }: ProxyRules): Promise<Tinyproxy> {
  const directory = await mkdtempDisposable(join(tmpdir(), 'tinyproxy-'))
  const [config, filter] = [join(directory.path, 'tinyproxy.conf'), join(directory.path, 'filter')]
  const port = await freePort()
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Allow 127.0.0.1',
    'Timeout 30',
    'MaxClients 20',
    `LogFile "${join(directory.path, 'log')}"`,
    ...(denied.length === 0 ? [] : [`Filter "${filter}"`]),
    ...(user === undefined ? [] : [`BasicAuth ${user.name} ${user.password}`]),
  ]
  await writeFile(config, `${lines.join('\n')}\n`)
  await writeFile(filter, denied.map(host => `^${host.replaceAll('.', '\\.')}$\n`).join(''))
  const proxy = spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' })
  const stop = async () => {
    if (proxy.exitCode === null && proxy.signalCode === null) {
      proxy.kill()
      await once(proxy, 'exit')
    }
    await directory.remove()
  }
  try {
    await waitUntilOpen(port, proxy)
  } catch (error) {
    await stop()
    throw error
  }
  return { port, [Symbol.asyncDispose]: stop }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise<void>(resolve => server.close(() => resolve()))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Maximum number of attempts to connect, 50 ms apart. */
const MAX_ATTEMPTS = 400

async function waitUntilOpen(port: number, proxy: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (proxy.exitCode !== null) throw new Error(`tinyproxy ended with exit code ${proxy.exitCode}.`)
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>(resolve => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (isOpen) return
    await delay(50)
  }
  throw new Error('tinyproxy does not listen.')
}
