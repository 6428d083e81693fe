/** The decision and the warnings at the end of the log: each cause once, and the decision last. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { buildReport, type Note, type Report } from '../../src/report/index.ts'
import { messagesOf } from '../../src/steps/log/annotations.ts'
import { accepted, attemptsAt, policyOf, refused, unsettled } from '../chain/scripted-route.ts'
import { probedLegs, sourceOf } from '../report/sample-reports.ts'

/** The directory of the pages of a copy of the action. */
const DOCS = 'https://ghe.local/octo/fallback/blob/0123abc/docs'

const report = (changes: Parameters<typeof sourceOf>[0] = {}) => buildReport(sourceOf(changes))
const levels = (of: Report, failsStep = true) => messagesOf(of, failsStep, DOCS).map(({ level }) => level)

describe('the decision', () => {
  it('says in one annotation which model is used, why, and what to do', () => {
    const finishedAt = Date.UTC(2026, 10, 27)
    const [only, ...others] = messagesOf(report({ finishedAt }), true, DOCS)
    expect(others).toEqual([])
    expect(only?.level).toBe('warning')
    expect(only?.text).toMatch(/^gpt-5\.4 is used instead of gpt-5\.5: .+ `model: gpt-5\.4`\. More: /)
    expect(only?.text.endsWith(` More: ${DOCS}/reasons.md#not-supported-on-route`)).toBe(true)
  })

  it('is a line of the log where the model asked for is used, and nothing is to be done', () => {
    const used = report({ attempts: attemptsAt('gpt-5.5', accepted()) })
    expect(messagesOf(used, true, DOCS)).toEqual([{ level: 'info', text: used.explanation }])
  })

  it('is an error where no model is used, unless the job goes on without one', () => {
    const policy = policyOf({ chain: ['gpt-5.5'] })
    const none = report({ policy, attempts: attemptsAt('gpt-5.5', refused('no-access')) })
    expect(levels(none, true)).toEqual(['error'])
    expect(levels(none, false)).toEqual(['warning'])
  })

  it('is a warning where the model is used without proof, which no other one repeats', () => {
    const policy = policyOf({ onUnsettled: 'keep', retries: 0 })
    const kept = report({ policy, attempts: attemptsAt('gpt-5.5', unsettled('server-error')) })
    expect(kept.notes.map(({ code }) => code)).toContain('unverified')
    expect(levels(kept)).toEqual(['warning'])
  })

  it('is a warning where another model answers, which no other one repeats', () => {
    const served = attemptsAt('gpt-5.5', {
      ...accepted(),
      verdict: { kind: 'accepted', servedModel: 'gpt-5.2' },
    })
    const rerouted = report({ attempts: served })
    expect(rerouted.notes.map(({ code }) => code)).toContain('served-by-another')
    const [only, ...others] = messagesOf(rerouted, true, DOCS)
    expect(others).toEqual([])
    expect(only?.level).toBe('warning')
    expect(only?.text).toMatch(/ Or stay on gpt-5\.2: `model: gpt-5\.2`\.$/)
  })

  it('has the end of the model that is used, and what to do before, once', () => {
    const retiring = report({
      attempts: attemptsAt('gpt-5.5', accepted()),
      finishedAt: Date.UTC(2026, 9, 1),
    })
    expect(retiring.notes.map(({ code }) => code)).toContain('retiring')
    const [only, ...others] = messagesOf(retiring, true, DOCS)
    expect(others).toEqual([])
    expect(only?.level).toBe('warning')
    expect(only?.text.match(/14 October 2026/g)).toHaveLength(1)
    expect(only?.text).toMatch(/ its successor: `model: gpt-6-sol`\.$/)
  })

  it('has the cause of a missing sign-in instead of the general advice', () => {
    const none = report({
      route: { kind: 'none', openaiApiKeyAlone: true },
      attempts: attemptsAt('gpt-5.5', refused('not-signed-in')),
    })
    const [only, ...others] = messagesOf(none, true, DOCS)
    expect(others).toEqual([])
    expect(only?.text).toContain(`${none.explanation} OPENAI_API_KEY is set`)
    expect(only?.text).not.toContain('restore auth.json')
  })

  it('of a cancelled job has no advice', () => {
    const cancelled = report({
      attempts: attemptsAt('gpt-5.5', { ...accepted(), verdict: { kind: 'cancelled' } }),
    })
    expect(messagesOf(cancelled, true, DOCS)).toEqual([{ level: 'error', text: cancelled.explanation }])
  })

  it('comes last, and once, whatever the job was told, and no text is there twice', () => {
    const check = (reports: readonly Report[]) => {
      for (const leg of reports) {
        const messages = messagesOf(leg, true, DOCS)
        expect(messages.at(-1)?.text.startsWith(leg.explanation)).toBe(true)
        expect(messages.filter(({ text }) => text.includes(leg.explanation))).toHaveLength(1)
        expect(new Set(messages.map(({ text }) => text)).size).toBe(messages.length)
        expect(messages.at(-1)?.level === 'error').toBe(leg.outcome === 'none')
        if (leg.outcome === 'fallback') expect(messages.at(-1)?.level).toBe('warning')
      }
    }
    return fc.assert(fc.property(probedLegs, check), { numRuns: 200 })
  })
})

describe('a warning', () => {
  const note = (text: string): Note => ({ code: 'flapping', level: 'warning', text })

  it('about something else comes before the decision', () => {
    const { notes, ...rest } = report()
    const messages = messagesOf(
      { ...rest, notes: [note('A'), { ...note('B'), level: 'note' }, ...notes] },
      true,
      DOCS,
    )
    expect(messages.map(({ level }) => level)).toEqual(['warning', 'warning'])
    expect(messages[0]?.text).toBe('A')
  })

  it('is a line of the log where GitHub would not show it any more, so that it shows the decision', () => {
    const notes = Array.from({ length: 12 }, (_, n) => note(`Note ${n}`))
    const messages = messagesOf({ ...report(), notes }, true, DOCS)
    expect(messages).toHaveLength(13)
    expect(messages.filter(({ level }) => level === 'warning')).toHaveLength(10)
    expect(messages.at(-1)?.level).toBe('warning')
  })
})
