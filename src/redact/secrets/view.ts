/** Forms of a line that keep where each of their characters came from. */

/**
 * A form of a line. `starts[i]` and `ends[i]` are the offsets in the line of the part that became `text[i]`, all in
 * UTF-16 units. `BREAK` separates parts that are not next to each other in the line. With `isRearranged`, the separators of the
 * line were left out or its direction was changed, so that it shows only what an encoding hides.
 */
export type View = {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly isRearranged?: boolean
}

/** A code point that is no character. The line itself must not contain it. */
export const BREAK = '\uffff'

/** The part of a line, in UTF-16 units. */
export type Range = { readonly start: number; readonly end: number }

export function viewOf(line: string): View {
  const text = line.replaceAll(BREAK, ' ')
  const starts = Array.from({ length: text.length }, (_, index) => index)
  return { text, starts, ends: starts.map(start => start + 1) }
}

/** Builds a view from parts of another one: `add` takes the new text and the part of the source that it stands for. */
export function buildView(source: View) {
  const texts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const add = (text: string, from: number, to: number): void => {
    texts.push(text)
    const { start, end } = rangeOf(source, from, to)
    for (let count = 0; count < text.length; count++) {
      starts.push(start)
      ends.push(end)
    }
  }
  return {
    add,
    view: (): View => ({ text: texts.join(''), starts, ends, isRearranged: source.isRearranged === true }),
  }
}

/** The view in which each character is replaced by what `replace` makes of it, which may be nothing. */
export function mapView(view: View, replace: (character: string) => string): View {
  const { add, view: built } = buildView(view)
  let at = 0
  for (const character of view.text) {
    add(replace(character), at, at + character.length)
    at += character.length
  }
  return built()
}

export function reverseView({ text, starts, ends }: View): View {
  // Halves of a surrogate pair would change their order.
  const backwards = Array.from(text).toReversed().join('')
  return { text: backwards, starts: starts.toReversed(), ends: ends.toReversed(), isRearranged: true }
}

/** The view without the characters for which `isLeftOut` is true. It gets UTF-16 units. */
export function withoutUnits({ text, starts, ends }: View, isLeftOut: (unit: number) => boolean): View {
  const kept = { starts: [] as number[], ends: [] as number[] }
  const parts: string[] = []
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    if (isLeftOut(text.charCodeAt(at))) {
      if (copied < at) parts.push(text.slice(copied, at))
      copied = at + 1
    } else {
      kept.starts.push(starts[at] ?? 0)
      kept.ends.push(ends[at] ?? 0)
    }
  }
  parts.push(text.slice(copied))
  return { text: parts.join(''), ...kept, isRearranged: true }
}

/** Where a part of a view came from. A part that is backwards ends with what is first in the line. */
export function rangeOf({ starts, ends }: View, from: number, to: number): Range {
  const last = to > from ? to - 1 : from
  const [firstStart, lastStart] = [starts[from] ?? 0, starts[last] ?? 0]
  const [firstEnd, lastEnd] = [ends[from] ?? 0, ends[last] ?? 0]
  return {
    start: firstStart < lastStart ? firstStart : lastStart,
    end: firstEnd > lastEnd ? firstEnd : lastEnd,
  }
}
