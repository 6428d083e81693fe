/** The allowed value that a typing error most likely meant, or undefined when none is near. */
export function nearest(came: string, allowed: readonly string[]): string | undefined {
  const wanted = came.trim().toLowerCase()
  const [best] = allowed
    .map(value => ({ value, distance: editDistance(wanted, value.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.value.length / 3))
    ? best.value
    : undefined
}

/** Optimal string alignment: edits, of which swapping two neighbours is one. Input is cut at 64 characters, which is longer than any allowed word. */
function editDistance(a: string, b: string): number {
  const [left, right] = [a.slice(0, 64), b.slice(0, 64)]
  let above: readonly number[] = []
  let row = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      const swap = isSwap ? (above[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      next.push(Math.min(substitution, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    above = row
    row = next
  }
  return row[right.length] ?? 0
}
