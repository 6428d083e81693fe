import { describe, expect, it } from '@jest/globals'
import { playProxyCase } from '../../loopback/proxy/play-proxy-case.ts'
import { proxyCasesFor } from '../../loopback/proxy/proxy-cases.ts'
import { CODEX_BIN } from '../../loopback/runner/job.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'

describe('behind codex-action’s real proxy', () => {
  // `npm run test:compat` does the same on other versions.
  it.each(proxyCasesFor(PINNED_CODEX))('$name', async test => {
    expect(await playProxyCase(test, CODEX_BIN)).toEqual([])
  })
})
