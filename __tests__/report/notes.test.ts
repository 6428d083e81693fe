import { describe, expect, it } from '@jest/globals'
import type { Attempt } from '../../src/chain/attempt.ts'
import { decide } from '../../src/chain/decision.ts'
import { chainStatus } from '../../src/chain/model-status.ts'
import type { Policy } from '../../src/chain/policy.ts'
import type { NoteSource } from '../../src/report/note.ts'
import { notesOf } from '../../src/report/notes.ts'
import { accepted, attemptsAt, doubted, hangs, policyOf, refused } from '../chain/scripted-route.ts'

function notes(
  attempts: readonly Attempt[],
  changes: Partial<Policy> = {},
  known: Partial<Pick<NoteSource, 'facts' | 'route'>> = {},
) {
  const policy = policyOf(changes)
  return notesOf({
    probe: policy.probe,
    cancelled: false,
    decision: decide(policy, attempts),
    requestedModel: policy.chain[0],
    statuses: chainStatus(policy, attempts),
    route: { kind: 'api-key', source: 'input' },
    facts: { loginRotated: false },
    ...known,
  })
}

describe('notesOf', () => {
  it('has nothing to say when all went as asked', () => {
    expect(notes(attemptsAt('gpt-5.5', accepted()))).toEqual([])
  })

  it('has nothing to say of a plain fallback: that is the decision', () => {
    const attempts = [...attemptsAt('gpt-5.5', refused('no-access')), ...attemptsAt('gpt-5.4', accepted())]
    expect(notes(attempts, {}, { route: { kind: 'chatgpt', refresh: 'fresh' } })).toEqual([])
  })

  it('warns of another model that answered', () => {
    expect(notes(attemptsAt('gpt-5.5', accepted('gpt-other')))).toEqual([
      {
        code: 'served-by-another',
        level: 'warning',
        text: 'gpt-5.5 was accepted, but gpt-other answered. Work that asks for gpt-5.5 on this route may get the other model.',
      },
    ])
  })

  it('warns of flapping', () => {
    expect(notes(attemptsAt('gpt-5.5', doubted(), accepted()))).toMatchObject([
      { code: 'flapping', level: 'warning', text: expect.stringContaining('gpt-5.5 was refused at first') },
    ])
  })

  it('warns of a model that is used without proof', () => {
    expect(notes(attemptsAt('gpt-5.5', hangs()), { onUnsettled: 'keep' })).toMatchObject([
      { code: 'unverified', level: 'warning' },
    ])
  })

  it('names the settings that the job needs', () => {
    const settings = { effort: 'medium', verbosity: 'low' }
    const attempts = attemptsAt('gpt-5.5', accepted()).map(attempt => ({ ...attempt, settings }))
    expect(notes(attempts)).toMatchObject([
      {
        code: 'setting-needed',
        level: 'warning',
        text: 'gpt-5.5 was accepted only with effort medium and verbosity low: another value was refused, and the job that follows needs an accepted one too.',
      },
    ])
  })

  it('warns of a rotated login', () => {
    const known = {
      facts: { loginRotated: true },
      route: { kind: 'chatgpt', refresh: 'due' },
    } as const
    expect(notes(attemptsAt('gpt-5.5', accepted()), {}, known)).toMatchObject([
      { code: 'login-rotated', level: 'warning', text: expect.stringContaining('single-use') },
    ])
  })

  it('tells that OPENAI_API_KEY alone is no login, and what was not tried', () => {
    const known = { route: { kind: 'none', openaiApiKeyAlone: true } } as const
    expect(notes(attemptsAt('gpt-5.5', refused('not-signed-in')), {}, known)).toMatchObject([
      { code: 'openai-api-key-alone', level: 'warning' },
      { code: 'untried', level: 'note', text: 'Not tried, since it would fail the same way: gpt-5.4.' },
    ])
  })

  it('warns of a key that a configured provider never gets', () => {
    const route = { kind: 'provider', id: 'proxy' } as const
    const facts = { loginRotated: false, apiKeyUnused: true } as const
    expect(notes(attemptsAt('gpt-5.5', accepted()), {}, { facts, route })).toMatchObject([
      {
        code: 'openai-api-key-unused',
        level: 'warning',
        text: expect.stringContaining('the provider proxy'),
      },
    ])
    expect(notes(attemptsAt('gpt-5.5', accepted()), {}, { route })).toEqual([])
  })

  it('says whose list auto was looked up in', () => {
    const auto = { kind: 'model', model: 'gpt-6', why: 'default' } as const
    const texts = (source: 'route' | 'bundled') =>
      notes(
        attemptsAt('gpt-5.5', accepted()),
        {},
        { facts: { loginRotated: false, auto, catalog: { kind: 'list', source, models: [] } } },
      ).map(note => note.text)
    expect(texts('route')).toEqual([
      "auto stands for gpt-6 here: the route's model list names it as the default model.",
    ])
    expect(texts('bundled')).toEqual([expect.stringContaining('the list that the CLI shipped with')])
  })

  it('compares prices where an API account pays', () => {
    const attempts = [...attemptsAt('gpt-5.5', refused('no-access')), ...attemptsAt('gpt-5.4', accepted())]
    expect(notes(attempts)).toMatchObject([{ code: 'price', level: 'note' }])
  })

  it('points out an id that looks like a slip, unless the route accepts it', () => {
    const chain = ['GPT-5.5', 'gpt5.4', 'gpt-5.4'] as const
    const attempts = [...attemptsAt('GPT-5.5', refused('no-access')), ...attemptsAt('gpt5.4', accepted())]
    expect(notes(attempts, { chain })).toMatchObject([
      { code: 'likely-slip', level: 'warning', text: expect.stringContaining('did you mean "gpt-5.5"?') },
    ])
  })

  it.each([
    ['known', 'The OpenAI API knows gpt-5.5, and this Codex route does not offer it all the same.'],
    ['unknown', 'The OpenAI API does not know gpt-5.5 with this key either.'],
    ['no-key', 'was not asked: check-api needs an API key'],
  ] as const)('tells what the API said: %s', (kind, text) => {
    const known = { facts: { loginRotated: false, apiCheck: { kind, model: 'gpt-5.5' } } }
    expect(notes(attemptsAt('gpt-5.5', refused('no-access')), { chain: ['gpt-5.5'] }, known)).toEqual([
      { code: 'api-check', level: 'note', text: expect.stringContaining(text) },
    ])
  })
})
