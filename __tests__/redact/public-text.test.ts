/** What a public page may show of a vendor's text. */

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { maskIdentifiers } from '../../src/redact/index.ts'
import { MODELS, ORDINARY_TEXTS } from './ordinary-texts.ts'
import { VENDOR_TEXTS } from './vendor-texts.ts'

describe('the text of a vendor', () => {
  it('is not judged by too few examples', () => expect(VENDOR_TEXTS.length).toBeGreaterThanOrEqual(80))

  it.each(VENDOR_TEXTS)('%s: %s', (_, text, shown = text) => expect(maskIdentifiers(text)).toBe(shown))

  it.each(VENDOR_TEXTS)('is the same after a second time, as in merged reports: %s: %s', (_, text) => {
    const shown = maskIdentifiers(text)
    expect(maskIdentifiers(shown)).toBe(shown)
  })
})

describe('what has no identifier', () => {
  it.each(MODELS)('the name of a model stays: %s', model => {
    for (const text of [
      model,
      `The model \`${model}\` does not exist.`,
      `model=${model}`,
      `模型${model}不存在`,
      `(${model}), ${model}`,
    ])
      expect(maskIdentifiers(text)).toBe(text)
  })

  it.each(ORDINARY_TEXTS)('stays: %s', text => expect(maskIdentifiers(text)).toBe(text))

  it('is the text itself without digits, addresses and words that announce a name', () => {
    const word = fc.constantFrom(
      ...'the model is not available for this plan please check quota 模型 不可用 , . : ( )'.split(' '),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), words => {
        const text = words.join(' ')
        expect(maskIdentifiers(text)).toBe(text)
      }),
    )
  })
})

const BASE62 = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']

/** Random characters, without the preference of fast-check for extreme values, which no real id has. */
function charactersOf(unit: readonly string[], minLength: number, maxLength = minLength) {
  return fc.noBias(fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength }))
}

const hex = charactersOf([...'0123456789abcdef'], 16, 64).filter(id => /\d/.test(id))
const digits = charactersOf([...'0123456789'], 9, 20)
const base62 = charactersOf(BASE62, 24).filter(id => /\d/.test(id))
const label = charactersOf([...'abcdefghijklmnopqrstuvwxyz'], 3, 10)
const ofPrefix = (...prefixes: string[]) =>
  fc.tuple(fc.constantFrom(...prefixes), base62).map(([prefix, id]) => prefix + id)

/** Identifiers of every kind. */
const KINDS = {
  uuid: fc.uuid(),
  'upper case uuid': fc.uuid().map(id => id.toUpperCase()),
  hash: hex,
  'account number': digits,
  'random id': base62,
  'id with a prefix': ofPrefix(
    'org-',
    'org_',
    'proj_',
    'team_',
    'wrk_',
    'acct_',
    'user-',
    'ws_',
    'req_',
    'resp_',
    'chatcmpl-',
  ),
  ARN: fc
    .tuple(digits, label, base62)
    .map(([account, role, session]) => `arn:aws:sts::${account}:assumed-role/${role}/${session}`),
  'e-mail address': fc.tuple(label, label).map(([name, host]) => `${name}.x@${host}.example`),
  'spelled e-mail address': fc.tuple(label, label).map(([name, host]) => `${name} (at) ${host}.example`),
  IPv4: fc.tuple(fc.ipV4(), fc.constantFrom('', ':443', ':8080', '/24')).map(([ip, end]) => ip + end),
  IPv6: fc
    .tuple(...Array.from({ length: 8 }, () => fc.integer({ min: 0x1000, max: 0xffff })))
    .map(groups => groups.map(group => group.toString(16)).join(':')),
  'private host': fc
    .tuple(label, label, fc.constantFrom('internal', 'local', 'lan', 'corp', 'svc.cluster.local'))
    .map(([host, zone, suffix]) => `${host}.${zone}.${suffix}`),
  'masked key': fc
    .tuple(
      fc.constantFrom('', 'sk-', 'sk-proj-Ab'),
      fc.constantFrom('*', '•', '●', '×', 'x'),
      fc.integer({ min: 4, max: 50 }),
      charactersOf(BASE62, 4),
    )
    .map(([prefix, mask, count, end]) => prefix + mask.repeat(count) + end)
    .filter(key => !/^x+[xX]*$/.test(key)),
  'key with dots': charactersOf(BASE62, 4).map(end => `sk-...${end}`),
} satisfies Record<string, fc.Arbitrary<string>>

