/** What `writeConfigFile` makes of the text of a config.toml. */

import { mkdtempDisposable, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'smol-toml'
import { writeConfigFile } from '../../src/config/index.ts'
import { anyCharacter } from '../any-character.ts'
import { document } from './write-config-documents.ts'

const modelId = fc.oneof(
  fc.constantFrom('gpt-5.4', 'gpt-5.4-mini', 'org/model:tag'),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter(text => text.isWellFormed()),
  fc.string({ unit: 'binary-ascii', maxLength: 10 }),
)

/** A function that sets the model in a file with this text (undefined: no file), and returns the text after it. */
async function createEditor() {
  const dir = await mkdtempDisposable(join(tmpdir(), 'write-config-'))
  const file = join(dir.path, 'config.toml')
  const edit = async (before: string | undefined, model = 'gpt-5.4') => {
    await (before === undefined ? rm(file, { force: true }) : writeFile(file, before))
    const result = await writeConfigFile(file, model)
    return { result, after: await readFile(file, 'utf8') }
  }
  return { edit, [Symbol.asyncDispose]: () => dir.remove() }
}

async function editOnce(before: string | undefined, model?: string) {
  await using editor = await createEditor()
  return await editor.edit(before, model)
}

const valuesOf = (text: string) => ({ ...parse(text, { integersAsBigInt: true }) })

/** Every text that results from removing the part at one of its places. */
function withoutOne(text: string, part: string): readonly string[] {
  const pieces = text.split(part)
  return pieces.slice(1).map((_, at) => pieces.slice(0, at + 1).join(part) + pieces.slice(at + 1).join(part))
}

describe('setting the model in any configuration', () => {
  it('sets the model and changes no other value', async () => {
    await using editor = await createEditor()
    await fc.assert(
      fc.asyncProperty(document, modelId, async (before, model) => {
        const { result, after } = await editor.edit(before.text, model)
        expect(result).toEqual({ kind: before.model === model ? 'unchanged' : 'written' })
        expect(valuesOf(after)).toEqual({ ...valuesOf(before.text), model })
      }),
      { numRuns: 300 },
    )
  })

  it('leaves every other byte as it is, and changes nothing the second time', async () => {
    await using editor = await createEditor()
    await fc.assert(
      fc.asyncProperty(document, async ({ text, around, lineEnd }) => {
        const { after } = await editor.edit(text)
        if (around === undefined) {
          // One line is added, with the line end of the file.
          const end = text.includes('\n') ? lineEnd : '\n'
          const lines = [`model = "gpt-5.4"${end}`, `${end}model = "gpt-5.4"`]
          expect(lines.flatMap(line => withoutOne(after, line))).toContain(text)
        } else {
          expect(after).toBe(around.join('"gpt-5.4"'))
        }
        expect(await editor.edit(after)).toEqual({ result: { kind: 'unchanged' }, after })
      }),
      { numRuns: 500 },
    )
  })

  it('sets the model or leaves the file as it is, whatever text it holds', async () => {
    await using editor = await createEditor()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: anyCharacter })), async text => {
        const { result, after } = await editor.edit(text)
        if (result.kind === 'written') {
          expect(valuesOf(after)).toEqual({ ...valuesOf(text), model: 'gpt-5.4' })
        } else {
          expect(result.kind).toBe('refused')
          expect(after).toBe(text)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the line of the model', () => {
  const line = 'model = "gpt-5.4"'
  it.each([
    ['a file that does not exist', undefined, `${line}\n`],
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
  ])('is added at the right position in %s', async (_, before, after) => {
    expect(await editOnce(before)).toEqual({ result: { kind: 'written' }, after })
  })

  it.each([
    ['a table', '[model]\nx = 1\n'],
    ['tables', '[[model]]\n'],
    ['a subtable', '[model.x]\n'],
    ['a dotted key', 'model.x = 1\n'],
    ['a quoted dotted key', '"model".x = 1\n'],
    ['an inline table', 'model = { x = 1 }\n'],
    ['a number', 'model = 5\n'],
    ['a list', 'model = ["gpt-5.5"]\n'],
  ])('is not written where `model` is %s', async (_, text) => {
    const result = { kind: 'refused', why: 'its `model` is not a string' }
    expect(await editOnce(text)).toEqual({ result, after: text })
  })

  it.each([
    ['a = 1\nkey = sk-secret\n', 'it is not valid TOML (line 2)'],
    ['model = "a"\nmodel = "b"\n', 'it is not valid TOML (line 2)'],
    ['[t]\n[t]\n', 'it is not valid TOML (line 2)'],
    ['model = "open\n', 'it is not valid TOML (line 1)'],
  ])('is not written into the invalid %j, and the reason quotes nothing', async (text, why) => {
    expect(await editOnce(text)).toEqual({ result: { kind: 'refused', why }, after: text })
  })

  it('is not written when TOML cannot hold the model', async () => {
    expect((await editOnce('', '\ud800')).result.kind).toBe('refused')
  })
})

describe('the note about a profile', () => {
  const profile = (name: string, own: string) => `profile = "${name}"\nmodel = "a"\n[profiles.p]\n${own}\n`

  it.each([
    ['gpt-5.4', 'written'],
    ['a', 'unchanged'],
  ])('is given when the active profile has a model of its own (%s)', async (model, kind) => {
    const { result } = await editOnce(profile('p', 'model = "b"'), model)
    expect(result).toEqual({ kind, note: expect.stringContaining('`profile`') })
  })

  it.each([
    ['is not active', profile('q', 'model = "b"')],
    ['has no model', profile('p', 'model_provider = "b"')],
  ])('is not given when the profile %s', async (_, text) => {
    expect((await editOnce(text)).result).toEqual({ kind: 'written' })
  })
})
