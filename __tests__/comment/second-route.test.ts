/** The comment where a leg uses the key of another account, or where that key failed too. */

import { describe, expect, it } from '@jest/globals'
import { mergeStates, needsComment, type Row, readState, renderComment } from '../../src/comment/index.ts'
import { withoutLinks } from './html.ts'
import { accepted, limited, refused, second, state, visible } from './rows.ts'

const legs = (...rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => ({ ...row, leg: `review (${index})` }))

/** The row with the change of the account. */
const moved = (row: Row): Row => ({ ...row, ...(second.firstRoute && { firstRoute: second.firstRoute }) })

const failedToo: Row = {
  ...limited,
  explanation:
    'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is reached; with the fallback API key no model can be used either: the API key was rejected.',
  secondRoute: { route: 'api-key', reason: 'auth-rejected', advice: 'Put a new key there.' },
}

describe('a leg on the second route', () => {
  it('says what is used and who pays, why, and how to go back', () => {
    expect(visible(renderComment(state([second])))).toMatchSnapshot()
  })

  it('needs a comment also when the model asked for is used', () => {
    expect([second, accepted, moved(refused)].map(needsComment)).toEqual([true, false, true])
  })

  it.each([
    ['a fallback', { ...refused }, 'Codex uses `gpt-5.4` here instead of `gpt-5.5`, with'],
    ['no proof', { ...accepted, reason: 'timed-out' }, 'Codex uses `gpt-5.5` here, unverified, with'],
    [
      'another model that answered',
      { ...accepted, served: 'gpt-5.2' },
      'Codex asked for `gpt-5.5`, but `gpt-5.2` answered, with',
    ],
  ])('names the account in the first line beside %s', (_, row, heading) => {
    const text = visible(renderComment(state([moved(row)])))
    expect(text.split('\n')[0]).toBe(`### ${heading} the fallback API key, billed per token`)
  })

  it('tells how to sign in where the first route had no login', () => {
    const firstRoute = { route: 'none', reason: 'not-signed-in', advice: 'Restore auth.json.' }
    const text = visible(renderComment(state([{ ...second, firstRoute }])))
    expect(text).toContain('**To sign Codex in:** Restore auth.json.')
  })

  it('is counted in the heading of several legs, and has a line of its own', () => {
    const text = visible(renderComment(state(legs(accepted, second, second, refused))))
    expect(text).toMatch(/^### 1 of 4 jobs uses a fallback; 2 use the fallback API key, billed per token\n\n/)
    expect(withoutLinks(text)).toContain(
      '| `review (1)`<br>`review (2)` | **`gpt-5.5`**<br>fallback API key | usage limit reached, until 2026-04-25 12:42 UTC |',
    )
  })

  it('is counted also when it uses a fallback', () => {
    const text = visible(renderComment(state(legs(accepted, moved(refused)))))
    expect(text).toMatch(/^### 1 of 2 jobs uses a fallback; 1 uses the fallback API key, billed per token\n/)
    expect(withoutLinks(text)).toContain('usage limit reached; not supported on this route')
  })

  it('is over when the first route works again', () => {
    const now = { ...state([accepted]), run: { id: 1002, attempt: 1 } }
    const text = visible(renderComment(mergeStates(state([second]), now)))
    expect(text).toMatch(
      /^### `gpt-5\.5` is accepted again\n\nChatGPT sign-in \(plus plan\) accepts it\. The/,
    )
    const still = { ...state([second]), run: { id: 1002, attempt: 1 } }
    expect(visible(renderComment(mergeStates(state([refused]), still)))).not.toContain('again')
  })

  it('is not mixed with a leg on the same kind of route that was meant for it', () => {
    const { firstRoute: _, ...own } = {
      ...second,
      explanation: 'gpt-5.5 is used: API-key sign-in accepts it.',
    }
    const text = visible(renderComment(state(legs(second, own))))
    expect(text).toMatch(/^### 1 of 2 jobs uses the fallback API key, billed per token\n/)
  })
})

describe('a second route that failed too', () => {
  it('is told with what to do about each of the two', () => {
    expect(visible(renderComment(state([failedToo])))).toMatchSnapshot()
  })
})

describe('the hidden state', () => {
  it('keeps the other route', () => {
    const [one, two, three] = legs(second, failedToo, accepted)
    const value = state([one, two, three].flatMap(row => row ?? []))
    expect(readState(renderComment(value), value.key)).toEqual(value)
  })

  it('still has no seventh value in rows without one, which older versions read', () => {
    const hidden = /<!-- codex-model-fallback-state (.*) -->/.exec(renderComment(state([accepted])))?.[1]
    expect(JSON.parse(hidden ?? '').contents.map((content: unknown[]) => content.length)).toEqual([6])
  })

  it('keeps the change of the account in the shortest row', () => {
    const rows = Array.from({ length: 256 }, (_, index) => {
      const name = (field: string) => `${field} ${index} ${'x'.repeat(500)}`
      const [requested, used, codex] = [name('requested'), name('used'), name('codex')]
      return { ...second, leg: `review (${String(index).padStart(3, '0')})`, requested, used, codex }
    })
    const [first] = readState(renderComment(state(rows)), 'default')?.rows ?? []
    expect(first).toMatchObject({ cut: 3, firstRoute: { route: 'chatgpt', reason: 'usage-limit' } })
  })
})
