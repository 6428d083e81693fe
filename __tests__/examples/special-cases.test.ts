import { readdir } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { missingBearer, modelNotFound404 } from '../../loopback/openai/answers.ts'
import { highDemand500 } from '../../loopback/openai/network-answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { startSite } from './example-repository.ts'
import { commentsOn, modelsAsked, outcomes, outputsOf } from './results.ts'
import { runExample } from './run-example.ts'
import { example, exampleNames } from './workflow.ts'

const WITH_KEY = { secrets: { OPENAI_API_KEY: 'sk-proj-canary0000000000000000000000000000demo' } }
const NO_LOGIN = { kind: 'none' } as const
const HEAD = { headSha: 'f'.repeat(40), headRef: 'patch-1', headRepo: 'stranger/hello' }

/** The run of the fork's pull request, as the event of its end tells of it. */
const ENDED = {
  name: 'workflow_run',
  payload: {
    action: 'completed',
    repository: { id: 5 },
    workflow_run: {
      id: 1001,
      run_attempt: 1,
      run_number: 42,
      event: 'pull_request',
      conclusion: 'success',
      head_sha: HEAD.headSha,
      head_branch: HEAD.headRef,
      head_repository: { owner: { login: 'stranger' } },
      pull_requests: [],
    },
  },
}

describe('fork-probe.yml and fork-comment.yml', () => {
  it('tell a fork’s pull request that Codex is not signed in there, and neither of the two fails', async () => {
    await using site = await startSite({ models: { '*': [missingBearer()] } }, NO_LOGIN, {
      pullRequests: [{ number: 7, ...HEAD }],
    })
    const [review] = await runExample(await example('fork-probe'), site, { ...WITH_KEY, fork: true })
    expect(outcomes(review)).toMatchObject({ model: 'success', 'openai/codex-action@v1': 'skipped' })
    expect(outputsOf(review, 'model')).toMatchObject({ model: '', reason: 'not-signed-in' })
    expect(commentsOn(site)).toEqual([])
    const [comment] = await runExample(await example('fork-comment'), site, { event: ENDED })
    expect(comment?.status).toBe('success')
    expect(commentsOn(site)).toEqual([expect.stringContaining('Codex is not signed in on this runner')])
  }, 60_000)

  it('work with the model in a pull request of the repository itself', async () => {
    await using site = await startSite(
      { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
      NO_LOGIN,
      { pullRequests: [{ number: 7, ...HEAD }] },
    )
    const [review] = await runExample(await example('fork-probe'), site, WITH_KEY)
    expect(outcomes(review)).toMatchObject({ model: 'success', 'openai/codex-action@v1': 'success' })
    await runExample(await example('fork-comment'), site, { event: ENDED })
    expect(commentsOn(site)).toEqual([expect.stringContaining('Codex uses `gpt-5.4` here')])
  }, 60_000)

  it('leave a run alone that was cancelled, and left no report', async () => {
    await using site = await startSite({ models: {} }, NO_LOGIN)
    const { workflow_run: run, ...payload } = ENDED.payload
    const event = { ...ENDED, payload: { ...payload, workflow_run: { ...run, conclusion: 'cancelled' } } }
    expect(await runExample(await example('fork-comment'), site, { event })).toEqual([])
  })

  it('stay quiet where a run has left no report', async () => {
    await using site = await startSite({ models: {} }, NO_LOGIN)
    const [comment] = await runExample(await example('fork-comment'), site, { event: ENDED })
    expect(comment?.status).toBe('success')
    expect(comment?.steps.map(step => step.outcome)).toEqual(['failure', 'skipped'])
    expect(commentsOn(site)).toEqual([])
  })

  it('are of one name, so that the second follows the first', async () => {
    const [first, second] = [await example('fork-probe'), await example('fork-comment')]
    expect(second.on).toMatchObject({ workflow_run: { workflows: [first.name] } })
  })
})

describe('an example on pull requests', () => {
  it.each([
    ['a fork', { fork: true }],
    ['Dependabot', { actor: 'dependabot[bot]' }],
  ])('starts no job without its secrets, for %s', async (_, world) => {
    await using site = await startSite({ models: {} }, NO_LOGIN)
    const names = (await exampleNames()).filter(name => name !== 'fork-probe')
    const started: string[] = []
    for (const name of names) {
      const workflow = await example(name)
      if (workflow.on !== 'pull_request') continue
      if ((await runExample(workflow, site, { ...WITH_KEY, ...world })).length > 0) started.push(name)
    }
    expect(started).toEqual([])
  })
})

describe('light-task.yml', () => {
  const issue = { number: 3, title: 'It crashes', body: '`$(touch harm)` "and\'; touch harm #' }
  const ISSUE = { event: { name: 'issues', payload: { action: 'opened', issue } } }

  it('asks for the small model and works with it', async () => {
    await using site = await startSite({ models: { '*': [accept] } }, NO_LOGIN)
    const [leg] = await runExample(await example('light-task'), site, { ...WITH_KEY, ...ISSUE })
    expect(leg?.status).toBe('success')
    expect(modelsAsked(site)).toEqual(['gpt-5.4-mini', 'gpt-5.4-mini'])
    const [, work] = turnsOf(site.stage.openai.requests)
    const prompt = JSON.stringify(`Name one label for this issue.\n\n${issue.title}\n\n${issue.body}`)
    expect(JSON.stringify(work?.json)).toContain(prompt.slice(1, -1))
    expect(await readdir(leg?.ground.workspace ?? '')).toEqual([])
  }, 60_000)

  it('puts nothing dearer in its place', async () => {
    await using site = await startSite(
      { models: { 'gpt-5.4-mini': [modelNotFound404('gpt-5.4-mini')], '*': [accept] } },
      NO_LOGIN,
    )
    const [leg] = await runExample(await example('light-task'), site, { ...WITH_KEY, ...ISSUE })
    expect(leg?.status).toBe('failure')
    expect(new Set(modelsAsked(site))).toEqual(new Set(['gpt-5.4-mini']))
  }, 60_000)
})

describe('only-the-best.yml', () => {
  it.each([
    ['is refused', modelNotFound404('gpt-5.5')],
    ['cannot be settled', highDemand500()],
  ])(
    'fails before any work when the model %s',
    async (_, answer) => {
      await using site = await startSite({ models: { 'gpt-5.5': [answer], '*': [accept] } }, NO_LOGIN)
      const [leg] = await runExample(await example('only-the-best'), site, {
        ...WITH_KEY,
        event: { name: 'workflow_dispatch', payload: {} },
      })
      expect(outcomes(leg)).toMatchObject({ model: 'failure', 'openai/codex-action@v1': 'skipped' })
      expect(new Set(modelsAsked(site))).toEqual(new Set(['gpt-5.5']))
    },
    60_000,
  )

  it('works with the model when it is accepted', async () => {
    await using site = await startSite({ models: { '*': [accept] } }, NO_LOGIN)
    const [leg] = await runExample(await example('only-the-best'), site, WITH_KEY)
    expect(leg?.status).toBe('success')
    expect(modelsAsked(site)).toEqual(['gpt-5.5', 'gpt-5.5'])
  }, 60_000)
})
