/**
 * The action looks for its comment while a probe runs. In these tests the probe gets no answer, and the first request to
 * GitHub cancels the workflow. If the action waited for the probe first, only a timeout would end the step.
 */

import { describe, expect, it, jest } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { accept, type Scenario } from '../../loopback/scenarios/scenario.ts'

jest.setTimeout(120_000)

/** Runs a step that is cancelled by its first request to GitHub. */
async function runUntilGitHub(scenario: Scenario, othersComment?: string) {
  const requested = Promise.withResolvers<void>()
  await using job = await startJob(scenario, { onGitHubRequest: () => requested.resolve() })
  if (othersComment !== undefined) job.github.addComment(7, othersComment)
  const result = await job.run({ cancelled: requested.promise })
  return { result, methods: job.github.requests.map(({ method }) => method) }
}

const noAnswer = scenarioOf('cancelled').script

describe('while a probe runs', () => {
  it('an earlier comment is looked up, and a cancelled job does not change it', async () => {
    const scenario = { ...scenarioOf('accepted'), script: noAnswer }
    const { result, methods } = await runUntilGitHub(scenario, 'A comment of another user.')
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('The job was cancelled'),
    ])
    expect(methods).toEqual(['GET'])
  })

  it('comments are looked up on a pull request without any only after a model was refused', async () => {
    const { script, ...scenario } = scenarioOf('refused')
    const models = { ...script.models, 'gpt-5.4': noAnswer.models['gpt-5.5'] ?? [accept] }
    const { result, methods } = await runUntilGitHub({ ...scenario, script: { ...script, models } })
    expect(result.log).toContain('gpt-5.4: cancelled')
    expect(methods).toEqual(['GET'])
  })
})
