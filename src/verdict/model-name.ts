/** When two names mean the same model, and when a text names one. */

/** What stands for the model in a text in which its name was marked. */
export const MODEL_MARK = '<model>'

const DATE = '-\\d{4}-\\d{2}-\\d{2}'

/** What makes a name part of a longer one when it stands before or after it. */
const JOINED_BEFORE = '[\\p{L}\\p{N}_.@+-]'
const JOINED_AFTER = '[\\p{L}\\p{N}_@+/-]|[.:][\\p{L}\\p{N}]'

/**
 * Whether the model that served is the one asked for: the same name, or a dated snapshot of it
 * (`gpt-5.5-2026-04-23`). A longer name is another model: gpt-5.5-mini is not gpt-5.5.
 */
export function isSameModel(asked: string, served: string): boolean {
  return new RegExp(`^${escapePattern(asked)}(?:${DATE})?$`, 'iu').test(served.trim())
}

/**
 * The text with each naming of the model replaced by `<model>`, quotes included, so that a pattern can tell what is
 * said of this model from what is said of another. A name counts as a whole only: `gpt-5.5` is not named by
 * `gpt-5.5-mini`, `gpt-5.5.1`, `my-gpt-5.5` or a quote that goes on ("gpt-5.5 mini"), but by a dated snapshot, and by
 * `openai/gpt-5.5`.
 */
export function markModel(text: string, model: string): string {
  const ownMarks = text.replaceAll(MODEL_MARK, '(model)')
  if (model === '') return ownMarks
  const name = `${escapePattern(model)}(?:${DATE})?`
  const pattern = new RegExp(
    `(?<!${JOINED_BEFORE})(?:(['"\`])${name}\\1|(?<!['"\`])${name}(?!${JOINED_AFTER}))`,
    'giu',
  )
  return ownMarks.replace(pattern, MODEL_MARK)
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
