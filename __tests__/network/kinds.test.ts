/** Each way in which a network fails, through the real CLI: the reason, one model, few connections, and the advice. */

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { CountedServer } from '../../loopback/network/counted-server.ts'
import { startFaultyServer } from '../../loopback/network/faulty-server.ts'
import {
  type ForwardProxy,
  type ProxyAnswer,
  startForwardProxy,
} from '../../loopback/network/forward-proxy.ts'
import { makeOwnCertificates } from '../../loopback/network/own-certificates.ts'
import { askChain, type NetworkJob } from './ask-chain.ts'

jest.setTimeout(120_000)

const PAGE = { status: 404, body: '' }
const stack = new AsyncDisposableStack()
const proxies: Record<string, ForwardProxy> = {}
const servers: Record<string, CountedServer> = {}
let otherAuthority = ''

beforeAll(async () => {
  const own = stack.use(await makeOwnCertificates(['localhost', 'chatgpt.com', 'api.openai.com']))
  const other = stack.use(await makeOwnCertificates(['other.example.test']))
  otherAuthority = other.authorityFile
  servers['unknown'] = stack.use(await startFaultyServer({ kind: 'tls', certificate: own, answer: PAGE }))
  servers['other'] = stack.use(await startFaultyServer({ kind: 'tls', certificate: other, answer: PAGE }))
  for (const kind of ['reset', 'silent', 'plain-http'] as const) {
    servers[kind] = stack.use(await startFaultyServer({ kind }))
  }
  const answers: Record<string, ProxyAnswer> = {
    403: { status: 403, body: '<html><title>Access Denied</title></html>' },
    407: { status: 407, body: '', headers: { 'proxy-authenticate': 'Basic realm="proxy"' } },
    502: { status: 502, body: '' },
    close: 'close',
    silent: 'silent',
    intercepts: { port: servers['unknown'].port },
  }
  for (const [name, answer] of Object.entries(answers)) {
    proxies[name] = stack.use(await startForwardProxy(answer))
  }
})

afterAll(() => stack.disposeAsync())

const proxy = (name: string) => proxies[name] as ForwardProxy
const originOf = (name: string) => `https://localhost:${servers[name]?.port}/v1`

/** How many connections one process of the CLI may make before it gives up, by login (11 with ChatGPT, 0.171). */
const MAX_OF_CLI = { chatgpt: 12, expired: 30, 'api-key': 2, provider: 2 } as const

type Kind = {
  readonly name: string
  readonly job: () => NetworkJob
  readonly server: () => CountedServer
  readonly reason: 'network-blocked' | 'unreachable'
  readonly said: string
  readonly advice: RegExp
}

const throughProxy = (name: string, login: 'chatgpt' | 'api-key', user = ''): NetworkJob => ({
  login,
  env: { HTTPS_PROXY: proxy(name).origin.replace('//', `//${user}`) },
})

