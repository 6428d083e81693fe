/** The result of the error codes as text. */

import { markdownTable } from '../base/markdown.ts'
import type { CodeResult } from './codes.ts'

type VersionCodes = { readonly version: string; readonly codes?: readonly CodeResult[] }

/** A line for the terminal, with the codes that need a row in the table of signs. */
export function codesLine({ version, codes }: VersionCodes): string {
  if (codes === undefined) return `${version}: its error codes were not read`
  const open = unrecognizedOf(codes)
  const names = open.map(({ code, unrecognized }) => `\n  ${code} (${unrecognized.join(', ')})`)
  return `${version}: ${codes.filter(isCode).length} error codes, ${open.length} unrecognized${names.join('')}`
}

/** The section of docs/compatibility.md. */
export function codesSection(all: readonly VersionCodes[]): readonly string[] {
  return [
    '## Error codes',
    '',
    "The codes that a version compares a server's answer with, read from its program file (Linux x64). Nearly all of them",
    'are there in pieces, so the run joins the pieces near the codes that are known by now. It plays each code with words',
    'that mean nothing, in four forms: in a stream, in a stream without a message, with status 400 and with status 429.',
    '`unrecognized` names the codes that need a row in the table of signs: the CLI prints the code or words of its own, and',
    'the verdict is unrecognized. `words only`: in some form the CLI prints nothing but the words of the server, so that the',
    'code has no effect. `like any code`: the CLI prints them like a code that it does not know; they may be other words of',
    'the program. None of this counts as a verdict above.',
    '',
    markdownTable(
      ['CLI', 'codes', 'unrecognized', 'words only', 'like any code'],
      all.map(({ version, codes }) =>
        codes === undefined
          ? [version, 'not read', '', '', '']
          : [
              version,
              codes.filter(isCode).length,
              namesOf(unrecognizedOf(codes)),
              namesOf(codes.filter(each => isCode(each) && each.serverWords.length > 0)),
              namesOf(codes.filter(each => !isCode(each))),
            ],
      ),
    ),
  ]
}

/** A word that is printed like any unknown code is a code of the CLI's only where the action knows it. */
function isCode({ isSpecial, unrecognized }: CodeResult): boolean {
  return isSpecial || unrecognized.length === 0
}

function unrecognizedOf(codes: readonly CodeResult[]): readonly CodeResult[] {
  return codes.filter(each => isCode(each) && each.unrecognized.length > 0)
}

function namesOf(codes: readonly CodeResult[]): string {
  return codes.length === 0 ? 'none' : codes.map(({ code }) => `\`${code}\``).join(', ')
}
