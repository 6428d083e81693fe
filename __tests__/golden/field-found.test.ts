import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { readFieldAnswers } from '../../loopback/golden/field/field-answer.ts'
import { playEach } from '../../loopback/golden/field/play-each.ts'

// Each test waits for the answers before it.
jest.setTimeout(600_000)

const answers = readFieldAnswers('found')
const cli = { directory: join(import.meta.dirname, '../../node_modules/.bin') }
const judged = playEach(answers, cli, { retries: 0, concurrency: 3 })

describe('answers of further vendors and tools, judged before any code saw them', () => {
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
