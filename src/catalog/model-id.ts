/**
 * A model id becomes an argument of a process, a value in config.toml and text in a comment, so little is allowed. The
 * longest known id has about 30 characters.
 */
const MODEL_ID = /^[A-Za-z0-9](?:[A-Za-z0-9_:@+-]|[./](?![./])){0,127}$/

/** What `isModelId` allows, in words for an error message. */
export const MODEL_ID_RULE =
  'a model id of letters, digits and . _ : / @ + -, starting with a letter or digit, without two of . or / in a row, at most 128 characters'

/** Whether the text can be a model id. Text that could be read as an option, a parent path or two words cannot. */
export function isModelId(text: string): boolean {
  return MODEL_ID.test(text)
}

/**
 * The model id that was probably meant by a text with spaces, or with a dash character that looks like a hyphen;
 * undefined when there is no such id.
 */
export function suggestModelId(text: string): string | undefined {
  const trimmed = text.trim()
  const id = trimmed.replace(/[\s\u2010-\u2015\u2212]+/g, '-')
  // A hyphen after a space means that a second id follows, as in "gpt-5.5 gpt-5.4".
  const isOneId = !/\s\S*-/.test(trimmed)
  return id !== text && isOneId && isModelId(id) ? id : undefined
}

const UNCHANGED = 'The id was used unchanged; correct the input if this is a typing error.'

/**
 * A warning about an id that is allowed but looks like a typing error, such as `GPT-5.5`, `gpt5.5` or `gpt-5.5/medium`;
 * undefined for other ids. The id is never corrected, because a private deployment can have such a name.
 */
export function modelIdWarning(id: string): string | undefined {
  const effort = /^(.+)[/:@](minimal|low|medium|high|xhigh)$/i.exec(id)
  if (effort !== null) {
    return `"${id}" looks like a model id followed by a reasoning effort. The model id would be "${effort[1]}"; the effort is a separate setting (model_reasoning_effort). ${UNCHANGED}`
  }
  const usual = id.toLowerCase().replace(/^gpt_?(?=\d)/, 'gpt-')
  return /^gpt/i.test(id) && usual !== id
    ? `OpenAI does not write model ids like "${id}"; did you mean "${usual}"? ${UNCHANGED}`
    : undefined
}
