/**
 * The state as compact JSON, and the decoder, which checks every type, size and count.
 *
 * The legs of a matrix mostly have equal results. So each text is stored once, each content of a row is stored once with
 * its texts as indexes, and a row is its leg, its attempt, the index of its content and that of its run URL. 256 legs
 * that agree take about 10,000 characters.
 */

import { fieldsOf, optional } from '../../base/index.ts'
import type { CommentState, OtherRoute, Row, RunIdentity, TriedModel } from './state.ts'

/** The number of jobs that GitHub allows in a matrix. */
export const MAX_ROWS = 256
export const MAX_TRIED = 12
export const MAX_NOTES = 8
/** Lengths are those in JSON without the quotes, so that escapes cannot multiply the length of a text. */
export const MAX_LEG_CHARS = 100
export const MAX_TEXT_CHARS = 600
const MAX_KEY_CHARS = 200
const MAX_TEXTS = MAX_ROWS * 40

const OUTCOMES = ['preferred', 'fallback', 'none'] as const
const VERDICTS = ['accepted', 'refused', 'unsettled'] as const
const CUTS = [0, 1, 2, 3] as const
const OTHER_ROUTES = ['firstRoute', 'secondRoute'] as const satisfies readonly (keyof Row)[]

/** The index of an optional text that is absent. */
const ABSENT = -1

/** The state as plain JSON values. */
export function encodeState(state: CommentState): object {
  const texts = new Map<string, number>()
  const contents = new Map<string, number>()
  const textIndex = (text: string | null | undefined): number =>
    text == null ? ABSENT : indexIn(texts, text)
  const rows = state.rows.map(row => {
    const content = [
      [row.requested, row.used, row.reason, row.explanation, row.route].map(textIndex),
      OUTCOMES.indexOf(row.outcome),
      // An older version of this action reads four texts, and no row with a fifth.
      [row.plan, row.served, row.codex, row.retryAt, ...(row.advice === undefined ? [] : [row.advice])].map(
        textIndex,
      ),
      row.tried.map(tried => encodeTried(tried, textIndex)),
      row.notes.map(textIndex),
      row.cut ?? 0,
      // An older version of this action reads six values, and no row with a seventh.
      ...OTHER_ROUTES.flatMap((which, index) => encodeOtherRoute(row[which], index, textIndex)),
    ]
    return [row.leg, row.attempt, indexIn(contents, JSON.stringify(content)), textIndex(row.runUrl)]
  })
  const { id, attempt, number } = state.run
  return {
    version: 1,
    key: state.key,
    run: number === undefined ? [id, attempt] : [id, attempt, number],
    texts: [...texts.keys()],
    contents: [...contents.keys()].map(content => JSON.parse(content)),
    rows,
    // An older version of this action ignores the field.
    ...optional('fellBack', state.fellBack),
  }
}

/** Which of the two it is, and its texts. A row has at most one. */
function encodeOtherRoute(
  other: OtherRoute | undefined,
  which: number,
  textIndex: (text: string | undefined) => number,
): readonly (readonly number[])[] {
  if (other === undefined) return []
  return [[which, ...[other.route, other.plan, other.reason, other.advice].map(textIndex)]]
}

/** An older version of this action reads four values, and none of a model with more. */
function encodeTried(
  { model, verdict, reason, said, detail, advice }: TriedModel,
  textIndex: (text: string | undefined) => number,
): readonly number[] {
  const values = [textIndex(model), VERDICTS.indexOf(verdict), textIndex(reason), textIndex(said)]
  const more = [textIndex(detail), textIndex(advice)]
  return more.every(index => index === ABSENT) ? values : [...values, ...more]
}

/** The index of a text in a list without repeats; a new text is added at the end. */
function indexIn(list: Map<string, number>, text: string): number {
  const index = list.get(text) ?? list.size
  list.set(text, index)
  return index
}

/** The state in JSON values of unknown origin; `undefined` when any of them is not as expected. */
export function decodeState(value: unknown): CommentState | undefined {
  try {
    return readCommentState(value)
  } catch (error) {
    if (error instanceof InvalidState) return undefined
    throw error
  }
}

class InvalidState extends Error {}

function assertValid(condition: boolean): asserts condition {
  if (!condition) throw new InvalidState()
}

