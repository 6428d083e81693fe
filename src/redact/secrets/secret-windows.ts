/** Cuts secrets into all their parts of 12 characters. */

import type { Content } from './content.ts'
import { BREAK } from './view.ts'

/** So many characters of a secret in a row are a part of it and not chance. */
export const PART_CHARS = 12

/** A part with fewer characters that count could be in any sentence. */
const MIN_COUNTED = 8

/** Where parts begin in the content of a text, by their size. */
export type Places = Map<number, number[]>

/** Parts of a text, by their offsets in UTF-16 units. */
export type Windows = {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly length: number
}

/** Long enough, but no secret: how most addresses begin, and a row of one or two marks. */
const NO_SECRET = /^(?:https:\/\/(?:api|www)\.|([^\p{L}\p{N}])\1*([^\p{L}\p{N}]?)(?:\1|\2)*)$/iu

/** Every 12 code points of the text that follow each other without a break. */
export function createWindows(text: string): Windows {
  const offsets: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of text) {
    if (character === BREAK) offsets.length = 0
    else {
      offsets.push(at)
      if (offsets.length >= PART_CHARS) {
        starts.push(offsets[offsets.length - PART_CHARS] ?? 0)
        ends.push(at + character.length)
      }
    }
    at += character.length
  }
  return { starts, ends, length: starts.length }
}

/**
 * Turns the windows that have enough content into places of it; `rest` are the others. With `withRuns`, also every 12
 * characters of the content, so that a part is found without the marks between its letters.
 */
export function sortWindows(
  text: string,
  content: Content,
  windows: Windows,
  withRuns: boolean,
): { readonly places: Places; readonly rest: Windows } {
  const places: Places = new Map()
  const rest = { starts: [] as number[], ends: [] as number[], length: 0 }
  const add = (place: number, size: number): void => {
    const ofSize = places.get(size)
    if (ofSize === undefined) places.set(size, [place])
    else ofSize.push(place)
  }
  if (withRuns) for (const place of runsIn(content)) add(place, PART_CHARS)
  let from = 0
  let to = 0
  for (let index = 0; index < windows.length; index++) {
    const [start, end] = [windows.starts[index] ?? 0, windows.ends[index] ?? 0]
    while ((content.at[from] ?? Number.POSITIVE_INFINITY) < start) from++
    while ((content.at[to] ?? Number.POSITIVE_INFINITY) < end) to++
    const size = Math.min(to - from, PART_CHARS)
    if (withRuns && size === PART_CHARS) continue
    if (size < MIN_COUNTED) {
      rest.length = rest.starts.push(start)
      rest.ends.push(end)
    } else if (!NO_SECRET.test(text.slice(start, end))) add(from, size)
  }
  return { places, rest }
}

/** The places where 12 characters of the content begin without a break between them. */
function* runsIn({ codes }: Content): Iterable<number> {
  let length = 0
  for (let place = 0; place < codes.length; place++) {
    length = codes[place] === -1 ? 0 : length + 1
    if (length >= PART_CHARS) yield place - PART_CHARS + 1
  }
}
