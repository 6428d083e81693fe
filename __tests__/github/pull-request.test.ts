import { describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { connect } from '../../src/github/client.ts'
import { findPullRequest, pullRequestFromEvent } from '../../src/github/pull-request.ts'
import { steppedClock } from './comment-fixtures.ts'

const sha = 'c'.repeat(40)
const other = 'd'.repeat(40)
const NOW = Date.parse('2026-11-22T12:00:00Z')

/** A moment this many seconds ago, as GitHub writes it. */
const at = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString().replace('.000Z', 'Z')

const read = (eventName: string, payload: unknown, override?: number) =>
  pullRequestFromEvent({ eventName, payload, sha, now: NOW, ...(override === undefined ? {} : { override }) })
const connection = (github: GitHub) =>
  connect({ token: 'actions-token', baseUrl: github.url, clock: steppedClock(), maxWaitMs: 1000 })

const workflowRun = (changes: object) => ({
  repository: { id: 5 },
  workflow_run: {
    head_sha: sha,
    head_branch: 'patch-1',
    head_repository: { owner: { login: 'stranger' } },
    pull_requests: [],
    ...changes,
  },
})

describe('what the event says', () => {
  it.each([
    ['is too old to be believed', { updated_at: at(121) }],
    ['has no known age', {}],
  ])('holds no count of comments that %s', (_, age) => {
    const payload = { pull_request: { number: 4, comments: 0, ...age } }
    expect(read('pull_request', payload)).toEqual({ kind: 'number', number: 4 })
  })

  it.each([
    [
      'pull_request',
      { pull_request: { number: 4, comments: 0, updated_at: at(119) } },
      { kind: 'number', number: 4, comments: 0 },
    ],
    ['pull_request_target', { pull_request: { number: 4 } }, { kind: 'number', number: 4 }],
    ['pull_request_review', { pull_request: { number: 4 } }, { kind: 'number', number: 4 }],
    ['pull_request_review_comment', { pull_request: { number: 4 } }, { kind: 'number', number: 4 }],
    [
      'issue_comment',
      { issue: { number: 4, comments: 9, updated_at: at(0), pull_request: {} } },
      { kind: 'number', number: 4, comments: 9 },
    ],
    [
      'merge_group',
      { merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${other}` } },
      { kind: 'number', number: 12 },
    ],
    ['push', { ref: 'refs/heads/feature', after: other }, { kind: 'commit', sha: other }],
    ['workflow_dispatch', {}, { kind: 'commit', sha }],
    ['workflow_run', workflowRun({}), { kind: 'commit', sha, head: 'stranger:patch-1' }],
    [
      'workflow_run',
      workflowRun({
        pull_requests: [
          { number: 2, base: { repo: { id: 6 } } },
          { number: 8, base: { repo: { id: 5 } } },
        ],
      }),
      { kind: 'number', number: 8 },
    ],
  ])('%s %j', (eventName, payload, hint) => {
    expect(read(eventName, payload)).toEqual(hint)
  })

  it.each([
    ['issue_comment', { issue: { number: 4 } }],
    ['push', { ref: 'refs/tags/v1', after: other }],
    ['push', { ref: 'refs/heads/gone', after: '0'.repeat(40), deleted: true }],
    ['merge_group', { merge_group: { head_ref: 'refs/heads/main' } }],
    ['schedule', {}],
    ['pull_request', {}],
    ['pull_request', { pull_request: { number: '4; rm' } }],
    ['pull_request', null],
    ['workflow_run', { workflow_run: { head_sha: '../../user' } }],
  ])('%s %j leads to none', (eventName, payload) => {
    expect(read(eventName, payload)).toMatchObject({ kind: 'none', why: expect.stringMatching(/\.$/) })
  })

  it('the input overrides every event', () => {
    expect(read('schedule', {}, 7)).toEqual({ kind: 'number', number: 7 })
  })
})

describe('looking the pull request up', () => {
  const there = { owner: 'octo-org', repo: 'octo-repo' }

  it('costs no request when the event named it', async () => {
    await using github = await startGitHub()
    const found = await findPullRequest(connection(github), there, { kind: 'number', number: 4, comments: 0 })
    expect(found).toEqual({ kind: 'found', number: 4, comments: 0 })
    expect(github.requests).toHaveLength(0)
  })

  it('takes the open one whose head the commit is', async () => {
    await using github = await startGitHub({
      pullRequests: [
        { number: 1, headSha: sha, state: 'closed' },
        { number: 2, headSha: other },
        { number: 5, headSha: sha, baseRef: 'next' },
        { number: 4, headSha: sha },
      ],
    })
    const found = await findPullRequest(connection(github), there, { kind: 'commit', sha })
    expect(found).toEqual({ kind: 'found', number: 4 })
    expect(github.violations).toEqual([])
  })

  it("finds a fork's by its branch, and only if the commit is still its head", async () => {
    const fork = { headRepo: 'stranger/octo-repo', headRef: 'patch-1' }
    await using github = await startGitHub({ pullRequests: [{ number: 3, headSha: sha, ...fork }] })
    const hint = { kind: 'commit', head: 'stranger:patch-1' } as const
    expect(await findPullRequest(connection(github), there, { ...hint, sha })).toEqual({
      kind: 'found',
      number: 3,
    })
    expect(github.requests).toHaveLength(1)
    expect(await findPullRequest(connection(github), there, { ...hint, sha: other })).toMatchObject({
      kind: 'none',
    })
  })

  it('says so when there is none, and when GitHub cannot be asked', async () => {
    await using github = await startGitHub()
    const client = connection(github)
    expect(await findPullRequest(client, there, { kind: 'commit', sha })).toEqual({
      kind: 'none',
      why: 'No open pull request has the commit ccccccc as its head.',
    })
    github.addFault({ fault: { kind: 'status', status: 502 }, times: 9 })
    expect(await findPullRequest(client, there, { kind: 'commit', sha })).toMatchObject({ kind: 'failed' })
  })
})
