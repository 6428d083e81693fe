/** Maximum length of a leg's name. */
export const MAX_LEG_LENGTH = 100

/**
 * The name of a job's row in the comment. Like GitHub's name for a matrix job it is the job's id and the values of its
 * matrix, such as `review (ubuntu-latest, 22)`. Two legs of one matrix differ in a value, so their names differ too.
 *
 * @param matrix the runner's matrix context as JSON; `null` in a job without one
 */
export function legName(job: string, matrix: string): string {
  const values = valuesOf(parseJson(matrix))
  const name = values.length === 0 ? job : `${job} (${values.join(', ')})`
  return name.length <= MAX_LEG_LENGTH ? name : `${name.slice(0, MAX_LEG_LENGTH - 9)}…${hashOf(name)}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** All values at any depth, in order. A stack instead of recursion, because a matrix can nest without a limit. */
function valuesOf(matrix: unknown): readonly string[] {
  const values: string[] = []
  const stack = [matrix]
  while (stack.length > 0) {
    const value = stack.pop()
    if (value === null || value === undefined) continue
    if (typeof value === 'object') for (const inner of Object.values(value).toReversed()) stack.push(inner)
    else values.push(String(value).replace(/\s+/g, ' ').trim())
  }
  return values
}

/** Keeps long names apart that have the same beginning; FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
