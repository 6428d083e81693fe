import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { chainItemText } from '../../src/catalog/index.ts'
import { MAX_CHAIN_LENGTH } from '../../src/chain/index.ts'
import { InputError, readInputs } from '../../src/inputs/index.ts'
import { anyCharacter } from '../any-character.ts'

type Given = Readonly<Record<string, string>>

const read = (given: Given = {}) => readInputs(name => given[name] ?? '')

/** The chain as the inputs would write it. */
const chainOf = (given: Given = {}) => read(given).chain.map(chainItemText)

/** The message of the InputError that these inputs end in; it also has to name its input. */
function refusal(given: Given): string {
  const [input] = Object.keys(given).slice(-1)
  try {
    read(given)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    expect(error.input).toBe(input)
    return error.message
  }
  throw new Error('Nothing was refused.')
}

const MODEL_RULE =
  'must be a model id of letters, digits and . _ : / @ + -, starting with a letter or digit, without two of . or / in a row, at most 128 characters.'

describe('defaults', () => {
  it('are those of the contract', () => {
    expect(chainOf()).toEqual(['gpt-5.5', 'gpt-5.4', 'auto'])
    expect(read()).toMatchObject({
      light: false,
      onUnsettled: 'fallback',
      onNone: 'fail',
      retries: 2,
      timeoutMs: 60_000,
      budgetMs: 180_000,
      codexVersion: { kind: 'any' },
      codexHome: undefined,
      openaiApiKey: undefined,
      comment: 'on-fallback',
      commentKey: 'default',
      pullRequest: undefined,
      githubToken: undefined,
      summary: true,
      strategy: 'first',
      mode: 'probe',
      leg: undefined,
      reports: '',
    })
  })

  it('are the same for inputs of white space alone', () => {
    expect(readInputs(() => ' \n\t ')).toEqual(read())
  })

  it('ask for the light model for a light task, and only where no model is given', () => {
    expect(chainOf({ task: 'light' })).toEqual(['gpt-5.4-mini', 'auto'])
    expect(chainOf({ task: 'light', model: 'gpt-5.5' })).toEqual(['gpt-5.5', 'auto'])
    expect(read({ task: 'light' }).light).toBe(true)
  })
})

describe('codex-version', () => {
  it('is a version, a tag or a range', () => {
    const parsed = (text: string) => read({ 'codex-version': text }).codexVersion
    expect(parsed('0.171.0')).toEqual({ kind: 'exact', version: '0.171.0' })
    expect(parsed('latest')).toEqual({ kind: 'tag', tag: 'latest' })
    expect(parsed('^0.171.0')).toEqual({ kind: 'range', range: '^0.171.0' })
  })

  it('is nothing else that npm takes, and the error says what it may be', () => {
    expect(refusal({ 'codex-version': 'npm:other@1.0.0' })).toBe(
      'Input "codex-version" is "npm:other@1.0.0", but must be empty, an exact version such as "0.171.0", ' +
        'a tag such as "latest", or a range such as "^0.171.0" or ">=0.160 <0.172".',
    )
  })
})

