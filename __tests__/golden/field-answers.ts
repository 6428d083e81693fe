/** Plays a set of field answers through the real CLI and the chain, as one test an answer. */

import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { type FieldSet, readFieldAnswers } from '../../loopback/golden/field/field-answer.ts'
import { playEach } from '../../loopback/golden/field/play-each.ts'

const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }

/** Starts all of them at once, two at a time. */
export function testFieldAnswers(title: string, set: FieldSet): void {
  // Each test waits for the answers before it.
  jest.setTimeout(600_000)
  const answers = readFieldAnswers(set)
  const judged = playEach(answers, cli, { retries: 0, concurrency: 2 })

  describe(title, () => {
    it('has a unique id for each answer', () => {
      expect(judged.size).toBe(answers.length)
    })

    it.each(answers)('$id: $status on $route', async ({ id, doubt }) => {
      const { wrongs, played } = await (judged.get(id) ?? Promise.reject(new Error(`${id} was not played.`)))
      // Where the judgement is in doubt, only a false refusal counts.
      const counted = doubt === undefined ? wrongs : wrongs.filter(text => text.startsWith('false refusal'))
      expect({ wrongs: counted, played }).toEqual({ wrongs: [], played })
    })
  })
}
