/** The same through a real forward proxy. */

import { expect, it, jest } from '@jest/globals'
import { startFaultyServer } from '../../loopback/network/faulty-server.ts'
import { makeOwnCertificates } from '../../loopback/network/own-certificates.ts'
import { hasTinyproxy, type ProxyRules, startTinyproxy } from '../../loopback/network/tinyproxy.ts'
import { startOpenAi } from '../../loopback/openai/server.ts'
import { askChain } from './ask-chain.ts'

jest.setTimeout(60_000)

const test = hasTinyproxy('a real forward proxy that allows, denies and asks for a user') ? it : it.skip

const USER = { name: 'canaryuser', password: 'canarypassword' }

/** Asks an endpoint behind the proxy, over TLS. `user` stands in the proxy's address. */
async function askThrough(rules: ProxyRules, user: string, isDown = false) {
  await using openai = await startOpenAi({ models: { 'gpt-5.5': [{ kind: 'accept' }] } })
  await using own = await makeOwnCertificates(['localhost'])
  const answer = { port: Number(new URL(openai.origin).port) }
  await using server = await startFaultyServer({ kind: 'tls', certificate: own, answer })
  await using proxy = await startTinyproxy(rules)
  const outcome = await askChain({
    login: 'provider',
    baseUrl: `https://localhost:${isDown ? 9 : server.port}/v1`,
    env: {
      NO_PROXY: '',
      HTTPS_PROXY: `http://${user}127.0.0.1:${proxy.port}`,
      CODEX_CA_CERTIFICATE: own.authorityFile,
    },
  })
  expect(JSON.stringify(outcome.report)).not.toMatch(/canary|127\.0\.0\.1|localhost/)
  return { ...outcome, requests: openai.requests.length, connections: server.connections() }
}

test('it allows the connection: the model is accepted', async () => {
  const { report, attempts, connections } = await askThrough({}, '')
  expect(report).toMatchObject({ model: 'gpt-5.5', reason: 'accepted' })
  expect([attempts.length, connections]).toEqual([1, 1])
})

test('it denies the host', async () => {
  const { report, models, attempts, connections } = await askThrough({ denied: ['localhost'] }, '')
  expect(report).toMatchObject({
    model: null,
    reason: 'network-blocked',
    advice: expect.stringMatching(
      /^Ask whoever runs the proxy in HTTPS_PROXY to allow CONNECT to the host in `base_url`/,
    ),
  })
  expect([models, attempts.length, connections]).toEqual([['gpt-5.5'], 1, 0])
})

test.each([
  ['no user', '', /^Write a user and a password into the address of the proxy in HTTPS_PROXY/],
  ['a wrong password', `${USER.name}:canaryother@`, /^Correct the user and the password in the address/],
])('it wants a user and gets %s', async (_name, user, advice) => {
  const { report, models, attempts, connections } = await askThrough({ user: USER }, user)
  expect(report).toMatchObject({
    model: null,
    reason: 'network-blocked',
    advice: expect.stringMatching(advice),
  })
  expect([models, attempts.length, connections]).toEqual([['gpt-5.5'], 1, 0])
})

test('it wants a user and gets the right one', async () => {
  const { report } = await askThrough({ user: USER }, `${USER.name}:${USER.password}@`)
  expect(report).toMatchObject({ model: 'gpt-5.5', reason: 'accepted' })
})

test('it cannot reach the endpoint', async () => {
  const { report, models, attempts } = await askThrough({}, '', true)
  expect(report).toMatchObject({
    model: null,
    reason: 'unreachable',
    advice: expect.stringMatching(/^Ask whoever runs the proxy in HTTPS_PROXY whether it can connect/),
  })
  expect([models, attempts.length]).toEqual([['gpt-5.5'], 3])
})
