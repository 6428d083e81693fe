/** A whole run with min-usage-left: from the plan that is nearly spent to the second route. */

import { expect, it } from '@jest/globals'
import { isTurn } from '../../loopback/openai/recording.ts'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { FALLBACK_KEY } from '../../loopback/scenarios/scenario.ts'
import type { Report } from '../../src/report/index.ts'

it('goes on with the second key where too little of the plan is left, and tells both', async () => {
  await using job = await startJob(scenarioOf('usage-second-route'))
  const { outputs, log } = await job.run({ inputs: { comment: 'never' } })
  expect(outputs).toMatchObject({ model: 'gpt-5.5', route: 'api-key', 'usage-left': '3' })
  const report = JSON.parse(outputs['report'] ?? '') as Report
  expect(report.usage?.windows.map(({ window, left }) => `${left} ${window}`)).toEqual([
    '80 5-hour',
    '3 weekly',
  ])
  expect(outputs['retry-at']).toBe(report.usage?.windows[1]?.resetsAt)
  expect(job.openai.requests.filter(isTurn).map(({ headers }) => headers['authorization'])).toEqual([
    `Bearer ${job.bearer}`,
    `Bearer ${FALLBACK_KEY}`,
  ])
  expect(log).toContain('3 % of the weekly limit left until')
  expect(log).not.toContain(FALLBACK_KEY)
})

it('fails the step without a second key, with the reset in its outputs', async () => {
  await using job = await startJob(scenarioOf('usage-too-little'))
  const { outputs, exitCode } = await job.run({ inputs: { comment: 'never' } })
  expect(exitCode).toBe(1)
  expect(outputs).toMatchObject({ model: '', reason: 'usage-limit', route: 'chatgpt', 'usage-left': '3' })
  expect(outputs['retry-at']).toMatch(/^\d{4}-/)
})
