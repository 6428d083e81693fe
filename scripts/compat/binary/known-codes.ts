/**
 * The error codes that a Codex CLI compares a server's answer with, read from its program file.
 *
 * Most of these codes are not in the file as words. The compiler turns the comparison with a short text into comparisons
 * of pieces: 8 bytes in an instruction, or 16 bytes as a constant, and the rest, which may overlap the first piece
 * (`access_program_n` and `gram_not_enabled`). So this looks for the functions that compare with codes that are known by
 * now, and joins all pieces there. Longer codes are whole in the file, and those functions load their addresses.
 *
 * Some words among the result are no codes of a server, such as names of fields. What the CLI prints tells them apart.
 */

import {
  constantsLoaded,
  endOfCode,
  findConstants,
  type Piece,
  type Program,
  piecesIn,
  readProgram,
} from './instructions.ts'

/** Codes that each version since 0.104 compares with. The places where their first 16 bytes are compared are read. */
const ANCHORS = [
  'context_length_exceeded',
  'insufficient_quota',
  'usage_not_included',
  'server_is_overloaded',
  'usage_limit_reached',
]

/** Pieces of one code lie closer together than this, bytes. */
const MAX_GAP = 40
/** The other codes of a function are not further from an anchor than this, bytes. */
const MAX_DISTANCE = 2_560
const MIN_CODE_LENGTH = 9
const MAX_CODE_LENGTH = 64
/** Several words without a space between them may begin with a code. */
const MAX_RUN_LENGTH = 160

/** The codes in alphabetical order; undefined when the file is no program for Linux x64. */
export function readKnownCodes(file: Buffer): readonly string[] | undefined {
  const program = readProgram(file)
  if (program === undefined) return undefined
  const places = placesOf(program)
  const joined = places.flatMap(({ start, end }) => joinPieces(piecesIn(program, start, end)))
  return [...new Set([...joined, ...wholeWords(program, places)])]
    .filter(word => isCode(word) && word.length <= MAX_CODE_LENGTH)
    .sort()
}

function isCode(word: string): boolean {
  return word.length >= MIN_CODE_LENGTH && /^[a-z]+(?:_[a-z0-9]+)+$/.test(word)
}

type Place = { readonly start: number; readonly end: number }

/** The places around the comparisons with anchors, joined where they overlap. */
function placesOf(program: Program): readonly Place[] {
  const places: Place[] = []
  for (const at of findConstants(program, new Set(ANCHORS.map(anchor => anchor.slice(0, 16))))) {
    const last = places.at(-1)
    const start = Math.max(at - MAX_DISTANCE, program.code.offset)
    const end = Math.min(at + MAX_DISTANCE, endOfCode(program))
    if (last !== undefined && start <= last.end) places.splice(-1, 1, { start: last.start, end })
    else places.push({ start, end })
  }
  return places
}

/** The words that neighboring pieces make. Each piece belongs to one word, and a second half may come first. */
function joinPieces(pieces: readonly Piece[]): readonly string[] {
  const words: string[] = []
  for (let index = 0; index < pieces.length; index++) {
    const [piece, next, afterNext] = pieces.slice(index, index + 3)
    if (piece === undefined) break
    const own = bestJoin(piece, next)
    const other = next === undefined ? undefined : bestJoin(next, afterNext)
    const isBest = own !== undefined && own.overlap >= (other?.overlap ?? 0)
    words.push(isBest ? own.word : piece.text)
    if (isBest) index++
  }
  return words
}

type Join = { readonly word: string; readonly overlap: number }

function bestJoin(first: Piece, second: Piece | undefined): Join | undefined {
  if (second === undefined || second.at - first.at > MAX_GAP) return undefined
  const joins = [join(first.text, second.text), join(second.text, first.text)]
  return joins.filter(each => each !== undefined).sort((one, other) => other.overlap - one.overlap)[0]
}

/** The first piece has 16 or 8 bytes. A second one of the same length overlaps it; a shorter one may follow it. */
function join(head: string, tail: string): Join | undefined {
  const isHead = head.length === 16 || (head.length === 8 && tail.length <= 8)
  if (!isHead) return undefined
  const lengths = Array.from({ length: tail.length - 1 }, (_, index) => tail.length - 1 - index)
  const overlap = lengths.find(length => head.endsWith(tail.slice(0, length))) ?? 0
  if (overlap === 0 && (tail.length === head.length || tail.length > 8)) return undefined
  return { word: head + tail.slice(overlap), overlap }
}

/**
 * Words whose addresses are loaded at these places. They have no end in the file, the next word follows. Where the
 * program does not load the length too, a word ends at the next place whose address the program loads somewhere.
 */
function wholeWords(program: Program, places: readonly Place[]): readonly string[] {
  const { file, code, data } = program
  const words = places
    .flatMap(({ start, end }) => constantsLoaded(program, start, end))
    .map(({ target, length }) => ({ target, text: runAt(file, target).slice(0, length) }))
    .filter(({ text }) => isCode(text))
  const isInside = new Uint8Array(data.size)
  for (const { target, text } of words) {
    isInside.fill(1, target + 1 - data.offset, target + text.length - data.offset)
  }
  const isWanted = (target: number) => isInside[target - data.offset] === 1
  const starts = constantsLoaded(program, code.offset, endOfCode(program), isWanted).map(
    ({ target }) => target,
  )
  return words.map(({ target, text }) => {
    const ends = words.filter(other => other.target === target).map(other => target + other.text.length)
    return text.slice(0, Math.min(...ends, ...starts.filter(start => start > target)) - target)
  })
}

/** The letters, digits and underscores at a place. */
function runAt(file: Buffer, start: number): string {
  return /^[a-z0-9_]*/.exec(file.toString('latin1', start, start + MAX_RUN_LENGTH))?.[0] ?? ''
}
