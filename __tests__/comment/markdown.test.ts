/** Text from outside stays text, and text of our own becomes Markdown in which its code can be read and copied. */

import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { alert, code, folded, link, plain, prose, table } from '../../src/comment/markdown.ts'
import { plainLine } from '../../src/redact/plain-line.ts'
import { REASONS } from '../../src/verdict/reason.ts'
import { shownText, structureOf, textOutsideCode } from './html.ts'

/** What could be a beginning of anything that is not text. */
const signs = fc.constantFrom(
  ...[
    '|',
    '\\',
    '`',
    '``',
    '*',
    '_',
    '~~',
    '<b>',
    '</td>',
    '<!--',
    '-->',
    '[x](https://e.org)',
    '![',
    '&lt;',
    '&#124;',
  ],
  ...[
    '@octocat',
    '#1',
    'octo/hello#2',
    'GH-3',
    'https://e.org',
    'www.e.org',
    'a@e.org',
    ':tada:',
    ':a_b:',
    '$x$',
    '$$',
  ],
  ...[
    '- ',
    '+ ',
    '1. ',
    '1) ',
    '# ',
    '> ',
    '---',
    '===',
    ':--',
    '    ',
    '\t',
    '\n',
    '\r\n',
    '\n\n',
    '```',
    '<details>',
  ],
  ...['[!NOTE]', '\u202e', '\u200b', '\ud800', '\0', 'word', 'é', '✅'],
)
const hostile = fc
  .oneof(
    fc.array(signs, { maxLength: 8 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .filter(text => plainLine(text) !== '')

const squeezed = (text: string): string => text.replaceAll(/[\s\u2060]/g, '')

describe.each([
  ['code', code, structureOf('`x`')],
  ['plain', plain, structureOf('x')],
] as const)('%s', (_name, make, expected) => {
  it('is one piece of text in a paragraph, whatever it holds', () =>
    fc.assert(
      fc.property(hostile, text => expect(structureOf(make(text))).toEqual(expected)),
      { numRuns: 1000 },
    ))

  it('shows the text as it is, without what hides or turns it', () =>
    fc.assert(
      fc.property(hostile, text =>
        // NUL cannot be in HTML; everything else that Markdown would drop is dropped before.
        expect(squeezed(shownText(make(text)))).toBe(squeezed(plainLine(text))),
      ),
      { numRuns: 1000 },
    ))

  it('is one cell of a table, whatever it holds', () =>
    fc.assert(
      fc.property(hostile, hostile, (one, other) =>
        expect(structureOf(table(['a', 'b'], [[make(one), make(other)]]))).toEqual(
          structureOf(table(['a', 'b'], [[make('x'), make('x')]])),
        ),
      ),
      { numRuns: 1000 },
    ))

  it('is one item of a list, and one line of a box, whatever it holds', () =>
    fc.assert(
      fc.property(hostile, text => {
        expect(structureOf(`- ${make(text)}`)).toEqual(structureOf(`- ${make('x')}`))
        expect(structureOf(alert('NOTE', make(text)))).toEqual(structureOf(alert('NOTE', make('x'))))
      }),
    ))

  it('calls nobody, and refers to nothing', () =>
    fc.assert(
      fc.property(hostile, text =>
        expect(textOutsideCode(make(text))).not.toMatch(/@\w|#\w|GH-\d|:\/\/|www\.|:[\w+-]+:/i),
      ),
    ))
})

describe('plain', () => {
  it('is the label of a folded part, where no Markdown is read', () =>
    fc.assert(
      fc.property(hostile, text =>
        expect(structureOf(folded(plain(text), 'x'))).toEqual(structureOf(folded('x', 'x'))),
      ),
    ))

  it.each([
    ['- a', '&#45; a'],
    ['12. b', '1&#50;. b'],
    ['gpt-5.5 - x', 'gpt-5.5 - x'],
    ['3.5 s', '3.5 s'],
  ])('writes %j as %j', (text, markdown) => expect(plain(text)).toBe(markdown))
})

describe('link', () => {
  it.each(['https://github.com/octo/hello/actions/runs/1', 'http://ghe.local:8080/x'])('leads to %s', url =>
    expect(link('run', url)).toBe(`[run](${url})`),
  )

  it.each([
    'javascript:alert(1)',
    'https://e.org/ "x"',
    'https://e.org/)',
    'https://e.org/<b>',
    '//e.org',
    '',
    'https://e.org/|',
  ])('leads nowhere with %j', url => expect(link('run', url)).toBe('run'))
})

describe('prose', () => {
  it('keeps code as code and everything else as text', () => {
    expect(prose('Run `npm install -g @openai/codex`, then set CODEX_API_KEY.', 'gpt-5.5')).toBe(
      'Run `npm install -g @openai/codex`, then set CODEX&#95;API&#95;KEY.',
    )
  })

  it('names the model as code, in text and inside of code', () => {
    expect(prose('Run {model} with `codex -m {model}`.', 'a_`b')).toBe('Run ``a_`b`` with ``codex -m a_`b``.')
  })

  it('leaves no backtick of a recovery move to be seen', () => {
    for (const { recovery } of Object.values(REASONS)) {
      expect(prose(recovery, 'gpt-5.5')).not.toContain('&#96;')
      expect(recovery.split('`').length % 2).toBe(1)
    }
  })
})
