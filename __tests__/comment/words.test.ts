/** The words of the comment. */

import { describe, expect, it } from '@jest/globals'
import {
  type CommentState,
  mergeStates,
  type Row,
  renderComment,
  renderSummary,
} from '../../src/comment/index.ts'
import { REASON_CODES } from '../../src/verdict/index.ts'
import { accepted as acceptedAnswer, refused as refusedAnswer } from '../chain/scripted-route.ts'
import { shownText, unfoldedText, withoutLinks } from './html.ts'
import { probes, reportOf } from './reports.ts'
import { accepted, limited, refused, state, visible } from './rows.ts'

describe('the comment', () => {
  it('says of one job what is used, why, and how to get the other model back', () => {
    expect(visible(renderComment(state([refused])))).toMatchSnapshot()
  })

  it('is short when the model asked for is used', () => {
    expect(visible(renderComment(state([accepted])))).toMatchSnapshot()
  })

  it('warns of another model that answered in heading, box and table', () => {
    const text = visible(renderComment(state([{ ...accepted, served: 'gpt-5.2' }])))
    expect(text).toMatch(/^### Codex asked for `gpt-5\.5`, but `gpt-5\.2` answered\n\n> \[!WARNING\]\n/)
    expect(text).toContain('| ⚠️&nbsp;**used**, but `gpt-5.2` answered |')
    const fallback = visible(renderComment(state([{ ...refused, served: 'gpt-5.2' }])))
    expect(fallback).toContain('### Codex fell back to `gpt-5.4`, but `gpt-5.2` answered')
  })

  it('lists a job that another model answered before those that fell back, and counts it', () => {
    const rows = [refused, { ...accepted, served: 'gpt-5.2' }, accepted]
    const text = visible(renderComment(state(rows.map((row, leg) => ({ ...row, leg: `${leg}` })))))
    expect(text).toContain('| `1` | **`gpt-5.5`**<br>but `gpt-5.2` answered | ⚠️ another model answered |')
    expect(text.indexOf('⚠️ another model answered')).toBeLessThan(text.indexOf('| `0` | **`gpt-5.4`**'))
  })

  it.each([
    ['the route fails', { reason: 'auth-rejected' }, 'Codex cannot run here: credentials rejected'],
    ['there is no CLI', { reason: 'codex-missing' }, 'Codex cannot run here: Codex CLI missing'],
    ['nothing is reached', { reason: 'unreachable' }, 'Codex cannot run here: endpoint unreachable'],
    ['the path fails', { reason: 'server-error' }, 'Codex got no answer here: server error'],
    ['the CLI fails', { reason: 'codex-failed' }, 'Codex got no answer here: Codex CLI failed'],
    ['the model is refused', { reason: 'no-access' }, 'Codex has no usable model here'],
  ] as const)('has the failure in the heading where %s', (_, { reason }, heading) => {
    const tried = [{ model: 'gpt-5.5', verdict: 'refused', reason }] as const
    const text = visible(renderComment(state([{ ...limited, reason, tried }])))
    expect(text).toContain(`### ${heading}\n`)
    expect(text.includes('➖&nbsp;no answer: ')).toBe(reason !== 'no-access')
  })

  it('says in the heading that a model is used without proof', () => {
    const text = visible(renderComment(state([{ ...accepted, reason: 'server-error' }])))
    expect(text).toContain('### Codex uses `gpt-5.5` here, unverified\n')
  })

  it('offers another model and another route where the whole chain was refused', () => {
    const exhausted = { ...limited, reason: 'not-supported-on-route', tried: refused.tried.slice(0, 1) }
    const text = visible(renderComment(state([exhausted])))
    expect(text).toContain(
      '**Or:** Name another model in `fallback-models`, or let this job use another route.',
    )
    expect(visible(renderComment(state([limited])))).not.toContain('Name another model')
  })

  it('counts the results of jobs that differ, and describes each group', () => {
    const rows = [limited, refused, refused, accepted].map((row, leg) => ({ ...row, leg: `review (${leg})` }))
    expect(visible(renderComment(state(rows)))).toMatchSnapshot()
  })

  it('describes jobs that agree once', () => {
    const rows = Array.from({ length: 256 }, (_, leg) => ({ ...refused, leg: `review (${leg})` }))
    const text = visible(renderComment(state(rows)))
    expect(text).toContain('### Codex uses `gpt-5.4` here instead of `gpt-5.5`')
    expect(text).toContain('All 256 jobs agree: `review (0)`, `review (1)`,')
    expect(unfoldedText(text)).not.toContain('review (1)')
  })

  it('names the model of a failure that another model has', () => {
    const tried = [
      { model: 'gpt-5.5', verdict: 'refused', reason: 'no-access' },
      { model: 'gpt-5.4', verdict: 'refused', reason: 'model-not-found' },
    ] as const
    const text = visible(renderComment(state([{ ...limited, reason: 'no-access', tried }])))
    expect(text).toContain('to allow `gpt-5.5` for this account')
    expect(text).toContain('Check the spelling of `gpt-5.4`')
  })

  it('says when no job has reported', () => {
    expect(visible(renderComment(state([])))).toContain('No job has reported yet.')
  })

  it('says that the model is accepted again where an earlier run fell back', () => {
    const [before, now] = [state([refused]), { ...state([accepted]), run: { id: 1002, attempt: 1 } }]
    const text = visible(renderComment(mergeStates(before, now)))
    expect(text).toMatch(
      /^### `gpt-5\.5` is accepted again\n\nChatGPT sign-in \(plus plan\) accepts it\. The fallback/,
    )
    const [one, other] = ['a', 'b'].map(leg => ({ ...accepted, leg, codex: leg }))
    const both = { ...now, rows: [one, other].flatMap(row => row ?? []) }
    expect(visible(renderComment(mergeStates(before, both)))).toContain(
      '### All 2 jobs are back on the model they ask for\n',
    )
  })

  it.each<[string, CommentState]>([
    ['there was no failure before', state([accepted])],
    ['a job still falls back', { ...state([accepted, { ...refused, leg: 'triage' }]), fellBack: true }],
    ['it is used without proof', { ...state([{ ...accepted, reason: 'timed-out' }]), fellBack: true }],
  ])('reports no recovery where %s', (_, now) => {
    expect(visible(renderComment(now))).not.toMatch(/^### .*(?:again|back on)|is over\./m)
  })

  const legs = (rows: readonly Row[], more: Partial<Row> = {}): readonly Row[] =>
    rows.map((row, leg) => ({ ...row, ...more, leg: `review (${String(leg).padStart(2, '0')})` }))

  it('has the number of jobs with each result in the heading', () => {
    const rerouted = { ...accepted, served: 'gpt-5.2' }
    const kept = { ...accepted, reason: 'timed-out' }
    expect(
      visible(renderComment(state(legs([accepted, kept, refused, refused, rerouted, limited])))),
    ).toMatch(
      /^### 1 of 6 jobs has no model; 1 was answered by another model; 2 use a fallback; 1 uses an unverified model\n/,
    )
  })

  it('has one group for jobs that the same failure of the route stopped, whatever they asked for', () => {
    const untried = { ...limited, notes: ['Not tried, since it would fail the same way: gpt-5.4.'] }
    const mini = {
      ...limited,
      requested: 'gpt-5.4',
      tried: [{ ...limited.tried[0], model: 'gpt-5.4' }],
    } as Row
    const text = visible(renderComment(state(legs([untried, mini, accepted]))))
    expect(withoutLinks(text)).toContain(
      '| `review (00)`<br>`review (01)` | **none**<br>instead of `gpt-5.5`<br>`gpt-5.4` | usage limit reached, until',
    )
    expect(text).toContain('- Not tried, since it would fail the same way: gpt-5.4. (`review (00)`)')
  })

  it('says which jobs a step is for, by name or by number and reason', () => {
    const many = Array.from({ length: 6 }, () => ({ ...refused, reason: 'no-access' }))
    const text = visible(renderComment(state(legs([accepted, refused, ...many]))))
    expect(text).toContain('**To get `gpt-5.5` back (6 jobs):** Ask the owner')
    expect(text).toContain('**To get `gpt-5.5` back (`review (01)`):** Let this job use')
  })

  it('has the reason codes with links to their pages', () => {
    const docs = 'https://ghe.local/octo/fallback/blob/0123abc/docs'
    const text = visible(renderComment(state([limited]), docs))
    expect(text).toContain(` · reason [\`usage-limit\`](${docs}/reasons.md#usage-limit) · `)
    expect(text).toContain(`no answer: [usage limit reached](${docs}/reasons.md#usage-limit) |`)
    expect(visible(renderComment(state([accepted])))).not.toContain('reason')
  })
})

describe('the box', () => {
  const boxOf = (row: Row): string | undefined =>
    /^> \[!(?:NOTE|WARNING)\]\n> (.*)$/m.exec(renderComment(state([row])))?.[1]

  const mini: Row = { ...refused, used: 'gpt-5.4-mini' }
  it.each<[string, Row, string | undefined]>([
    [
      'gpt-5.4 is used instead of gpt-5.5: the quota of gpt-5.5 is used up until 2026-06-11 07:42 UTC.',
      refused,
      'The quota of `gpt-5.5` is used up until 2026-06-11 07:42 UTC.',
    ],
    [
      'gpt-5.4 is used instead of gpt-5.5: gpt-5.5 does not exist for API-key sign-in or is not open to it.',
      refused,
      '`gpt-5.5` does not exist for API-key sign-in or is not open to it.',
    ],
    [
      'gpt-5.4-mini is used instead of gpt-5.5, but gpt-5.4 answered: the server failed when asked for gpt-5.5.',
      { ...mini, served: 'gpt-5.4' },
      'The server failed when asked for `gpt-5.5`.',
    ],
    [
      'gpt-5.5 is used, but gpt-5.2 answered: ChatGPT sign-in accepts gpt-5.5 but answers with another model.',
      { ...accepted, served: 'gpt-5.2' },
      'ChatGPT sign-in accepts `gpt-5.5` but answers with another model.',
    ],
    [
      'gpt-5.5 is used without proof: the last probe failed because no answer for gpt-5.5 came in time.',
      { ...accepted, reason: 'timed-out' },
      'The last probe failed because no answer for `gpt-5.5` came in time.',
    ],
    [
      'No model can be used: there is no codex command on this runner (npm failed: no space).',
      { ...limited, reason: 'codex-missing' },
      'There is no codex command on this runner (npm failed: no space).',
    ],
    [
      'The job was cancelled before it was known which model can be used.',
      limited,
      'The job was cancelled before it was known which model can be used.',
    ],
    ['', refused, undefined],
  ])('has the words of %j that the heading does not have', (explanation, row, box) => {
    expect(boxOf({ ...row, explanation })).toBe(box)
  })

  it.each(REASON_CODES)('has the explanation of a fallback for %s', reason => {
    const report = reportOf(
      probes(['gpt-5.5', refusedAnswer(reason), 1000], ['gpt-5.4', acceptedAnswer(), 1000]),
    )
    const why = report.explanation.replace(/^.*?: /, '')
    expect(shownText(renderSummary(report)).toLowerCase()).toContain(why.toLowerCase())
  })
})
