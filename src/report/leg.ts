/** The name of a job's row in the comment. */

/** The longest name of a leg, characters. */
export const MAX_LEG_LENGTH = 100

/**
 * The name that GitHub's pages give a matrix job: the job's id and the values of its matrix, such as
 * `review (ubuntu-latest, 22)`. Two legs of one matrix differ in a value, so their names differ too.
 *
 * @param matrix the runner's matrix context as JSON; `null` in a job without one
 */
export function legName(job: string, matrix: string): string {
  const values = valuesIn(parse(matrix))
  const name = values.length === 0 ? job : `${job} (${values.join(', ')})`
  return name.length <= MAX_LEG_LENGTH ? name : `${name.slice(0, MAX_LEG_LENGTH - 9)}…${fingerprint(name)}`
}

function parse(matrix: string): unknown {
  try {
    return JSON.parse(matrix || 'null')
  } catch {
    return null
  }
}

/** In their order. A list of what is left takes the place of recursion, since nobody bounds the depth of a matrix. */
function valuesIn(matrix: unknown): readonly string[] {
  const values: string[] = []
  const left = [matrix]
  while (left.length > 0) {
    const value = left.pop()
    if (value === null || value === undefined) continue
    if (typeof value === 'object') for (const inner of Object.values(value).toReversed()) left.push(inner)
    else values.push(String(value).replace(/\s+/g, ' ').trim())
  }
  return values
}

/** Keeps names apart that are equal as far as they are shown; FNV-1a, 32 bits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
