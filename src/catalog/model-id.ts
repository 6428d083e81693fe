/** What a model id may look like. It ends up as an argument of a process, in config.toml and in a comment. */

/** The longest model id that is accepted, characters. The longest known slug has about 30. */
export const LONGEST_MODEL_ID = 128

/** What is allowed, in words for an error message. */
export const MODEL_ID_RULE = `a model id of letters, digits and . _ : / @ + -, starting with a letter or digit, without two of . or / in a row, at most ${LONGEST_MODEL_ID} characters`

const MODEL_ID = /^[A-Za-z0-9](?:[A-Za-z0-9_:@+-]|[./](?![./])){0,127}$/

/**
 * Whether the text can be a model id. Anything that could pass for an option, a path upwards, or more than one word is
 * refused before a process is started with it.
 */
export function isModelId(text: string): boolean {
  return MODEL_ID.test(text)
}

/**
 * The id that a text which is none may have been meant as, such as one with a space, or with a dash that only looks
 * like a hyphen; undefined when there is no such id.
 */
export function suggestModelId(text: string): string | undefined {
  const id = text.trim().replace(/[\s\u2010-\u2015\u2212]+/g, '-')
  // What has a hyphen of its own behind a space is another id.
  return id !== text && isModelId(id) && !/\s\S*-/.test(text.trim()) ? id : undefined
}

/**
 * A remark on an id that is allowed but looks like a slip, such as `GPT-5.5`, `gpt5.5` or `gpt-5.5/medium`; undefined
 * for others. The id is never corrected: a private deployment may really be called so.
 */
export function modelIdWarning(id: string): string | undefined {
  const effort = /^(.+)[/:@](minimal|low|medium|high|xhigh)$/i.exec(id)
  if (effort !== null) {
    return `"${id}" looks like a model with a reasoning effort behind it; the model would be "${effort[1]}", and the effort is a setting of its own (model_reasoning_effort). It was asked for as it stands; change the input if that was a slip.`
  }
  const written = id.toLowerCase().replace(/^gpt_?(?=\d)/, 'gpt-')
  return /^gpt/i.test(id) && written !== id
    ? `"${id}" is not how OpenAI writes its model ids; did you mean "${written}"? It was asked for as it stands; change the input if that was a slip.`
    : undefined
}
