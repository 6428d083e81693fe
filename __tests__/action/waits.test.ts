/** While a job waits, its log has a line now and then that says for what: each wait of the run is one of these. */

import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import type { StepPlan } from '../../loopback/runner/step.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import type { Scenario } from '../../loopback/scenarios/scenario.ts'

/** Longer than the silence after which a line is printed, which is ten seconds. */
const WAIT_SECONDS = 12

const HANG = { kind: 'hang', stage: 'headers' } as const

async function logOf(scenario: Scenario, plan: Partial<StepPlan>): Promise<string> {
  await using job = await startJob(scenario)
  return (await job.run({ ...plan, inputs: { comment: 'never', retries: '0', ...plan.inputs } })).log
}

/** A job without the CLI, and with an npm that takes its time and fails. */
async function logOfInstall(): Promise<string> {
  await using job = await startJob(scenarioOf('codex-missing'))
  const bin = join(job.directory, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'npm'), `#!/bin/sh\nexec sleep ${WAIT_SECONDS}\n`)
  await chmod(join(bin, 'npm'), 0o755)
  const env = { PATH: [bin, '/usr/bin', '/bin'].join(delimiter) }
  const inputs = { comment: 'never', 'codex-version': '0.150.0' }
  return (await job.run({ env, inputs })).log
}

const several = logOf(
  { ...scenarioOf('hang'), script: { models: { '*': [HANG] } } },
  { inputs: { strategy: 'all', timeout: String(WAIT_SECONDS), 'fallback-models': 'gpt-5.4, gpt-5.4-mini' } },
)
const limited = logOf(
  {
    ...scenarioOf('busy'),
    script: {
      models: {
        '*': [
          {
            kind: 'sse-failed',
            code: 'rate_limit_exceeded',
            message: `Rate limit reached. Please try again in ${WAIT_SECONDS}s.`,
          },
        ],
      },
    },
  },
  { inputs: { retries: '1', 'fallback-models': 'none' } },
)
const installing = logOfInstall()
// A failure is reported by the test that uses the result.
for (const log of [several, limited, installing]) log.catch(() => {})

const TIMEOUT_MS = 90_000

const heartbeats = (log: string) => log.split('\n').filter(line => line.startsWith('Still '))

describe('the log says for what a job waits', () => {
  it(
    'in one line for models that are asked at the same time',
    async () => {
      const [first, ...others] = heartbeats(await several)
      expect(first).toMatch(
        /^Still waiting for gpt-5\.5 \(\d+ s of at most \d+ s\), for gpt-5\.4 \(\d+ s of at most \d+ s\), for gpt-5\.4-mini \(\d+ s of at most \d+ s\)$/,
      )
      expect(others.length).toBeLessThan(4)
    },
    TIMEOUT_MS,
  )

  it(
    'before the next try',
    async () => {
      const log = await limited
      expect(log).toMatch(/^gpt-5\.5: .+ \(\d+\.\d s\), asked again in \d+ s$/m)
      expect(heartbeats(log)).toContainEqual(
        expect.stringMatching(/^Still waiting until the next try, in \d+ s$/),
      )
    },
    TIMEOUT_MS,
  )

  it(
    'during an installation',
    async () => {
      expect(heartbeats(await installing)).toContainEqual(
        expect.stringMatching(/^Still waiting for npm, which installs Codex CLI 0\.150\.0 \(\d+ s\)$/),
      )
    },
    TIMEOUT_MS,
  )
})
