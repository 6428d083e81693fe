/**
 * Whatever GitHub does, reporting ends with its deadline. These tests give it little time on real sockets. What they
 * check is that it ends at all and how; without a deadline they would not end before the test's own limit.
 */

import { createServer, type Server } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import type { Fault } from '../../loopback/github/faults.ts'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import { createDeadline, prefetchLookup, publishComment, recheckComment } from '../../src/github/index.ts'
import { clock } from '../../src/steps/clock.ts'
import { jobFor } from './comment-fixtures.ts'

const BUDGET_MS = 600

/** The main step of a job with little time. */
async function publishIn(github: GitHub, apiUrl = github.url, budgetMs = BUDGET_MS) {
  const deadline = createDeadline()
  deadline.start(budgetMs)
  const { outcome } = await publishComment(jobFor(github, { apiUrl }), { clock, deadline })
  return { outcome, leftMs: deadline.leftMs() }
}

const always = (fault: Fault) => [{ fault, times: Number.POSITIVE_INFINITY }]

describe('reporting ends with its deadline', () => {
  it.each<[string, Fault]>([
    ['no headers come', { kind: 'hang', at: 'headers' }],
    ['the body does not end', { kind: 'hang', at: 'body' }],
    ['the body drips', { kind: 'drip', ms: 400 }],
  ])('if %s', async (_, fault) => {
    await using github = await startGitHub({ faults: always(fault) })
    github.addComment(1, 'talk')
    const { outcome } = await publishIn(github)
    expect(outcome).toMatchObject({ kind: 'failed', problem: { kind: 'no-answer' } })
  })

  it('and a request that hangs leaves time for another one', async () => {
    await using github = await startGitHub({ faults: [{ fault: { kind: 'hang', at: 'headers' } }] })
    const deadline = createDeadline()
    deadline.start(5_000)
    const { outcome } = await publishComment(jobFor(github), { clock, deadline })
    expect(outcome).toMatchObject({ kind: 'written' })
  })

  it('if a redirect leads to a host that hangs', async () => {
    await using silent = await startGitHub({ faults: always({ kind: 'hang', at: 'headers' }) })
    const answer = { status: 307, headers: { location: `${silent.serverUrl}/elsewhere` } }
    await using github = await startGitHub({ faults: always({ kind: 'answer', answer }) })
    const { outcome } = await publishIn(github, github.url, 3_000)
    expect(outcome).toMatchObject({ problem: { kind: 'no-answer' } })
    expect(silent.requests.length).toBeGreaterThan(0)
  })

  it('if the connection is accepted and never answered', async () => {
    await using github = await startGitHub()
    const server = await listen()
    try {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      const { outcome } = await publishIn(github, `http://127.0.0.1:${port}`)
      expect(outcome).toMatchObject({ problem: { kind: 'no-answer' } })
    } finally {
      server.close()
    }
  })

  it.each<[string, Fault, string]>([
    [
      'redirects without an end',
      { kind: 'answer', answer: { status: 302, headers: { location: '/x' } } },
      'redirects',
    ],
    ['asks to wait an hour', { kind: 'secondary-limit', status: 429, retryAfter: 3600 }, 'secondary-limit'],
    ['sends an endless body', { kind: 'flood' }, 'page'],
  ])('or before, if GitHub %s', async (_, fault, kind) => {
    await using github = await startGitHub({ faults: always(fault) })
    const deadline = createDeadline()
    deadline.start(60_000)
    const { outcome } = await publishComment(jobFor(github), { clock, deadline })
    expect(outcome).toMatchObject({ kind: 'failed', problem: { kind } })
    expect(github.requests.length).toBeLessThan(30)
  })

  it('also while the prefetch is still waiting for GitHub', async () => {
    await using github = await startGitHub({ faults: always({ kind: 'hang', at: 'headers' }) })
    const deadline = createDeadline()
    const lookup = prefetchLookup(jobFor(github), { clock, deadline })
    deadline.start(BUDGET_MS)
    const { outcome } = await publishComment(jobFor(github), { clock, deadline }, await lookup)
    expect(outcome).toMatchObject({ kind: 'failed', problem: { kind: 'no-answer' } })
  })

  it('at once if the job is cancelled, even in the middle of a wait', async () => {
    const controller = new AbortController()
    const wait: Fault = { kind: 'secondary-limit', status: 429, retryAfter: 30 }
    await using github = await startGitHub({
      faults: [{ method: 'POST', fault: wait }],
      // GitHub calls this while it handles the request; the wait begins after it.
      latency: () => {
        if (github.requests.at(-1)?.method === 'POST') setTimeout(() => controller.abort(), 50)
        return 0
      },
    })
    const deadline = createDeadline(controller.signal)
    deadline.start(60_000)
    const { outcome } = await publishComment(jobFor(github), { clock, deadline })
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(deadline.leftMs()).toBe(0)
  })

  it('without a request if no time is left for the post step', async () => {
    await using github = await startGitHub()
    const deadline = createDeadline()
    deadline.start(0)
    const { outcome } = await recheckComment(jobFor(github), { clock, deadline }, {})
    expect(outcome).toMatchObject({ kind: 'failed', problem: { kind: 'no-answer' } })
    expect(github.requests).toEqual([])
  })
})

/** A server that accepts connections and says nothing. */
function listen(): Promise<Server> {
  const server = createServer(socket => socket.unref())
  server.unref()
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
}
