/** Whether two names mean the same model, and where a text names a model. */

/** Replaces the model's name in a text, so that the signs can match it. */
const MODEL_PLACEHOLDER = '<model>'

const DATE = '-\\d{4}-\\d{2}-\\d{2}'

/**
 * Characters before or after a name that make it part of a longer name. Letters of another script do not: Chinese has no
 * space around a name, and Korean adds a particle to it.
 */
const LETTER = '\\p{Script=Latin}\\p{N}'
const JOINED_BEFORE = `[${LETTER}_.@+-]`
const JOINED_AFTER = `[${LETTER}_@+/-]|[.:][${LETTER}]`

/**
 * Whether the model that served is the one asked for: the same name, or a dated snapshot of it
 * (`gpt-5.5-2026-04-23`). A longer name is another model: gpt-5.5-mini is not gpt-5.5.
 */
export function isSameModel(asked: string, served: string): boolean {
  return new RegExp(`^${escapePattern(asked)}(?:${DATE})?$`, 'iu').test(served.trim())
}

/**
 * Replaces each name of the model, with its quotation marks, by `<model>`. A pattern can then distinguish words about
 * this model from words about another one. For `gpt-5.5`, a dated snapshot and `openai/gpt-5.5` match; `gpt-5.5-mini`,
 * `gpt-5.5.1`, `my-gpt-5.5` and a longer quotation ("gpt-5.5 mini") do not.
 */
export function markModel(text: string, model: string): string {
  const withoutPlaceholder = text.replaceAll(MODEL_PLACEHOLDER, '(model)')
  if (model === '') return withoutPlaceholder
  const name = `${escapePattern(model)}(?:${DATE})?`
  const pattern = new RegExp(
    `(?<!${JOINED_BEFORE})(?:(['"\`])${name}\\1|(?<!['"\`])${name}(?!${JOINED_AFTER}))`,
    'giu',
  )
  return withoutPlaceholder.replace(pattern, MODEL_PLACEHOLDER).replace(PATH_BEFORE, MODEL_PLACEHOLDER)
}

/** The name of a vendor or a whole path before the model, as in `projects/7/publishers/openai/models/gpt-5.5`. */
const PATH_BEFORE = new RegExp(`(['"\`]?)(?:[\\w.~-]{1,100}/){1,12}${MODEL_PLACEHOLDER}\\1`, 'g')

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
