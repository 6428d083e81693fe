import { isDeepStrictEqual } from 'node:util'
import { isAtLeast } from '../../src/cli/index.ts'
import type { CredentialCase } from './case.ts'
import { CREDENTIAL_CASES } from './cases.ts'
import { runCredentialCase } from './run-case.ts'

/** What is wrong with a probe of a case; nothing where it asks as the job does. */
export type Comparison = { readonly name: string; readonly wrong: readonly string[] }

/** The cases that a version can run. */
export function credentialCasesFor(version: string, hasNetwork: boolean): readonly CredentialCase[] {
  return CREDENTIAL_CASES.filter(
    ({ since, until, hosts }) =>
      isAtLeast(version, since) &&
      (until === undefined || isAtLeast(until, version)) &&
      (hosts === undefined || hasNetwork),
  )
}

/** Lets the job and the probe ask, and compares what their endpoints saw. */
export async function compareCredentials(test: CredentialCase, cliDirectory: string): Promise<Comparison> {
  const [job, probe] = await Promise.all([
    runCredentialCase(test, 'job', cliDirectory),
    runCredentialCase(test, 'probe', cliDirectory),
  ])
  const [asked, probed] = [job.requests, probe.requests].map(requests => JSON.stringify(requests))
  const wrong = [
    ...(asked?.includes(test.sees) ? [] : [`the job sent no ${test.sees}: ${asked}`]),
    ...(isDeepStrictEqual(job.requests, probe.requests)
      ? []
      : [`the job sent ${asked}, the probe ${probed}`]),
    ...(test.masks === undefined || probe.secrets.includes(test.masks)
      ? []
      : [`${test.masks} is not masked`]),
    ...(probe.leftovers.length === 0 ? [] : [`the probe left ${probe.leftovers.join(', ')}`]),
  ]
  return { name: test.name, wrong }
}
