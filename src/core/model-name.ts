/** When two names mean the same model, and when a text names one. */

/** What stands for the model in a text in which its name was marked. */
export const MODEL_MARK = '<model>'

const DATE = '-\\d{4}-\\d{2}-\\d{2}'

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
 * `gpt-5.5-mini`, `gpt-5.5.1` or `my-gpt-5.5`, but by a dated snapshot, and by `openai/gpt-5.5`.
 */
export function markModel(text: string, model: string): string {
  const ownMarks = text.replaceAll(MODEL_MARK, '(model)')
  if (model === '') return ownMarks
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_.@+-])['"\`]?(?<![\\p{L}\\p{N}_.@+-])${escapePattern(model)}(?:${DATE})?(?![\\p{L}\\p{N}_@+/-]|[.:][\\p{L}\\p{N}])['"\`]?`,
    'giu',
  )
  return ownMarks.replace(pattern, MODEL_MARK)
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
