/** Each refusal that GitHub and its neighbours are known for, over real octokit: its kind, its cause, and what to do. */

import { describe, expect, it } from '@jest/globals'
import { REFUSALS, UNDOCUMENTED } from '../../loopback/github/refusals.ts'
import { type GitHub, startGitHub } from '../../loopback/github/server.ts'
import type { Problem, ProblemKind } from '../../src/github/index.ts'
import { type CommentContext, commentFailed } from '../../src/runner/index.ts'
import { runMain, runPost, steppedClock } from './comment-fixtures.ts'

const KINDS: Readonly<Record<keyof typeof REFUSALS, ProblemKind>> = {
  integration: 'no-permission',
  'fine-grained token': 'no-permission',
  'admin rights': 'no-permission',
  'bad credentials': 'bad-token',
  'no credentials': 'bad-token',
  SAML: 'single-sign-on',
  'SAML by its header': 'single-sign-on',
  'IP allow list': 'address-not-allowed',
  'lifetime of a token': 'token-policy',
  'classic token': 'token-policy',
  'suspended account': 'account-suspended',
  'suspended installation': 'account-suspended',
  'unverified email': 'account-suspended',
  'blocked user': 'account-blocked',
  'interaction limit': 'interaction-limit',
  locked: 'locked',
  archived: 'archived',
  'issues off': 'issues-off',
  'issues off, as it is worded today': 'issues-off',
  '2500 comments': 'too-many-comments',
  'blocked repository, 403': 'repository-blocked',
  'blocked repository, 451': 'repository-blocked',
  'disabled repository': 'repository-blocked',
  'a migration': 'repository-locked',
  'not found': 'not-found',
  'a redirect without an address': 'moved',
  'too long': 'too-long',
  invalid: 'invalid',
  'primary limit': 'primary-limit',
  'primary limit of an enterprise': 'primary-limit',
  'primary limit by its headers': 'primary-limit',
  'secondary limit': 'secondary-limit',
  'secondary limit by its header': 'secondary-limit',
  'abuse detection': 'secondary-limit',
  'secondary limit as a page': 'secondary-limit',
  'too many requests': 'secondary-limit',
  'content creation': 'content-limit',
  'submitted too quickly': 'content-limit',
  unicorn: 'server-error',
  'unicorn with a request id': 'server-error',
  'server error': 'server-error',
  'gateway timeout': 'server-error',
  maintenance: 'maintenance',
  'old API version': 'old-server',
  'preview needed': 'old-server',
  'page of a proxy': 'page',
  'JSON of a proxy': 'page',
  'words that nobody has seen': 'refused',
}

const CONTEXT: CommentContext = {
  token: 'job',
  origin: 'branch',
  isNumberGiven: false,
  isMatrix: false,
  host: 'api.github.com',
  hasSummary: true,
}

/** An imperative at the beginning of a sentence. */
const MOVE =
  /[.] (?:Add|Ask|Authorize|Check|Continue|Give|If it happens again, check|Let|Put|Report|Run|Set|Show|Start|Switch|Unlock|Use|Write)\b/

