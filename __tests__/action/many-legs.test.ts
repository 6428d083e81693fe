import { expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { readState } from '../../src/comment/index.ts'

const LEGS = 25

it('25 legs of a matrix end with one comment that has every leg', async () => {
  // GitHub's clock moves by 12 seconds between a main step and its post step, as while Codex works. A post step waits
  // until the comment has not changed for 15 seconds, so it still waits for 3 seconds.
  const clock = { aheadMs: 0 }
  await using job = await startJob(scenarioOf('refused'), {
    github: { now: () => Date.now() + clock.aheadMs },
  })
  const plans = Array.from({ length: LEGS }, (_, index) => ({
    directory: `${job.directory}/leg-${index}`,
    matrix: { shard: String(index).padStart(2, '0') },
    inputs: { 'job-index': String(index), 'job-total': String(LEGS) },
  }))
  const mains = await Promise.all(plans.map(plan => job.run(plan)))
  expect(mains.map(({ outputs }) => outputs['model'])).toEqual(plans.map(() => 'gpt-5.4'))
  clock.aheadMs = 12_000
  const posts = await Promise.all(
    plans.map((plan, index) => job.run({ ...plan, state: mains[index]?.state ?? {} }, 'post')),
  )
  expect(posts.map(({ exitCode }) => exitCode)).toEqual(plans.map(() => 0))
  const [comment, ...others] = job.comments()
  expect(others).toEqual([])
  expect(readState(comment?.body ?? '', 'default Review')?.rows.map(({ leg }) => leg)).toEqual(
    plans.map(({ matrix }) => `review (${matrix.shard})`),
  )
  expect(job.github.violations).toEqual([])
}, 180_000)
