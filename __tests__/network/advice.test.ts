/** What to do about a network, as the person reads it who gets the report. */

import { expect, it } from '@jest/globals'
import type { NetworkFacts } from '../../src/probe/index.ts'
import { buildReport } from '../../src/report/index.ts'
import {
  classify,
  type NetworkProblem,
  problemVerdict,
  unknownAuthority,
  type Verdict,
} from '../../src/verdict/index.ts'
import { policyOf } from '../chain/scripted-route.ts'
import { type ReportSource, sourceOf } from '../report/sample-reports.ts'

const OPENAI: NetworkFacts = { hosts: ['api.openai.com'], authorities: [], hasNodeAuthorities: false }
const PROXY = { variable: 'HTTPS_PROXY', isInDotEnv: false, hasCredentials: false, isSocks: false }
const BEHIND_PROXY: NetworkFacts = { ...OPENAI, proxy: PROXY }
const GATEWAY: NetworkFacts = { ...OPENAI, hosts: [], setting: 'base_url' }

function adviceFor(verdict: Verdict, network?: NetworkFacts) {
  const question = { model: 'gpt-5.5', form: 'lean', settings: {} } as const
  const attempts = [{ ...question, verdict, startedAt: 0, durationMs: 1 }]
  const facts: ReportSource['facts'] = { loginRotated: false, ...(network === undefined ? {} : { network }) }
  const report = buildReport(sourceOf({ policy: policyOf({ chain: ['gpt-5.5'] }), attempts, facts }))
  return report.advice
}

it.each<[NetworkProblem, NetworkFacts, string]>([
  [
    { kind: 'proxy-refuses', status: 403 },
    BEHIND_PROXY,
    'Ask whoever runs the proxy in HTTPS_PROXY to allow CONNECT to api.openai.com. If this runner reaches api.openai.com without the proxy, add the host to NO_PROXY.',
  ],
  [
    { kind: 'proxy-refuses', status: 407 },
    { ...BEHIND_PROXY, proxy: { ...PROXY, variable: 'all_proxy', isInDotEnv: true, hasCredentials: true } },
    'Correct the user and the password in the address of the proxy in all_proxy of CODEX_HOME/.env: it does not accept them. Codex sends them as Basic authentication only.',
  ],
  [
    { kind: 'proxy-fails', failure: 'refused' },
    { ...BEHIND_PROXY, proxy: { ...PROXY, variable: 'ALL_PROXY', isSocks: true } },
    'Correct the address of the proxy in ALL_PROXY, or remove the variable if this runner needs no proxy. It must be an HTTP proxy: Codex does not speak SOCKS.',
  ],
  [
    { kind: 'no-connection', failure: 'no-name' },
    OPENAI,
    'Let this runner resolve and reach api.openai.com. If it needs a proxy for that, set HTTPS_PROXY for the job.',
  ],
  [
    { kind: 'no-connection', failure: 'refused' },
    GATEWAY,
    'Start the server behind `base_url`, or correct the address there.',
  ],
  [
    { kind: 'not-tls' },
    GATEWAY,
    'Write `http://` instead of `https://` in `base_url`, or correct the port there.',
  ],
  [
    unknownAuthority('Zscaler Root CA'),
    { ...BEHIND_PROXY, hasNodeAuthorities: true },
    'Write the certificate of the authority "Zscaler Root CA" into a PEM file, and set CODEX_CA_CERTIFICATE or SSL_CERT_FILE to its path for the job. Or ask whoever inspects TLS here to leave out api.openai.com. Codex does not read NODE_EXTRA_CA_CERTS.',
  ],
  [
    { kind: 'unknown-authority' },
    { ...GATEWAY, authorities: ['CODEX_CA_CERTIFICATE'] },
    'Add the certificate of the authority to the PEM file that CODEX_CA_CERTIFICATE names, and check that this runner can read the file. Or ask whoever inspects TLS here to leave out the host in `base_url`.',
  ],
  [
    { kind: 'wrong-certificate', fault: 'dates' },
    OPENAI,
    'Set the clock of this runner, or renew the certificate of api.openai.com.',
  ],
])('%j with %j', (problem, facts, advice) => {
  expect(adviceFor(problemVerdict(problem), facts)).toBe(advice)
})

/** The verdict on an answer that the endpoint or something before it gave. */
function answered(message: string): Verdict {
  const route = { kind: 'chatgpt', refresh: 'fresh' } as const
  return classify(
    { kind: 'failed', stage: 'turn.failed', message },
    { model: 'gpt-5.5', route, now: new Date(0) },
  )
}

it.each<[string, string, RegExp]>([
  [
    'a proxy that asks for a user',
    'unexpected status 407 Proxy Authentication Required: x',
    /^Write a user and a password/,
  ],
  [
    'a legal block',
    'unexpected status 451 Unavailable For Legal Reasons: x',
    /^Ask whoever runs the proxy in HTTPS_PROXY to let requests to api\.openai\.com pass/,
  ],
])('%s', (_name, message, advice) => {
  const verdict = answered(message)
  expect(verdict).toMatchObject({ finding: { reason: 'network-blocked' } })
  expect(adviceFor(verdict, BEHIND_PROXY)).toMatch(advice)
})

it('a region has the advice of its own cause, whatever the network is', () => {
  const message =
    'unexpected status 403 Forbidden: {"error":{"message":"Country, region, or territory not supported","code":"unsupported_country_region_territory"}}'
  const verdict = answered(message)
  expect(verdict).toMatchObject({ finding: { reason: 'network-blocked', detail: 'region' } })
  expect(adviceFor(verdict, BEHIND_PROXY)).toBeUndefined()
})

it('a network of which nothing is known still gets the variable', () => {
  expect(adviceFor(answered('Connection failed: error sending request'))).toBe(
    'Let this runner resolve and reach the endpoint. If it needs a proxy for that, set HTTPS_PROXY for the job.',
  )
})

it('other failures keep their own advice', () => {
  expect(adviceFor(answered('unexpected status 503 Service Unavailable: x'), BEHIND_PROXY)).toBeUndefined()
})

it.each([
  'gateway.corp.example',
  'CA of proxy01.corp',
  'a@corp.example',
  '10.1.2.3',
  'x<script>',
  'y\nz',
  '',
])('the authority %j is not named', name => {
  expect(unknownAuthority(name)).toEqual({ kind: 'unknown-authority' })
})

it.each(['Zscaler Root CA', 'ACME, Inc. Root CA G2', 'Entreprise Générale – CA', 'FortiGate CA (2026)'])(
  'the authority %j is named',
  name => {
    expect(unknownAuthority(name)).toEqual({ kind: 'unknown-authority', issuer: name })
  },
)
