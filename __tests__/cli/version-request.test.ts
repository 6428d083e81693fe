import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import validRange from 'semver/ranges/valid.js'
import { parseVersionRequest } from '../../src/cli/index.ts'

describe('the input `codex-version`', () => {
  it.each([
    ['', { kind: 'any' }],
    [' \n', { kind: 'any' }],
    ['0.171.0', { kind: 'exact', version: '0.171.0' }],
    [' v0.171.0 ', { kind: 'exact', version: '0.171.0' }],
    ['=0.171.0', { kind: 'exact', version: '0.171.0' }],
    ['0.142.0-alpha.3', { kind: 'exact', version: '0.142.0-alpha.3' }],
    ['latest', { kind: 'tag', tag: 'latest' }],
    ['alpha', { kind: 'tag', tag: 'alpha' }],
    ['release-0.170', { kind: 'tag', tag: 'release-0.170' }],
    ['^0.170.0', { kind: 'range', range: '^0.170.0' }],
    ['~0.171', { kind: 'range', range: '~0.171' }],
    ['0.171', { kind: 'range', range: '0.171' }],
    ['0.171.x', { kind: 'range', range: '0.171.x' }],
    ['0', { kind: 'range', range: '0' }],
    ['*', { kind: 'range', range: '*' }],
    ['x', { kind: 'range', range: 'x' }],
    ['>=0.160 <0.172', { kind: 'range', range: '>=0.160 <0.172' }],
    ['>= 0.160.0  < 0.172.0', { kind: 'range', range: '>= 0.160.0  < 0.172.0' }],
    ['0.160 - 0.171', { kind: 'range', range: '0.160 - 0.171' }],
    ['^0.148.0 || ^0.171.0-alpha.1', { kind: 'range', range: '^0.148.0 || ^0.171.0-alpha.1' }],
  ] as const)('may be %j', (text, request) => {
    expect(parseVersionRequest(text)).toEqual(request)
  })

  it.each([
    // What npm takes for an alias, an address, a repository, a path or a file.
    'npm:other@1.0.0',
    'file:../codex',
    'github:openai/codex',
    'openai/codex',
    'git+ssh://git@example.com/codex.git',
    'https://example.com/codex.tgz',
    'http:example.com',
    '../codex',
    './codex',
    '.',
    '~/codex',
    '/codex',
    'C:\\codex',
    'codex.tgz',
    'codex.TAR.GZ',
    'codex.tar',
    // What is no package of the CLI: those of single platforms.
    '0.169.0-linux-x64',
    'v0.169.0-win32-arm64',
    // Neither a version nor a range.
    '01.2.3',
    '1.2.3-',
    '1.2.3-01',
    'v1.2.3-01',
    '1.2.3+build',
    '1.2.3.4',
    '>=',
    '0.160, 0.171',
    '0.160 || ',
    '|| 0.160',
    '0.160 -0.171 latest',
    'latest || 0.171',
    'the newest',
    'latest\n0.171.0',
    '>=0.160\n<0.172',
    '>=0.160\u00a0<0.172',
    '--registry=https://example.com',
    '-g',
    '@latest',
    '$(id)',
    '%PATH%',
    'é',
    'a'.repeat(65),
    `1.2.3-${'a'.repeat(60)}`,
    `>=0.1${' <0.2'.repeat(60)}`,
  ])('may not be %j', text => {
    expect(parseVersionRequest(text)).toBeUndefined()
  })

  it('is a range or a version only where semver reads the same', () => {
    const number = fc.constantFrom('0', '1', '170', '01', 'x', '*', 'X', '')
    const tail = fc.constantFrom('', '', '', '-alpha.1', '-0', '-', '-01', '-a..b', '.1', 'beta')
    const partial = fc
      .tuple(fc.constantFrom('', 'v', '='), fc.array(number, { minLength: 1, maxLength: 4 }), tail)
      .map(([prefix, numbers, end]) => `${prefix}${numbers.join('.')}${end}`)
    const operator = fc.constantFrom('', '^', '~', '>', '>=', '<', '<=', '=', '> ', '^ ', '=>', '!')
    const comparator = fc.tuple(operator, partial).map(parts => parts.join(''))
    const separator = fc.constantFrom(' ', '  ', ' - ', ' || ', '||', ', ', '-')
    const text = fc
      .tuple(comparator, fc.array(fc.tuple(separator, comparator), { maxLength: 3 }))
      .map(([first, rest]) => [first, ...rest.flat()].join(''))
    fc.assert(
      fc.property(text, range => {
        const request = parseVersionRequest(range)
        if (request?.kind === 'range') expect(validRange(request.range)).not.toBeNull()
        if (request?.kind === 'exact') expect(validRange(range)).toBe(request.version)
      }),
      { numRuns: 5000 },
    )
  })
})
