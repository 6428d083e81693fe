import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { readJobArguments } from '../../src/cli/index.ts'

describe('the arguments of the job', () => {
  it.each<readonly [readonly string[], object]>([
    [
      ['-c', 'a=1', '-cb=2', '-c=c=3', '--config', 'd="4"', '--config=e=f=5'],
      { settings: ['a=1', 'b=2', 'c=3', 'd="4"', 'e=f=5'] },
    ],
    [['--profile', 'ci'], { profile: 'ci' }],
    [['-pci'], { profile: 'ci' }],
    [['-p=ci'], { profile: 'ci' }],
    [['--profile=ci'], { profile: 'ci' }],
    [['--oss', '--local-provider', 'ollama'], { options: ['--oss', '--local-provider=ollama'] }],
    [['--enable', 'a', '--disable=b'], { options: ['--enable=a', '--disable=b'] }],
    [['--ignore-user-config'], { options: ['--ignore-user-config'] }],
  ])('of %j are taken', (args, taken) => {
    expect(readJobArguments(args)).toEqual({ settings: [], options: [], leftOut: [], ...taken })
  })

  it.each<readonly [readonly string[], readonly string[]]>([
    [['--sandbox', 'danger-full-access'], ['--sandbox']],
    [
      ['-sread-only', '-C', '/somewhere', '-o=file'],
      ['--sandbox', '--cd', '--output-last-message'],
    ],
    [
      ['-i', 'a.png', 'b.png', '--json'],
      ['--image', '--json'],
    ],
    [
      ['--yolo', '--full-auto', '--strict-config'],
      ['--yolo', '--full-auto', '--strict-config'],
    ],
    [
      ['do', 'this'],
      ['a text', 'a text'],
    ],
    [['-'], ['a text']],
    [['--', '--profile', 'ci'], ['a text']],
  ])('of %j about the work are left out, with their values', (args, leftOut) => {
    expect(readJobArguments(args)).toEqual({ settings: [], options: [], leftOut })
  })

  it.each([
    [
      ['--new', 'x', '--oss'],
      ['--new=x', '--oss'],
    ],
    [['--new=x'], ['--new=x']],
    [
      ['--new', '--oss'],
      ['--new', '--oss'],
    ],
    [['--new'], ['--new']],
  ])('of %j with a new name are passed on', (args, options) => {
    expect(readJobArguments(args)).toMatchObject({ options })
  })

  it.each([
    [['-m', 'x'], { kind: 'model', name: '-m' }],
    [['-mx'], { kind: 'model', name: '-m' }],
    [['--oss', '--model=x'], { kind: 'model', name: '--model' }],
    [['--model'], { kind: 'model', name: '--model' }],
    [['-c', 'model=x'], { kind: 'model', name: '-c model' }],
    [['--config= model = "x"'], { kind: 'model', name: '--config model' }],
    [['--profile'], { kind: 'no-value', name: '--profile' }],
    [['-c', '--oss'], { kind: 'no-value', name: '-c' }],
    [['--enable', '-p'], { kind: 'no-value', name: '--enable' }],
    [['-c', 'nothing'], { kind: 'no-setting', name: '-c' }],
    [['-c', '=1'], { kind: 'no-setting', name: '-c' }],
  ])('of %j are a problem', (args, problem) => {
    expect(readJobArguments(args)).toEqual(problem)
  })

  it('with a model in any place are never taken', () => {
    const others = fc.array(
      fc.constantFrom('-c', 'a=1', '--oss', '-pci', '--profile', 'ci', '--new', 'x', '-s', '-i'),
    )
    return fc.assert(
      fc.property(others, others, fc.constantFrom('-mx', '-m=x', '--model=x'), (before, after, model) => {
        const read = readJobArguments([...before, model, ...after])
        // An option before it can be without its value; that is another problem.
        expect(read).toHaveProperty('kind', expect.stringMatching(/^(?:model|no-value|no-setting)$/))
      }),
    )
  })
})
