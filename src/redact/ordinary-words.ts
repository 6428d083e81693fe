/** Tells the words of a sentence from a part of a secret that has the same letters. */

/** A part of a text, in UTF-16 units. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number }

const WORD = '(?:[A-Z]?[a-z]+|[A-Z]+)'

/** Words with single spaces between them, as in a sentence. Its first and last word may be cut. */
const PHRASE = new RegExp(`^${WORD}(?:[,.;:]? ${WORD})*$`)

/** A word or a name such as `OPENAI_API_KEY`. */
const NAME = new RegExp(`^${WORD}(?:_${WORD})*$`)

/** Letters with a space after each are no words. */
const MIN_CHARS_PER_WORD = 2

const MAX_NAME_CHARS = 64

/**
 * Whether a text that has 12 characters of a secret only says ordinary words: a secret such as `my-refresh-token-0123`
 * must not hide "refresh token" in an error message, and one that is JSON must not hide the name of a field.
 *
 * Either the secret separates the same words by marks where the text has spaces, so that no long part of the secret is
 * there. Or the text has one whole word, which is a whole word in the secret as well. A random secret has no such words.
 */
export function isOrdinaryText(said: Piece, secret: Piece): boolean {
  const words = said.text.slice(said.start, said.end)
  return words.includes(' ') ? isSamePhrase(words, secret) : isSameName(said, secret)
}

function isSamePhrase(said: string, { text, start, end }: Piece): boolean {
  if (!PHRASE.test(said)) return false
  const words = said.split(/[^A-Za-z]+/)
  if (said.length < words.length * MIN_CHARS_PER_WORD) return false
  const inSecret = text.slice(start, end)
  const names = inSecret.split(/[^A-Za-z]+/)
  return (
    !/\s/.test(inSecret) &&
    names.length === words.length &&
    names.every((name, index) => name.length === words[index]?.length)
  )
}

function isSameName(said: Piece, secret: Piece): boolean {
  const name = nameAround(said)
  return NAME.test(name) && name.toLowerCase() === nameAround(secret).toLowerCase()
}

/** The whole name of which a piece is a part. */
function nameAround({ text, start, end }: Piece): string {
  const before = /\w*$/.exec(text.slice(Math.max(0, start - MAX_NAME_CHARS), start))?.[0] ?? ''
  const after = /^\w*/.exec(text.slice(end, end + MAX_NAME_CHARS))?.[0] ?? ''
  return before + text.slice(start, end) + after
}

/** Whether a secret has only such words. Then no part of it counts, but the whole still does. */
export function hasOnlyWords(secret: string): boolean {
  return /^[^A-Za-z0-9]*[A-Za-z]+(?:[^A-Za-z0-9]+[A-Za-z]+)*[^A-Za-z0-9]*$/.test(secret)
}
