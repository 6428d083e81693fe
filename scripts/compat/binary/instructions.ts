/** Reads texts out of the x64 instructions of a program file, as far as comparisons with a text need it. */

import { type Section, sectionsOf } from './elf.ts'

/** A program file, its instructions and its constants. */
export type Program = { readonly file: Buffer; readonly code: Section; readonly data: Section }

/** A part of a text in an instruction, and where in the file the instruction is. */
export type Piece = { readonly at: number; readonly text: string }

/** No instruction that is read here is longer than this, bytes. */
const MAX_INSTRUCTION = 16

/** The program; undefined when the file is none for Linux x64. */
export function readProgram(file: Buffer): Program | undefined {
  const sections = sectionsOf(file)
  const code = sections?.find(({ name }) => name === '.text')
  const data = sections?.find(({ name }) => name === '.rodata')
  return code === undefined || data === undefined ? undefined : { file, code, data }
}

/** Where the last instruction may begin. */
export function endOfCode({ code }: Program): number {
  return code.offset + code.size - MAX_INSTRUCTION
}

/** All comparisons with a constant of 16 bytes that reads as one of the texts, in the whole program. */
export function findConstants(program: Program, texts: ReadonlySet<string>): readonly number[] {
  const { file, code } = program
  const found: number[] = []
  const end = endOfCode(program)
  // Each such instruction begins with this byte, and `indexOf` is many times faster than a loop.
  for (let at = file.indexOf(0x66, code.offset); at >= 0 && at < end; at = file.indexOf(0x66, at + 1)) {
    const constant = wideConstant(program, at)
    if (constant !== undefined && texts.has(constant)) found.push(at)
  }
  return found
}

/** All texts that are compared with between two places. */
export function piecesIn(program: Program, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = start; at < end; at++) {
    const text = wideConstant(program, at) ?? immediate(program.file, at)
    if (text !== undefined) pieces.push({ at, text })
  }
  return pieces
}

/** A constant whose address an instruction loads, and its length if the next instruction loads that. */
export type Loaded = { readonly target: number; readonly length?: number }

/** The constants between two places whose address the program loads: `lea register, [rip + offset]`. */
export function constantsLoaded(
  program: Program,
  start: number,
  end: number,
  isWanted: (target: number) => boolean = () => true,
): readonly Loaded[] {
  const { file } = program
  const loaded: Loaded[] = []
  for (let at = file.indexOf(0x8d, start); at >= 0 && at < end; at = file.indexOf(0x8d, at + 1)) {
    const prefix = file[at - 1]
    const isLoad = (prefix === 0x48 || prefix === 0x4c) && hasOffset(file[at + 1])
    const target = isLoad ? targetOf(program, at + 2) : undefined
    if (target === undefined || !isWanted(target)) continue
    // mov register, number
    const next = file[at + 6] ?? 0
    const length = next >= 0xb8 && next <= 0xbf ? file.readUInt32LE(at + 7) : undefined
    loaded.push(length === undefined ? { target } : { target, length })
  }
  return loaded
}

/** `pcmpeqb xmm, [rip + offset]` and its like: the 16 bytes there, without zeros at their end, if they are a text. */
function wideConstant(program: Program, at: number): string | undefined {
  const { file } = program
  if (file[at] !== 0x66) return undefined
  const prefix = ((file[at + 1] ?? 0) & 0xf0) === 0x40 ? 2 : 1
  if (file[at + prefix] !== 0x0f) return undefined
  const operation = file[at + prefix + 1]
  if (operation !== 0x74 && operation !== 0xef && operation !== 0x6f) return undefined
  if (!hasOffset(file[at + prefix + 2])) return undefined
  const target = targetOf(program, at + prefix + 3)
  return target === undefined ? undefined : wordIn(file, target, 16)
}

/** Whether the operand of an instruction is an offset from the next one. */
function hasOffset(operand = 0): boolean {
  return (operand & 0xc7) === 0x05
}

/** Where in the file an offset at the end of an instruction leads to, if it leads to a constant. */
function targetOf({ file, code, data }: Program, at: number): number | undefined {
  const address = at + 4 + code.address - code.offset + file.readInt32LE(at)
  const target = address - data.address + data.offset
  return target >= data.offset && target + 16 <= data.offset + data.size ? target : undefined
}

/** A number of 8, 4, 2 or 1 bytes in an instruction that reads as a text. */
function immediate(file: Buffer, at: number): string | undefined {
  const [first = 0, second = 0, third = 0] = file.subarray(at, at + 3)
  const isWide = first === 0x48 || first === 0x49
  // movabs register, number
  if (isWide && second >= 0xb8 && second <= 0xbf) return fullWord(file, at + 2, 8)
  // xor or cmp register, number; a shorter number has zeros at its end
  if (isWide && second === 0x81 && third >= 0xf0) return wordIn(file, at + 3, 4)
  if (first === 0x81 && second >= 0xf0) return wordIn(file, at + 2, 4)
  if (first === 0x35 || first === 0x3d) return fullWord(file, at + 1, 4)
  // cmp byte [register + 8], letter; xor register, letter
  if (first === 0x80 && second >= 0x78 && second <= 0x7f && third === 8) return fullWord(file, at + 3, 1)
  if (isWide && second === 0x83 && third >= 0xf0) return fullWord(file, at + 3, 1)
  return undefined
}

function fullWord(file: Buffer, at: number, length: number): string | undefined {
  const word = wordIn(file, at, length)
  return word?.length === length ? word : undefined
}

function wordIn(file: Buffer, at: number, length: number): string | undefined {
  const word = file.toString('latin1', at, at + length).replace(/\0+$/, '')
  return /^[a-z0-9_]+$/.test(word) ? word : undefined
}
