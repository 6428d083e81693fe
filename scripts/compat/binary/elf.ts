/** Reads the sections of a program file in the ELF format, 64 bits, little-endian (Linux x64). */

export type Section = {
  readonly name: string
  /** Where the section is in the memory of the running program. */
  readonly address: number
  /** Where the section is in the file. */
  readonly offset: number
  readonly size: number
}

const MACHINE_X64 = 62

/** The sections of the file; undefined when it is no such file. */
export function sectionsOf(file: Buffer): readonly Section[] | undefined {
  const isElf = file.length > 64 && file.readUInt32BE(0) === 0x7f454c46 && file[4] === 2 && file[5] === 1
  if (!isElf || file.readUInt16LE(18) !== MACHINE_X64) return undefined
  const table = Number(file.readBigUInt64LE(40))
  const [entrySize, count, nameIndex] = [58, 60, 62].map(at => file.readUInt16LE(at)) as [
    number,
    number,
    number,
  ]
  const header = (index: number) => {
    const at = table + index * entrySize
    const number = (field: number) => Number(file.readBigUInt64LE(at + field))
    return { name: file.readUInt32LE(at), address: number(16), offset: number(24), size: number(32) }
  }
  const names = header(nameIndex).offset
  return Array.from({ length: count }, (_, index) => {
    const { name, ...place } = header(index)
    return { name: file.toString('latin1', names + name, file.indexOf(0, names + name)), ...place }
  })
}
