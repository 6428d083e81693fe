/** Reading what a child writes, however much and however broken it is, in bounded memory. */

/** Takes one line of text, without its line end. */
export type LineSink = (line: string) => void

/** A longer line is dropped: no event that a probe reads comes near it, and a flood may have no line end at all. */
const LINE_LIMIT_BYTES = 1024 * 1024

const LINE_FEED = 0x0a

/**
 * Cuts chunks into lines. Bytes are decoded a whole line at a time, so that a character split over two chunks stays
 * whole. What follows the last line end is not a line: an event is only complete with it.
 */
export function lineSplitter(sink: LineSink, limitBytes = LINE_LIMIT_BYTES): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  let size = 0
  const keep = (part: Buffer) => {
    size += part.length
    if (size > limitBytes) parts = []
    else parts.push(part)
  }
  return chunk => {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      keep(chunk.subarray(from, at))
      if (size <= limitBytes) sink(textOf(parts))
      parts = []
      size = 0
      from = at + 1
    }
    keep(chunk.subarray(from))
  }
}

function textOf(parts: readonly Buffer[]): string {
  const text = (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('utf8')
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

/** Keeps the last bytes of a stream. */
export function tailKeeper(limitBytes: number): {
  readonly push: (chunk: Buffer) => void
  readonly text: () => string
} {
  let tail: Buffer = Buffer.alloc(0)
  return {
    push: chunk => {
      const joined = chunk.length >= limitBytes ? chunk : Buffer.concat([tail, chunk])
      tail = Buffer.from(joined.subarray(Math.max(0, joined.length - limitBytes)))
    },
    text: () => tail.toString('utf8'),
  }
}
