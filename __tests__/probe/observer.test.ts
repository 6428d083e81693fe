/** What is recorded of a probe's process: names and numbers, and none of its texts. */

import { describe, expect, it } from '@jest/globals'
import { argumentNames } from '../../src/probe/index.ts'
import { askShell } from './fake-cli.ts'

describe('the names of arguments', () => {
  it('are the options and settings without their values, and nothing of the prompt', () => {
    const args = [
      'exec',
      '--json',
      '--sandbox=read-only',
      '-c',
      'model_provider="secret"',
      '--profile=secret',
    ]
    const more = ['-c', 'a.b-c.d={x="secret"}', '--model=m', '--', '--secret', 'secret']
    expect(argumentNames([...args, ...more])).toEqual([
      '--json',
      '--sandbox',
      'model_provider',
      '--profile',
      'a.b-c.d',
      '--model',
    ])
  })

  it('leave out a value that is no setting', () => {
    expect(argumentNames(['-c', 'secret', '--config', 'secret', 'secret', '-m'])).toEqual(['-m'])
  })
})

/** What an observer is told of a shell command in place of the CLI. */
async function observe(command: string, input = '', timeoutMs = 30_000) {
  const told: unknown[] = []
  const observer = {
    onCommand: ({ file, args }: { file: string; args: readonly string[] }) =>
      told.push([file, args.includes('--model=gpt-5.5')]),
    onLine: () => {},
    onEnd: (end: unknown) => told.push(end),
  }
  await askShell(command, input, {}, { observer, timeoutMs })
  return told
}

describe('an observer', () => {
  it('is told the command, and in the end the types of the events in the order of their first one', async () => {
    const types = ['thread.started', 'error', 'error', 'Secret Words', 'turn.failed']
    const lines = types.map(type => `{"type":"${type}","message":"secret"}\n`)
    const others = 'secret\n{"message":"secret","type":"late"}\n'
    expect(await observe('cat "$0"; exit 3', `${others}${lines.join('')}`)).toEqual([
      ['/bin/sh', true],
      { ended: 'ended with exit code 3', events: 'thread.started, error ×2, turn.failed' },
    ])
  })

  it('is told a limited number of types', async () => {
    const lines = Array.from({ length: 60 }, (_, n) => `{"type":"${'ab'[n % 2]}${'x'.repeat(n % 39)}"}\n`)
    const [, end] = await observe('cat "$0"', lines.join(''))
    expect(end).toMatchObject({ events: expect.stringMatching(/^[abx]+(?: ×\d)?(?:, [abx]+(?: ×\d)?){9}$/) })
  })

  it.each([
    ['kill -SEGV $$', 'was ended by SIGSEGV'],
    ['echo secret >&2', 'ended with exit code 0'],
  ])('is told how the process ended, without a text of it: %s', async (command, ended) => {
    expect((await observe(command)).at(-1)).toEqual({ ended, events: '' })
  })

  it('is told of an end at the time limit', async () => {
    expect((await observe('sleep 30', '', 200)).at(-1)).toEqual({
      ended: 'was ended at its time limit',
      events: '',
    })
  })
})
