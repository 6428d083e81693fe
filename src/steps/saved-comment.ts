/** What the main step leaves to the post step: a text in the runner's state. */

import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { fieldsOf, textOf } from '../base/index.ts'
import { type CommentState, commentMarker, embedState, readState } from '../comment/index.ts'
import { type CommentOutcome, isProblemKind, REPORTING_MS } from '../github/index.ts'

export type SavedComment = {
  /** This job's rows, and those of other jobs that it has read. */
  readonly known: CommentState
  /** The legs whose rows are this job's own. */
  readonly legs: readonly string[]
  /** Missing when the main step did not come to one. */
  readonly outcome?: CommentOutcome | undefined
  /** How much of the time for reporting is left, in milliseconds. */
  readonly leftMs: number
}

/** The runner hands the state on in a variable, which Windows limits to 32,767 characters, and Linux to 128 KiB. */
const MAX_STATE_CHARS = 30_000

/** Far more than the rows that a comment can hold. */
const MAX_BYTES = 4 * 1024 * 1024

/**
 * The text to save. Without the rows of other jobs where it would be too long with them; empty where it would be too
 * long even so, because a variable that is too long would keep the runner from starting the post step.
 */
export function encodeSaved(saved: SavedComment): string {
  const { known, legs } = saved
  const own = { ...saved, known: { ...known, rows: known.rows.filter(({ leg }) => legs.includes(leg)) } }
  return [saved, own].map(encode).find(text => text.length <= MAX_STATE_CHARS) ?? ''
}

function encode({ known, legs, outcome, leftMs }: SavedComment): string {
  const body = `${commentMarker(known.key)}\n${embedState(known)}`
  // The words of a server are not needed any more.
  const kept =
    outcome?.kind === 'failed'
      ? { kind: outcome.kind, problem: { kind: outcome.problem.kind, said: '' } }
      : outcome
  return deflateRawSync(JSON.stringify({ body, legs, outcome: kept, leftMs })).toString('base64')
}

/** Reads it back; undefined when it is not what this action has saved under this key. */
export function decodeSaved(text: string, key: string): SavedComment | undefined {
  const { body, legs, outcome, leftMs } = fieldsOf(parse(text))
  const known = readState(textOf(body) ?? '', key)
  if (known === undefined || !Array.isArray(legs) || typeof leftMs !== 'number') return undefined
  return {
    known,
    legs: legs.filter(leg => typeof leg === 'string'),
    outcome: parseOutcome(outcome),
    leftMs: Math.min(REPORTING_MS, Math.max(0, leftMs)),
  }
}

function parse(text: string): unknown {
  try {
    const bytes = inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: MAX_BYTES })
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

const SKIPPED = ['nothing-to-say', 'newer-run', 'removed'] as const

/** An outcome that cannot be read counts as none: the post step then does its part from the beginning. */
function parseOutcome(value: unknown): CommentOutcome | undefined {
  const { kind, why, id, url, readAt, created, problem } = fieldsOf(value)
  if (kind === 'failed') {
    const problemKind = fieldsOf(problem)['kind']
    return isProblemKind(problemKind) ? { kind, problem: { kind: problemKind, said: '' } } : undefined
  }
  if (typeof readAt !== 'number') return undefined
  if (kind === 'skipped') {
    const known = SKIPPED.find(name => name === why)
    return known && { kind, why: known, readAt }
  }
  if (typeof id !== 'number' || typeof url !== 'string') return undefined
  if (kind === 'unchanged') return { kind, id, url, readAt }
  return kind === 'written' ? { kind, id, url, readAt, created: created === true } : undefined
}