describe('the chain', () => {
  it.each([
    ['commas', 'a,b , c'],
    ['lines', 'a\nb\r\nc\n'],
    ['both', ' a,\n b,,\n\n c, '],
  ])('is separated by %s', (_name, list) => {
    expect(chainOf({ model: 'm', 'fallback-models': list })).toEqual(['m', 'a', 'b', 'c'])
  })

  it('holds each model once, where it stands first', () => {
    expect(chainOf({ model: 'm', 'fallback-models': 'a, m, b, a' })).toEqual(['m', 'a', 'b'])
  })

  it('is the model asked for alone with none', () => {
    expect(chainOf({ 'fallback-models': ' none\n' })).toEqual(['gpt-5.5'])
  })

  it('does not repeat the default fallback', () => {
    expect(chainOf({ model: 'gpt-5.4' })).toEqual(['gpt-5.4', 'auto'])
  })

  it('has the default fallback where variables were left empty', () => {
    expect(chainOf({ 'fallback-models': ', \n ,' })).toEqual(['gpt-5.5', 'gpt-5.4', 'auto'])
  })

  it('takes words that the list of the route gives a meaning, at any place', () => {
    const { chain } = read({ model: 'latest-sol', 'fallback-models': 'auto, gpt-5.4, latest-codex-max' })
    expect(chain).toEqual([
      { kind: 'latest', family: 'sol' },
      { kind: 'auto' },
      { kind: 'model', model: 'gpt-5.4' },
      { kind: 'latest', family: 'codex-max' },
    ])
    expect(chainOf({ model: 'auto', 'fallback-models': 'auto' })).toEqual(['auto', 'auto'])
  })

  it('takes the ids of other providers, as they are', () => {
    const ids = ['GPT-5.5', 'openai/gpt-5.5', 'ft:gpt-4o:acme::x1', 'qwen3@q4+k_m', '5']
    expect(chainOf({ model: 'm', 'fallback-models': ids.join() })).toEqual(['m', ...ids])
  })

  it('has an end', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`).join()
    expect(chainOf({ 'fallback-models': names(MAX_CHAIN_LENGTH - 1) })).toHaveLength(MAX_CHAIN_LENGTH)
    expect(refusal({ 'fallback-models': names(MAX_CHAIN_LENGTH) })).toContain(
      'but must be at most 19 models, of which "auto" counts as 3.',
    )
    expect(chainOf({ 'fallback-models': `${names(MAX_CHAIN_LENGTH - 4)},auto` })).toHaveLength(18)
    expect(() => read({ 'fallback-models': `${names(MAX_CHAIN_LENGTH - 3)},auto` })).toThrow(InputError)
  })
})

describe('a value that is not allowed', () => {
  it.each<[input: string, value: string, message: string]>([
    ['task', 'Light', 'is "Light", but must be one of "serious", "light". Did you mean "light"?'],
    ['task', 'heavy duty', 'is "heavy duty", but must be one of "serious", "light".'],
    [
      'on-unsettled',
      'fallbak',
      'is "fallbak", but must be one of "fallback", "keep", "fail". Did you mean "fallback"?',
    ],
    ['on-none', 'ignore', 'is "ignore", but must be one of "fail", "continue".'],
    ['comment', 'true', 'is "true", but must be one of "on-fallback", "always", "never".'],
    ['summary', 'True', 'is "True", but must be one of "true", "false". Did you mean "true"?'],
    ['summary', 'yes', 'is "yes", but must be one of "true", "false".'],
    ['retries', '11', 'is "11", but must be a whole number from 0 to 10.'],
    ['retries', '-1', 'is "-1", but must be a whole number from 0 to 10.'],
    ['retries', '2.0', 'is "2.0", but must be a whole number from 0 to 10.'],
    ['retries', '1e1', 'is "1e1", but must be a whole number from 0 to 10.'],
    ['retries', '0x2', 'is "0x2", but must be a whole number from 0 to 10.'],
    ['retries', '٣', 'is "\\u{663}", but must be a whole number from 0 to 10.'],
    ['timeout', '60s', 'is "60s", but must be a whole number of seconds from 1 to 3600.'],
    ['timeout', '0', 'is "0", but must be a whole number of seconds from 1 to 3600.'],
    ['budget', '21601', 'is "21601", but must be a whole number of seconds from 1 to 21600.'],
    ['pull-request', '#12', 'is "#12", but must be a whole number from 1 to 9007199254740991.'],
    [
      'comment-key',
      'a-->b',
      'is "a-->b", but must be letters, digits and . _ -, starting with a letter or digit, at most 64 characters.',
    ],
    ['model', 'x; rm -rf ~', `is "x; rm -rf ~", but ${MODEL_RULE}`],
    ['model', '--help', `is "--help", but ${MODEL_RULE}`],
    ['model', 'gpt-5.5\n--help', `is "gpt-5.5\\n--help", but ${MODEL_RULE}`],
    ['model', '../..', `is "../..", but ${MODEL_RULE}`],
    ['model', 'a/../b', `is "a/../b", but ${MODEL_RULE}`],
    ['model', 'a//b', `is "a//b", but ${MODEL_RULE}`],
    ['model', '/etc/passwd', `is "/etc/passwd", but ${MODEL_RULE}`],
    ['model', 'gpt-5.5\0', `is "gpt-5.5\\u0000", but ${MODEL_RULE}`],
    ['model', 'gpt-5.5, gpt-5.4', `is "gpt-5.5, gpt-5.4", but ${MODEL_RULE}`],
    ['model', 'gpt\u20115.5', `is "gpt\\u{2011}5.5", but ${MODEL_RULE} Did you mean "gpt-5.5"?`],
    ['model', 'gрt-5.5', `is "g\\u{440}t-5.5", but ${MODEL_RULE}`],
    ['model', '\u202egpt', `is "\\u{202e}gpt", but ${MODEL_RULE}`],
    ['model', '$(id)', `is "$(id)", but ${MODEL_RULE}`],
    ['model', 'a"b', `is "a\\"b", but ${MODEL_RULE}`],
    ['model', '::set-output name=x::y', `is "::set-output name=x::y", but ${MODEL_RULE}`],
    [
      'model',
      'none',
      'is "none", but must be a model id, which "none" is not. The place for "none" is fallback-models.',
    ],
    ['model', 'Auto', 'is "Auto", but must be a model id, or "auto" in lower case. Did you mean "auto"?'],
    [
      'model',
      'Latest-Sol',
      'is "Latest-Sol", but must be a model id, or "latest-sol" in lower case. Did you mean "latest-sol"?',
    ],
    ['fallback-models', 'a, b c', `is "b c", but ${MODEL_RULE} Did you mean "b-c"?`],
    ['fallback-models', 'none, a', 'is "none, a", but must be "none" alone, or a list of models without it.'],
    [
      'fallback-models',
      'None',
      'is "None", but must be a model id, which "none" is not. Did you mean "none"?',
    ],
    ['strategy', 'al', 'is "al", but must be one of "first", "all". Did you mean "all"?'],
    ['mode', 'reports', 'is "reports", but must be one of "probe", "report". Did you mean "report"?'],
    ['openai-api-key', 'sk-a\nsk-b', 'must be a single line without control characters.'],
    ['github-token', 'ghs_a\0b', 'must be a single line without control characters.'],
    ['codex-home', '/a\n/b', 'must be a single line without control characters.'],
  ])('%s: %j', (input, value, message) => {
    expect(refusal({ [input]: value })).toBe(`Input "${input}" ${message}`)
  })

  it('is a missing glob in the mode that reads reports', () => {
    expect(refusal({ mode: 'report', reports: ' ' })).toBe(
      'Input "reports" is "", but must be a glob of report files when "mode" is "report".',
    )
  })

  it('is a name that is too long for a row', () => {
    expect(read({ leg: ' x'.repeat(50) }).leg).toHaveLength(99)
    expect(refusal({ leg: 'x'.repeat(101) })).toContain('but must be at most 100 characters.')
  })

  it('is cut in the message', () => {
    const message = refusal({ model: `-${'x'.repeat(10_239)}` })
    expect(message).toBe(`Input "model" is "-${'x'.repeat(79)}" and 10160 more characters, but ${MODEL_RULE}`)
    expect(() => read({ model: 'x'.repeat(128) })).not.toThrow()
    expect(() => read({ model: 'x'.repeat(129) })).toThrow(InputError)
  })

  it('is not repeated where it may be a secret', () => {
    expect(refusal({ 'openai-api-key': 'sk-canary\nx' })).not.toContain('canary')
  })

  it('never becomes part of the chain, and never more than one printable line', () => {
    const hostile = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('.', '/', '-', ' ', '\n', 'a', ':', '%', '\u202e'), maxLength: 20 }),
    )
    return fc.assert(
      fc.property(hostile, hostile, (model, fallbacks) => {
        try {
          for (const id of chainOf({ model, 'fallback-models': fallbacks })) {
            expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,127}$/)
            expect(id).not.toMatch(/\.\.|\/\/|\.\/|\/\./)
          }
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          expect(error.message).toMatch(/^[ -~]{1,900}$/)
        }
      }),
    )
  })
})

