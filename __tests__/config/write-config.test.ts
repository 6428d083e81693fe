import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'smol-toml'
import { setModel } from '../../src/config/set-model.ts'
import { document } from './write-config-documents.ts'

const RUNS = { numRuns: 1_000 }
const modelId = fc.oneof(
  fc.constantFrom('gpt-5.4', 'gpt-5.4-mini', 'org/model:tag'),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter(text => text.isWellFormed()),
  fc.string({ unit: 'binary-ascii', maxLength: 10 }),
)

function read(text: string) {
  return parse(text.replace(/^\ufeff/, ''), { integersAsBigInt: true })
}

function written(config: string | undefined, model = 'gpt-5.4'): string {
  const edit = setModel(config, model)
  if (edit.kind !== 'written') throw new Error(JSON.stringify(edit))
  return edit.text
}

describe('setting the model in any configuration', () => {
  it('sets the model and changes no other value', () => {
    fc.assert(
      fc.property(document, modelId, (before, model) => {
        const edit = setModel(before.text, model)
        if (before.model === model) {
          expect(edit).toEqual({ kind: 'unchanged' })
          return
        }
        if (edit.kind !== 'written') throw new Error(JSON.stringify(edit))
        expect({ ...read(edit.text) }).toEqual({ ...read(before.text), model })
      }),
      RUNS,
    )
  })

  it('leaves every byte around the value as it was, where there is one', () => {
    const withModel = document.filter(({ around }) => around !== undefined)
    fc.assert(
      fc.property(withModel, ({ text, around }) => {
        expect(written(text)).toBe(around?.join('"gpt-5.4"'))
      }),
      RUNS,
    )
  })

  it('adds one line, with the line end of the file, where there is none', () => {
    const without = document.filter(({ around }) => around === undefined)
    fc.assert(
      fc.property(without, ({ text, lineEnd }) => {
        const after = written(text)
        const used = text.includes('\n') ? lineEnd : '\n'
        const lines = [`model = "gpt-5.4"${used}`, `${used}model = "gpt-5.4"`]
        const places = lines.flatMap(line =>
          [...after.matchAll(new RegExp(line, 'g'))].map(at => [at.index, line]),
        )
        const left = places.map(
          ([at, line]) => after.slice(0, Number(at)) + after.slice(Number(at) + String(line).length),
        )
        expect(left).toContain(text)
      }),
      RUNS,
    )
  })

  it('finds nothing to do a second time', () => {
    fc.assert(
      fc.property(document, ({ text }) => {
        expect(setModel(written(text), 'gpt-5.4')).toEqual({ kind: 'unchanged' })
      }),
      { numRuns: 300 },
    )
  })

  it('never breaks on what is no configuration at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), text => {
        const edit = setModel(text, 'gpt-5.4')
        if (edit.kind === 'written') expect(read(edit.text)).toEqual({ ...read(text), model: 'gpt-5.4' })
      }),
      RUNS,
    )
  })
})

describe('the line of the model', () => {
  const line = 'model = "gpt-5.4"'
  it.each([
    ['a file that is not there', undefined, `${line}\n`],
    ['an empty file', '', `${line}\n`],
    ['a byte order mark alone', '\ufeff', `\ufeff${line}\n`],
    [
      'settings, before the comment of a table',
      'a = 1 # x\n\n# t\n[t]\n',
      `a = 1 # x\n${line}\n\n# t\n[t]\n`,
    ],
    ['a last line without an end', 'a = 1', `a = 1\n${line}`],
    ['a last line without an end, after CRLF', 'b = 1\r\na = 1', `b = 1\r\na = 1\r\n${line}`],
    ['a setting of several lines', 'a = [\n1,\n]\n[t]\n', `a = [\n1,\n]\n${line}\n[t]\n`],
    ['tables only', '[t]\r\nmodel = "x"\r\n', `${line}\r\n[t]\r\nmodel = "x"\r\n`],
    ['a schema line', '#:schema x\n\n[t]\n', `#:schema x\n${line}\n\n[t]\n`],
    ['a schema line alone', '#:schema x', `#:schema x\n${line}`],
    ['an inline table of TOML 1.1', 'x = {\n a = 1,\n}\n', `x = {\n a = 1,\n}\n${line}\n`],
  ])('stands right in %s', (_, before, after) => {
    expect(written(before)).toBe(after)
  })

  it.each([
    ['a table', '[model]\nx = 1\n'],
    ['tables', '[[model]]\n'],
    ['a table below', '[model.x]\n'],
    ['a dotted key', 'model.x = 1\n'],
    ['a quoted dotted key', '"model".x = 1\n'],
    ['an inline table', 'model = { x = 1 }\n'],
    ['a number', 'model = 5\n'],
    ['a list', 'model = ["gpt-5.5"]\n'],
  ])('is not forced on %s of that name', (_, text) => {
    expect(setModel(text, 'gpt-5.4')).toEqual({ kind: 'refused', why: 'its `model` is not a text' })
  })

  it.each([
    ['a = 1\nkey = sk-secret\n', 'it is not valid TOML (line 2)'],
    ['model = "a"\nmodel = "b"\n', 'it is not valid TOML (line 2)'],
    ['[t]\n[t]\n', 'it is not valid TOML (line 2)'],
    ['model = "open\n', 'it is not valid TOML (line 1)'],
  ])('is not written into %j, and the reason quotes nothing', (text, why) => {
    expect(setModel(text, 'gpt-5.4')).toEqual({ kind: 'refused', why })
  })

  it('is refused when TOML cannot hold the model', () => {
    expect(setModel('', '\ud800').kind).toBe('refused')
  })
})

describe('a profile', () => {
  const profile = (name: string, own: string) => `profile = "${name}"\nmodel = "a"\n[profiles.p]\n${own}\n`

  it('with a model of its own is told of, written or unchanged', () => {
    const note = expect.stringContaining('`profile`')
    expect(setModel(profile('p', 'model = "b"'), 'gpt-5.4')).toMatchObject({ kind: 'written', note })
    expect(setModel(profile('p', 'model = "b"'), 'a')).toEqual({ kind: 'unchanged', note })
  })

  it.each([
    ['is not active', profile('q', 'model = "b"')],
    ['has no model', profile('p', 'model_provider = "b"')],
  ])('that %s is not', (_, text) => {
    expect(setModel(text, 'gpt-5.4')).not.toHaveProperty('note')
  })
})
