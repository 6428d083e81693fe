import { describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { type Account, appGrant, userGrant } from '../../loopback/github/state.ts'
import { findOwnComments, isOwnComment } from '../../src/github/find-comment.ts'
import { upsertComment } from '../../src/github/upsert-comment.ts'
import { inputFor, plainRender, rowOf } from './comment-fixtures.ts'

const stranger: Account = { login: 'mallory', id: 666, type: 'User' }
const otherBot: Account = { login: 'echo[bot]', id: 667, type: 'Bot', app: { id: 8, slug: 'echo' } }
const ourBody = (leg: string, key = 'default') =>
  plainRender({ version: 1, key, run: { id: 99, attempt: 1 }, rows: [rowOf(leg)] })

const fill = (github: GitHub, count: number): void => {
  for (let index = 0; index < count; index++) github.addComment(1, `talk ${index}`, stranger)
}

describe('finding our comment among thousands', () => {
  it.each([
    { before: 0, after: 0, requests: 1 },
    { before: 10, after: 2400, requests: 1 },
    // The first page, then four from the end at a time.
    { before: 2400, after: 10, requests: 5 },
    { before: 2150, after: 300, requests: 5 },
    { before: 1250, after: 1249, requests: 17 },
    // Near the edge of its page the next page is read too, where a duplicate could be.
    { before: 99, after: 500, requests: 2 },
    { before: 2100, after: 300, requests: 6 },
    // The worst place: just behind the first page, and all the others are newer. Every page once.
    { before: 150, after: 2349, requests: 25 },
  ])('$before older and $after younger ones: $requests requests', async ({ before, after, requests }) => {
    await using github = await startGitHub()
    fill(github, before)
    const { id } = github.addComment(1, ourBody('x'))
    fill(github, after)
    const input = inputFor(github)
    const found = await findOwnComments(input.api, input)
    expect(found).toMatchObject({ kind: 'ok', value: [{ id }] })
    expect(input.requests()).toBe(requests)
    expect(github.violations).toEqual([])
  })

  it('finds duplicates on both sides of a page edge', async () => {
    await using github = await startGitHub()
    fill(github, 1099)
    const ids = [1, 2, 3].map(n => github.addComment(1, ourBody(`${n}`)).id)
    fill(github, 1000)
    const input = inputFor(github)
    const found = await findOwnComments(input.api, input)
    expect(found.kind === 'ok' && found.value.map(comment => comment.id)).toEqual(ids)
  })

  it('reads every page once when there is none, and no page is left out', async () => {
    await using github = await startGitHub()
    fill(github, 1001)
    const input = inputFor(github)
    expect(await findOwnComments(input.api, input)).toMatchObject({ kind: 'ok', value: [] })
    const pages = github.requests.map(request => Number(request.query['page']))
    expect(pages.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })
})

describe('strangers', () => {
  it('are neither read nor edited, also where they planted the marker first', async () => {
    await using github = await startGitHub()
    const planted = [stranger, otherBot].map(author => github.addComment(1, ourBody('planted'), author))
    const outcome = await upsertComment(inputFor(github))
    expect(outcome).toMatchObject({ kind: 'written', created: true })
    expect(planted.map(comment => comment.body)).toEqual([ourBody('planted'), ourBody('planted')])
    expect(github.comments(1)[2]?.body).not.toContain('planted')
  })

  it('do not hide ours by standing nearer to the end', async () => {
    await using github = await startGitHub()
    fill(github, 150)
    const ours = github.addComment(1, ourBody('x'))
    fill(github, 1000)
    github.addComment(1, ourBody('planted'), stranger)
    expect(await upsertComment(inputFor(github))).toMatchObject({
      kind: 'written',
      id: ours.id,
      created: false,
    })
  })

  it('cannot make our own bot quote a marker into a comment that counts', async () => {
    await using github = await startGitHub()
    const quoting = github.addComment(1, `You said:\n${ourBody('planted')}`)
    expect(await upsertComment(inputFor(github))).toMatchObject({ kind: 'written', created: true })
    expect(quoting.body).toContain('planted')
  })

  it('a deleted account owns nothing', () => {
    const comment = { id: 1, url: '', updatedAt: 0, body: ourBody('x'), author: '' }
    expect(isOwnComment(comment, 'default', '')).toBe(false)
  })
})

describe('whose token it is', () => {
  const tokens = { pat: userGrant('mona', 42), app: appGrant('my-app', 7), ghs_app: appGrant('my-app', 7) }
  const author = (token: string): Account => tokens[token as keyof typeof tokens].account

  it.each([
    ['pat', ['GET /user']],
    ['app', ['GET /user', 'POST reviews', 'DELETE reviews']],
    ['ghs_app', ['POST reviews', 'DELETE reviews']],
  ])('%s is asked for only when a marked comment is there, and found out right', async (token, asked) => {
    await using github = await startGitHub({ tokens })
    const extra = () =>
      github.requests
        .filter(request => !request.path.includes('/comments'))
        .map(({ method, path }) => `${method} ${/\/user$|reviews/.exec(path)?.[0] ?? path}`)
    const first = inputFor(github, { token, key: 'first' })
    expect(await upsertComment(first)).toMatchObject({ kind: 'written', created: true })
    github.addComment(1, ourBody('actions'))
    github.addComment(1, ourBody('planted'), stranger)
    const ours = github.addComment(1, ourBody('ours'), author(token))
    const before = extra().length
    const outcome = await upsertComment(inputFor(github, { token }))
    expect(outcome).toMatchObject({ kind: 'written', id: ours.id, created: false })
    expect(extra().slice(before)).toEqual(asked)
    expect(github.violations).toEqual([])
  })

  it('an app finds itself also while another job of it is asking', async () => {
    await using github = await startGitHub({ tokens })
    const ours = github.addComment(1, ourBody('ours'), author('ghs_app'))
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => upsertComment(inputFor(github, { token: 'ghs_app' }))),
    )
    expect(outcomes.map(outcome => outcome.kind === 'written' && outcome.id)).toContain(ours.id)
    expect(github.comments(1)).toHaveLength(1)
  })
})