function readCommentState(value: unknown): CommentState {
  const { version, key, run, texts, contents, rows, fellBack } = fieldsOf(value)
  assertValid(version === 1 && (fellBack === undefined || fellBack === true))
  const allTexts = readList(texts, MAX_TEXTS).map(text => readText(text, MAX_TEXT_CHARS))
  const allContents = readList(contents, MAX_ROWS).map(content => readContent(content, allTexts))
  const allRows = readList(rows, MAX_ROWS).map((row): Row => {
    const [leg, attempt, content, runUrl] = readList(row, 4)
    return {
      leg: readText(leg, MAX_LEG_CHARS),
      attempt: readPositive(attempt),
      ...readItem(content, allContents),
      ...optional('runUrl', readOptional(runUrl, allTexts)),
    }
  })
  assertValid(allRows.every((row, index) => index === 0 || (allRows[index - 1]?.leg ?? '') < row.leg))
  return {
    version: 1,
    key: readText(key, MAX_KEY_CHARS),
    run: readRun(run),
    rows: allRows,
    ...optional('fellBack', fellBack),
  }
}

function readRun(value: unknown): RunIdentity {
  const [id, attempt, number] = readList(value, 3)
  return {
    id: readPositive(id),
    attempt: readPositive(attempt),
    ...optional('number', number === undefined ? undefined : readPositive(number)),
  }
}

function readContent(value: unknown, texts: readonly string[]): Omit<Row, 'leg' | 'attempt' | 'runUrl'> {
  const [main, outcome, details, tried, notes, cut, other] = readList(value, 7)
  const [requested, used, reason, explanation, route] = readList(main, 5)
  const [plan, served, codex, retryAt, advice = ABSENT] = readList(details, 5)
  return {
    requested: readItem(requested, texts),
    used: readOptional(used, texts) ?? null,
    outcome: readItem(outcome, OUTCOMES),
    reason: readItem(reason, texts),
    explanation: readItem(explanation, texts),
    route: readItem(route, texts),
    ...optional('plan', readOptional(plan, texts)),
    ...optional('served', readOptional(served, texts)),
    ...optional('codex', readOptional(codex, texts)),
    ...optional('retryAt', readOptional(retryAt, texts)),
    ...optional('advice', readOptional(advice, texts)),
    ...(other === undefined ? {} : readOtherRoute(other, texts)),
    tried: readList(tried, MAX_TRIED).map(entry => readTried(entry, texts)),
    notes: readList(notes, MAX_NOTES).map(note => readItem(note, texts)),
    ...optional('cut', readItem(cut, CUTS) || undefined),
  }
}

function readOtherRoute(value: unknown, texts: readonly string[]): Pick<Row, (typeof OTHER_ROUTES)[number]> {
  const [which, route, plan, reason, advice] = readList(value, 5)
  return {
    [readItem(which, OTHER_ROUTES)]: {
      route: readItem(route, texts),
      ...optional('plan', readOptional(plan, texts)),
      reason: readItem(reason, texts),
      ...optional('advice', readOptional(advice, texts)),
    },
  }
}

function readTried(value: unknown, texts: readonly string[]): TriedModel {
  const [model, verdict, reason, said, detail = ABSENT, advice = ABSENT] = readList(value, 6)
  return {
    model: readItem(model, texts),
    verdict: readItem(verdict, VERDICTS),
    reason: readItem(reason, texts),
    ...optional('said', readOptional(said, texts)),
    ...optional('detail', readOptional(detail, texts)),
    ...optional('advice', readOptional(advice, texts)),
  }
}

function readList(value: unknown, maxLength: number): readonly unknown[] {
  assertValid(Array.isArray(value) && value.length <= maxLength)
  return value
}

function readText(value: unknown, maxChars: number): string {
  assertValid(typeof value === 'string' && JSON.stringify(value).length - 2 <= maxChars)
  return value
}

function readPositive(value: unknown): number {
  assertValid(typeof value === 'number' && Number.isSafeInteger(value) && value > 0)
  return value
}

/** The item at an index. Any other value than the index of an item is invalid. */
function readItem<T extends NonNullable<unknown>>(index: unknown, list: readonly T[]): T {
  assertValid(typeof index === 'number')
  const item = list[index]
  assertValid(item !== undefined)
  return item
}

/** The item at an index, `undefined` for an absent one. */
function readOptional<T extends NonNullable<unknown>>(index: unknown, list: readonly T[]): T | undefined {
  return index === ABSENT ? undefined : readItem(index, list)
}
