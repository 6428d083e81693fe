import { readdir } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { missingBearer, modelNotFound404 } from '../../loopback/openai/answers.ts'
import { highDemand500 } from '../../loopback/openai/network-answers.ts'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { commentsOf, FIRST_REFUSED, modelsOf, startRepository, WITH_KEY } from './example-repository.ts'
import { outcomes, outputsOf, runExample } from './run-example.ts'
import { example, exampleNames } from './workflow.ts'

const HEAD = { headSha: 'f'.repeat(40), headRef: 'patch-1', headRepo: 'stranger/hello' }

/** The event at the end of a run of the fork's pull request. */
const RUN_ENDED = {
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
  it('comment on a fork’s pull request that Codex is not signed in there, and do not fail', async () => {
    await using repository = await startRepository({ models: { '*': [missingBearer()] } }, { head: HEAD })
    const [review] = await runExample('fork-probe', repository, { ...WITH_KEY, fork: true })
    expect(outcomes(review)).toMatchObject({ model: 'success', 'openai/codex-action@v1': 'skipped' })
    expect(outputsOf(review, 'model')).toMatchObject({ model: '', reason: 'not-signed-in' })
    expect(commentsOf(repository)).toEqual([])
    const [comment] = await runExample('fork-comment', repository, { event: RUN_ENDED })
    expect(comment?.status).toBe('success')
    expect(commentsOf(repository)).toEqual([expect.stringContaining('Codex is not signed in on this runner')])
  })

  it('work in a pull request of the repository itself', async () => {
    await using repository = await startRepository(FIRST_REFUSED, { head: HEAD })
    const [review] = await runExample('fork-probe', repository, WITH_KEY)
    expect(outcomes(review)).toMatchObject({ model: 'success', 'openai/codex-action@v1': 'success' })
    await runExample('fork-comment', repository, { event: RUN_ENDED })
    expect(commentsOf(repository)).toEqual([expect.stringContaining('Codex uses `gpt-5.4` here')])
  })

  it('ignore a cancelled run without a report', async () => {
    await using repository = await startRepository({ models: {} })
    const { workflow_run: run, ...payload } = RUN_ENDED.payload
    const event = { ...RUN_ENDED, payload: { ...payload, workflow_run: { ...run, conclusion: 'cancelled' } } }
    expect(await runExample('fork-comment', repository, { event })).toEqual([])
  })

  it('write no comment when a run has no report', async () => {
    await using repository = await startRepository({ models: {} })
    const [comment] = await runExample('fork-comment', repository, { event: RUN_ENDED })
    expect(comment?.status).toBe('success')
    expect(comment?.steps.map(step => step.outcome)).toEqual(['failure', 'skipped'])
    expect(commentsOf(repository)).toEqual([])
  })

  it('have names that connect the second workflow to the first', async () => {
    const [first, second] = [await example('fork-probe'), await example('fork-comment')]
    expect(second.on).toMatchObject({ workflow_run: { workflows: [first.name] } })
  })
})

describe('an example on pull requests', () => {
  it.each([
    ['a fork', { fork: true }],
    ['Dependabot', { actor: 'dependabot[bot]' }],
  ])('starts no job without its secrets: %s', async (_, world) => {
    await using repository = await startRepository({ models: {} })
    const names = (await exampleNames()).filter(name => name !== 'fork-probe')
    const started: string[] = []
    for (const name of names) {
      const workflow = await example(name)
      if (workflow.on !== 'pull_request') continue
      if ((await runExample(workflow, repository, { ...WITH_KEY, ...world })).length > 0) started.push(name)
    }
    expect(started).toEqual([])
  })
})

describe('light-task.yml', () => {
  const issue = { number: 3, title: 'It crashes', body: '`$(touch harm)` "and\'; touch harm #' }
  const ISSUE = { event: { name: 'issues', payload: { action: 'opened', issue } } }

  it('probes the small model and works with it', async () => {
    await using repository = await startRepository({ models: { '*': [accept] } })
    const [leg] = await runExample('light-task', repository, { ...WITH_KEY, ...ISSUE })
    expect(leg?.status).toBe('success')
    expect(modelsOf(repository)).toEqual(['gpt-5.4-mini', 'gpt-5.4-mini'])
    const [, work] = turnsOf(repository.openai.requests)
    const prompt = JSON.stringify(`Name one label for this issue.\n\n${issue.title}\n\n${issue.body}`)
    expect(JSON.stringify(work?.json)).toContain(prompt.slice(1, -1))
    expect(await readdir(leg?.machine.workspace ?? '')).toEqual([])
  })

  it('replaces it by light models alone', async () => {
    await using repository = await startRepository({
      models: { 'gpt-5.4-mini': [modelNotFound404('gpt-5.4-mini')], '*': [accept] },
    })
    const [leg] = await runExample('light-task', repository, { ...WITH_KEY, ...ISSUE })
    expect(outputsOf(leg, 'model')['model']).toBe('gpt-6-luna')
  })

  it('is not done with a more expensive model', async () => {
    const light = ['gpt-5.4-mini', 'gpt-6-luna', 'gpt-5.6-luna']
    await using repository = await startRepository({
      models: {
        ...Object.fromEntries(light.map(model => [model, [modelNotFound404(model)]])),
        '*': [accept],
      },
    })
    const [leg] = await runExample('light-task', repository, { ...WITH_KEY, ...ISSUE })
    expect(leg?.status).toBe('failure')
    expect(new Set(modelsOf(repository))).toEqual(new Set(light))
  })
})

/** The first model of the list built into the CLI of the tests, which an API key has. */
const RECOMMENDED = 'gpt-6.2-sol'

describe('only-the-best.yml', () => {
  it.each([
    ['is refused', modelNotFound404(RECOMMENDED)],
    ['gets no verdict', highDemand500()],
  ])('fails before any work when the model %s', async (_, answer) => {
    await using repository = await startRepository({ models: { [RECOMMENDED]: [answer], '*': [accept] } })
    const [leg] = await runExample('only-the-best', repository, {
      ...WITH_KEY,
      event: { name: 'workflow_dispatch', payload: {} },
    })
    expect(outcomes(leg)).toMatchObject({ model: 'failure', 'openai/codex-action@v1': 'skipped' })
    expect(new Set(modelsOf(repository))).toEqual(new Set([RECOMMENDED]))
  })

  it('works with the model when it is accepted', async () => {
    await using repository = await startRepository({ models: { '*': [accept] } })
    const [leg] = await runExample('only-the-best', repository, WITH_KEY)
    expect(leg?.status).toBe('success')
    expect(modelsOf(repository)).toEqual([RECOMMENDED, RECOMMENDED])
  })
})
