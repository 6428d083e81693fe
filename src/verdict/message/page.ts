/** Finds a web page in the place of an answer, and what of it may be shown: its title. */

import { optional } from '../../base/index.ts'

/** A web page in a message. All of it is untrusted. */
export type Page = {
  /** What the page calls itself. */
  readonly title?: string
  /** The words that a reader of the page would see, lower case, cut. They are matched and never shown. */
  readonly words: string
}

/** The first tag of a page, also after a comment or in the middle of a gateway's words. */
const PAGE_START =
  /<!doctype\s+html|<html\b|<head\b|<title\b|<body\b|<style\b|<script\b|<meta\b|<center\b|<h1\b/i

/** A page in XHTML, which begins like any XML document. */
const XHTML_START = /^<\?xml.{0,200}?(?:<!doctype\s+html|<html\b)/is

const MAX_TITLE_CHARS = 120

/**
 * The page in a text, and the words before it; undefined where there is none. A body that begins with `<` is a page too,
 * unless it is an XML document.
 */
export function readPage(text: string): { readonly before: string; readonly page: Page } | undefined {
  const isXhtml = XHTML_START.test(text)
  const isMarkup = isXhtml || /^<(?!\?xml|model>|unknown|error>|[a-z]+error)[!?a-z]/i.test(text)
  const start = isMarkup ? 0 : text.search(PAGE_START)
  if (start < 0 || (!isXhtml && /^<\?xml/i.test(text))) return undefined
  const html = text.slice(start)
  const title = visibleText(/<title[^>]{0,200}>([^<]{1,400})/i.exec(html)?.[1] ?? '').slice(
    0,
    MAX_TITLE_CHARS,
  )
  return {
    before: text.slice(0, start).replace(/[\s:–-]+$/, ''),
    page: { words: visibleText(withoutCode(html)), ...optional('title', title === '' ? undefined : title) },
  }
}

/** One sentence for readers. */
export function describePage({ title }: Page): string {
  return title === undefined ? 'A web page without a title.' : `A web page titled "${title}".`
}

/** Style sheets, scripts and comments hold no words for readers. A cut page may leave one of them open. */
function withoutCode(html: string): string {
  return html.replace(/<!--.*?(?:-->|$)/gs, ' ').replace(/<(style|script|svg)\b.*?(?:<\/\1>|$)/gis, ' ')
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
}

function visibleText(html: string): string {
  return html
    .replace(/<[^>]{0,2000}(?:>|$)/g, ' ')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0xfffd)))
    .replace(/&([a-z]{2,5});/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
}
