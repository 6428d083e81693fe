/** The cases of a version besides the golden ones: what the probe asks, and what it reads of a plan. */

import { compareCredentials, credentialCasesFor } from '../../loopback/credentials/compare.ts'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'
import { compareEndpoint } from '../../loopback/proxy/compare-endpoint.ts'
import { ENDPOINT_CASES } from '../../loopback/proxy/endpoint-cases.ts'
import { playProxyCase } from '../../loopback/proxy/play-proxy-case.ts'
import { proxyCasesFor } from '../../loopback/proxy/proxy-cases.ts'
import { usageCasesFor } from '../../loopback/usage/cases.ts'
import { runUsageCase } from '../../loopback/usage/run-case.ts'
import { startCaseProgress } from '../base/progress.ts'
import { installCodex } from './install.ts'

/** `play` returns what was wrong. */
type Case = { readonly name: string; readonly play: (cli: string) => Promise<readonly string[]> }

/**
 * The cases in which the probe of a version does not ask as the job does: the ways to give a credential, codex-action's
 * proxy, and the endpoints that may be behind it.
 */
export async function otherRequests(version: string, pattern: RegExp): Promise<readonly string[]> {
  const hasNetwork = hasPrivateNetwork('a probe at the real addresses of the clouds')
  const credentials = credentialCasesFor(version, hasNetwork).map(test => ({
    name: test.name,
    play: async (cli: string) => (await compareCredentials(test, cli)).wrong,
  }))
  const endpoints = ENDPOINT_CASES.map(test => ({
    name: test.name,
    play: (cli: string) => compareEndpoint(test, cli),
  }))
  const proxy = proxyCasesFor(version).map(test => ({
    name: test.name,
    play: (cli: string) => playProxyCase(test, cli),
  }))
  return [
    ...(await playAll(version, 'ways to give a credential', credentials, pattern)),
    ...(await playAll(version, "cases of codex-action's proxy", [...endpoints, ...proxy], pattern)),
  ]
}

/** The answers about a plan that a version does not read as it should. */
export async function otherReadings(version: string, pattern: RegExp): Promise<readonly string[]> {
  const cases = usageCasesFor(version).map(test => ({
    name: test.name,
    play: async (cli: string) => (await runUsageCase(test, cli)).wrong,
  }))
  return playAll(version, "readings of the plan's usage", cases, pattern)
}

/** Plays the cases that match, prints what is wrong, and returns the names of those. */
async function playAll(
  version: string,
  what: string,
  all: readonly Case[],
  pattern: RegExp,
): Promise<readonly string[]> {
  const cases = all.filter(({ name }) => pattern.test(name))
  const cli = await installCodex(version)
  const progress = startCaseProgress(cases.length)
  const names: string[] = []
  for (const { name, play } of cases) {
    progress(`${version}, ${what}`)
    const wrong = await play(cli)
    for (const text of wrong) console.log(`  ${version}, ${name}: ${text}`)
    if (wrong.length > 0) names.push(name)
  }
  console.log(`${version}: ${cases.length} ${what}, ${names.length} wrong`)
  return names
}
