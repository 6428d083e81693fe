/**
 * The compact form of the comment's state, and the way back with every size, type and count checked.
 *
 * Legs of a matrix mostly say the same, so each text stands once in a table, each content of a row once in another, and
 * a row is its leg, its attempt and its place in that table. 256 legs that agree take some 10,000 characters.
 */

import type { CommentState, Row, RunIdentity, TriedModel } from './state.ts'

/** As many rows as GitHub lets a matrix have jobs. */
export const MAX_ROWS = 256
/** In characters as JSON.stringify counts them, so that escapes cannot make a text many times longer. */
export const MAX_LEG = 100
export const MAX_TEXT = 600
export const MAX_KEY = 200
export const MAX_TRIED = 12
export const MAX_NOTES = 8
const MAX_TABLE = MAX_ROWS * 40

const outcomes = ['preferred', 'fallback', 'none'] as const
const verdicts = ['accepted', 'refused', 'unsettled'] as const
const optional = ['plan', 'served', 'codex', 'retryAt'] as const
const absent = -1

/** The state as plain JSON values. */
export function encodeState(state: CommentState): object {
  const texts: string[] = []
  const places = new Map<string, number>()
  const place = (text: string | null | undefined): number => {
    if (text === undefined || text === null) return absent
    const known = places.get(text) ?? texts.push(text) - 1
    places.set(text, known)
    return known
  }
  const contents: string[] = []
  const contentPlaces = new Map<string, number>()
  const rows = state.rows.map(row => {
    const content = JSON.stringify([
      [row.requested, row.used, row.reason, row.explanation, row.route].map(place),
      outcomes.indexOf(row.outcome),
      optional.map(name => place(row[name])),
      row.tried.map(one => [
        place(one.model),
        verdicts.indexOf(one.verdict),
        place(one.reason),
        place(one.said),
      ]),
      row.notes.map(place),
      row.cut ?? 0,
    ])
    const known = contentPlaces.get(content) ?? contents.push(content) - 1
    contentPlaces.set(content, known)
    return [row.leg, row.attempt, known, place(row.runUrl)]
  })
  const { id, attempt, number } = state.run
  const run = number === undefined ? [id, attempt] : [id, attempt, number]
  return {
    ...{ version: 1, key: state.key, run, texts, contents: contents.map(text => JSON.parse(text)), rows },
    // A reader that does not know it leaves it out.
    ...(state.fellBack === true ? { fellBack: true } : {}),
  }
}

/** The state behind plain JSON values of unknown origin; `undefined` when anything about them is off. */
export function decodeState(value: unknown): CommentState | undefined {
  try {
    return decode(value)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

class Malformed extends Error {}

function decode(value: unknown): CommentState {
  const { version, key, run, texts, contents, rows, fellBack } = record(value)
  insist(version === 1 && (fellBack === undefined || fellBack === true))
  const table = list(texts, MAX_TABLE).map(text => limited(text, MAX_TEXT))
  const bodies = list(contents, MAX_ROWS).map(content => decodeContent(content, table))
  const legs = list(rows, MAX_ROWS).map((entry): Row => {
    const [leg, attempt, content, runUrl] = list(entry, 4)
    const body = bodies[count(content)]
    insist(body !== undefined)
    const url = maybe(runUrl, table)
    return {
      leg: limited(leg, MAX_LEG),
      attempt: positive(attempt),
      ...body,
      ...(url === undefined ? {} : { runUrl: url }),
    }
  })
  insist(legs.every((row, index) => index === 0 || (legs[index - 1]?.leg ?? '') < row.leg))
  const state = { version: 1, key: limited(key, MAX_KEY), run: decodeRun(run), rows: legs } as const
  return fellBack === true ? { ...state, fellBack } : state
}

function decodeRun(value: unknown): RunIdentity {
  const [id, attempt, number] = list(value, 3)
  const run = { id: positive(id), attempt: positive(attempt) }
  return number === undefined ? run : { ...run, number: positive(number) }
}

function decodeContent(value: unknown, texts: readonly string[]): Omit<Row, 'leg' | 'attempt' | 'runUrl'> {
  const [main, outcome, extras, tried, notes, cut] = list(value, 6)
  const [requested, used, reason, explanation, route] = list(main, 5)
  const found: { -readonly [name in (typeof optional)[number]]?: string } = {}
  const values = list(extras, optional.length)
  for (const [index, name] of optional.entries()) {
    const text = maybe(values[index], texts)
    if (text !== undefined) found[name] = text
  }
  return {
    requested: sure(requested, texts),
    used: maybe(used, texts) ?? null,
    outcome: oneOf(outcomes, outcome),
    reason: sure(reason, texts),
    explanation: sure(explanation, texts),
    route: sure(route, texts),
    ...found,
    tried: list(tried, MAX_TRIED).map(entry => decodeTried(entry, texts)),
    notes: list(notes, MAX_NOTES).map(note => sure(note, texts)),
    ...decodeCut(cut),
  }
}

function decodeCut(value: unknown): Pick<Row, 'cut'> {
  if (value === 0) return {}
  insist(value === 1 || value === 2 || value === 3)
  return { cut: value }
}

function decodeTried(value: unknown, texts: readonly string[]): TriedModel {
  const [model, verdict, reason, said] = list(value, 4)
  const words = maybe(said, texts)
  return {
    model: sure(model, texts),
    verdict: oneOf(verdicts, verdict),
    reason: sure(reason, texts),
    ...(words === undefined ? {} : { said: words }),
  }
}

function insist(condition: boolean): asserts condition {
  if (!condition) throw new Malformed()
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  insist(typeof value === 'object' && value !== null && !Array.isArray(value))
  return { ...value }
}

function list(value: unknown, longest: number): readonly unknown[] {
  insist(Array.isArray(value) && value.length <= longest)
  return value
}

function count(value: unknown): number {
  insist(typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
  return value
}

function positive(value: unknown): number {
  insist(count(value) > 0)
  return count(value)
}

function limited(value: unknown, longest: number): string {
  insist(typeof value === 'string' && JSON.stringify(value).length - 2 <= longest)
  return value
}

function sure(place: unknown, texts: readonly string[]): string {
  const text = texts[count(place)]
  insist(text !== undefined)
  return text
}

function maybe(place: unknown, texts: readonly string[]): string | undefined {
  return place === absent ? undefined : sure(place, texts)
}

function oneOf<T>(values: readonly T[], place: unknown): T {
  const value = values[count(place)]
  insist(value !== undefined)
  return value
}
