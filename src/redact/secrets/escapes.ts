/** Resolves escapes in a text: percent-encoding, escapes of JSON and of programming languages, character references. */

import { addUtf8, type SourceByte } from './utf8.ts'
import { BREAK, buildView, type View } from './view.ts'

/** Bytes: `%73`, `\x73`, `\163`. Characters: `%u0073`, `\u0073`, `\u{73}`, `&#115;`, `&#x73;`, `&sol;`. */
const CODED = String.raw`(?:%[0-9a-f]{2}|\\x[0-9a-f]{2}|\\[0-3][0-7]{2})+|[%\\]u[0-9a-f]{4}|\\[ux]\{[0-9a-f]{1,8}\}|&#x[0-9a-f]{1,16};?|&#\d{1,16};?|&[a-z][a-z0-9]{1,31};|&(?:amp|lt|gt|quot|nbsp)`

/** In JSON, a backslash before another one makes it a plain character. */
const ESCAPES = new RegExp(String.raw`\\["'\\/bfnrt]|${CODED}`, 'gi')

/** Where one encoding was put on a part of another one, it does not. */
const CODES = new RegExp(CODED, 'gi')

const ESCAPED_BYTE = /%..|\\x..|\\.../gi

/** Quoted-printable, also at the end of a line. A view of its own, because `=` before a key is no sequence. */
const QUOTED_PRINTABLE = /(?:=[0-9a-f]{2})+|=(?=\s)/gi

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The names of marks in HTML. All other names that are not letters with an accent are dropped. */
const MARKS: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", sol: '/', bsol: '\\', plus: '+', equals: '=' },
  ...{ lowbar: '_', underbar: '_', period: '.', colon: ':', semi: ';', comma: ',', num: '#', dollar: '$' },
  ...{
    percnt: '%',
    commat: '@',
    excl: '!',
    quest: '?',
    ast: '*',
    midast: '*',
    lpar: '(',
    rpar: ')',
    grave: '`',
  },
  ...{ hyphen: '-', dash: '-', lsqb: '[', lbrack: '[', rsqb: ']', rbrack: ']', lcub: '{', lbrace: '{' },
  ...{ rcub: '}', rbrace: '}', verbar: '|', vert: '|', hat: '^', tilde: '~' },
}

const ACCENTED = /^([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)$/i

/** The views in which one level of escapes is resolved. There are several where it is not sure what an escape is. */
export function unescapeViews(source: View): readonly View[] {
  return [
    replaceIn(source, ESCAPES, characterOf),
    ...(source.text.includes('\\') ? [replaceIn(source, CODES, characterOf)] : []),
    replaceIn(source, QUOTED_PRINTABLE, () => ''),
  ].filter(view => view !== undefined)
}

function replaceIn(source: View, escapes: RegExp, replace: (sequence: string) => string): View | undefined {
  const { add, view } = buildView(source)
  let copied = 0
  const copyUntil = (end: number): void => {
    for (; copied < end; copied++) add(source.text.charAt(copied), copied, copied + 1)
  }
  for (const { 0: sequence, index } of source.text.matchAll(escapes)) {
    copyUntil(index)
    copied = index + sequence.length
    const bytes = escapedBytes(sequence, index)
    if (bytes.length > 0) addUtf8(bytes, add, byte => String.fromCharCode(byte))
    else add(replace(sequence), index, copied)
  }
  if (copied === 0) return undefined
  copyUntil(source.text.length)
  return view()
}

function escapedBytes(sequence: string, index: number): readonly SourceByte[] {
  if (!/^(?:%[^u]|\\x[^{]|\\[0-3][0-7]|=.)/i.test(sequence)) return []
  return Array.from(
    sequence.matchAll(sequence.startsWith('=') ? /=../g : ESCAPED_BYTE),
    ({ 0: part, index: at }) => ({
      byte: part.length === 4 && !/x/i.test(part) ? Number.parseInt(part.slice(1), 8) : hexIn(part),
      from: index + at,
      to: index + at + part.length,
    }),
  )
}

/** The character that an escape stands for. */
function characterOf(sequence: string): string {
  if (/^(?:%u|\\[ux]\{|\\u.|&#x)/i.test(sequence)) return fromCode(hexIn(sequence.replace(/^&#/, '')))
  if (sequence.startsWith('&#')) return fromCode(Number.parseInt(sequence.slice(2), 10))
  const name = sequence.replace(/^[&\\]|;$/g, '')
  if (sequence.startsWith('\\')) return CONTROLS[name.toLowerCase()] ?? name
  return MARKS[name.toLowerCase()] ?? ACCENTED.exec(name)?.[1] ?? ' '
}

/** The hexadecimal digits of an escape as a number. */
function hexIn(sequence: string): number {
  return Number.parseInt(/[0-9a-f]+/i.exec(sequence.replace(/^[%\\=]?[ux]?/i, ''))?.[0] ?? '', 16)
}

function fromCode(code: number): string {
  // A half of a surrogate pair stays, because the other one follows.
  if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code)
  const character = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  return character === BREAK ? ' ' : character
}
