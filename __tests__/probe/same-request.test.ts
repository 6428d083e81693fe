import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { CREDENTIAL_CASES } from '../../loopback/credentials/cases.ts'
import { compareCredentials, credentialCasesFor } from '../../loopback/credentials/compare.ts'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'

jest.setTimeout(90_000)

const MODULES = join(import.meta.dirname, '../../node_modules')
const manifest = JSON.parse(readFileSync(join(MODULES, '@openai/codex/package.json'), 'utf8'))
const hasNetwork = hasPrivateNetwork('a probe at the real addresses of the clouds')

describe('the probe asks as codex exec in the same job', () => {
  // `npm run test:compat` does the same on other versions.
  it.each(credentialCasesFor(manifest.version, hasNetwork))('$name', async test => {
    expect((await compareCredentials(test, join(MODULES, '.bin'))).wrong).toEqual([])
  })

  it('in every case that is known, on the pinned version', () => {
    expect(credentialCasesFor(manifest.version, true)).toEqual(
      CREDENTIAL_CASES.filter(({ until }) => until === undefined),
    )
  })
})
