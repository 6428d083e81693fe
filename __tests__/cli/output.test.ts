import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lineSplitter, tailKeeper } from '../../src/cli/output.ts'

const CHUNK_BYTES = 1_000_000

/**
 * Pushes 100 chunks of 1 MB and counts those that something still refers to after a full collection. References are
 * counted, and not memory, since the collector gives memory back when it likes.
 */
async function heldOfFlood(push: (chunk: Buffer) => void): Promise<number> {
  const memories: WeakRef<ArrayBufferLike>[] = []
  for (let n = 0; n < 100; n += 1) {
    const chunk = Buffer.alloc(CHUNK_BYTES, 'x')
    memories.push(new WeakRef(chunk.buffer))
    push(chunk)
  }
  // Until the end of the task that made it, a WeakRef keeps what it refers to.
  await setImmediate()
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return memories.filter(memory => memory.deref() !== undefined).length
}

/** What the sink got from these chunks. */
function linesOf(chunks: readonly (string | Buffer)[], limitBytes?: number): string[] {
  const lines: string[] = []
  const push = lineSplitter(line => lines.push(line), limitBytes)
  for (const chunk of chunks) push(Buffer.from(chunk))
  return lines
}

describe('cutting chunks into lines', () => {
  it.each([
    ['one chunk of several lines', ['a\nb\n\nc\n'], ['a', 'b', '', 'c']],
    ['a line over several chunks', ['a', 'b', 'c\nd', '\n'], ['abc', 'd']],
    ['the line ends of Windows', ['a\r', '\nb\r\n'], ['a', 'b']],
    ['what follows the last line end is no line', ['a\nb'], ['a']],
    ['no chunk', [], []],
  ])('%s', (_name, chunks, lines) => {
    expect(linesOf(chunks)).toEqual(lines)
  })

  it('keeps every line whole, wherever the chunks end', () => {
    const line = fc.string({ unit: 'grapheme' }).filter(text => !/[\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 9 }), (lines, size) => {
        const bytes = Buffer.from(lines.map(text => `${text}\n`).join(''))
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        )
        expect(linesOf(chunks)).toEqual(lines.map(text => Buffer.from(text).toString()))
      }),
    )
  })

  it('drops a line over the limit, in one chunk or many, and reads on after it', () => {
    expect(linesOf(['12345\n123456\nok\n'], 5)).toEqual(['12345', 'ok'])
    expect(linesOf(['123', '456', '789\nok\n'], 5)).toEqual(['ok'])
  })

  it('holds no more than the limit of a line that never ends', async () => {
    const push = lineSplitter(() => {}, 3 * CHUNK_BYTES)
    expect(await heldOfFlood(push)).toBeLessThan(10)
    push(Buffer.from('\n'))
  })
})

describe('keeping the tail of a stream', () => {
  it.each([
    ['nothing', [], ''],
    ['less than the limit', ['ab'], 'ab'],
    ['several chunks', ['abc', 'def', 'g'], 'cdefg'],
    ['a chunk over the limit', ['a', 'bcdefgh'], 'defgh'],
  ])('%s', (_name, chunks, tail) => {
    const keeper = tailKeeper(5)
    for (const chunk of chunks) keeper.push(Buffer.from(chunk))
    expect(keeper.text()).toBe(tail)
  })

  it('holds no more than the limit of a flood', async () => {
    const keeper = tailKeeper(8)
    expect(await heldOfFlood(keeper.push)).toBeLessThan(10)
    expect(keeper.text()).toHaveLength(8)
  })
})
