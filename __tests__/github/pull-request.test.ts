import { describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { type PullRequestHint, pullRequestFromEvent } from '../../src/github/index.ts'
import { publish } from './comment-fixtures.ts'

const sha = 'c'.repeat(40)
const other = 'd'.repeat(40)
const NOW = Date.parse('2026-11-22T12:00:00Z')

/** The time this many seconds ago, as GitHub writes it. */
const timeAgo = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString().replace('.000Z', 'Z')

const hintOf = (eventName: string, payload: unknown, override?: number) =>
  pullRequestFromEvent({ eventName, payload, sha, now: NOW, ...(override === undefined ? {} : { override }) })

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

describe('the pull request of an event', () => {
  it.each([
    ['an old event', { updated_at: timeAgo(121) }],
    ['an event of unknown age', {}],
  ])('comes without a count of comments from %s', (_, age) => {
    const payload = { pull_request: { number: 4, comments: 0, ...age } }
    expect(hintOf('pull_request', payload)).toEqual({ kind: 'number', number: 4 })
  })

  it.each([
    [
      'pull_request',
      { pull_request: { number: 4, comments: 0, updated_at: timeAgo(119) } },
      { kind: 'number', number: 4, commentCount: 0 },
    ],
    ['pull_request_target', { pull_request: { number: 4 } }, { kind: 'number', number: 4 }],
    ['pull_request_review', { pull_request: { number: 4 } }, { kind: 'number', number: 4 }],
    ['pull_request_review_comment', { pull_request: { number: 4 } }, { kind: 'number', number: 4 }],
    [
      'issue_comment',
      { issue: { number: 4, comments: 9, updated_at: timeAgo(0), pull_request: {} } },
      { kind: 'number', number: 4, commentCount: 9 },
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
  ])('is known: %s %j', (eventName, payload, hint) => {
    expect(hintOf(eventName, payload)).toEqual(hint)
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
  ])('does not exist: %s %j', (eventName, payload) => {
    expect(hintOf(eventName, payload)).toMatchObject({ kind: 'none', why: expect.stringMatching(/\.$/) })
  })

  it('is the one of the input, if that is set', () => {
    expect(hintOf('schedule', {}, 7)).toEqual({ kind: 'number', number: 7 })
  })
})

describe('the pull request of a commit', () => {
  const find = (github: GitHub, pullRequest: PullRequestHint) => publish(github, { pullRequest })

  it('is the oldest open one with that head', async () => {
    await using github = await startGitHub({
      pullRequests: [
        { number: 1, headSha: sha, state: 'closed' },
        { number: 2, headSha: other },
        { number: 5, headSha: sha, baseRef: 'next' },
        { number: 4, headSha: sha },
      ],
    })
    expect(await find(github, { kind: 'commit', sha })).toMatchObject({ requests: 4 })
    expect([1, 2, 4, 5].filter(number => github.comments(number).length > 0)).toEqual([4])
    expect(github.violations).toEqual([])
  })

  it('of a fork is found by its branch, if the commit is still its head', async () => {
    const fork = { headRepo: 'stranger/octo-repo', headRef: 'patch-1' }
    await using github = await startGitHub({ pullRequests: [{ number: 3, headSha: sha, ...fork }] })
    const hint = { kind: 'commit', head: 'stranger:patch-1' } as const
    expect(await find(github, { ...hint, sha })).toMatchObject({ requests: 4 })
    expect(github.comments(3)).toHaveLength(1)
    expect(await find(github, { ...hint, sha: other })).toMatchObject({
      requests: 2,
      outcome: { kind: 'no-pull-request' },
    })
  })

  it.each([
    ['GitHub knows none', undefined],
    ['GitHub does not know the commit', 422],
    ['the repository is empty', 409],
    ['the commit is gone', 404],
  ])('does not exist if %s', async (_, status) => {
    const faults = status === undefined ? [] : [{ fault: { kind: 'status', status } as const }]
    await using github = await startGitHub({ faults })
    expect(await find(github, { kind: 'commit', sha })).toEqual({
      requests: 1,
      outcome: {
        kind: 'no-pull-request',
        why: 'No open pull request has the commit ccccccc as its head.',
      },
    })
  })

  it('is unknown if GitHub does not answer', async () => {
    await using github = await startGitHub({ faults: [{ fault: { kind: 'status', status: 502 }, times: 9 }] })
    expect(await find(github, { kind: 'commit', sha })).toMatchObject({
      requests: 3,
      outcome: { kind: 'failed' },
    })
  })
})
