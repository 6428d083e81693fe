/**
 * The comment is looked for while a probe runs. The probe is one that never answers, and GitHub's first request cancels
 * the workflow: had the look waited for the probe, nothing would end the step before its deadline.
 */

import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { accept, type Scenario } from '../../loopback/scenarios/scenario.ts'

/** A stage on which the first request to GitHub cancels the workflow. */
async function stageOf(scenario: Scenario) {
  const asked = Promise.withResolvers<void>()
  const latency = () => {
    asked.resolve()
    return 0
  }
  return { stage: await startJob(scenario, { github: { latency } }), asked: asked.promise }
}

const PATIENCE_MS = 120_000

describe('while a probe runs', () => {
  it(
    'an earlier comment is looked for, and a cancelled job leaves it alone',
    async () => {
      const { script } = scenarioOf('cancelled')
      const { stage, asked } = await stageOf({ ...scenarioOf('accepted'), script })
      await using _ = stage
      stage.github.addComment(7, 'A comment of somebody else.')
      const result = await stage.run({ cancelled: asked })
      expect(result.annotations.map(({ message }) => message)).toEqual([
        expect.stringContaining('The job was cancelled'),
      ])
      expect(stage.github.requests.map(request => request.method)).toEqual(['GET'])
    },
    PATIENCE_MS,
  )

  it(
    'on a pull request without comments only after a model was refused',
    async () => {
      const { script } = scenarioOf('cancelled')
      const refused = scenarioOf('refused')
      const models = { ...refused.script.models, 'gpt-5.4': script.models['gpt-5.5'] ?? [accept] }
      const { stage, asked } = await stageOf({ ...refused, script: { ...refused.script, models } })
      await using _ = stage
      const result = await stage.run({ cancelled: asked })
      expect(result.log).toContain('gpt-5.4: cancelled')
      expect(stage.github.requests.map(request => request.method)).toEqual(['GET'])
    },
    PATIENCE_MS,
  )
})