/** Sentences around an identifier, each with the name of a model that has to stay. */
const SENTENCES: readonly ((id: string) => string)[] = [
  id => `Your account ${id} has not activated the model gpt-5.5.`,
  id => `The model gpt-5.5 is not allowed here (${id}), see the docs.`,
  id => `No access to gpt-5.5: ${id}`,
  id => `"${id}" may not use gpt-5.5`,
  id => `gpt-5.5 is denied for \`${id}\`.`,
  id => `Denied: ${id}, model=gpt-5.5`,
  id => `模型 gpt-5.5 不可用：${id}，请重试`,
  id => `{"owner":"${id}","model":"gpt-5.5"}`,
  id => `[${id}] gpt-5.5 failed; https://docs.example.com/models`,
]

describe('an identifier', () => {
  it.each(Object.entries(KINDS))('is not shown in any sentence: %s', (_, kind) =>
    fc.assert(
      fc.property(kind, fc.constantFrom(...SENTENCES), (id, sentence) => {
        const shown = maskIdentifiers(sentence(id))
        expect(shown).toContain('gpt-5.5')
        expect(shown).toMatch(/\[(?:id|key|email|host|arn)\]/)
        const parts = id
          .split(/[^A-Za-z0-9]+/)
          .filter(
            part =>
              part.length >= 4 &&
              !/^(?:assumed|role|proj|team|user|chatcmpl|acct|resp|internal|local|corp|cluster|example|x+)$/i.test(
                part,
              ),
          )
        for (const part of parts) expect(shown).not.toContain(part)
      }),
      { numRuns: 300 },
    ),
  )

  const LABELS = [
    'request id',
    'Request ID',
    'request_id',
    'requestId',
    'x-request-id',
    'trace id',
    'Trace ID',
    'correlation id',
    'cf-ray',
    'Ray ID',
    'Reference #',
    '请求ID',
    'support ID',
    'x-amzn-RequestId',
  ]

  it('of a request is dropped with the words that carry it', () =>
    fc.assert(
      fc.property(fc.constantFrom(...LABELS), fc.oneof(fc.uuid(), hex, digits, base62), (words, id) => {
        const separator = words.endsWith('#') ? '' : ': '
        const phrase = words + separator + id
        for (const text of [
          `No access to gpt-5.5. ${phrase}`,
          `No access to gpt-5.5. (${phrase})`,
          `No access to gpt-5.5. Please quote ${phrase}.`,
        ])
          expect(maskIdentifiers(text)).toBe('No access to gpt-5.5.')
        expect(maskIdentifiers(`No access (status: 403, ${phrase})`)).toBe('No access (status: 403)')
        expect(maskIdentifiers(`No access (${phrase}, status: 403)`)).toBe('No access (status: 403)')
        // Nothing is left, so that no id is shown as a reason.
        for (const text of [phrase, `(${phrase})`, `${phrase}.`, `${phrase}, ${phrase}`])
          expect(maskIdentifiers(text)).toBe('')
      }),
    ))

  it('in a URL is masked, and the query is dropped', () =>
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), hex, digits, base62, ofPrefix('org-', 'wrk_')), id => {
        expect(maskIdentifiers(`See https://console.example.com/team/${id}/billing?key=${id}#${id}.`)).toBe(
          'See https://console.example.com/team/[id]/billing.',
        )
        expect(maskIdentifiers(`See https://${id}@llm.internal:8443/v1`)).toBe('See https://[host]/v1')
      }),
    ))

  it('stays where the workflow itself names it', () => {
    const arn = 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6'
    const text = `The model ${arn} does not exist for account 123456789012.`
    expect(maskIdentifiers(text, [arn])).toBe(`The model ${arn} does not exist for account [id].`)
    expect(maskIdentifiers(text, ['a1b2'])).toBe('The model [arn] does not exist for account [id].')
  })
})

describe('a hostile text', () => {
  it('has no effect but its masks, whatever characters it has', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
        (text, names) => {
          expect(maskIdentifiers(text, names)).not.toMatch(/[\ue000-\uf8ff]/)
        },
      ),
    ))
})
