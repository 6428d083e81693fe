/** With a ChatGPT sign-in the CLI says only that routing discovery failed. What failed is on its stderr. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, jest } from '@jest/globals'
import { startFaultyServer } from '../../loopback/network/faulty-server.ts'
import { startForwardProxy } from '../../loopback/network/forward-proxy.ts'
import { makeOwnCertificates } from '../../loopback/network/own-certificates.ts'
import { startProbeFixture } from '../probe/probe-fixture.ts'

jest.setTimeout(60_000)

/** What a probe gets where everything between this machine and chatgpt.com answers with this. */
async function probe(status: number, body: string) {
  await using own = await makeOwnCertificates(['chatgpt.com'])
  await using server = await startFaultyServer({ kind: 'tls', certificate: own, answer: { status, body } })
  await using proxy = await startForwardProxy({ port: server.port })
  await using runner = await startProbeFixture({
    env: { HTTPS_PROXY: proxy.origin, SSL_CERT_FILE: own.authorityFile },
    prepare: home => writeFile(join(home, 'config.toml'), 'cli_auth_credentials_store = "file"\n'),
  })
  const evidence = await runner.ask()
  return evidence.kind === 'failed' ? evidence.message : evidence.kind
}

it.each([
  [403, '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>'],
  [
    403,
    '{"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}}',
  ],
  [451, 'Blocked.'],
])('status %d, %s', async (status, body) => {
  expect(await probe(status, body)).toContain(`unexpected status ${status} `)
})

it.each([401, 404, 503])('status %d says nothing about the turn', async status => {
  expect(await probe(status, '{"detail":"No."}')).not.toContain('unexpected status')
})
