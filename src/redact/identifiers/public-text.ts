/** Makes a vendor's text fit for a public page: without request ids, and without what identifies an account. */

import { maskEmails, maskHosts, maskResourceNames, replaceUrls } from './addresses.ts'
import { maskIdentifierWords } from './identifier-words.ts'
import { maskKeys, maskOwnerNames } from './named-owners.ts'
import { removeReferences } from './reference-phrases.ts'

/**
 * The text with `[id]`, `[key]`, `[email]`, `[host]` and `[arn]` in place of what identifies an account, a person, a key
 * or a private host, and without the ids of requests. Rules go by the form of a word and the words before it, not by
 * vendor. Names of models, error codes, public addresses, dates and amounts stay. It is no protection of secrets: those
 * have to be removed before.
 *
 * It is empty where the text has only the id of a request.
 *
 * The time is linear in the text: no pattern repeats without a limit.
 *
 * @param text one line
 * @param publicNames names that stay, such as the models that the workflow names
 */
export function maskIdentifiers(text: string, publicNames: readonly string[] = []): string {
  const held = createHolder()
  let rest = text.replace(HOLDER_CHARACTERS, '')
  rest = holdNames(rest, publicNames, held.hold)
  rest = replaceUrls(rest, held.hold)
  rest = removeReferences(rest)
  rest = maskResourceNames(rest)
  rest = maskEmails(rest)
  rest = maskHosts(rest)
  rest = maskOwnerNames(rest)
  rest = maskKeys(rest)
  return held.release(maskIdentifierWords(rest))
}

/** Unicode leaves these characters to private agreements, so no vendor's text has them. */
const HOLDER_CHARACTERS = /[\ue000-\uf8ff]/g
const FIRST_HOLDER = 0xe000
const MAX_HELD = 0xf8ff - FIRST_HOLDER

/** Keeps finished parts of a text out of the reach of later rules: one character stands for each. */
function createHolder() {
  const parts: string[] = []
  return {
    hold: (part: string): string => {
      if (parts.length >= MAX_HELD) return '[id]'
      parts.push(part)
      return String.fromCharCode(FIRST_HOLDER + parts.length - 1)
    },
    // A held address may hold a held name.
    release: (text: string): string => {
      const release = (held: string): string =>
        held.replace(HOLDER_CHARACTERS, character => parts[character.charCodeAt(0) - FIRST_HOLDER] ?? '')
      return release(release(text))
    },
  }
}

/** A shorter name occurs in other words by chance. */
const MIN_NAME_CHARS = 3

function holdNames(text: string, names: readonly string[], hold: (part: string) => string): string {
  const longestFirst = [...new Set(names)]
    .filter(name => name.length >= MIN_NAME_CHARS)
    .sort((a, b) => b.length - a.length)
  let rest = text
  for (const name of longestFirst) {
    let at = rest.indexOf(name)
    if (at === -1) continue
    const parts: string[] = []
    let copied = 0
    for (; at !== -1; at = rest.indexOf(name, at + name.length)) {
      const end = at + name.length
      if (/[A-Za-z0-9]/.test(rest.charAt(at - 1) + rest.charAt(end))) continue
      parts.push(rest.slice(copied, at), hold(name))
      copied = end
    }
    rest = parts.join('') + rest.slice(copied)
  }
  return rest
}
