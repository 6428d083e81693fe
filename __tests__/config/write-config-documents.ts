/** Generates config.toml texts, with the position of `model` in each. */

import fc from 'fast-check'

/**
 * A configuration. `model` is the value of its top-level setting, and `around` is the text before and after that value;
 * both are undefined without such a setting.
 */
export type Document = {
  readonly text: string
  readonly lineEnd: string
  readonly model: string | undefined
  readonly around: readonly [string, string] | undefined
}

const word = fc.stringMatching(/^[a-z_][a-z0-9_-]{0,6}$/)
const inside = fc.constantFrom('model = "inside"', '# model', '[table]', 'x', '', 'ü 🙂', 'model=1')
const text = fc.constantFrom('"a # b"', '"\\" \\\\ \\u00e9 🙂"', "'\\ # '", `"model = 'x'"`, '""', "''")
const other = fc.constantFrom(
  ...['1', '1_000', '0xFF', '-3.5e10', 'inf', 'nan', 'true', '9223372036854775807'],
  ...['1979-05-27T07:32:00Z', '1979-05-27', '07:32:00', '1979-05-27 07:32:00.123456'],
)
const blank = fc.constantFrom(
  '',
  ' ',
  '\t',
  '# a comment',
  '  # model = "no"',
  '#model="x"',
  '#:schema x',
  '# ü🙂',
)
const equals = fc.constantFrom(' = ', '=', '  =\t')
const tail = fc.constantFrom('', ' ', '  # after', '\t# model = 1')

function longText(lineEnd: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('"""', "'''"), fc.array(inside, { maxLength: 4 }))
    .map(([quote, lines]) => [quote, ...lines, quote].join(lineEnd))
}

function value(lineEnd: string): fc.Arbitrary<string> {
  const plain = fc.oneof(text, other, longText(lineEnd))
  const array = fc
    .tuple(fc.array(plain, { maxLength: 3 }), fc.constantFrom('', ' # model = "c"'))
    .map(([items, comment]) =>
      [`[${comment}`, ...items.map(item => `  ${item},${comment}`), ']'].join(lineEnd),
    )
  const table = fc
    .array(fc.oneof(text, other), { maxLength: 3 })
    .map(
      items =>
        `{ ${items.map((item, index) => `${index === 0 ? 'model' : `k${index}`} = ${item}`).join(', ')} }`,
    )
  return fc.oneof({ weight: 4, arbitrary: plain }, array, table)
}

/** A setting with a unique key: a prefix and a number. */
function setting(lineEnd: string, id: string): fc.Arbitrary<string> {
  const key = word.chain(name =>
    fc.constantFrom(`${id}${name}`, `"${id} ${name}"`, `'${id}.model'`, `${id} . model`, `"model ${id}"`),
  )
  return fc
    .tuple(fc.constantFrom('', '  '), key, equals, value(lineEnd), tail)
    .map(([indent, name, sign, content, end]) => `${indent}${name}${sign}${content}${end}`)
}

function lines(lineEnd: string, id: string): fc.Arbitrary<readonly string[]> {
  return fc
    .array(fc.boolean(), { maxLength: 5 })
    .chain(kinds =>
      fc.tuple(...kinds.map((isBlank, index) => (isBlank ? blank : setting(lineEnd, `${id}${index}`)))),
    )
}

function table(lineEnd: string, index: number): fc.Arbitrary<readonly string[]> {
  const head = fc.constantFrom(`[t${index}]`, `[ s${index} . "model" ]`, '[[array]]', `[profiles.p${index}]`)
  const own = fc.constantFrom([], ['model = "inside"'], ["  'model'='inside'"])
  return fc
    .tuple(head, tail, own, lines(lineEnd, `T${index}_`))
    .map(([name, end, model, body]) => [`${name}${end}`, ...model, ...body])
}

function modelSetting(lineEnd: string) {
  const spelled = fc.constantFrom<readonly [string, string]>(
    ['"gpt-5.5"', 'gpt-5.5'],
    ["'gpt-5.5'", 'gpt-5.5'],
    ['"""gpt-5.5"""', 'gpt-5.5'],
    [`"""${lineEnd}gpt-5.5"""`, 'gpt-5.5'],
    [`'''${lineEnd}gpt-5.5'''`, 'gpt-5.5'],
    ['"\\u0067pt \\" # x"', 'gpt " # x'],
    ['""', ''],
  )
  const key = fc.constantFrom('model', '"model"', "'model'", '"mo\\u0064el"')
  return fc.tuple(fc.constantFrom('', '  '), key, equals, spelled, tail)
}

/** Any configuration. About half have a top-level `model`; all parts look as if they set one. */
export const document: fc.Arbitrary<Document> = fc.constantFrom('\n', '\r\n').chain(lineEnd =>
  fc
    .record({
      mark: fc.constantFrom('', '\ufeff'),
      before: lines(lineEnd, 'a'),
      model: fc.option(modelSetting(lineEnd), { nil: undefined, freq: 1 }),
      after: lines(lineEnd, 'b'),
      tables: fc
        .nat(3)
        .chain(count => fc.tuple(...Array.from({ length: count }, (_, i) => table(lineEnd, i)))),
      end: fc.constantFrom('', lineEnd),
    })
    .map(({ mark, before, model, after, tables, end }) => {
      const rest = [...after, ...tables.flat()]
      if (model === undefined) {
        return { text: mark + [...before, ...rest].join(lineEnd) + end, lineEnd, model, around: undefined }
      }
      const [indent, key, sign, [written, meant], comment] = model
      const head = `${mark}${before.map(line => line + lineEnd).join('')}${indent}${key}${sign}`
      const foot = `${[comment, ...rest].join(lineEnd)}${end}`
      return { text: head + written + foot, lineEnd, model: meant, around: [head, foot] as const }
    }),
)
