import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type CodexHomePlan, writeCodexHome } from '../../loopback/openai/login.ts'
import { serviceUnavailable } from '../../loopback/openai/network-answers.ts'
import { type RecordedRequest, turnsOf } from '../../loopback/openai/recording.ts'
import { type Answer, type Script, TEST_IDENTITY } from '../../loopback/openai/script.ts'
import { type OpenAi, startOpenAi } from '../../loopback/openai/server.ts'

// The native binary, because the launcher does not report the signal that ended the CLI.
const vendor = join(
  import.meta.dirname,
  `../../node_modules/@openai/codex-${process.platform}-${process.arch}/vendor`,
)
const cli = join(
  vendor,
  readdirSync(vendor)[0] ?? '',
  'bin',
  process.platform === 'win32' ? 'codex.exe' : 'codex',
)

describe('the real CLI against the loopback endpoint', () => {
  it('completes a turn over the WebSocket after a prewarm, on the ChatGPT route', async () => {
    const run = await codex({ models: {} }, { login: { kind: 'chatgpt' } })
    expect(run.events).toContain('turn.completed')
    expect(turnsOf(run.requests).map(turn => [turn.transport, turn.path, turn.model])).toEqual([
      ['ws', '/backend-api/codex/v1/responses', 'gpt-5.5'],
    ])
    expect(run.requests.some(request => request.prewarm)).toBe(true)
  })

  it('completes a turn over HTTP with a zstd body where the handshake is refused', async () => {
    const run = await codex(
      { models: {}, handshakes: [{ kind: 'refuse', status: 426 }] },
      { login: { kind: 'chatgpt' } },
    )
    expect(run.events).toContain('turn.completed')
    const [turn] = turnsOf(run.requests)
    expect(turn).toMatchObject({
      transport: 'http',
      model: 'gpt-5.5',
      path: '/backend-api/codex/v1/responses',
    })
    expect(turn?.headers['content-encoding']).toBe('zstd')
    expect(turn?.bytes).toBeLessThan(turn?.text.length ?? 0)
  })

  it.each(['ws', 'http'])('prints that ChatGPT does not support the model, over %s', async transport => {
    const detail = "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account."
    const run = await codex(
      {
        models: { 'gpt-5.5': [{ kind: 'status', status: 400, body: { detail } }] },
        handshakes: [transport === 'ws' ? { kind: 'accept' } : { kind: 'refuse', status: 426 }],
      },
      { login: { kind: 'chatgpt' } },
    )
    expect(run.events).toContain('turn.failed')
    expect(run.stdout).toContain(detail)
    expect(turnsOf(run.requests).map(turn => turn.transport)).toEqual([transport])
  })

  it('prints that the model does not exist, with an API key', async () => {
    const key = 'sk-canary-0123456789abcdef'
    const message = 'The model `gpt-5.5` does not exist or you do not have access to it.'
    const error = { message, type: 'invalid_request_error', param: null, code: 'model_not_found' }
    const run = await codex(
      {
        models: { 'gpt-5.5': [{ kind: 'status', status: 404, body: { error } }] },
        auth: { kind: 'only', bearers: [key] },
      },
      { login: { kind: 'api-key', key } },
    )
    expect(run.events).toContain('turn.failed')
    expect(run.stdout).toContain(message)
    expect(turnsOf(run.requests)[0]?.path).toBe('/v1/responses')
  })

  it('prints that another model answered', async () => {
    const served: Answer = { kind: 'accept', servedBy: 'gpt-5.4' }
    const run = await codex({ models: { '*': [served] } }, { login: { kind: 'chatgpt' } })
    expect(run.stdout).toContain('model rerouted: gpt-5.5 -> gpt-5.4')
  })

  it('refreshes an expired login, stores the rotated tokens and uses them', async () => {
    const run = await codex(
      {
        models: {},
        refresh: { kind: 'rotate', reuse: 'revoke-family' },
        auth: { kind: 'only', bearers: [] },
      },
      { login: { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } },
    )
    expect(run.events).toContain('turn.completed')
    expect(run.authFile).not.toContain('rt-first')
    expect(run.authFile).toContain(run.tokens.alive()[0])
  })

  it('cannot use a refresh token twice', async () => {
    const run = await codex(
      { models: {}, auth: { kind: 'only', bearers: [] } },
      { login: { kind: 'chatgpt', expiresInSeconds: -60, refreshToken: 'rt-first' } },
      {
        before: openai => {
          openai.tokens.rotate('rt-first', { reuse: 'refuse', expiresInSeconds: 3600 })
        },
      },
    )
    expect(run.stdout).toContain('refresh token was already used')
  })

  it('requests the account of an access token, and signs in with it', async () => {
    const token = 'at-canary-0123456789'
    const run = await codex({ models: {} }, { login: { kind: 'access-token', token } })
    expect(run.events).toContain('turn.completed')
    expect(run.requests.map(request => request.path)).toContain('/v1/user-auth-credential/whoami')
    expect(turnsOf(run.requests)[0]?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      'chatgpt-account-id': TEST_IDENTITY.accountId,
    })
  })

  it('gets no tunnel to another host, and the attempt is recorded', async () => {
    const run = await codex({ models: {} }, { login: { kind: 'api-key', key: 'sk-canary' } })
    const tunnels = run.requests.filter(request => request.what === 'tunnel').map(request => request.path)
    expect(tunnels).toContain('ab.chatgpt.com:443')
  })

  it('waits for an answer until its process group is killed', async () => {
    const noAnswer: Answer = { kind: 'hang', stage: 'headers' }
    const run = await codex(
      { models: { '*': [noAnswer] }, handshakes: [{ kind: 'refuse', status: 426 }] },
      { login: { kind: 'api-key', key: 'sk-canary' } },
      { killAt: request => request.what === 'request' && request.model === 'gpt-5.5' },
    )
    expect(run.signal).toBe('SIGKILL')
    expect(run.events).toContain('turn.started')
    expect(run.events).not.toContain('turn.failed')
  })

  it('can use a copy of its provider with the same base URL and without retries', async () => {
    const copy = (origin: string) =>
      `{name="OpenAI",base_url="${origin}/backend-api/codex/v1",wire_api="responses",requires_openai_auth=true,` +
      'request_max_retries=0,stream_max_retries=0,supports_websockets=false}'
    const run = await codex(
      { models: { '*': [serviceUnavailable()] } },
      { login: { kind: 'chatgpt' } },
      { args: origin => ['-c', 'model_provider="probe"', '-c', `model_providers.probe=${copy(origin)}`] },
    )
    expect(run.events).toContain('turn.failed')
    expect(turnsOf(run.requests)).toMatchObject([
      { transport: 'http', headers: { 'chatgpt-account-id': TEST_IDENTITY.accountId } },
    ])
  })

  it('lists the models of the scripted catalog', async () => {
    const models = [
      { slug: 'gpt-x', priority: 0 },
      { slug: 'gpt-y', visibility: 'hide' as const },
    ]
    const run = await codex(
      { models: {}, catalog: { kind: 'list', models } },
      { login: { kind: 'chatgpt' } },
      { command: ['debug', 'models'] },
    )
    expect(JSON.parse(run.stdout)).toMatchObject({
      models: [
        { slug: 'gpt-x', visibility: 'list' },
        { slug: 'gpt-y', visibility: 'hide' },
      ],
    })
  })
})

