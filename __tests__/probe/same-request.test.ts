import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { CREDENTIAL_CASES } from '../../loopback/credentials/cases.ts'
import { runCredentialCase } from '../../loopback/credentials/run-case.ts'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'

jest.setTimeout(90_000)

const CLI = join(import.meta.dirname, '../../node_modules/.bin')

const hasNetwork = hasPrivateNetwork('a probe at the real addresses of the clouds')
const cases = CREDENTIAL_CASES.filter(({ hosts }) => hosts === undefined || hasNetwork)

describe('the probe asks as codex exec in the same job', () => {
  it.each(cases)('$name', async test => {
    const [job, probe] = await Promise.all([
      runCredentialCase(test, 'job', CLI),
      runCredentialCase(test, 'probe', CLI),
    ])
    expect(JSON.stringify(job.requests)).toContain(test.sees)
    expect(probe.requests).toEqual(job.requests)
    expect(probe.leftovers).toEqual([])
    if (test.masks !== undefined) expect(probe.secrets).toContain(test.masks)
  })
})
