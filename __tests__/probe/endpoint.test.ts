import { describe, expect, it, jest } from '@jest/globals'
import { compareEndpoint } from '../../loopback/proxy/compare-endpoint.ts'
import { ENDPOINT_CASES } from '../../loopback/proxy/endpoint-cases.ts'
import { CODEX_BIN } from '../../loopback/runner/job.ts'

jest.setTimeout(90_000)

describe('a probe at the endpoint asks as codex exec behind codex-action’s proxy', () => {
  // `npm run test:compat` does the same on other versions.
  it.each(ENDPOINT_CASES)('$name', async test => {
    expect(await compareEndpoint(test, CODEX_BIN)).toEqual([])
  })
})