/** The words of a warning: one cause, one thing to do, and where the results are. */
function expectPlainWords(text: string) {
  expect(text).toMatch(/^The comment could not be written: [^.]*(?:\.\w[^.]*)*\. .+ has all of it\.$/)
  expect(text).toMatch(MOVE)
  expect(text).not.toMatch(/[.…]\s*\.|[<>]|undefined|NaN|\[object|\n/)
  expect(text.length).toBeLessThan(600)
}

async function problemOf(github: GitHub): Promise<Problem> {
  const outcome = await runMain(github)
  if (outcome.kind !== 'failed') throw new Error(`The comment is ${outcome.kind}.`)
  return outcome.problem
}

const ALL = Object.entries(REFUSALS) as [keyof typeof REFUSALS, (typeof REFUSALS)[keyof typeof REFUSALS]][]

describe('a refusal', () => {
  it.each(ALL)('has its kind, cause and cure, to a write and to a read: %s', async (name, { answer }) => {
    for (const method of ['POST', 'GET']) {
      const fault = { kind: 'answer', answer } as const
      await using github = await startGitHub({ faults: [{ method, fault, times: 99 }] })
      const problem = await problemOf(github)
      expect(problem).toMatchObject({ kind: KINDS[name], status: answer.status })
      expectPlainWords(commentFailed(problem, CONTEXT))
      expectPlainWords(commentFailed(problem, { ...CONTEXT, token: 'own', host: 'github.corp.example' }))
    }
  })

  it.each<[number, ProblemKind]>([
    [400, 'invalid'],
    [401, 'bad-token'],
    [402, 'refused'],
    [403, 'refused'],
    [404, 'not-found'],
    [406, 'old-server'],
    [409, 'invalid'],
    [410, 'not-found'],
    [413, 'refused'],
    [418, 'refused'],
    [422, 'invalid'],
    [429, 'secondary-limit'],
    [451, 'repository-blocked'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'server-error'],
  ])('in words that no one has seen is judged by its status alone: %d', async (status, kind) => {
    const answer = { status, body: { message: 'Words of next year.' } }
    const fault = { kind: 'answer', answer } as const
    await using github = await startGitHub({ faults: [{ method: 'POST', fault, times: 99 }] })
    const problem = await problemOf(github)
    expect(problem).toMatchObject({ kind, said: 'Words of next year', status })
    expectPlainWords(commentFailed(problem, CONTEXT))
  })

  it('names the way out of a token that is read-only for its pull request', () => {
    const problem: Problem = {
      kind: 'no-permission',
      said: 'Resource not accessible by integration',
      status: 403,
    }
    const textFor = (changes: Partial<CommentContext>) => commentFailed(problem, { ...CONTEXT, ...changes })
    expect(textFor({})).toContain('Add `pull-requests: write` to the permissions of this job.')
    expect(textFor({ origin: 'fork' })).toMatch(/from a fork is read-only .* Let a second workflow write/)
    expect(textFor({ origin: 'Dependabot' })).toMatch(/from Dependabot is read-only .* Let a second workflow/)
    expect(textFor({ origin: 'fork', token: 'own' })).toContain('`github-token` may not write')
    expect(textFor({ hasSummary: false })).toContain('The log of this step has all of it.')
  })

  it('that lasts is not asked for again by the post step', async () => {
    const fault = { kind: 'answer', answer: REFUSALS.locked.answer } as const
    await using github = await startGitHub({ faults: [{ method: 'POST', fault, times: 99 }] })
    const outcome = await runMain(github)
    const before = github.requests.length
    expect(await runPost(github, outcome)).toEqual(outcome)
    expect(github.requests).toHaveLength(before)
  })
})

describe('a success that is not as GitHub documents it', () => {
  it.each(Object.entries(UNDOCUMENTED))(
    'is a failure of the network, never an error: %s',
    async (_, answer) => {
      for (const method of ['GET', 'POST']) {
        const fault = { kind: 'answer', answer } as const
        await using github = await startGitHub({ faults: [{ method, fault, times: 99 }] })
        const problem = await problemOf(github)
        expect(problem).toMatchObject({ kind: answer.text === '' ? 'cut-off' : 'page', said: '' })
        expectPlainWords(commentFailed(problem, CONTEXT))
        expect(await runPost(github, undefined)).toMatchObject({ kind: 'failed' })
      }
    },
  )

  it('leaves the comments of deleted accounts and those without a text in place', async () => {
    await using github = await startGitHub()
    github.addComment(1, 'of a ghost', null)
    const list = { status: 200, body: [{ ...commentOf(7), user: null, body: null }] }
    github.addFault({ method: 'GET', fault: { kind: 'answer', answer: list } })
    expect(await runMain(github)).toMatchObject({ kind: 'written', created: true })
  })

  it('names the host that a redirect has led to', async () => {
    await using portal = await startGitHub({
      faults: [{ fault: { kind: 'answer', answer: { status: 200, text: '<h1>Sign in</h1>' } }, times: 99 }],
    })
    const answer = { status: 302, headers: { location: `${portal.serverUrl}/login` } }
    await using github = await startGitHub({ faults: [{ fault: { kind: 'answer', answer }, times: 99 }] })
    const problem = await problemOf(github)
    const { host } = new URL(portal.serverUrl)
    expect(problem).toMatchObject({ kind: 'page', host })
    expect(commentFailed(problem, CONTEXT)).toContain(`${host} answered in place of api.github.com`)
    expect(portal.requests[0]?.headers).not.toHaveProperty('authorization')
  })
})

function commentOf(id: number) {
  const time = new Date(steppedClock().now()).toISOString()
  return { id, html_url: `https://github.com/octo/hello/pull/1#issuecomment-${id}`, updated_at: time }
}
