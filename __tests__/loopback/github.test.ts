import { getOctokit } from '@actions/github'
import { describe, expect, it } from '@jest/globals'
import { loadContract } from '../../loopback/github/contract.ts'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { actionsGrant, appGrant, userGrant } from '../../loopback/github/state.ts'

const repository = { owner: 'octo-org', repo: 'octo-repo' }
const silentLog = { debug() {}, info() {}, warn() {}, error() {} }
const octokit = (github: GitHub, token = 'actions-token') =>
  getOctokit(token, { baseUrl: github.url, log: silentLog }).rest

describe('the loopback GitHub', () => {
  it('creates, updates, reads, lists and deletes comments', async () => {
    await using github = await startGitHub()
    const rest = octokit(github)
    const created = await rest.issues.createComment({ ...repository, issue_number: 1, body: 'one' })
    const comment = { ...repository, comment_id: created.data.id }
    await rest.issues.updateComment({ ...comment, body: 'two' })
    expect((await rest.issues.getComment(comment)).data).toMatchObject({
      body: 'two',
      user: { login: 'github-actions[bot]', type: 'Bot' },
      performed_via_github_app: { slug: 'github-actions' },
    })
    expect((await rest.issues.listComments({ ...repository, issue_number: 1 })).data).toHaveLength(1)
    await rest.issues.deleteComment(comment)
    await expect(rest.issues.getComment(comment)).rejects.toMatchObject({ status: 404 })
    expect(github.violations).toEqual([])
  })

  it('pages a list of 250 comments with Link headers', async () => {
    await using github = await startGitHub()
    for (let index = 0; index < 250; index++) github.addComment(1, `comment ${index}`)
    const client = getOctokit('actions-token', { baseUrl: github.url })
    const query = { ...repository, issue_number: 1, per_page: 100 }
    const first = await client.rest.issues.listComments(query)
    expect(first.headers.link).toMatch(/page=2>; rel="next", .*page=3>; rel="last"/)
    const all = await client.paginate(client.rest.issues.listComments, query)
    expect(all.map(comment => comment.body)).toEqual([...Array(250).keys()].map(index => `comment ${index}`))
    expect(github.requests).toHaveLength(4)
    expect(github.violations).toEqual([])
  })

  it('finds pull requests by number, by commit and by head', async () => {
    const sha = 'b'.repeat(40)
    const fork = { number: 3, headSha: sha, headRepo: 'stranger/octo-repo', headRef: 'patch-1' }
    await using github = await startGitHub({ pullRequests: [{ number: 1 }, fork] })
    const rest = octokit(github)
    expect((await rest.pulls.get({ ...repository, pull_number: 3 })).data.head.sha).toBe(sha)
    const byCommit = { ...repository, commit_sha: sha }
    const found = await rest.repos.listPullRequestsAssociatedWithCommit(byCommit)
    expect(found.data.map(pull => pull.number)).toEqual([3])
    const byHead = await rest.pulls.list({ ...repository, head: 'stranger:patch-1', state: 'open' })
    expect(byHead.data.map(pull => pull.number)).toEqual([3])
    expect(github.violations).toEqual([])
  })

  it('knows the account and the permissions of a token', async () => {
    const tokens = { read: actionsGrant('read'), app: appGrant('my-app', 7), pat: userGrant('mona', 42) }
    await using github = await startGitHub({ tokens })
    const write = { ...repository, issue_number: 1, body: 'x' }
    await expect(octokit(github, 'read').issues.createComment(write)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    })
    await expect(octokit(github, 'app').users.getAuthenticated()).rejects.toMatchObject({ status: 403 })
    expect((await octokit(github, 'pat').users.getAuthenticated()).data.login).toBe('mona')
    await expect(octokit(github, 'other').users.getAuthenticated()).rejects.toMatchObject({ status: 401 })
    expect((await octokit(github, 'app').issues.createComment(write)).data.user?.login).toBe('my-app[bot]')
    expect(github.violations).toEqual([])
  })

  it('refuses a body of more than 65,536 characters on create and on update', async () => {
    await using github = await startGitHub()
    const rest = octokit(github)
    const fits = '𝄞'.repeat(65_536)
    const { data } = await rest.issues.createComment({ ...repository, issue_number: 1, body: fits })
    const tooLong = { status: 422, message: expect.stringContaining('maximum is 65536 characters') }
    const create = rest.issues.createComment({ ...repository, issue_number: 1, body: `${fits}.` })
    await expect(create).rejects.toMatchObject(tooLong)
    const update = rest.issues.updateComment({ ...repository, comment_id: data.id, body: `${fits}.` })
    await expect(update).rejects.toMatchObject(tooLong)
    expect(github.violations).toEqual([])
  })

  it('answers 404 for what does not exist', async () => {
    await using github = await startGitHub()
    const rest = octokit(github)
    await expect(
      rest.issues.createComment({ ...repository, issue_number: 9, body: 'x' }),
    ).rejects.toMatchObject({
      status: 404,
    })
    await expect(rest.repos.get(repository)).rejects.toMatchObject({ status: 404 })
    await expect(rest.pulls.get({ owner: 'else', repo: 'where', pull_number: 1 })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('fails a request that violates the OpenAPI description, and records the violation', async () => {
    await using github = await startGitHub()
    const list = { ...repository, issue_number: 1, per_pages: 100 }
    await expect(octokit(github).issues.listComments(list)).rejects.toMatchObject({ status: 500 })
    const create = { ...repository, issue_number: 1, body: 7 as never }
    await expect(octokit(github).issues.createComment(create)).rejects.toMatchObject({ status: 500 })
    expect(github.violations).toEqual([
      expect.stringContaining('must NOT have additional properties'),
      expect.stringContaining('/body must be string'),
    ])
  })

  it('finds a response that violates the OpenAPI description', () => {
    const { response } = loadContract()
    const operation = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
    expect(response(operation, 200, { id: 'seven' })).toEqual([expect.stringContaining('must')])
    expect(response(operation, 404, { message: 'Not Found' })).toEqual([])
    expect(response('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', 403, {})).toHaveLength(1)
  })

  it('works under the base path of a GitHub Enterprise Server', async () => {
    await using github = await startGitHub({ basePath: '/api/v3' })
    const { data } = await octokit(github).issues.createComment({ ...repository, issue_number: 1, body: 'x' })
    expect(data.url).toBe(`${github.serverUrl}/api/v3/repos/octo-org/octo-repo/issues/comments/${data.id}`)
    expect(github.requests[0]?.path).toBe('/repos/octo-org/octo-repo/issues/1/comments')
    expect(github.violations).toEqual([])
  })

  it('injects faults, once each, before or after a request takes effect', async () => {
    const post = { method: 'POST' }
    await using github = await startGitHub({
      faults: [
        { ...post, fault: { kind: 'secondary-limit', status: 429, retryAfter: 3 } },
        { ...post, fault: { kind: 'primary-limit', resetIn: 60 } },
        { ...post, fault: { kind: 'status', status: 502 } },
        { ...post, fault: { kind: 'drop', when: 'before' } },
        { ...post, fault: { kind: 'drop', when: 'after' } },
      ],
    })
    const create = () => octokit(github).issues.createComment({ ...repository, issue_number: 1, body: 'x' })
    await expect(create()).rejects.toMatchObject({
      status: 429,
      response: { headers: { 'retry-after': '3' } },
    })
    await expect(create()).rejects.toMatchObject({ response: { headers: { 'x-ratelimit-remaining': '0' } } })
    await expect(create()).rejects.toMatchObject({ status: 502 })
    await expect(create()).rejects.toMatchObject({ status: 500 })
    expect(github.comments(1)).toHaveLength(0)
    await expect(create()).rejects.toMatchObject({ status: 500 })
    expect(github.comments(1)).toHaveLength(1)
    await expect(create()).resolves.toMatchObject({ status: 201 })
  })
})
