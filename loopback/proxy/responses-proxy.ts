import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What to start. */
export type ResponsesProxyOptions = {
  /** The directory of the `codex` command. */
  readonly cli: string
  /** The key that the proxy sends. It reads it from its standard input. */
  readonly key: string
  /** Where it sends every request; without it to OpenAI, so a test always gives it. */
  readonly upstreamUrl: string
  /** More variables, such as those of a forward proxy. */
  readonly env?: Readonly<Record<string, string>>
}

/** A running `codex responses-api-proxy`. */
export type ResponsesProxy = AsyncDisposable & {
  readonly origin: string
  readonly port: number
  /** The process that listens, which may be a child of the `codex` command. */
  readonly pid: number
  /** Ends it as codex-action's users do: `GET /shutdown`. Resolves when its process has ended. */
  readonly shutdown: () => Promise<void>
}

const START_TIMEOUT_MS = 20_000
const SHUTDOWN_TIMEOUT_MS = 5_000
const POLL_MS = 20

/**
 * Starts the program behind codex-action's proxy, which the CLI has as a hidden command (seen in 0.50 to 0.171,
 * `--upstream-url` from about 0.55 on; the package `@openai/codex-responses-api-proxy` has the same one). It answers `POST /v1/responses` and, with `--http-shutdown`,
 * `GET /shutdown`; all else gets a 403 without a body, also that path with a query. A request goes to exactly the
 * upstream URL, query included, with all of its headers but `authorization`, which holds the proxy's key, and `host`.
 *
 * @throws Error with what it printed when it ends first or is not ready in time
 */
export async function startResponsesProxy(options: ResponsesProxyOptions): Promise<ResponsesProxy> {
  const directory = await mkdtemp(join(tmpdir(), 'codex-responses-proxy-'))
  const infoFile = join(directory, 'server-info.json')
  const started = start(options, directory, infoFile)
  try {
    const { port, pid } = await serverInfo(started, infoFile)
    const origin = `http://127.0.0.1:${port}`
    return {
      origin,
      port,
      pid,
      shutdown: async () => {
        await fetch(`${origin}/shutdown`, { signal: AbortSignal.timeout(SHUTDOWN_TIMEOUT_MS) })
        const late = new AbortController()
        await Promise.race([started.ended, sleep(SHUTDOWN_TIMEOUT_MS, undefined, { signal: late.signal })])
        late.abort()
        if (started.output.ending === undefined) throw failureOf(started, 'still running after GET /shutdown')
      },
      [Symbol.asyncDispose]: () => terminate(started, directory),
    }
  } catch (error) {
    await terminate(started, directory)
    throw error
  }
}

type Started = {
  readonly child: ChildProcess
  readonly output: { text: string; ending: string | undefined }
  readonly ended: Promise<void>
}

function start(
  { cli, key, upstreamUrl, env }: ResponsesProxyOptions,
  directory: string,
  info: string,
): Started {
  const args = [
    'responses-api-proxy',
    '--http-shutdown',
    '--server-info',
    info,
    '--upstream-url',
    upstreamUrl,
  ]
  const child = spawn(join(cli, 'codex'), args, {
    cwd: directory,
    env: {
      PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      HOME: directory,
      CODEX_HOME: directory,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended together with the process that the command starts.
    detached: true,
  })
  const output: Started['output'] = { text: '', ending: undefined }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', data => {
      output.text += String(data)
    })
  }
  const ended = new Promise<void>(resolve => {
    const end = (ending: string) => {
      output.ending ??= ending
      resolve()
    }
    child.once('error', ({ message }) => end(message))
    child.once('close', (code, signal) => end(signal ?? `exit code ${code}`))
  })
  child.stdin?.on('error', () => {})
  child.stdin?.end(`${key}\n`)
  return { child, output, ended }
}

/** Waits for the file with the port, which is one line of JSON. */
async function serverInfo(started: Started, file: string): Promise<{ port: number; pid: number }> {
  const end = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text.endsWith('\n')) return JSON.parse(text)
    if (started.output.ending !== undefined) throw failureOf(started, started.output.ending)
    if (Date.now() > end) throw failureOf(started, `not ready after ${START_TIMEOUT_MS / 1000} s`)
    await sleep(POLL_MS)
  }
}

async function terminate({ child, ended }: Started, directory: string): Promise<void> {
  if (child.pid !== undefined) {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // The group has no process left.
    }
  }
  await ended
  await rm(directory, { recursive: true, force: true, maxRetries: 3 })
}

function failureOf({ output }: Started, what: string): Error {
  return new Error(`codex responses-api-proxy: ${what}. It printed:\n${output.text.slice(-2000)}`)
}
