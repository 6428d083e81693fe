/** The rules for proxies: the real CLI and this action go the same way, whatever the variables are. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { type ForwardProxy, startForwardProxy } from '../../loopback/network/forward-proxy.ts'
import { networkPath } from '../../src/probe/index.ts'
import { startProbeFixture } from '../probe/probe-fixture.ts'

jest.setTimeout(60_000)

const HOST = 'https://api.example.test'
const PLAIN = 'http://api.example.test'

/** Takes away the proxy that a fixture sets, and the exceptions. Every name here leads nowhere without a proxy. */
const WITHOUT_FIXTURE = { HTTPS_PROXY: undefined, NO_PROXY: undefined } as unknown as Record<string, string>

/** Two proxies that refuse and remember. */
const proxies: ForwardProxy[] = []

beforeAll(async () => {
  for (const _ of 'AB') proxies.push(await startForwardProxy({ status: 403, body: 'No.' }))
})

afterAll(async () => {
  for (const proxy of proxies) await proxy[Symbol.asyncDispose]()
})

/** `A` and `B` in a value stand for `127.0.0.1:<port>` of the proxies. */
function withAddresses(text: string): string {
  return text.replace(/\b[AB]\b/g, name => `127.0.0.1:${proxies[name === 'A' ? 0 : 1]?.port}`)
}

const CASES: readonly [string, Record<string, string>, string?, string?][] = [
  ['HTTPS_PROXY', { HTTPS_PROXY: 'http://A' }],
  ['https_proxy', { https_proxy: 'http://A' }],
  ['both spellings', { https_proxy: 'http://A', HTTPS_PROXY: 'http://B' }],
  ['ALL_PROXY', { ALL_PROXY: 'http://A' }],
  ['both spellings of ALL_PROXY', { all_proxy: 'http://A', ALL_PROXY: 'http://B' }],
  ['HTTPS_PROXY and ALL_PROXY', { all_proxy: 'http://A', HTTPS_PROXY: 'http://B' }],
  ['HTTP_PROXY for HTTPS', { HTTP_PROXY: 'http://A' }],
  ['HTTP_PROXY for HTTP', { HTTP_PROXY: 'http://A' }, PLAIN],
  ['both spellings of HTTP_PROXY', { http_proxy: 'http://A', HTTP_PROXY: 'http://B' }, PLAIN],
  ['HTTPS_PROXY for HTTP', { HTTPS_PROXY: 'http://A' }, PLAIN],
  ['an empty variable beside the other spelling', { HTTPS_PROXY: '', https_proxy: 'http://A' }],
  ['an empty variable, and ALL_PROXY', { HTTPS_PROXY: '', ALL_PROXY: 'http://A' }],
  ['no scheme', { HTTPS_PROXY: 'A' }],
  ['no host', { HTTPS_PROXY: 'http://', ALL_PROXY: 'http://A' }],
  ['a SOCKS proxy', { ALL_PROXY: 'socks5h://A' }],
  ['another scheme', { HTTPS_PROXY: 'foo://A', ALL_PROXY: 'http://B' }],
  ['NO_PROXY, the name', { HTTPS_PROXY: 'http://A', NO_PROXY: 'foo , API.Example.TEST' }],
  ['NO_PROXY, the domain', { HTTPS_PROXY: 'http://A', NO_PROXY: 'example.test' }],
  ['NO_PROXY, the domain with a dot', { HTTPS_PROXY: 'http://A', NO_PROXY: '.example.test' }],
  ['NO_PROXY, the name with a dot', { HTTPS_PROXY: 'http://A', NO_PROXY: '.api.example.test' }],
  ['NO_PROXY, a part of a label', { HTTPS_PROXY: 'http://A', NO_PROXY: 'ample.test' }],
  ['NO_PROXY, a pattern', { HTTPS_PROXY: 'http://A', NO_PROXY: '*.example.test' }],
  ['NO_PROXY, everything', { HTTPS_PROXY: 'http://A', NO_PROXY: 'foo,*' }],
  ['NO_PROXY, with a port', { HTTPS_PROXY: 'http://A', NO_PROXY: 'api.example.test:443' }],
  ['NO_PROXY, both spellings', { HTTPS_PROXY: 'http://A', no_proxy: 'api.example.test', NO_PROXY: 'foo' }],
  [
    'NO_PROXY, empty beside the other spelling',
    { HTTPS_PROXY: 'http://A', no_proxy: 'api.example.test', NO_PROXY: '' },
  ],
  ['NO_PROXY, an address', { HTTPS_PROXY: 'http://A', NO_PROXY: '127.0.0.1' }, 'https://127.0.0.1:9'],
  ['NO_PROXY, a block', { HTTPS_PROXY: 'http://A', NO_PROXY: '127.0.0.0/8' }, 'https://127.0.0.1:9'],
  ['NO_PROXY, IPv6', { HTTPS_PROXY: 'http://A', NO_PROXY: '::1' }, 'https://[::1]:9'],
  ['an address without NO_PROXY', { HTTPS_PROXY: 'http://A' }, 'https://127.0.0.1:9'],
  ['.env', {}, HOST, 'HTTPS_PROXY=http://A\n'],
  ['.env over the environment', { HTTPS_PROXY: 'http://A' }, HOST, 'HTTPS_PROXY=http://B\n'],
  ['NO_PROXY in .env', { HTTPS_PROXY: 'http://A' }, HOST, 'NO_PROXY=api.example.test\n'],
]

it.each(CASES)('%s', async (_name, variables, baseUrl = HOST, dotEnv) => {
  const env = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, withAddresses(value)]),
  )
  const before = proxies.map(proxy => proxy.requests.length)
  await using runner = await startProbeFixture({
    login: { kind: 'none' },
    env: { ...WITHOUT_FIXTURE, ...env },
    prepare: async home => {
      const provider = `[model_providers.gateway]\nname = "Gateway"\nbase_url = "${baseUrl}"\nwire_api = "responses"\n`
      await writeFile(join(home, 'config.toml'), `model_provider = "gateway"\n${provider}`)
      if (dotEnv !== undefined) await writeFile(join(home, '.env'), withAddresses(dotEnv))
    },
  })
  await runner.ask()
  const used = proxies.findIndex((proxy, index) => proxy.requests.length > (before[index] ?? 0))
  const home = { dir: runner.home, explicit: true }
  const path = networkPath({ route: runner.route, config: runner.config, home, env: runner.env })
  expect(path?.proxy?.url.port).toBe(used === -1 ? undefined : String(proxies[used]?.port))
})
