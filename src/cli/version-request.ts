/** What a workflow may ask for with `codex-version`, in the syntax that npm, and so codex-action, takes. */

import { assertNever } from '../base/index.ts'
import { isCodexVersion } from './version.ts'

/**
 * Which version of the CLI a workflow asks for.
 *
 * - `any`: the input is empty.
 * - `exact`: one version.
 * - `tag`: a name that the npm registry gives to one version, such as `latest` or `alpha`.
 * - `range`: a range of npm's semver, such as `^0.170.0`, `0.171.x`, `0.171` or `>=0.160 <0.172`.
 */
export type VersionRequest =
  | { readonly kind: 'any' }
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'range'; readonly range: string }

/** What `parseVersionRequest` accepts, for the message about an input. */
export const VERSION_REQUEST_RULE =
  'empty, an exact version such as "0.171.0", a tag such as "latest", or a range such as "^0.171.0" or ">=0.160 <0.172"'

/** semver itself reads at most 256 characters. */
const MAX_RANGE_CHARS = 256

/**
 * The grammar of a range (range.bnf of semver), without what no CLI version has: build metadata, and numbers of more
 * than nine digits. It is written out here because semver is loaded only where a range has to be resolved. A test
 * compares the two.
 */
const NUMBER = String.raw`(?:0|[1-9]\d{0,8})`
const IDENTIFIER = String.raw`(?:${NUMBER}|\d*[A-Za-z-][\dA-Za-z-]*)`
const PRERELEASE = String.raw`(?:-${IDENTIFIER}(?:\.${IDENTIFIER})*)`
/** After an x only another x may follow. */
const PARTIAL = String.raw`v?(?:[xX*](?:\.[xX*]){0,2}|${NUMBER}(?:(?:\.[xX*]){0,2}|\.${NUMBER}(?:\.[xX*]|\.${NUMBER}${PRERELEASE}?)?))`
const COMPARATOR = String.raw`(?:[<>]=?|=|~|\^)? *${PARTIAL}`
const ALTERNATIVE = `(?:${PARTIAL} +- +${PARTIAL}|${COMPARATOR}(?: +${COMPARATOR})*)`
const RANGE = new RegExp(String.raw`^${ALTERNATIVE}(?: *\|\| *${ALTERNATIVE})*$`)

const ONE_VERSION = new RegExp(String.raw`^[v=]? *${NUMBER}\.${NUMBER}\.${NUMBER}${PRERELEASE}?$`)

/**
 * A tag is a plain word. npm takes a text with a colon or a slash, or one that begins with a dot, for an address, an
 * alias or a path, one that ends like an archive for a file, and one that begins like a version for a version.
 */
const TAG = /^(?!v?\d)[a-z][a-z\d._-]{0,63}(?<!\.tgz|\.tar\.gz|\.tar)$/i

/** Reads the text of the input; undefined when it is none of what `VERSION_REQUEST_RULE` names. */
export function parseVersionRequest(raw: string): VersionRequest | undefined {
  const text = raw.trim()
  if (text === '') return { kind: 'any' }
  if (ONE_VERSION.test(text)) {
    const version = text.replace(/^[v=]? */, '')
    return isCodexVersion(version) ? { kind: 'exact', version } : undefined
  }
  if (text.length <= MAX_RANGE_CHARS && RANGE.test(text)) return { kind: 'range', range: text }
  return TAG.test(text) ? { kind: 'tag', tag: text } : undefined
}

/** The request as npm takes it, also for messages. `any` means the newest version. */
export function nameOfRequest(request: VersionRequest): string {
  switch (request.kind) {
    case 'any':
      return 'latest'
    case 'exact':
      return request.version
    case 'tag':
      return request.tag
    case 'range':
      return request.range
    default:
      return assertNever(request)
  }
}
