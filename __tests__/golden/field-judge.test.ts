import { describe, expect, it } from '@jest/globals'
import { type FieldAnswer, readFieldAnswers } from '../../loopback/golden/field/field-answer.ts'
import { judge } from '../../loopback/golden/field/judge.ts'
import type { Played } from '../../loopback/golden/field/play-answer.ts'

const ANSWER: FieldAnswer = {
  id: 'made-up',
  route: 'provider',
  status: 403,
  body: { error: { message: 'Forbidden' } },
  chain: 'stop',
  verdict: 'any',
  reasons: ['auth-rejected'],
  source: 'made up',
}

const STOPPED: Played = {
  asked: ['gpt-5.5'],
  verdict: 'refused',
  reason: 'auth-rejected',
  scope: 'route',
  lasting: 'permanent',
  said: 'Forbidden',
  decision: { kind: 'none', reason: 'auth-rejected', blockedBy: 'auth-rejected' },
  attempts: [],
  requests: { turns: 1, handshakes: 0, refreshes: 0 },
  durationMs: 1,
}

const WENT_ON: Played = {
  ...STOPPED,
  asked: ['gpt-5.5', 'gpt-5.4'],
  scope: 'model',
  reason: 'no-access',
  decision: { kind: 'fallback', model: 'gpt-5.4', reason: 'no-access', settings: {} },
  requests: { turns: 2, handshakes: 0, refreshes: 0 },
}

const NEXT: FieldAnswer = { ...ANSWER, chain: 'next', reasons: ['no-access'] }

describe('the judgement of a field answer', () => {
  it('finds nothing wrong with the expected result', () => {
    expect(judge(ANSWER, STOPPED)).toEqual([])
    expect(judge(NEXT, WENT_ON)).toEqual([])
    expect(judge(ANSWER, { ...STOPPED, said: 'Your account org-1 <ak-1> is not active' })).toEqual([])
  })

  it.each([
    ['a chain that went on', ANSWER, WENT_ON, 'the chain went on'],
    ['a model that is used after a failure of the route', ANSWER, WENT_ON, 'a model is used: gpt-5.4'],
    [
      'a refusal of the model for a failure of the route',
      ANSWER,
      WENT_ON,
      'false refusal of the model (no-access)',
    ],
    ['a chain that stopped too early', NEXT, STOPPED, 'the chain did not go on'],
    ['another reason', ANSWER, { ...STOPPED, reason: 'server-error' }, 'reason server-error'],
    ['another verdict', { ...ANSWER, verdict: 'unsettled' }, STOPPED, 'verdict refused'],
    ['a refusal by a server that failed', { ...NEXT, status: 502 }, WENT_ON, 'refused by 502'],
    ['a tag', ANSWER, { ...STOPPED, said: '<title>Blocked</title>' }, 'markup in the words: <title>'],
    [
      'a style sheet',
      ANSWER,
      { ...STOPPED, said: 'a body{color:#fff} b' },
      'markup in the words: body{color:#fff}',
    ],
    [
      'many requests for a permanent answer',
      ANSWER,
      { ...STOPPED, requests: { turns: 4, handshakes: 0, refreshes: 0 } },
      '4 requests for gpt-5.5',
    ],
  ] as [string, FieldAnswer, Played, string][])('finds %s', (_, answer, played, wrong) => {
    expect(judge(answer, played)).toContain(wrong)
  })

  it('takes only a setting that the answer offers', () => {
    const answer: FieldAnswer = {
      ...ANSWER,
      status: 400,
      body: { error: { message: "Supported values are: 'low' and 'medium'." } },
      chain: 'adjusted',
      reasons: ['accepted'],
    }
    const adjusted = (effort: string): Played => ({
      ...STOPPED,
      verdict: 'accepted',
      reason: 'accepted',
      decision: {
        kind: 'preferred',
        model: 'gpt-5.5',
        verified: true,
        reason: 'accepted',
        settings: { effort },
      },
      attempts: [
        {
          model: 'gpt-5.5',
          form: 'lean',
          settings: { effort },
          verdict: { kind: 'accepted' },
          startedAt: 0,
          durationMs: 1,
        },
      ],
    })
    expect(judge(answer, adjusted('low'))).toEqual([])
    expect(judge(answer, adjusted('search'))).toEqual(['search was not offered'])
  })
})

describe('the collection of field answers', () => {
  const all = [...readFieldAnswers('first'), ...readFieldAnswers('found')]

  it('has a unique id for each answer', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  it('contains nothing that looks like a whole key', () => {
    const key = /\b(?:sk|rt|at|gho|ghp|AIza|AKIA|xai|gsk)[-_]?[A-Za-z0-9_-]{24,}/
    expect(all.filter(answer => key.test(JSON.stringify(answer))).map(({ id }) => id)).toEqual([])
  })
})
