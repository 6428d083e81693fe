/** Makes text from outside fit to be written: without secrets, and in one short line. */

import { beginningsOf, encodings, spellable, spelledAt } from './encodings.ts'
import { plainLine } from './plain-line.ts'

/** What stands in the place of a secret, as in the runner's own masks. */
const MASK = '***'

/** A shorter secret occurs by chance in any text; replacing it would hide the text and not the secret. */
const SHORTEST_SECRET = 4

/** One line of a secret of several lines is a secret too, when it is long enough to be one (GitHub masks by lines). */
const SHORTEST_LINE = 12

/**
 * A function that makes one plain line of a text and replaces the secrets in it by `***`: as they are, with any part
 * percent-encoded or JSON-escaped (also twice), in hexadecimal, and inside base64 or base64url at any alignment. It also
 * replaces what looks like a secret although it is none of those given: a server may echo a key that this action never
 * saw.
 *
 * The line is made plain first: characters that are not seen would part a secret here, and be gone where it is read.
 * Redact before cutting: half a secret is not recognised.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = knownSecrets(secrets)
  return text =>
    LOOKS_SECRET.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), known(plainLine(text)))
}

function knownSecrets(secrets: readonly string[]): (text: string) => string {
  const wanted = new Set(
    secrets
      .flatMap(secret => [secret.trim(), plainLine(secret), ...secret.split(/\r?\n/).map(lineSecret)])
      .filter(secret => secret.length >= SHORTEST_SECRET),
  )
  const spelled = [...wanted].sort((a, b) => b.length - a.length).map(spellable)
  const encoded = [...new Set([...wanted].flatMap(encodings))].sort((a, b) => b.length - a.length)
  const beginnings = new Set([...spelled.flatMap(beginningsOf), ...encoded.map(text => text.charAt(0))])
  const endOf = (text: string, at: number): number | undefined => {
    for (const secret of spelled) {
      const end = spelledAt(text, at, secret)
      if (end !== undefined) return end
    }
    const found = encoded.find(secret => text.startsWith(secret, at))
    return found === undefined ? undefined : at + found.length
  }
  return text => masked(text, at => (beginnings.has(text.charAt(at)) ? endOf(text, at) : undefined))
}

/** The text with a mask for each part that a secret begins at the start of and ends at the end of. */
function masked(text: string, endOf: (at: number) => number | undefined): string {
  let result = ''
  let kept = 0
  for (let at = 0; at < text.length; at++) {
    const end = endOf(at)
    if (end === undefined) continue
    result += text.slice(kept, at) + MASK
    kept = end
    at = end - 1
  }
  return result + text.slice(kept)
}

function lineSecret(line: string): string {
  const trimmed = line.trim()
  return trimmed.length >= SHORTEST_LINE ? trimmed : ''
}

/** A digit or a long run tells a token from the word after "Bearer" in a sentence. */
const TOKEN = '(?=[^\\s"\']{0,200}\\d|[^\\s"\']{24})[A-Za-z0-9._~+/=*-]{6,}'

/** What looks like a secret, and what takes its place. No pattern backtracks over more than a constant. */
const LOOKS_SECRET: readonly (readonly [RegExp, string])[] = [
  // Also as a server masks a key in its answer, `sk-env-S****CRET`: the rest is still a part of it.
  [/(?<![A-Za-z0-9])sk-[A-Za-z0-9_*-]{6,}/g, MASK],
  [/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,4}/g, MASK],
  [/(?<![A-Za-z0-9])at-(?=[A-Za-z_-]{0,200}[0-9A-Z])[A-Za-z0-9_.-]{16,}/g, MASK],
  [/(?<![A-Za-z0-9])rt[_.-](?=[A-Za-z_.-]{0,200}[0-9A-Z])[A-Za-z0-9_.-]{16,}/g, MASK],
  [
    /(?<![A-Za-z0-9])(?:gh[opusr]_|github_pat_|glpat-|npm_|xox[abeoprs]-|AKIA|AIza)[A-Za-z0-9_.-]{12,}/g,
    MASK,
  ],
  [new RegExp(`(?<![A-Za-z])(bearer|basic)(\\s{1,8}|%20)${TOKEN}`, 'gi'), `$1$2${MASK}`],
  [/(?<![A-Za-z0-9+.-])([a-z][a-z0-9+.-]{1,30}:\/\/)[^\s/@?#]{1,1000}@/gi, `$1${MASK}@`],
  [/([?&](?:access_token|api[-_]?key|key|token|sig|signature|code)=)[^&#\s"']{1,4000}/gi, `$1${MASK}`],
  [
    /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])/g,
    MASK,
  ],
]

/**
 * One line of at most `max` code points, an ellipsis included, of visible characters only. It is not escaped for any
 * markup, and it must be redacted before.
 */
export function truncate(text: string, max: number): string {
  // What lies far behind the cut is not worth cleaning.
  const line = plainLine(text.slice(0, max * 8 + 4_000))
  const points = Array.from(line)
  if (points.length <= max) return line
  return max < 1
    ? ''
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
}