interface Run {
  readonly requests: OpenAi['requests']
  readonly tokens: OpenAi['tokens']
  readonly stdout: string
  /** The signal that ended the CLI; null if it exited. */
  readonly signal: NodeJS.Signals | null
  /** The `type` of every event, in order. */
  readonly events: readonly string[]
  readonly authFile: string
}

interface Extras {
  readonly before?: (openai: OpenAi) => void
  /** Arguments of `codex exec` that need the endpoint's origin. */
  readonly args?: (origin: string) => readonly string[]
  /** Another command in place of `exec`. */
  readonly command?: readonly string[]
  /** The process group is killed when this request arrives. */
  readonly killAt?: (request: RecordedRequest) => boolean
}

/** Runs the CLI with a new home in an empty directory. */
async function codex(script: Script, plan: Omit<CodexHomePlan, 'origin'>, extras: Extras = {}): Promise<Run> {
  await using openai = await startOpenAi(script)
  extras.before?.(openai)
  const dir = await mkdtemp(join(tmpdir(), 'loopback-openai-'))
  try {
    const home = await writeCodexHome(join(dir, 'home'), { ...plan, origin: openai.origin })
    await mkdir(join(dir, 'empty'))
    const exec = ['exec', '--json', '--skip-git-repo-check', '-m', 'gpt-5.5', 'Say OK.']
    const args = [...(extras.args?.(openai.origin) ?? []), ...(extras.command ?? exec)]
    const { killAt } = extras
    const kill = killAt === undefined ? undefined : openai.waitForRequest(killAt)
    const result = await runCli(join(dir, 'empty'), { HOME: dir, ...home.env }, args, kill)
    return {
      ...result,
      requests: openai.requests,
      tokens: openai.tokens,
      events: [...result.stdout.matchAll(/^\{"type":"([^"]+)"/gm)].map(match => match[1] ?? ''),
      authFile: await readFile(join(dir, 'home/auth.json'), 'utf8').catch(() => ''),
    }
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Runs the CLI in its own process group, which is killed after 40 seconds or when `kill` resolves. */
async function runCli(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  kill: Promise<unknown> | undefined,
): Promise<Pick<Run, 'stdout' | 'signal'>> {
  const child = spawn(cli, args, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  const { pid } = child
  if (pid === undefined) throw new Error('The CLI could not be started.')
  const killGroup = () => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // The group has already ended.
    }
  }
  const timeout = setTimeout(killGroup, 40_000)
  kill?.then(killGroup, killGroup)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  try {
    const signal = await new Promise<NodeJS.Signals | null>(resolve => {
      child.once('close', (_, by) => resolve(by))
    })
    return { stdout: Buffer.concat(chunks).toString('utf8'), signal }
  } finally {
    clearTimeout(timeout)
    killGroup()
  }
}
