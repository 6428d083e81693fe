import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type ExchangeRule, type IdentityLab, startIdentityLab } from '../../loopback/identity/lab.ts'
import { AUDIENCE, identityToken } from '../../loopback/identity/tokens.ts'
import { planUsageAnswer } from '../../loopback/openai/plan-usage.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import type { Answer } from '../../loopback/openai/script.ts'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'
import { optional } from '../../src/base/index.ts'
import { catalogVerdict } from '../../src/catalog/index.ts'
import { locateCodex } from '../../src/cli/index.ts'
import { createProbe, readCatalog, readPlanUsage, type UsageReading } from '../../src/probe/index.ts'
import { inspectCodex } from '../../src/route/index.ts'
import { classify, type Verdict } from '../../src/verdict/index.ts'
import { LAUNCHER } from './probe-fixture.ts'

const MODEL = 'gpt-5.5'

const NOT_SUPPORTED: Answer = {
  kind: 'status',
  status: 400,
  body: { detail: `The '${MODEL}' model is not supported when using Codex with a ChatGPT account.` },
}

type JobPlan = {
  readonly answers?: readonly Answer[]
  readonly exchange?: ExchangeRule
  /** Whether the job has `permissions: id-token: write`. */
  readonly permission?: boolean
  /** The job's token; undefined for no file. */
  readonly token?: string | undefined
  readonly config?: string
  /** The text of CODEX_HOME/.env, from the path of the token. */
  readonly dotEnv?: (tokenFile: string) => string
  /** Variables that replace those of the job; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

type IdentityJob = AsyncDisposable & {
  readonly lab: IdentityLab
  readonly token: string
  readonly temporary: string
  readonly ask: () => Promise<Verdict>
  readonly askList: () => Promise<Verdict>
  readonly readUsage: () => Promise<UsageReading>
}

/** A job that signs in with workload identity, on the real CLI. */
async function startIdentityJob(plan: JobPlan = {}): Promise<IdentityJob> {
  const account = { '/wham/usage': planUsageAnswer({ windows: [{ used: 97, hours: 168 }] }) }
  const models = { '*': plan.answers ?? [{ kind: 'accept' as const }] }
  const lab = await startIdentityLab({ models, account }, plan.exchange)
  const dir = await mkdtemp(join(tmpdir(), 'identity-job-'))
  const [home, temporary, tokenFile] = [join(dir, 'home'), join(dir, 'temporary'), join(dir, 'token')]
  await mkdir(home)
  await mkdir(temporary)
  const token = 'token' in plan ? plan.token : identityToken()
  if (token !== undefined) await writeFile(tokenFile, token)
  await writeFile(join(home, 'config.toml'), plan.config ?? '')
  if (plan.dotEnv !== undefined) await writeFile(join(home, '.env'), plan.dotEnv(tokenFile))
  const bin = await lab.network.command('codex', join(import.meta.dirname, '../../node_modules/.bin/codex'))
  const env = {
    ...{ PATH: `${bin}:${process.env['PATH']}`, HOME: dir, CODEX_HOME: home, ...lab.network.env },
    ...{ OPENAI_FEDERATION_RULE_ID: 'rule_1', OPENAI_IDENTITY_TOKEN_FILE: tokenFile, ...plan.env },
  }
  const located = locateCodex({ path: join(bin, 'codex'), env })
  if (located.kind === 'missing') throw new Error(located.message)
  const { executable } = located
  const version = pinnedVersion()
  const codex = { kind: 'found', executable, version, installed: false } as const
  const {
    route,
    config,
    home: codexHome,
  } = inspectCodex({
    ...{ env, codex, codexHome: undefined, apiKey: undefined, now: Date.now(), budgetMs: 60_000 },
  })
  const request = plan.permission === false ? undefined : requestFrom(lab)
  const setup = { ...{ route, config, home: codexHome, env, executable, version, temporary } }
  const context = { model: MODEL, route, now: new Date() }
  const probe = createProbe({
    ...setup,
    ...optional('requestIdentityToken', request),
    isDefinitive: () => false,
  })
  return {
    lab,
    token: token ?? '',
    temporary,
    ask: async () =>
      classify(await probe({ model: MODEL, form: 'lean', settings: {} }, { timeoutMs: 60_000 }), context),
    askList: async () => {
      const list = await readCatalog(
        { ...setup, ...optional('requestIdentityToken', request) },
        { timeoutMs: 60_000 },
      )
      return catalogVerdict(list, { model: MODEL, route: setup.route, now: new Date() })
    },
    readUsage: () =>
      readPlanUsage(
        { ...setup, ...optional('requestIdentityToken', request) },
        { timeoutMs: 60_000, signal: new AbortController().signal },
      ),
    [Symbol.asyncDispose]: async () => {
      await lab[Symbol.asyncDispose]()
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The version that the files of the pinned CLI name. The command of the lab is a script and has none. */
function pinnedVersion(): string {
  const located = locateCodex({ path: LAUNCHER, env: {} })
  const version = located.kind === 'found' ? located.executable.version : undefined
  if (version === undefined) throw new Error('The pinned CLI has no version.')
  return version
}

/** Asks the lab's service as a job with the permission does. */
function requestFrom({ tokens }: IdentityLab): (audience: string) => Promise<string> {
  return async audience => {
    const url = `${tokens.env['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=${encodeURIComponent(audience)}`
    const headers = { authorization: `Bearer ${tokens.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` }
    const { value } = (await (await fetch(url, { headers })).json()) as { value: string }
    return value
  }
}

const statuses = ({ lab }: IdentityJob) => lab.exchange.exchanges.map(({ status }) => status)
const spent = ({ lab, token }: IdentityJob) =>
  lab.exchange.exchanges.some(({ assertion }) => assertion === token)

const withNetwork = hasPrivateNetwork('probes with workload identity on the real CLI')
  ? describe
  : describe.skip

withNetwork('a probe with workload identity', () => {
  it('is accepted with a token of its own, for the same audience, which is gone afterwards', async () => {
    await using job = await startIdentityJob()
    expect(await job.ask()).toMatchObject({ kind: 'accepted' })
    expect(job.lab.tokens.issued.map(({ audience }) => audience)).toEqual([AUDIENCE])
    expect(job.lab.exchange.exchanges).toEqual([
      { assertion: job.lab.tokens.issued[0]?.token, rule: 'rule_1', status: 200 },
    ])
    expect(turnsOf(job.lab.openai.requests)[0]?.headers['authorization'] ?? '').not.toBe('')
    expect(await readdir(job.temporary)).toEqual([])
  })

  it("and the reading of the plan's usage have a token each", async () => {
    await using job = await startIdentityJob()
    expect(await job.ask()).toMatchObject({ kind: 'accepted' })
    expect(await job.readUsage()).toMatchObject({ usage: { limits: [{ windows: [{ left: 3 }] }] } })
    expect(statuses(job)).toEqual([200, 200])
    expect(spent(job)).toBe(false)
    expect(await readdir(job.temporary)).toEqual([])
  })

  it("also where CODEX_HOME/.env names the job's token", async () => {
    await using job = await startIdentityJob({
      env: { OPENAI_IDENTITY_TOKEN_FILE: undefined },
      dotEnv: file => `OPENAI_IDENTITY_TOKEN_FILE=${file}\n`,
    })
    expect(await job.readUsage()).toMatchObject({ usage: { limits: [{ windows: [{ left: 3 }] }] } })
    expect(statuses(job)).toEqual([200])
    expect(spent(job)).toBe(false)
  })

  it("without the permission spends nothing on the plan's usage", async () => {
    await using job = await startIdentityJob({ permission: false })
    expect(await job.readUsage()).toEqual({ kind: 'unread', reason: 'no-identity' })
    expect(statuses(job)).toEqual([])
  })

  it('two probes at the same time have a token each', async () => {
    await using job = await startIdentityJob()
    expect(await Promise.all([job.ask(), job.ask()])).toMatchObject([
      { kind: 'accepted' },
      { kind: 'accepted' },
    ])
    expect(statuses(job)).toEqual([200, 200])
    expect(spent(job)).toBe(false)
  })

  it('tells a refused model from a refused sign-in', async () => {
    await using job = await startIdentityJob({ answers: [NOT_SUPPORTED] })
    expect(await job.ask()).toMatchObject({ kind: 'refused', finding: { reason: 'not-supported-on-route' } })
    expect(spent(job)).toBe(false)
  })

  const failures: readonly (readonly [string, JobPlan, object])[] = [
    [
      'a refused exchange',
      { exchange: { status: 400 } },
      { kind: 'refused', finding: { reason: 'auth-rejected' } },
    ],
    [
      'an exchange that is busy',
      { exchange: { status: 429 } },
      { kind: 'unsettled', finding: { reason: 'rate-limited' } },
    ],
    [
      'an exchange that fails',
      { exchange: { status: 503 } },
      { kind: 'unsettled', finding: { reason: 'server-error' } },
    ],
    [
      'an exchange that is down',
      { exchange: 'down' },
      { kind: 'unsettled', finding: { reason: 'unreachable' } },
    ],
    ['a missing file', { token: undefined }, { kind: 'refused', finding: { reason: 'not-signed-in' } }],
    ['an empty file', { token: '' }, { kind: 'refused', finding: { reason: 'not-signed-in' } }],
    [
      'the rule without the file',
      { env: { OPENAI_IDENTITY_TOKEN_FILE: undefined } },
      { kind: 'refused', finding: { reason: 'config-invalid' } },
    ],
    [
      'the file without the rule',
      { env: { OPENAI_FEDERATION_RULE_ID: undefined } },
      { kind: 'refused', finding: { reason: 'config-invalid' } },
    ],
    [
      'a foreign base URL',
      { config: 'chatgpt_base_url = "https://example.com/backend-api"\n' },
      { kind: 'refused', finding: { reason: 'config-invalid' } },
    ],
    [
      'a foreign base URL without the permission',
      { permission: false, config: 'chatgpt_base_url = "https://example.com/backend-api"\n' },
      { kind: 'refused', finding: { reason: 'config-invalid' } },
    ],
    [
      'a SPIFFE agent',
      {
        env: {
          OPENAI_IDENTITY_TOKEN_FILE: undefined,
          OPENAI_IDENTITY_TOKEN_SOURCE: 'spiffe',
          SPIFFE_ENDPOINT_SOCKET: 'unix:///run/none.sock',
        },
      },
      { kind: 'unsettled', finding: { reason: 'identity-single-use' } },
    ],
  ]

  it.each(failures)('%s', async (_, plan, verdict) => {
    await using job = await startIdentityJob(plan)
    expect(await job.ask()).toMatchObject(verdict)
    expect((await job.ask()) as object).toMatchObject({ finding: { scope: 'route' } })
    expect(spent(job)).toBe(false)
    expect(turnsOf(job.lab.openai.requests)).toEqual([])
  })

  const withheld: readonly (readonly [string, JobPlan, RegExp])[] = [
    ['without the permission', { permission: false }, /id-token: write/],
    [
      "with a token of another issuer than GitHub's",
      { token: identityToken().replace(/^.*$/, otherIssuer) },
      /GitHub/,
    ],
    ['with a token for two audiences', { token: identityToken([AUDIENCE, 'other']) }, /one audience/],
    ['with a text that is no token', { token: 'no token at all' }, /one audience/],
  ]

  it.each(withheld)('is not made %s, and nothing is exchanged', async (_, plan, said) => {
    await using job = await startIdentityJob(plan)
    const expected = {
      kind: 'unsettled',
      finding: { reason: 'identity-single-use', scope: 'route', said: expect.stringMatching(said) },
    }
    expect(await job.ask()).toMatchObject(expected)
    expect(await job.askList()).toMatchObject(expected)
    expect(job.lab.exchange.exchanges).toEqual([])
    expect(await readdir(job.temporary)).toEqual([])
  })

  it('the model list is read with a token of its own', async () => {
    await using job = await startIdentityJob()
    expect(await job.askList()).toEqual({ kind: 'accepted' })
    expect(statuses(job)).toEqual([200])
    expect(spent(job)).toBe(false)
  })

  it('has a token of its own also where CODEX_HOME/.env names the file, which would win', async () => {
    const dotEnv = (file: string) => `OPENAI_FEDERATION_RULE_ID=rule_2\nOPENAI_IDENTITY_TOKEN_FILE=${file}`
    const env = { OPENAI_FEDERATION_RULE_ID: undefined, OPENAI_IDENTITY_TOKEN_FILE: undefined }
    await using job = await startIdentityJob({ dotEnv, env })
    expect(await job.ask()).toMatchObject({ kind: 'accepted' })
    expect(job.lab.exchange.exchanges).toMatchObject([{ rule: 'rule_2', status: 200 }])
    expect(spent(job)).toBe(false)
    expect(await readdir(job.temporary)).toEqual([])
  })

  it('is not made where a line of .env would hide its own token', async () => {
    const dotEnv = (file: string) => `OPENAI_IDENTITY_TOKEN_FILE=${file}\nA="open\n`
    await using job = await startIdentityJob({ dotEnv })
    expect(await job.ask()).toMatchObject({ kind: 'unsettled', finding: { reason: 'identity-single-use' } })
    expect(job.lab.exchange.exchanges).toEqual([])
  })
})

/** The same token as another issuer would sign it. */
function otherIssuer(token: string): string {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const other = {
    ...JSON.parse(Buffer.from(claims, 'base64url').toString()),
    iss: 'https://kubernetes.example',
  }
  return [head, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.')
}
