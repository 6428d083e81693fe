/** What is said and written about an error of the action, whatever was thrown. */

import { mkdtempDisposable, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { createSecretStore } from '../../src/runner/index.ts'
import { reportFault } from '../../src/steps/diagnose/report-fault.ts'
import { anyCharacter } from '../any-character.ts'

const scratch = () => mkdtempDisposable(join(tmpdir(), 'fault-'))

const state = { phase: 'asking the route' }

/** The line for the log, and the text of the file. */
async function report(error: unknown, directory: string, secret?: string) {
  const secrets = createSecretStore()
  if (secret !== undefined) secrets.add([secret])
  const line = reportFault(error, { env: { RUNNER_TEMP: directory }, secrets, state })
  const path = / with the file (.*): secrets are removed/.exec(line)?.[1]
  return { line, text: path === undefined ? '' : await readFile(path, 'utf8') }
}

class Hostile extends Error {
  override get message(): string {
    throw new Error('no message for you')
  }
}

const looped: { cause?: unknown; message: string } = { message: 'loop' }
looped.cause = looped

describe('the report of a fault', () => {
  it.each<[string, unknown, string]>([
    ['an error', new TypeError('x is not a function'), 'x is not a function'],
    ['a text', 'out of order', 'out of order'],
    ['nothing', undefined, 'undefined'],
    ['an object', { message: 'odd', name: 3, stack: 4 }, 'odd'],
    ['a circle of causes', looped, 'loop'],
    ['a message with a full stop and lines', new Error('One.\n::error::Two.'), 'One. ::error::Two'],
  ])('has %s', async (_name, thrown, message) => {
    await using dir = await scratch()
    const { line, text } = await report(thrown, dir.path)
    expect(line).toContain(`while asking the route: ${message}. Report it at `)
    expect(line).not.toContain('\n')
    const { errors, phase } = JSON.parse(text)
    expect(phase).toBe('asking the route')
    expect(errors.length).toBeLessThanOrEqual(4)
  })

  it('is made without a file, when the error itself cannot be read', async () => {
    await using dir = await scratch()
    const { line } = await report(new Hostile(), dir.path)
    expect(line).toContain('an error without a message')
    expect(line).toContain('no file could be written')
    expect(await readdir(join(dir.path))).toEqual([])
  })

  it('has no part of a secret, wherever it stands, and a limited size', async () => {
    await using dir = await scratch()
    const secret = 'quietriverlantern-93-amberfold'
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: anyCharacter, maxLength: 40 }),
        fc.constantFrom(
          (text: string) => new Error(`${text}${secret}`, { cause: new Error(secret) }),
          (text: string) => ({
            message: text,
            name: secret,
            code: secret,
            stack: `\n    at ${secret} (${text})`,
          }),
          (text: string) =>
            Object.assign(new Error(text), { stack: `    at ${secret.repeat(500)}\n`.repeat(200) }),
          (text: string) => `${text}${Array.from(secret).join(' ')}`,
        ),
        async (text, make) => {
          const { line, text: file } = await report(make(text), dir.path, secret)
          for (const written of [line, file]) {
            expect(written.replaceAll(' ', '')).not.toContain(secret.slice(0, 12))
          }
          expect(file.length).toBeLessThan(60_000)
          expect(line.length).toBeLessThan(900)
        },
      ),
      { numRuns: 24 },
    )
  })
})
