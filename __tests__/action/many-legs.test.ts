import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { readState } from '../../src/comment/index.ts'

const LEGS = 25

describe('a matrix on one pull request', () => {
  it('of 25 legs at once ends with one comment that holds every leg, with the bundle and its post steps', async () => {
    await using stage = await startJob(scenarioOf('refused'))
    const plans = Array.from({ length: LEGS }, (_, index) => ({
      directory: `${stage.directory}/leg-${index}`,
      matrix: { shard: String(index).padStart(2, '0') },
      inputs: { 'job-index': String(index), 'job-total': String(LEGS) },
    }))
    const mains = await Promise.all(plans.map(plan => stage.run(plan)))
    expect(mains.map(result => result.outputs['model'])).toEqual(plans.map(() => 'gpt-5.4'))
    const posts = await Promise.all(
      plans.map((plan, index) => stage.run({ ...plan, state: mains[index]?.state ?? {} }, 'post')),
    )
    expect(posts.map(result => result.exitCode)).toEqual(plans.map(() => 0))
    const comments = stage.github.comments(7)
    expect(comments).toHaveLength(1)
    expect(readState(comments[0]?.body ?? '', 'default Review')?.rows.map(row => row.leg)).toEqual(
      plans.map(plan => `review (${plan.matrix.shard})`),
    )
    expect(stage.github.violations).toEqual([])
  }, 180_000)
})