const KINDS: readonly Kind[] = [
  ...(['chatgpt', 'api-key'] as const).flatMap(login => [
    {
      name: `the proxy refuses, ${login}`,
      job: () => throughProxy('403', login),
      server: () => proxy('403'),
      reason: 'network-blocked' as const,
      said: 'the proxy answers the request for a connection with status 403.',
      advice:
        login === 'chatgpt'
          ? /proxy in HTTPS_PROXY to allow CONNECT to chatgpt\.com and auth\.openai\.com/
          : /allow CONNECT to api\.openai\.com/,
    },
    {
      name: `TLS is inspected, ${login}`,
      job: () => throughProxy('intercepts', login),
      server: () => proxy('intercepts'),
      reason: 'network-blocked' as const,
      said: 'the certificate that arrives here is signed by an unknown authority "Throw-away authority of a test".',
      advice:
        /"Throw-away authority of a test" into a PEM file, and set CODEX_CA_CERTIFICATE or SSL_CERT_FILE/,
    },
  ]),
  {
    name: 'the proxy does not answer',
    job: () => throughProxy('silent', 'chatgpt'),
    server: () => proxy('silent'),
    reason: 'unreachable' as const,
    said: 'the proxy does not answer.',
    advice: /^Correct the address of the proxy in HTTPS_PROXY/,
  },
  {
    name: 'the proxy wants a user',
    job: () => throughProxy('407', 'api-key'),
    server: () => proxy('407'),
    reason: 'network-blocked',
    said: 'the proxy answers the request for a connection with status 407.',
    advice: /^Write a user and a password into the address of the proxy in HTTPS_PROXY, from a secret/,
  },
  {
    name: 'the proxy does not accept the user',
    job: () => throughProxy('407', 'api-key', 'canaryuser:canarypassword@'),
    server: () => proxy('407'),
    reason: 'network-blocked',
    said: 'the proxy answers the request for a connection with status 407.',
    advice: /^Correct the user and the password in the address of the proxy in HTTPS_PROXY/,
  },
  {
    name: 'the proxy cannot reach the endpoint',
    job: () => throughProxy('502', 'api-key'),
    server: () => proxy('502'),
    reason: 'unreachable',
    said: 'the proxy answers the request for a connection with status 502.',
    advice: /whether it can connect to api\.openai\.com/,
  },
  {
    name: 'the proxy closes the connection',
    job: () => throughProxy('close', 'api-key'),
    server: () => proxy('close'),
    reason: 'unreachable',
    said: 'the proxy closes the connection.',
    advice: /^Correct the address of the proxy in HTTPS_PROXY/,
  },
  ...(['provider', 'api-key'] as const).map(login => ({
    name: `an unknown authority, ${login}`,
    job: () => ({ login, baseUrl: originOf('unknown'), env: { NODE_EXTRA_CA_CERTS: otherAuthority } }),
    server: () => servers['unknown'] as CountedServer,
    reason: 'network-blocked' as const,
    said: 'the certificate that arrives here is signed by an unknown authority "Throw-away authority of a test".',
    advice: /CODEX_CA_CERTIFICATE or SSL_CERT_FILE.* Codex does not read NODE_EXTRA_CA_CERTS\.$/,
  })),
  {
    name: 'an authority file without the authority',
    job: () => ({
      login: 'provider',
      baseUrl: originOf('unknown'),
      dotEnv: `SSL_CERT_FILE=${otherAuthority}\n`,
    }),
    server: () => servers['unknown'] as CountedServer,
    reason: 'network-blocked',
    said: 'the certificate that arrives here is signed by an unknown authority "Throw-away authority of a test".',
    advice: /to the PEM file that SSL_CERT_FILE names/,
  },
  {
    name: 'a certificate for another host',
    job: () => ({
      login: 'provider',
      baseUrl: originOf('other'),
      env: { CODEX_CA_CERTIFICATE: otherAuthority },
    }),
    server: () => servers['other'] as CountedServer,
    reason: 'unreachable',
    said: 'the certificate that arrives here is for another host.',
    advice: /in place of the host in `base_url`\.$/,
  },
  {
    name: 'the connection is reset',
    job: () => ({ login: 'provider', baseUrl: originOf('reset') }),
    server: () => servers['reset'] as CountedServer,
    reason: 'unreachable',
    said: 'the connection to the endpoint is closed before it is ready.',
    advice: /^Let this runner resolve and reach the host in `base_url`/,
  },
  {
    name: 'the connection is accepted and silent',
    job: () => ({ login: 'api-key', baseUrl: originOf('silent') }),
    server: () => servers['silent'] as CountedServer,
    reason: 'unreachable',
    said: 'nothing comes back from the address of the endpoint.',
    advice: /^Let this runner resolve and reach the host in `openai_base_url`/,
  },
  {
    name: 'the port does not speak TLS',
    job: () => ({ login: 'provider', baseUrl: originOf('plain-http') }),
    server: () => servers['plain-http'] as CountedServer,
    reason: 'unreachable',
    said: 'the port of the endpoint does not speak TLS.',
    advice: /^Write `http:\/\/` instead of `https:\/\/` in `base_url`/,
  },
]

