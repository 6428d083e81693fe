/** The documents of the repository, and what GitHub's parser finds in them. */

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { htmlOf } from '../../scripts/render/page.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

/** Every file of the repository that git knows, with `/` in its path. New files count once they are added. */
export const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
)
  .split('\n')
  .filter(file => file !== '')

/** The pages that people read: at the top, in docs/ and in .github/. */
export const DOCUMENTS: readonly string[] = FILES.filter(file =>
  /^(?:[^/]+|(?:docs|\.github)\/.+)\.md$/.test(file),
)

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** A block of code: its language, which may be empty, and its text. */
export type Fence = { readonly language: string; readonly code: string }

/** What a page links to, its anchors, its blocks of code and its code spans. */
export type Page = {
  readonly links: readonly string[]
  readonly anchors: ReadonlySet<string>
  readonly fences: readonly Fence[]
  readonly spans: readonly string[]
}

export function readPage(markdown: string): Page {
  const html = htmlOf(markdown)
  const blocks = /<pre><code(?: class="language-(\S+)")?>([\s\S]*?)<\/code><\/pre>/g
  const fences = [...html.matchAll(blocks)].map(([, language = '', code = '']) => ({
    language,
    code: decode(code),
  }))
  const rest = html.replaceAll(blocks, '')
  const links = [...rest.matchAll(/\b(?:href|src|srcset)="([^"]*)"/g)].map(([, link = '']) => decode(link))
  const spans = [...rest.matchAll(/<code>([\s\S]*?)<\/code>/g)].map(([, span = '']) => decode(span))
  return { links, anchors: anchorsOf(rest), fences, spans }
}

/**
 * The anchors of the headings. GitHub takes the text of a heading in lower case, drops everything but `\p{Word}`, hyphens
 * and spaces, and writes a hyphen for each space. A second heading with the same anchor gets `-1`. Source: the
 * TableOfContentsFilter of html-pipeline 2, whose expression is `/[^\p{Word}\- ]/u`. Ruby's `\p{Word}` is letters, marks,
 * decimal numbers and connecting punctuation.
 */
function anchorsOf(html: string): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const headings = [...html.matchAll(/<h([1-6])>([\s\S]*?)<\/h\1>/g)]
  return new Set(
    headings.map(([, , content = '']) => {
      const slug = slugOf(decode(content.replaceAll(/<[^>]*>/g, '')))
      const count = seen.get(slug) ?? 0
      seen.set(slug, count + 1)
      return count === 0 ? slug : `${slug}-${count}`
    }),
  )
}

export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function decode(html: string): string {
  return html.replaceAll(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
}

/** The pages by their paths. */
export const PAGES: ReadonlyMap<string, Page> = new Map(DOCUMENTS.map(file => [file, readPage(textOf(file))]))