describe('codex-args', () => {
  const argsOf = (text: string) => read({ 'codex-args': text }).codexArgs

  it.each([
    ['-c model_provider="corp" --profile ci', { settings: ['model_provider="corp"'], profile: 'ci' }],
    ['-c \'model_providers.x.name="A B"\'', { settings: ['model_providers.x.name="A B"'] }],
    ['"--profile"\n  "ci"', { profile: 'ci' }],
    ['["--config", "a = [1, 2]", "--oss"]', { settings: ['a = [1, 2]'], options: ['--oss'] }],
    ['  ["-pci"]\n', { profile: 'ci' }],
    ['[]', {}],
    ['', {}],
  ])('%j', (text, taken) => {
    expect(argsOf(text)).toEqual({ settings: [], options: [], leftOut: [], ...taken })
  })

  it.each([
    ['["--profile"', 'It begins with "[", but it is not valid JSON.'],
    ['["--profile"] more', 'It begins with "[", but it is not valid JSON.'],
    ['["-c", {}]', 'It begins with "[", but item 2 is not a text.'],
    ["--profile 'ci", "The quote ' is never closed."],
    ['-c a="b', 'The quote " is never closed.'],
    ['["a\\u0000b"]', 'text without a NUL character'],
    [`--oss ${'x'.repeat(16_384)}`, 'at most 16384 characters'],
    ['-m gpt-5.5', 'it has `-m`. The place for the model is the input "model".'],
    ['-c model=gpt-5.5', 'it has `-c model`. The place for the model is the input "model".'],
    ['--config', 'and `--config` has none.'],
    ['-c nothing', '`-c` has the form key=value.'],
  ])('%j is refused', (text, words) => {
    expect(refusal({ 'codex-args': text })).toContain(words)
  })

  it.each(['-c sk-canary-0123456789', '["-c", "sk-canary-0123456789"', "--profile 'sk-canary-0123456789"])(
    'an error about %j does not repeat what may be a secret',
    text => {
      expect(refusal({ 'codex-args': text })).not.toContain('canary')
    },
  )
})

