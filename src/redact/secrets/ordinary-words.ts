/** Tells the words of a sentence from a part of a secret that has the same letters. */

/** A part of a text, in UTF-16 units. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number }

const WORD = '(?:[A-Z]?[a-z]+|[A-Z]+)'

/** Also names such as ChatGPT and OAuth. */
const PHRASE_WORD = '(?:[A-Z]{0,2}[a-z]+(?:[A-Z]+[a-z]*)?|[A-Z]+)'

const SPACE = '[)\\]}"\'`.,;:!?]{0,3} ["\'`([{]?'

/** Words of a sentence, or of a name such as `OPENAI_API_KEY`. The first and the last word may be cut. */
const PHRASE = new RegExp(`^${PHRASE_WORD}(?:(?:${SPACE}|_)${PHRASE_WORD})*$`)

/** A word or a name such as `OPENAI_API_KEY` or AccessDeniedException. */
const NAME = new RegExp(`^(?:${WORD}(?:_${WORD})*|(?:[A-Z][a-z]{3,}){2,})$`)

/** Letters with a space after each are no words. */
const MIN_CHARS_PER_WORD = 2

const MAX_NAME_CHARS = 64

/** What belongs to the same name before and after a piece, and to the same word. */
const NAME_SIDES = [/\w*$/, /^\w*/] as const
const WORD_SIDES = [/[A-Za-z0-9]*$/, /^[A-Za-z0-9]*/] as const

/**
 * Whether a text that has 12 characters of a secret only says ordinary words: a secret such as `my-refresh-token-0123`
 * must not hide "refresh token" in an error message, and one that is JSON must not hide the name of a field.
 *
 * Either the secret separates the same words by marks where the text has spaces, so that no long part of the secret is
 * there. Or the text has one whole word, which is a whole word in the secret as well. A random secret has no such words.
 */
export function isOrdinaryText(said: Piece, secret: Piece): boolean {
  const words = said.text.slice(said.start, said.end)
  return isSamePhrase(words, secret) || isSameName(said, secret)
}

function isSamePhrase(said: string, { text, start, end }: Piece): boolean {
  if (!/[ _]/.test(said) || !PHRASE.test(said)) return false
  const words = said.split(/[^A-Za-z]+/)
  if (said.length < words.length * MIN_CHARS_PER_WORD) return false
  const inSecret = text.slice(start, end)
  const names = inSecret.split(/[^A-Za-z]+/)
  return (
    !/\s/.test(inSecret) &&
    !(said.includes('_') && inSecret.includes('_')) &&
    names.length === words.length &&
    names.every((name, index) => name.length === words[index]?.length)
  )
}

/** A name as a whole, or one word of it. */
function isSameName(said: Piece, secret: Piece): boolean {
  return [NAME_SIDES, WORD_SIDES].some(sides => {
    const name = wholeOf(said, sides)
    return NAME.test(name) && name.toLowerCase() === wholeOf(secret, sides).toLowerCase()
  })
}

/** The whole name or word of which a piece is a part. */
function wholeOf({ text, start, end }: Piece, [before, after]: readonly [RegExp, RegExp]): string {
  const left = before.exec(text.slice(Math.max(0, start - MAX_NAME_CHARS), start))?.[0] ?? ''
  const right = after.exec(text.slice(end, end + MAX_NAME_CHARS))?.[0] ?? ''
  return left + text.slice(start, end) + right
}

/** Whether a secret has only such words. Then no part of it counts, but the whole still does. */
export function hasOnlyWords(secret: string): boolean {
  return /^[^A-Za-z0-9]*[A-Za-z]+(?:[^A-Za-z0-9]+[A-Za-z]+)*[^A-Za-z0-9]*$/.test(secret)
}
