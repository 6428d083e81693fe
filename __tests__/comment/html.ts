/** Looking at Markdown the way that GitHub's readers do: as HTML, its structure apart from its text. */

import { htmlOf } from '../../scripts/render/page.ts'

/** The tags of the Markdown in their order, with the addresses of links: all that is not text. */
export function structureOf(markdown: string): readonly string[] {
  return [...htmlOf(markdown).matchAll(/<(\/?[a-z0-9]+)(?:[^>]*?(href="[^"]*"))?[^>]*>/gi)].map(
    ([, tag, href]) => (href === undefined ? `${tag}` : `${tag} ${href}`),
  )
}

/** What a reader sees outside of code, where GitHub looks for mentions, references and addresses. */
export function textOutsideCode(markdown: string): string {
  return decoded(
    htmlOf(markdown)
      .replaceAll(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]*>/g, ' '),
  )
}

/** Everything that a reader sees, code too. */
export function shownText(markdown: string): string {
  return decoded(htmlOf(markdown).replaceAll(/<[^>]*>/g, ''))
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** HTML text with its references as the characters that they stand for. */
export function decoded(html: string): string {
  return html.replaceAll(/&(?:#(\d+)|(\w+));/g, (all, digits?: string, name?: string) =>
    digits === undefined ? (NAMED[name ?? ''] ?? all) : String.fromCodePoint(Number(digits)),
  )
}
