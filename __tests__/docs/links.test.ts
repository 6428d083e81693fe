/** Every link in the documents leads to a file and to a heading that exist. */

import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { DOCUMENTS, FILES, PAGES, ROOT, readPage, slugOf, textOf } from './markdown.ts'

/** The repository's address, as the documents write it. */
const REPOSITORY = /^https:\/\/github\.com\/OWNER\/codex-model-fallback(?:\/(.*))?$/

/** A file of the documentation as code, examples and forms name it: in a sentence, as a path from the top. */
const NAMED =
  /(?<![\w./-])((?:docs|examples|loopback|scripts|bench|src)\/[\w./-]*\w\.(?:md|ya?ml|json|ts|sh)|(?:README|SECURITY|CONTRIBUTING|ARCHITECTURE|CHANGELOG)\.md)(?:#([\w-]+))?/g

/** What people read besides the documents, and the code that prints links. */
const OTHERS = FILES.filter(
  file =>
    /^(?:examples|src|\.github|scripts)\/.*\.(?:ya?ml|ts)$/.test(file) ||
    file === 'action.yml' ||
    /^docs\/.*\.json$/.test(file),
)

describe('the documents', () => {
  it('are those at the top, in docs and in .github', () => {
    expect(DOCUMENTS).toEqual(
      expect.arrayContaining(['README.md', 'SECURITY.md', 'docs/reasons.md', 'docs/adr/README.md']),
    )
    expect(DOCUMENTS.length).toBeGreaterThan(40)
  })

  it.each(DOCUMENTS)('%s has no broken link', document => {
    const { links } = pageOf(document)
    expect(links.flatMap(link => problemOf(document, link))).toEqual([])
  })

  // A decision names what there was before it.
  it.each(DOCUMENTS.filter(file => !file.startsWith('docs/adr/')))(
    '%s names only files that exist',
    document => {
      const spans = pageOf(document).spans.filter(span => /^[\w.-]+\/[\w./-]*$/.test(span))
      // SECURITY.md names tests without `__tests__/`.
      const files = spans.map(span => (/^\w+\/[\w-]+\.test\.ts$/.test(span) ? `__tests__/${span}` : span))
      const folders = /^(?:src|scripts|loopback|docs|examples|__tests__|bench)\//
      expect(files.filter(file => folders.test(file) && !existsSync(join(ROOT, file)))).toEqual([])
    },
  )
})

describe('code, examples and forms', () => {
  it('name only pages, headings and files that exist', () => {
    const named = OTHERS.flatMap(file =>
      [...textOf(file).matchAll(NAMED)].map(([, target = '', anchor]) => ({ file, target, anchor })),
    )
    expect(named.length).toBeGreaterThan(10)
    const broken = named.filter(({ target, anchor }) => !exists(target, anchor))
    expect(broken.map(({ file, target, anchor = '' }) => `${file}: ${target} ${anchor}`)).toEqual([])
  })
})

describe('a reference to this repository by its public name', () => {
  it.each(DOCUMENTS)('in %s names an existing file', document => {
    const files = [...textOf(document).matchAll(/OWNER\/codex-model-fallback\/([\w./-]+)@/g)].map(
      ([, file = '']) => file,
    )
    expect(files.filter(file => !existsSync(join(ROOT, file)))).toEqual([])
  })
})

describe('the check itself', () => {
  it.each([
    ['a file that does not exist', 'nowhere.md'],
    ['a heading that does not exist', 'README.md#nowhere'],
    ['a heading of the same page that does not exist', '#nowhere'],
    ['an address that is none', 'https://exa mple.com/'],
    ['an address without TLS', 'http://example.com/'],
    [
      'a file of this repository that does not exist',
      'https://github.com/OWNER/codex-model-fallback/blob/v1/no.md',
    ],
  ])('finds %s', (_, link) => expect(problemOf('README.md', link)).toHaveLength(1))

  it.each([
    ['Inputs', 'inputs'],
    ['`not-supported-on-route`', 'not-supported-on-route'],
    ["The 'gpt-5.5' model is not supported", 'the-gpt-55-model-is-not-supported'],
    ['What it sends where, and what it costs', 'what-it-sends-where-and-what-it-costs'],
    ['A & B: `x_y` – z', 'a--b-x_y--z'],
  ])('gives the heading %s the anchor of GitHub', (heading, anchor) => {
    expect([...readPage(`## ${heading}\n`).anchors]).toEqual([anchor])
  })

  it('numbers a repeated heading', () => {
    expect([...readPage('## A b\n\n## A b\n').anchors]).toEqual(['a-b', 'a-b-1'])
    expect(slugOf('A b')).toBe('a-b')
  })
})

function pageOf(document: string) {
  const page = PAGES.get(document)
  if (page === undefined) throw new Error(`There is no page ${document}.`)
  return page
}

function problemOf(document: string, link: string): readonly string[] {
  const isFine = /^[a-z][\w+.-]*:/.test(link) ? isAddress(link) : isRelative(document, link)
  return isFine ? [] : [`${document}: ${link}`]
}

function isAddress(link: string): boolean {
  if (!link.startsWith('https://') || !URL.canParse(link) || /\s/.test(link)) return false
  const path = REPOSITORY.exec(link)?.[1]
  if (path === undefined) return true
  const [, file = '', anchor] = /^(?:blob|tree)\/[^/]+\/([^#]+)(?:#(.+))?$/.exec(path) ?? []
  return exists(file, anchor)
}

function isRelative(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const file = path === '' ? document : posix.join(posix.dirname(document), path)
  return !file.startsWith('..') && exists(file, anchor)
}

/** Whether a file or folder is there, and has the heading. */
function exists(file: string, anchor: string | undefined): boolean {
  const path = join(ROOT, file)
  if (file === '' || !existsSync(path)) return false
  if (anchor === undefined) return true
  return statSync(path).isFile() && PAGES.get(file)?.anchors.has(anchor) === true
}
