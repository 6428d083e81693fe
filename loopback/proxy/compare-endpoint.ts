import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { ProbeForm } from '../../src/chain/index.ts'
import { locateCodex, versionOf } from '../../src/cli/index.ts'
import { resolveCodexHome } from '../../src/config/index.ts'
import { createProbe } from '../../src/probe/index.ts'
import { inspectCodex } from '../../src/route/index.ts'
import { fieldOf, type RecordedRequest } from '../openai/recording.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import { codexExecArguments, codexExecVariables, startCodexAction } from './codex-action-steps.ts'
import type { EndpointCase } from './endpoint-cases.ts'

/** A key in the shape of a real one. */
export const ENDPOINT_KEY = 'endpoint-canary-0123456789abcdef'

const MODEL = 'gpt-5.5'
const EFFORT = 'high'
const TIMEOUT_MS = 60_000

/**
 * What is wrong with the probe at an endpoint; nothing where the endpoint sees of it what it sees of `codex exec` behind
 * codex-action's real proxy: URL, credential, headers, model and effort. `cli` is the directory of the `codex` command.
 */
export async function compareEndpoint(test: EndpointCase, cli: string): Promise<readonly string[]> {
  const [job, lean, plain] = await Promise.all([
    seenBy(test, cli, askAsJob),
    seenBy(test, cli, (...args) => askAsProbe('lean', ...args)),
    seenBy(test, cli, (...args) => askAsProbe('plain', ...args)),
  ])
  const expected = `"POST ${test.sees('http://endpoint')}"`
  const text = JSON.stringify(job)
  const isAsked = text.includes(expected) && text.includes(`"Bearer ${ENDPOINT_KEY}"`)
  return [
    ...(isAsked ? [] : [`the job did not ask ${expected} with the key: ${text}`]),
    ...Object.entries({ lean, plain }).flatMap(([form, probe]) =>
      isDeepStrictEqual(job, probe)
        ? []
        : [`the job sent ${text}, the ${form} probe ${JSON.stringify(probe)}`],
    ),
  ]
}

type Side = {
  readonly endpoint: string
  readonly home: string
  readonly dir: string
  readonly cli: string
  readonly env: Readonly<Record<string, string>>
}

async function seenBy(test: EndpointCase, cli: string, ask: (side: Side) => Promise<void>) {
  const { turnPath } = test
  await using openai = await startOpenAi({ models: {}, ...(turnPath === undefined ? {} : { turnPath }) })
  const dir = await mkdtemp(join(tmpdir(), 'codex-endpoint-'))
  try {
    const home = join(dir, 'home')
    for (const path of [home, join(dir, 'temporary'), join(dir, 'workspace')]) await mkdir(path)
    // What leaves this machine goes to the endpoint, which sees it and refuses it.
    const env = {
      PATH: [cli, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      ...{ HOME: dir, HTTP_PROXY: openai.origin, HTTPS_PROXY: openai.origin, NO_PROXY: '127.0.0.1' },
    }
    await ask({ endpoint: test.endpoint(openai.origin), home, dir, cli, env })
    // The job's CLI also sends statistics to OpenAI. A probe asks nobody but the endpoint.
    const requests = openai.requests.filter(({ what }) => what !== 'tunnel' || ask !== askAsJob)
    return requests.map(request => comparableRequest(request, openai))
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** codex-action without a prompt, and then with one. */
async function askAsJob({ endpoint, home, dir, cli, env }: Side): Promise<void> {
  await using _proxy = await startCodexAction({ key: ENDPOINT_KEY, endpoint }, home, cli, env)
  const args = codexExecArguments({
    ...{
      workspace: join(dir, 'workspace'),
      outputFile: join(dir, 'message.md'),
      model: MODEL,
      effort: EFFORT,
    },
    // No network but the endpoint.
    args: ['-c', 'features.plugins=false', '-c', 'features.apps=false'],
  })
  const child = spawn(join(cli, 'codex'), args, {
    env: { ...env, ...codexExecVariables(home) },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  })
  child.stdin.on('error', () => {})
  child.stdin.end('Reply with OK.')
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
}

async function askAsProbe(form: ProbeForm, { endpoint, home, dir, env: base }: Side): Promise<void> {
  const env = { ...base, CODEX_HOME: home }
  const located = locateCodex({ env })
  if (located.kind === 'missing') throw new Error(located.message)
  const { executable } = located
  const version = await versionOf(executable, env)
  if (version === undefined) throw new Error('The Codex CLI prints no version.')
  const codex = { kind: 'found', executable, version, installed: false } as const
  const options = { env, codex, codexHome: undefined, now: Date.now(), budgetMs: TIMEOUT_MS }
  const { route, config } = inspectCodex({ ...options, apiKey: ENDPOINT_KEY, endpoint })
  const temporary = join(dir, 'temporary')
  const probe = createProbe({
    ...{ route, config, home: resolveCodexHome({ env }), env, temporary, executable, version },
    apiKey: ENDPOINT_KEY,
    isDefinitive: () => false,
  })
  await probe({ model: MODEL, form, settings: { effort: EFFORT } }, { timeoutMs: TIMEOUT_MS })
  const leftovers = await readdir(temporary)
  if (leftovers.length > 0) throw new Error(`The probe left ${leftovers.join(', ')}.`)
}

/** Headers that each request has anew, that describe the connection or the program, and not who asks for what. */
const OWN_HEADER =
  /^(connection|content-length|accept-encoding|x-client-request-id|conversation_id|session[_-]id|thread-id|x-codex-.*|originator|user-agent|proxy-connection)$/

function comparableRequest({ method, path, headers, json }: RecordedRequest, { origin }: OpenAi): object {
  const own = Object.entries(headers).filter(([name]) => !OWN_HEADER.test(name))
  const named = own.map(([name, value]) => [name, value.replace(new URL(origin).host, 'endpoint')])
  return {
    request: `${method} ${path}`,
    headers: Object.fromEntries(named.toSorted()),
    model: fieldOf(json, 'model'),
    store: fieldOf(json, 'store'),
    effort: fieldOf(fieldOf(json, 'reasoning'), 'effort'),
  }
}
