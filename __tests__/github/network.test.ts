/** What stands between the runner and GitHub, on real sockets: each failure has its cause and its cure. */

import { describe, expect, it } from '@jest/globals'
import { startFaultyServer } from '../../loopback/network/faulty-server.ts'
import { makeOwnCertificates } from '../../loopback/network/own-certificates.ts'
import { createDeadline, type Problem, publishComment } from '../../src/github/index.ts'
import { type CommentContext, commentFailed } from '../../src/runner/index.ts'
import { clock } from '../../src/steps/clock.ts'
import { jobFor } from './comment-fixtures.ts'

const CONTEXT: CommentContext = {
  token: 'job',
  origin: 'branch',
  isNumberGiven: false,
  isMatrix: false,
  host: 'api.github.com',
  hasSummary: true,
}

/** The problem of a job whose GitHub is at this address. */
async function problemAt(apiUrl: string, budgetMs = 10_000): Promise<Problem> {
  const deadline = createDeadline()
  deadline.start(budgetMs)
  const github = { url: apiUrl, owner: 'octo', repo: 'hello' }
  const { outcome } = await publishComment(jobFor(github), { clock, deadline })
  if (outcome.kind !== 'failed') throw new Error(`The comment is ${outcome.kind}.`)
  return outcome.problem
}

describe('the network in front of GitHub', () => {
  it('shows a certificate of an authority that this runner does not know', async () => {
    await using own = await makeOwnCertificates(['localhost'])
    const answer = { status: 404, body: '' }
    await using server = await startFaultyServer({ kind: 'tls', certificate: own, answer })
    const problem = await problemAt(`https://localhost:${server.port}`)
    expect(problem).toMatchObject({ kind: 'certificate', said: expect.stringContaining('certificate') })
    expect(commentFailed(problem, CONTEXT)).toMatch(
      /does not trust the certificate .* Set NODE_EXTRA_CA_CERTS/,
    )
  })

  it('has no TLS where it should', async () => {
    await using server = await startFaultyServer({ kind: 'plain-http' })
    const problem = await problemAt(`https://localhost:${server.port}`)
    expect(problem).toEqual({ kind: 'page', said: '' })
    expect(commentFailed(problem, CONTEXT)).toContain('something other than GitHub answered')
  })

  it('closes every connection', async () => {
    await using server = await startFaultyServer({ kind: 'reset' })
    expect(await problemAt(`http://127.0.0.1:${server.port}`)).toMatchObject({ kind: 'connection-closed' })
  })

  it('says nothing', async () => {
    await using server = await startFaultyServer({ kind: 'silent' })
    expect(await problemAt(`http://127.0.0.1:${server.port}`, 400)).toEqual({ kind: 'no-answer', said: '' })
    expect(await problemAt(`https://localhost:${server.port}`, 400)).toEqual({ kind: 'no-answer', said: '' })
  })

  it('accepts no connection', async () => {
    const server = await startFaultyServer({ kind: 'silent' })
    await server[Symbol.asyncDispose]()
    const problem = await problemAt(`http://127.0.0.1:${server.port}`)
    expect(problem).toMatchObject({
      kind: 'connection-refused',
      said: expect.stringContaining('ECONNREFUSED'),
    })
  })
})
