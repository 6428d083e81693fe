/** The README repeats nothing that has changed since, and leads nowhere that is not there. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { filled, inputTable, reasonTables, withAddress } from '../../scripts/readme/parts.ts'
import { documentOf, findBrowser } from '../../scripts/render/browser.ts'
import { pageOf } from '../../scripts/render/page.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('the README', () => {
  it('has the tables and examples as they are now', async () => {
    const checked = await promisify(execFile)(process.execPath, ['scripts/readme.ts', '--check'], {
      cwd: ROOT,
    })
    expect(checked.stdout).toContain('Up to date')
  })

  it('has a part replaced, and the rest kept', () => {
    const text = 'a\n<!-- part: x -->\nold\n<!-- /part -->\nb\n'
    expect(filled(text, new Map([['x', 'new']]))).toBe('a\n<!-- part: x -->\n\nnew\n\n<!-- /part -->\nb\n')
  })

  it('is refused with a marker of nothing, and without a marker of something', () => {
    const text = '<!-- part: x -->\n<!-- /part -->\n'
    expect(() => filled(text, new Map())).toThrow('"x", which is nothing')
    expect(() => filled('', new Map([['y', '']]))).toThrow('no marker for y')
  })

  it('names the action in one way', () => {
    const text = 'uses: someone/codex-model-fallback@v9 and `else/codex-model-fallback@main`'
    expect(withAddress(text)).toBe('uses: OWNER/codex-model-fallback@v1 and `OWNER/codex-model-fallback@v1`')
  })

  it('shows no input that is not for users', async () => {
    const table = inputTable(await readFile(join(ROOT, 'action.yml'), 'utf8'))
    expect(table).toContain('| `fallback-models` | `gpt-5.4` |')
    expect(table).not.toContain('matrix-context')
  })

  it('leaves no placeholder in what a reason means', () => {
    expect(reasonTables()).not.toMatch(/\{\w+\}/)
  })
})

describe('a link of the documentation', () => {
  it('leads to a file of the repository, or away from it', async () => {
    const broken = await Promise.all((await documents()).map(brokenIn))
    expect(broken.flat()).toEqual([])
  })

  it('to a heading leads to one that is there', async () => {
    const text = await readFile(join(ROOT, 'README.md'), 'utf8')
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugOf(heading ?? ''))
    const named = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(named.filter(anchor => !headings.includes(anchor ?? ''))).toEqual([])
  })
})

describe('a file that is named in the documentation', () => {
  it.each(['README', 'ARCHITECTURE', 'CONTRIBUTING', 'SECURITY', 'AGENTS'])(
    'is there (%s.md)',
    async document => {
      const text = await readFile(join(ROOT, `${document}.md`), 'utf8')
      const spans = [...text.matchAll(/`([\w./-]+\/[\w.-]*)`/g)].map(([, span]) => span ?? '')
      // Tests are named from the folder of the tests on, as in SECURITY.md.
      const files = spans.map(span => (/^\w+\/[\w-]+\.test\.ts$/.test(span) ? `__tests__/${span}` : span))
      const rooms = /^(src|scripts|loopback|docs|examples|__tests__|bench)\//
      expect(files.filter(file => rooms.test(file) && !existsSync(join(ROOT, file)))).toEqual([])
    },
  )
})

describe('the drawing of the house', () => {
  const browser = findBrowser()
  const drawn = browser === undefined ? it.skip : it

  drawn(
    'is drawn',
    async () => {
      const architecture = await readFile(join(ROOT, 'ARCHITECTURE.md'), 'utf8')
      const page = await documentOf(browser ?? '', await pageOf(architecture, 'light', 800))
      expect(/data-problem="([^"]*)"/.exec(page)?.[1]).toBeUndefined()
      expect(page).toMatch(/<svg[^>]*flowchart/)
    },
    60_000,
  )
})

describe('a decision', () => {
  it('stands in the list of decisions', async () => {
    const files = await readdir(join(ROOT, 'docs', 'adr'))
    const list = await readFile(join(ROOT, 'docs', 'adr', 'README.md'), 'utf8')
    const decisions = files.filter(file => /^\d/.test(file))
    expect(decisions.filter(file => !list.includes(`](${file})`))).toEqual([])
  })
})

describe('an example', () => {
  it('is played by a test', async () => {
    const directory = join(ROOT, '__tests__', 'examples')
    const tests = (await readdir(directory)).filter(file => file.endsWith('.test.ts'))
    const texts = await Promise.all(tests.map(file => readFile(join(directory, file), 'utf8')))
    const names = (await readdir(join(ROOT, 'examples'))).map(file => file.replace(/\.yml$/, ''))
    expect(names.filter(name => !texts.some(text => text.includes(`'${name}'`)))).toEqual([])
  })
})

async function documents(): Promise<readonly string[]> {
  const inDocs = await readdir(join(ROOT, 'docs'), { recursive: true })
  const atTop = await readdir(ROOT)
  return [...atTop, ...inDocs.map(file => join('docs', file))].filter(file => file.endsWith('.md'))
}

async function brokenIn(document: string): Promise<readonly string[]> {
  const text = (await readFile(join(ROOT, document), 'utf8')).replace(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)]
  return links
    .map(([, inText, inTag]) => (inText ?? inTag ?? '').replace(/#.*$/, ''))
    .filter(link => link !== '' && !/^[a-z]+:/.test(link))
    .filter(link => !existsSync(join(ROOT, dirname(document), link)))
    .map(link => `${document}: ${link}`)
}

/** As GitHub makes an anchor of a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
