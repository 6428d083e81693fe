import { describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { type Account, appGrant, userGrant } from '../../loopback/github/state.ts'
import {
  acceptedRow,
  bodyOf,
  legsOf,
  onlyJob,
  publish,
  rowOf,
  runMain,
  runPost,
  startClockedGitHub,
} from './comment-fixtures.ts'

const stranger: Account = { login: 'mallory', id: 666, type: 'User' }
const otherBot: Account = { login: 'echo[bot]', id: 667, type: 'Bot', app: { id: 8, slug: 'echo' } }

const addTalk = (github: GitHub, count: number): void => {
  for (let index = 0; index < count; index++) github.addComment(1, `talk ${index}`, stranger)
}

describe('the own comment among thousands', () => {
  it.each([
    { before: 0, after: 0, reads: 1 },
    { before: 10, after: 2400, reads: 1 },
    // The first page, then four from the end at a time.
    { before: 2400, after: 10, reads: 5 },
    { before: 2150, after: 300, reads: 5 },
    { before: 1250, after: 1249, reads: 17 },
    // Near the edge of its page the next page is read too, since a duplicate may be there.
    { before: 99, after: 500, reads: 2 },
    { before: 2100, after: 300, reads: 6 },
    // The most requests: on the second page, with all others newer. Every page once.
    { before: 150, after: 2349, reads: 25 },
  ])('with $before older and $after younger ones is found with $reads reads', async sizes => {
    await using github = await startGitHub()
    addTalk(github, sizes.before)
    const { id } = github.addComment(1, bodyOf(99, 'build'))
    addTalk(github, sizes.after)
    expect(await publish(github, { matrixJob: onlyJob })).toMatchObject({
      requests: sizes.reads + 1,
      outcome: { kind: 'written', id, created: false },
    })
    expect(github.violations).toEqual([])
  })

  it('and duplicates on both sides of a page edge become one', async () => {
    await using github = await startClockedGitHub()
    addTalk(github, 1099)
    const [oldest] = ['a', 'b', 'c'].map(leg => github.addComment(1, bodyOf(99, leg)))
    addTalk(github, 1000)
    const job = { run: { id: 99, attempt: 1 }, matrixJob: onlyJob }
    const outcome = await runMain(github, job)
    expect(outcome).toMatchObject({ kind: 'written', id: oldest?.id })
    await runPost(github, outcome, job)
    const own = github.comments(1).filter(comment => comment.author !== stranger)
    expect(own.map(({ id }) => id)).toEqual([oldest?.id])
    expect(['a', 'b', 'c', 'build'].filter(leg => !own[0]?.body.includes(`${leg}: gpt-5.4`))).toEqual([])
  })

  it('is looked for on every page once if there is none', async () => {
    await using github = await startGitHub()
    addTalk(github, 1001)
    const outcome = await runMain(github, { rows: [acceptedRow('build')] })
    expect(outcome).toMatchObject({ kind: 'skipped', why: 'nothing-to-say' })
    const pages = github.requests.map(request => Number(request.query['page']))
    expect(pages.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('is not looked for among more than 10,000 comments', async () => {
    await using github = await startGitHub()
    addTalk(github, 10_001)
    expect(await runMain(github)).toEqual({
      kind: 'failed',
      problem: { kind: 'too-many-comments', said: '' },
    })
    expect(github.requests).toHaveLength(1)
  })
})

describe('comments of other accounts', () => {
  it.each([
    ['a person', stranger],
    ['another bot', otherBot],
    ['a deleted account', null],
  ])('are neither read nor changed, even if they begin with the marker (%s)', async (_, author) => {
    await using github = await startGitHub()
    const planted = github.addComment(1, bodyOf(99, 'planted'), author)
    expect(await runMain(github)).toMatchObject({ kind: 'written', created: true })
    expect(planted.body).toBe(bodyOf(99, 'planted'))
    expect(github.comments(1)[1]?.body).not.toContain('planted')
    expect(github.violations).toEqual([])
  })

  it('do not hide the own comment by being nearer to the end', async () => {
    await using github = await startGitHub()
    addTalk(github, 150)
    const { id } = github.addComment(1, bodyOf(99, 'x'))
    addTalk(github, 1000)
    github.addComment(1, bodyOf(99, 'planted'), stranger)
    expect(await runMain(github)).toMatchObject({ kind: 'written', id, created: false })
  })

  it('do not count if the own account quotes them', async () => {
    await using github = await startGitHub()
    const quoting = github.addComment(1, `You said:\n${bodyOf(99, 'planted')}`)
    expect(await runMain(github)).toMatchObject({ kind: 'written', created: true })
    expect(quoting.body).toContain('planted')
  })
})

describe('the account of a token', () => {
  const tokens = { pat: userGrant('mona', 42), app: appGrant('my-app', 7), ghs_app: appGrant('my-app', 7) }

  it.each([
    ['pat', ['GET /user']],
    ['app', ['GET /user', 'POST reviews', 'DELETE reviews']],
    ['ghs_app', ['POST reviews', 'DELETE reviews']],
  ] as const)('%s is asked for only if a comment has the marker', async (token, requests) => {
    await using github = await startGitHub({ tokens })
    const identityRequests = () =>
      github.requests
        .filter(request => !request.path.includes('/comments'))
        .map(({ method, path }) => `${method} ${/\/user$|reviews/.exec(path)?.[0] ?? path}`)
    github.addComment(1, 'talk')
    await publish(github, { token, matrixJob: onlyJob })
    expect(identityRequests()).toEqual([])
    github.addComment(1, bodyOf(99, 'actions'))
    github.addComment(1, bodyOf(99, 'planted'), stranger)
    expect(await runMain(github, { token, rows: [rowOf('next')] })).toMatchObject({
      kind: 'written',
      id: github.comments(1)[1]?.id,
    })
    expect(identityRequests()).toEqual(requests)
    expect(github.violations).toEqual([])
  })

  it('is found for an app also while other jobs of the app ask', async () => {
    await using github = await startGitHub({ tokens })
    const { id } = github.addComment(1, bodyOf(99, 'own'), tokens.ghs_app.account)
    const outcomes = await Promise.all([1, 2, 3].map(() => runMain(github, { token: 'ghs_app' })))
    expect(outcomes.map(outcome => outcome.kind === 'written' && outcome.id)).toContain(id)
    expect(github.comments(1)).toHaveLength(1)
    expect(legsOf(github)).toEqual(['build'])
  })
})
