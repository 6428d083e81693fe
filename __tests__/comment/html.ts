/** Markdown as the HTML that GitHub makes of it: its structure and its text. */

import { htmlOf } from '../../scripts/render/page.ts'

/** The tags in their order, with the addresses of links. */
export function structureOf(markdown: string): readonly string[] {
  return [...htmlOf(markdown).matchAll(/<(\/?[a-z0-9]+)(?:[^>]*?(href="[^"]*"))?[^>]*>/gi)].map(
    ([, tag, href]) => (href === undefined ? `${tag}` : `${tag} ${href}`),
  )
}

/** The visible text outside of code, where GitHub looks for mentions, references and addresses. */
export function textOutsideCode(markdown: string): string {
  return decoded(
    htmlOf(markdown)
      .replaceAll(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]*>/g, ' '),
  )
}

/** The whole visible text, code included. */
export function shownText(markdown: string): string {
  return decoded(htmlOf(markdown).replaceAll(/<[^>]*>/g, ''))
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** HTML text with its character references replaced by their characters. */
export function decoded(html: string): string {
  return html.replaceAll(/&(?:#(\d+)|(\w+));/g, (all, digits?: string, name?: string) =>
    digits === undefined ? (NAMED[name ?? ''] ?? all) : String.fromCodePoint(Number(digits)),
  )
}

/** The text that a reader sees without opening anything, in one line. */
export function unfoldedText(markdown: string): string {
  const html = htmlOf(markdown)
    .replaceAll(/<pre><code class="language-mermaid">[\s\S]*?<\/pre>/g, '')
    .replaceAll(/<details>\s*(<summary>[\s\S]*?<\/summary>)[\s\S]*?<\/details>/g, '$1')
  return decoded(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Markdown with the text of each link in place of the link. */
export function withoutLinks(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
}
