/** Reads the output of a child in bounded memory, whatever the child writes. */

/** Takes one line of text, without its line end. */
export type OnLine = (line: string) => void

/** A longer line is dropped. No event that a probe reads is near this size, and a line may have no end at all. */
const MAX_LINE_BYTES = 1024 * 1024

const LINE_FEED = 0x0a

/**
 * Splits chunks into lines. Bytes are decoded one whole line at a time, so that a character split over two chunks stays
 * whole. Text after the last line end is ignored: an event is only complete with its line end.
 */
export function createLineSplitter(onLine: OnLine, maxLineBytes = MAX_LINE_BYTES): (chunk: Buffer) => void {
  let parts: Buffer[] = []
  let size = 0
  const append = (part: Buffer) => {
    size += part.length
    if (size > maxLineBytes) parts = []
    else parts.push(part)
  }
  return chunk => {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      append(chunk.subarray(start, end))
      if (size <= maxLineBytes) onLine(decodeLine(parts))
      parts = []
      size = 0
      start = end + 1
    }
    append(chunk.subarray(start))
  }
}

function decodeLine(parts: readonly Buffer[]): string {
  // Most lines are in one chunk; those need no copy.
  const line = (parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)).toString('utf8')
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Keeps the last bytes of a stream. */
export function createTailBuffer(maxBytes: number): {
  readonly push: (chunk: Buffer) => void
  readonly text: () => string
} {
  let tail: Buffer = Buffer.alloc(0)
  return {
    push: chunk => {
      const joined = chunk.length >= maxBytes ? chunk : Buffer.concat([tail, chunk])
      // A copy, since a view would keep the whole chunk in memory.
      tail = Buffer.from(joined.subarray(Math.max(0, joined.length - maxBytes)))
    },
    text: () => tail.toString('utf8'),
  }
}
