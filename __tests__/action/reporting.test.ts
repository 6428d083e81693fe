/** Whatever GitHub does, the job keeps its result, ends, and stays green; both steps together warn once. */

import { describe, expect, it, jest } from '@jest/globals'
import type { Fault } from '../../loopback/github/faults.ts'
import { type LoopbackJob, startJob } from '../../loopback/runner/job.ts'
import type { StepResult } from '../../loopback/runner/step.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { leaksOf } from './canary.ts'

jest.setTimeout(120_000)

const always = (fault: Fault) => ({ fault, times: Number.POSITIVE_INFINITY })
const page: Fault = { kind: 'answer', answer: { status: 200, text: '<html>Please sign in</html>' } }

/** The warnings about the comment. A fallback is a warning too. */
function commentWarnings(...steps: readonly StepResult[]): readonly string[] {
  return steps
    .flatMap(({ annotations }) => annotations)
    .map(({ message }) => message)
    .filter(message => /comment/i.test(message))
}

/** Runs both steps of a job. */
async function runBoth(job: LoopbackJob, plan: Parameters<LoopbackJob['run']>[0] = {}) {
  const main = await job.run(plan)
  const post = await job.run({ ...plan, state: main.state }, 'post')
  return { main, post }
}

function expectResult({ main, post }: { main: StepResult; post: StepResult }) {
  expect([main.exitCode, post.exitCode]).toEqual([0, 0])
  expect(main.outputs).toMatchObject({ model: 'gpt-5.4', outcome: 'fallback', 'comment-url': '' })
}

describe('the comment cannot be written', () => {
  it('because GitHub never answers', async () => {
    await using job = await startJob(scenarioOf('refused'), {
      github: { faults: [always({ kind: 'hang', at: 'headers' })] },
    })
    // Far more than the time for both steps, which would else be killed.
    const { main, post } = await runBoth(job, { timeoutMs: 60_000 })
    expectResult({ main, post })
    expect(commentWarnings(main, post)).toEqual([expect.stringContaining('did not answer in time')])
    expect(main.summary).toContain('gpt-5.4')
  })

  it('because a page answers, which is never shown', async () => {
    await using job = await startJob(scenarioOf('refused'), { github: { faults: [always(page)] } })
    const { main, post } = await runBoth(job, { inputs: { summary: 'false' } })
    expectResult({ main, post })
    expect(commentWarnings(main, post)).toEqual([
      expect.stringMatching(/something other than GitHub answered .* The log of this step has all of it\.$/),
    ])
    expect(main.log + post.log).not.toContain('Please sign in')
    expect(main.log).toMatch(/gpt-5\.5: refused[\s\S]*gpt-5\.4/)
  })

  it.each([0, 150, 185])('because an answer repeats the token, after %d other characters', async before => {
    await using job = await startJob(scenarioOf('refused'))
    const token = job.token
    const message = `${'Denied. '.repeat(25).slice(0, before)}${token} ${btoa(token)}`
    job.github.addFault(always({ kind: 'answer', answer: { status: 403, body: { message } } }))
    const { main, post } = await runBoth(job)
    expectResult({ main, post })
    expect(commentWarnings(main, post)).toEqual([expect.stringContaining('The comment could not be written')])
    expect(await leaksOf({ job, runs: [{ main, post }] })).toEqual([])
    // Of the token that is cut, too few characters may be left.
    expect(main.log + post.log + main.summary).not.toContain(token.slice(0, 12))
  })

  it("because the runner's proxy does not let it through, which the post step does not try again", async () => {
    await using job = await startJob(scenarioOf('refused'))
    const { main, post } = await runBoth(job, { env: { GITHUB_API_URL: 'https://api.github.invalid' } })
    expectResult({ main, post })
    expect(commentWarnings(main, post)).toEqual([
      expect.stringContaining('Ask whoever runs the proxy to allow connections to api.github.invalid.'),
    ])
    expect(post.log).toBe('')
  })

  it('because the job is cancelled meanwhile, which ends it without a warning', async () => {
    const posted = Promise.withResolvers<void>()
    await using job = await startJob(scenarioOf('refused'), {
      github: { faults: [{ method: 'POST', ...always({ kind: 'hang', at: 'headers' }) }] },
      onGitHubRequest: ({ method }) => {
        if (method === 'POST') posted.resolve()
      },
    })
    const main = await job.run({ cancelled: posted.promise })
    expect(main.exitCode).toBe(0)
    expect(main.outputs).toMatchObject({ model: 'gpt-5.4' })
    expect(commentWarnings(main)).toEqual([])
    expect(main.log).toContain('No comment: the job was cancelled.')
  })
})

describe('the post step stays green', () => {
  it('when a page answers instead of GitHub, and the comment is there', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const main = await job.run()
    job.github.addFault(always(page))
    const post = await job.run({ state: main.state }, 'post')
    expect(post).toMatchObject({ exitCode: 0, annotations: [] })
    expect(post.log).toContain('Comment not checked again: something other than GitHub answered')
  })

  it.each(['x', '{"content":null}', '%%%%'])('with a state that is not ours: %s', async comment => {
    await using job = await startJob(scenarioOf('refused'))
    const post = await job.run({ state: { main: 'done', comment } }, 'post')
    expect(post).toMatchObject({ exitCode: 0, annotations: [] })
    expect(post.log).toContain('the main step has left nothing that can be read')
    expect(job.github.requests).toEqual([])
  })

  it('when an input cannot be read any more', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const post = await job.run(
      { state: { main: 'done', comment: 'x' }, inputs: { comment: 'allways' } },
      'post',
    )
    expect(post).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] })
  })
})