it.each(KINDS)('$name', async ({ job, server, reason, said, advice }) => {
  const plan = job()
  const before = server().connections()
  const { attempts, models, report } = await askChain(plan)
  const isBlock = reason === 'network-blocked'
  expect(attempts.map(({ verdict }) => verdict)).toEqual(
    Array(isBlock ? 1 : 3).fill(
      expect.objectContaining({
        kind: isBlock ? 'refused' : 'unsettled',
        finding: expect.objectContaining({ reason, said }),
      }),
    ),
  )
  expect(models).toEqual(['gpt-5.5'])
  expect(report).toMatchObject({ model: null, reason, advice: expect.stringMatching(advice) })
  // One process of the CLI, and one connection of the action for each attempt.
  const connections = server().connections() - before
  expect(connections).toBeGreaterThan(attempts.length)
  expect(connections).toBeLessThanOrEqual(MAX_OF_CLI[plan.login] + attempts.length)
  expect(JSON.stringify({ attempts, report })).not.toMatch(/canary|127\.0\.0\.1|localhost/)
})

it('the host of the sign-in is blocked, and the endpoint is not', async () => {
  await using own = await makeOwnCertificates(['chatgpt.com'])
  const page = { status: 401, body: '{"detail":"Unauthorized"}' }
  await using server = await startFaultyServer({ kind: 'tls', certificate: own, answer: page })
  await using gate = await startForwardProxy({ port: server.port, denied: ['auth.openai.com:443'] })
  const { models, attempts, report } = await askChain({
    login: 'expired',
    env: {
      HTTPS_PROXY: gate.origin,
      SSL_CERT_FILE: own.authorityFile,
      CODEX_REFRESH_TOKEN_URL_OVERRIDE: 'https://auth.openai.com/oauth/token',
    },
  })
  expect(models).toEqual(['gpt-5.5'])
  expect(attempts).toHaveLength(1)
  expect(report).toMatchObject({
    reason: 'network-blocked',
    advice: expect.stringMatching(/allow CONNECT to chatgpt\.com and auth\.openai\.com/),
  })
})

describe('without anything that could count', () => {
  it.each<[string, NetworkJob, string, RegExp]>([
    [
      'a name that does not resolve',
      { login: 'provider', baseUrl: 'https://private-gateway.invalid/v1', env: { HTTPS_PROXY: '' } },
      'the name of the endpoint does not resolve.',
      /^Let this runner resolve and reach the host in `base_url`.*set HTTPS_PROXY/,
    ],
    [
      'a port where nothing listens',
      { login: 'provider', baseUrl: 'https://127.0.0.1:9/v1' },
      'nothing listens at the address of the endpoint.',
      /^Start the server behind `base_url`/,
    ],
    [
      'a proxy that is down, from CODEX_HOME/.env',
      { login: 'chatgpt', dotEnv: 'HTTPS_PROXY=http://canary:canary@127.0.0.1:9\n' },
      'nothing listens at the address of the proxy.',
      /^Correct the address of the proxy in HTTPS_PROXY of CODEX_HOME\/\.env/,
    ],
    [
      'a proxy whose name does not resolve',
      { login: 'api-key', env: { HTTPS_PROXY: '', ALL_PROXY: 'socks5://private-proxy.invalid:1080' } },
      'the name of the proxy does not resolve.',
      /^Correct the address of the proxy in ALL_PROXY.*Codex does not speak SOCKS/,
    ],
  ])('%s', async (_name, job, said, advice) => {
    const { attempts, models, report } = await askChain(job)
    expect(attempts.map(({ verdict }) => verdict)).toEqual(
      Array(3).fill(
        expect.objectContaining({
          kind: 'unsettled',
          finding: expect.objectContaining({ reason: 'unreachable', said }),
        }),
      ),
    )
    expect(models).toEqual(['gpt-5.5'])
    expect(report.advice).toMatch(advice)
    expect(JSON.stringify({ attempts, report })).not.toMatch(/canary|private-|127\.0\.0\.1/)
  })
})
