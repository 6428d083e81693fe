import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'
import { type CommentPlace, lookAhead } from '../../src/github/publish-comment.ts'
import { steppedPace } from './comment-fixtures.ts'

const place = (apiUrl: string, changes: Partial<CommentPlace> = {}): CommentPlace => ({
  token: 'actions-token',
  jobToken: 'actions-token',
  apiUrl,
  repository: 'octo-org/octo-repo',
  pullRequest: { kind: 'number', number: 1 },
  key: 'default',
  ...changes,
})

describe('looking for the comment ahead of time', () => {
  it('finds the pull request and reads its comments', async () => {
    await using github = await startGitHub()
    const approach = await lookAhead(place(github.url), steppedPace(), new AbortController().signal)
    expect(approach).toMatchObject({ kind: 'there', look: { found: { kind: 'ok', value: [] } } })
    expect(approach.client.requests()).toBe(1)
  })

  it('sends nothing where the event belongs to no pull request', async () => {
    await using github = await startGitHub()
    const nowhere = place(github.url, { pullRequest: { kind: 'none', why: 'The push was not to a branch.' } })
    const approach = await lookAhead(nowhere, steppedPace(), new AbortController().signal)
    expect(approach).toMatchObject({ kind: 'none', why: 'The push was not to a branch.' })
    expect(github.requests).toEqual([])
  })

  it('is over at once when nobody waits for it any more, and is not tried again', async () => {
    const ended = new AbortController()
    // The stand-in asks how long a request is to wait, and by then it is under way.
    const latency = () => {
      ended.abort()
      return 0
    }
    await using github = await startGitHub({ latency })
    const approach = await lookAhead(place(github.url), steppedPace(), ended.signal)
    expect(approach).toMatchObject({ kind: 'there', look: { found: { kind: 'unclear' } } })
    expect(approach.client.requests()).toBe(1)
  })
})
