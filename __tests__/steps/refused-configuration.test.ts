/** What a refused configuration costs: one process, whatever the chain and the retries allow. */

import { chmod, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, jest } from '@jest/globals'
import { decide, type Policy } from '../../src/chain/index.ts'
import { probeChain } from '../../src/steps/probe-chain/chain-loop.ts'
import { classify } from '../../src/verdict/index.ts'
import { LAUNCHER, startProbeFixture } from '../probe/probe-fixture.ts'
import { fixedChain } from './fixed-chain.ts'

jest.setTimeout(60_000)

const POLICY: Policy = {
  probe: 'live',
  chain: ['gpt-5.5', 'gpt-5.4', 'gpt-6-sol'],
  strategy: 'first',
  onUnsettled: 'fallback',
  retries: 2,
  timeoutMs: 30_000,
  budgetMs: 60_000,
  parallel: true,
}

/** Asks about the chain with the real CLI. Counts the processes. */
async function probe(config: string, policy: Policy) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'refused-configuration-'))
  const [cli, starts] = [join(dir.path, 'codex'), join(dir.path, 'starts')]
  await writeFile(starts, '')
  await writeFile(cli, `#!/bin/sh\necho >> '${starts}'\nexec '${process.execPath}' '${LAUNCHER}' "$@"\n`)
  await chmod(cli, 0o755)
  await using runner = await startProbeFixture({ cli, config: () => config })
  const startMs = performance.now()
  const attempts = await probeChain(fixedChain(policy), {
    ask: async question => {
      const evidence = await runner.ask(question)
      return classify(evidence, { model: question.model, route: runner.route, now: new Date() })
    },
    now: Date.now,
    elapsedMs: () => performance.now() - startMs,
    sleep: async () => {},
    random: () => 0,
    signal: new AbortController().signal,
    onAttempt: () => {},
    onExpectedRefusal: () => {},
  })
  const count = (await readFile(starts, 'utf8')).length
  return { count, decision: decide(policy, attempts), requests: runner.openai.requests.length }
}

it.each(['profile = "ci"\n', 'model_context_window = "large"\n', 'model_provider = "gone"\n'])(
  '%j costs one process',
  async config => {
    expect(await probe(config, POLICY)).toEqual({
      count: 1,
      decision: { kind: 'none', reason: 'config-invalid', blockedBy: 'config-invalid' },
      requests: 0,
    })
  },
)
