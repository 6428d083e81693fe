/** Bytes as text, each character with the part of a view that it came from. */

const { fromCodePoint } = String

/** A byte, and the part of a view that it came from. */
export type SourceByte = { readonly byte: number; readonly from: number; readonly to: number }

/**
 * Adds bytes as UTF-8. `replaceInvalid` gives the text for a byte that is not valid there, such as the second half of a
 * character that was cut.
 */
export function addUtf8(
  bytes: readonly SourceByte[],
  add: (text: string, from: number, to: number) => void,
  replaceInvalid: (byte: number) => string,
): void {
  for (let at = 0; at < bytes.length; ) {
    const [code, size] = decodeUtf8(bytes, at)
    const { byte = 0, from = 0 } = bytes[at] ?? {}
    const text = code === undefined ? replaceInvalid(byte) : fromCodePoint(code === 0xffff ? 0x20 : code)
    add(text, from, bytes[at + size - 1]?.to ?? from)
    at += size
  }
}

/** The code point that begins at an index, and the number of its bytes; undefined and 1 where none begins. */
function decodeUtf8(bytes: readonly SourceByte[], at: number): readonly [number | undefined, number] {
  const lead = bytes[at]?.byte ?? 0
  if (lead < 0x80) return [lead, 1]
  // A letter with an accent in UTF-16.
  if (bytes[at + 1]?.byte === 0 || bytes[at - 1]?.byte === 0) return [lead, 1]
  const size = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (size === 1) return [undefined, 1]
  let code = lead & (0x7f >> size)
  for (let next = 1; next < size; next++) {
    const byte = bytes[at + next]?.byte ?? 0
    if ((byte & 0xc0) !== 0x80) return [undefined, 1]
    code = (code << 6) | (byte & 0x3f)
  }
  const isCodePoint = code >= (size === 3 ? 0x800 : size === 4 ? 0x10000 : 0x80) && code <= 0x10ffff
  return isCodePoint && (code < 0xd800 || code > 0xdfff) ? [code, size] : [undefined, 1]
}
