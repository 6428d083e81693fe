/** Finds the parts of many texts in another text, in linear time. */

/** Where a text has a part of the indexed ones: its characters `from` to `to`, and where in the index it is. */
export type Match = { readonly from: number; readonly to: number; readonly place: number }

/** The product as 32 bits. */
const { imul } = Math

/** Whether two parts with the same characters are not the same. */
export type Differ = (place: number, other: number, size: number) => boolean

/** An odd number with bits in all places, from the golden ratio. */
const BASE = 0x9e3779b1

/** A hash table of the parts of one size. `slots` has places, each plus 1; 0 is free. */
type Table = { readonly size: number; readonly slots: Int32Array; readonly highest: number }

/**
 * An index of parts of `codes`: of each size, the places where one begins. Its memory is a few bytes for each part. Of
 * parts with the same characters only one is kept, unless `differ` tells them apart.
 */
export function indexParts(
  codes: Int32Array,
  places: ReadonlyMap<number, readonly number[]>,
  differ: Differ,
): (text: readonly number[], onMatch: (match: Match) => void) => void {
  const tables = Array.from(places, ([size, ofSize]) => {
    const table = createTable(size, ofSize.length)
    for (const place of ofSize) insert(codes, table, place, differ)
    return table
  })
  return (text, onMatch) => {
    for (const table of tables) findIn(codes, table, text, onMatch)
  }
}

function createTable(size: number, count: number): Table {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)))
  let highest = 1
  for (let power = 1; power < size; power++) highest = imul(highest, BASE)
  return { size, slots, highest }
}

function insert(codes: Int32Array, { size, slots }: Table, place: number, differ: Differ): void {
  let hash = 0
  for (let at = place; at < place + size; at++) hash = roll(hash, codes[at] ?? 0)
  let slot = mix(hash) & (slots.length - 1)
  for (let other = slots[slot] ?? 0; other !== 0; other = slots[slot] ?? 0) {
    if (isSame(codes, other - 1, codes, place, size) && !differ(other - 1, place, size)) return
    slot = (slot + 1) & (slots.length - 1)
  }
  slots[slot] = place + 1
}

/** Goes through the text with a rolling hash. Every hit is compared, so none is by chance. */
function findIn(
  codes: Int32Array,
  { size, slots, highest }: Table,
  text: readonly number[],
  onMatch: (match: Match) => void,
): void {
  let hash = 0
  for (let to = 1; to <= text.length; to++) {
    const from = to - size
    if (from > 0) hash = (hash - imul(text[from - 1] ?? 0, highest)) | 0
    hash = roll(hash, text[to - 1] ?? 0)
    if (from < 0) continue
    let slot = mix(hash) & (slots.length - 1)
    for (let place = slots[slot] ?? 0; place !== 0; place = slots[slot] ?? 0) {
      if (isSame(codes, place - 1, text, from, size)) onMatch({ from, to, place: place - 1 })
      slot = (slot + 1) & (slots.length - 1)
    }
  }
}

function roll(hash: number, code: number): number {
  return (imul(hash, BASE) + code) | 0
}

/** The low bits of a rolling hash depend on the low bits of the characters alone. */
function mix(hash: number): number {
  const half = imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return half ^ (half >>> 13)
}

function isSame(
  codes: ArrayLike<number>,
  place: number,
  text: ArrayLike<number>,
  from: number,
  size: number,
): boolean {
  for (let index = 0; index < size; index++) if (codes[place + index] !== text[from + index]) return false
  return true
}
