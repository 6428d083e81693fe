/** What the connection of the action sends, and to whom. */

import { expect, it, jest } from '@jest/globals'
import { startFaultyServer } from '../../loopback/network/faulty-server.ts'
import { startForwardProxy } from '../../loopback/network/forward-proxy.ts'
import { makeOwnCertificates } from '../../loopback/network/own-certificates.ts'
import { checkNetwork, type NetworkContext, networkPath } from '../../src/probe/index.ts'

jest.setTimeout(60_000)

const PAGE = { status: 200, body: '' }

function contextOf(baseUrl: string, env: Record<string, string>): NetworkContext {
  const provider = {
    id: 'gateway',
    baseUrl,
    builtIn: false,
    requiresOpenaiAuth: false,
    variables: [],
    commands: [],
  }
  return {
    route: { kind: 'provider', id: 'gateway' },
    config: { mcpServers: [], provider },
    home: { dir: '/nowhere', explicit: true },
    env,
  }
}

async function check(
  baseUrl: string,
  env: Record<string, string> = {},
  signal = new AbortController().signal,
) {
  const path = networkPath(contextOf(baseUrl, env))
  if (path === undefined) throw new Error('The address is not known.')
  return checkNetwork(path, { signal, timeoutMs: 2_000 })
}

it('a known authority is no problem, directly and through a proxy', async () => {
  await using own = await makeOwnCertificates(['localhost'])
  await using server = await startFaultyServer({ kind: 'tls', certificate: own, answer: PAGE })
  await using proxy = await startForwardProxy({ port: server.port })
  const base = `https://localhost:${server.port}/v1`
  for (const variable of ['CODEX_CA_CERTIFICATE', 'SSL_CERT_FILE']) {
    for (const env of [{}, { HTTPS_PROXY: proxy.origin }]) {
      expect(await check(base, { ...env, [variable]: own.authorityFile })).toBeUndefined()
    }
  }
  expect([server.connections(), proxy.requests.length]).toEqual([4, 2])
})

it('the proxy gets its own user and password, and nothing of the job', async () => {
  await using proxy = await startForwardProxy({ status: 407, body: '' })
  const base = 'https://user:secret@api.example.test/v1?key=secret'
  const env = { HTTPS_PROXY: proxy.origin.replace('//', '//us%40er:pa%3Ass@'), CODEX_API_KEY: 'sk-secret' }
  expect(await check(base, env)).toEqual({ kind: 'proxy-refuses', status: 407 })
  const authorization = `Basic ${Buffer.from('us@er:pa:ss').toString('base64')}`
  expect(proxy.requests).toEqual([{ line: 'CONNECT api.example.test:443', authorization }])
})

it('over plain HTTP only the connection is tried', async () => {
  await using silent = await startFaultyServer({ kind: 'silent' })
  expect(await check(`http://localhost:${silent.port}/v1`)).toBeUndefined()
  await using proxy = await startForwardProxy({ status: 403, body: '' })
  expect(await check('http://api.example.test/v1', { HTTP_PROXY: proxy.origin })).toBeUndefined()
  expect(proxy.requests).toEqual([])
})

it('a cancelled job gets no problem', async () => {
  await using silent = await startFaultyServer({ kind: 'silent' })
  expect(await check(`https://localhost:${silent.port}/v1`, {}, AbortSignal.timeout(100))).toBeUndefined()
})

it.each([
  ['a cloud', { provider: { cloud: 'aws' } }],
  ['a file that cannot be read', { isIncomplete: true }],
  ['an address that is none', { provider: { baseUrl: 'not an address' } }],
])('nothing is tried for %s', (_name, config) => {
  const context = contextOf('https://api.example.test', {})
  const provider = { ...context.config.provider, ...(config as object) }
  const changed = {
    ...context.config,
    ...config,
    ...('provider' in config ? { provider: { ...provider, ...config.provider } } : {}),
  }
  expect(networkPath({ ...context, config: changed } as NetworkContext)).toBeUndefined()
})

it.each<[NetworkContext['route'], string | undefined, string, readonly string[]]>([
  [{ kind: 'api-key', source: 'input' }, undefined, 'https://api.openai.com/', ['api.openai.com']],
  [
    { kind: 'chatgpt', refresh: 'fresh' },
    undefined,
    'https://chatgpt.com/',
    ['chatgpt.com', 'auth.openai.com'],
  ],
  [{ kind: 'access-token' }, undefined, 'https://chatgpt.com/', ['chatgpt.com', 'auth.openai.com']],
  [{ kind: 'workload-identity' }, undefined, 'https://auth.openai.com/', ['auth.openai.com', 'chatgpt.com']],
  [
    { kind: 'api-key', source: 'input' },
    'https://eu.api.openai.com/v1',
    'https://eu.api.openai.com/v1',
    ['eu.api.openai.com'],
  ],
  [
    { kind: 'api-key', source: 'input' },
    'https://gateway.private.test/v1',
    'https://gateway.private.test/v1',
    [],
  ],
])('the hosts of %j with openai_base_url %s', (route, openaiBaseUrl, address, hosts) => {
  const { config, ...rest } = contextOf('', {})
  const path = networkPath({ ...rest, route, config: { ...config, provider: undefined, openaiBaseUrl } })
  expect([path?.address.href, path?.facts.hosts]).toEqual([address, hosts])
})