describe('responses-api-endpoint', () => {
  it.each([
    'https://project.openai.azure.com/openai/v1/responses?api-version=preview',
    'http://127.0.0.1:8080/v1/responses',
    'http://localhost/v1/responses',
    'http://[::1]:1/responses',
  ])('%s is taken as it is', url => {
    expect(read({ 'responses-api-endpoint': ` ${url}\n` }).endpoint).toBe(url)
  })

  it.each([
    ['api.openai.com/v1/responses', 'It is no URL.'],
    ['https://', 'It is no URL.'],
    ['http://gateway.example/v1/responses?code=canary', 'It begins with "http://gateway.example".'],
    ['ftp://gateway.example/', 'It begins with "ftp://gateway.example".'],
    ['http://127.0.0.1.example/', 'It begins with "http://127.0.0.1.example".'],
  ])('%s is refused', (url, words) => {
    const message = refusal({ 'responses-api-endpoint': url })
    expect(message).toContain(words)
    expect(message).not.toContain('canary')
  })
})

describe('effort', () => {
  it('is one of the known efforts, or none at all', () => {
    expect(read().effort).toBeUndefined()
    expect(read({ effort: ' xhigh ' }).effort).toBe('xhigh')
  })

  it.each([
    ['hihg', 'high'],
    ['High', 'high'],
    ['extra high', 'xhigh'],
    ['Extra_High', 'xhigh'],
    ['maximum', 'max'],
    ['min', 'minimal'],
    ['x', 'max'],
  ])('%s is refused, with the nearest: %s', (text, nearest) => {
    expect(refusal({ effort: text })).toContain(`Did you mean "${nearest}"?`)
  })
})

it('the second key must be another one', () => {
  const keys = { 'openai-api-key': 'sk-canary-0', 'fallback-openai-api-key': 'sk-canary-0' }
  const message = refusal(keys)
  expect(message).toContain('another key than "openai-api-key", and both are the same')
  expect(message).not.toContain('canary')
  expect(read({ 'fallback-openai-api-key': 'sk-canary-0' })).toMatchObject({ fallbackApiKey: 'sk-canary-0' })
})
