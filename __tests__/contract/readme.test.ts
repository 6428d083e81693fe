/** The README has no stale part, and the documentation has no broken link. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { fillParts, reasonTables, withAddress } from '../../scripts/readme/parts.ts'
import { inputTable } from '../../scripts/readme/tables.ts'

const ROOT = join(import.meta.dirname, '..', '..')

describe('the README', () => {
  it('has up-to-date tables and examples', async () => {
    const checked = await promisify(execFile)(process.execPath, ['scripts/readme.ts', '--check'], {
      cwd: ROOT,
    })
    expect(checked.stdout).toContain('Up to date')
  })

  it('gets new parts and keeps the rest', () => {
    const text = 'a\n<!-- part: x -->\nold\n<!-- /part -->\nb\n'
    expect(fillParts(text, new Map([['x', 'new']]))).toBe('a\n<!-- part: x -->\n\nnew\n\n<!-- /part -->\nb\n')
  })

  it('must have a part for each marker, and a marker for each part', () => {
    const text = '<!-- part: x -->\n<!-- /part -->\n'
    expect(() => fillParts(text, new Map())).toThrow('"x", but no such part')
    expect(() => fillParts('', new Map([['y', '']]))).toThrow('no marker for y')
  })

  it('uses one address for the action', () => {
    const text = 'uses: someone/codex-model-fallback@v9 and `else/codex-model-fallback@main`'
    expect(withAddress(text)).toBe('uses: OWNER/codex-model-fallback@v1 and `OWNER/codex-model-fallback@v1`')
  })

  it('does not list inputs that are not for users', async () => {
    const table = inputTable(await readFile(join(ROOT, 'action.yml'), 'utf8'))
    expect(table).toContain('| `fallback-models` |  |')
    expect(table).not.toContain('matrix-context')
  })

  it('has no placeholder in the meaning of a reason', () => {
    expect(reasonTables()).not.toMatch(/\{\w+\}/)
  })
})

describe('a link in the documentation', () => {
  it('leads to an existing file or to another site', async () => {
    const broken = await Promise.all((await documents()).map(brokenLinks))
    expect(broken.flat()).toEqual([])
  })

  it('to a heading leads to an existing one', async () => {
    const text = await readFile(join(ROOT, 'README.md'), 'utf8')
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slugOf(heading ?? ''))
    const named = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(named.filter(anchor => !headings.includes(anchor ?? ''))).toEqual([])
  })
})

describe('a file name in the documentation', () => {
  it.each(['README', 'ARCHITECTURE', 'CONTRIBUTING', 'SECURITY', 'AGENTS'])(
    'is that of an existing file (%s.md)',
    async document => {
      const text = await readFile(join(ROOT, `${document}.md`), 'utf8')
      const spans = [...text.matchAll(/`([\w./-]+\/[\w.-]*)`/g)].map(([, span]) => span ?? '')
      // SECURITY.md names tests without `__tests__/`.
      const files = spans.map(span => (/^\w+\/[\w-]+\.test\.ts$/.test(span) ? `__tests__/${span}` : span))
      const folders = /^(src|scripts|loopback|docs|examples|__tests__|bench)\//
      expect(files.filter(file => folders.test(file) && !existsSync(join(ROOT, file)))).toEqual([])
    },
  )
})

describe('a decision record', () => {
  it('is in the list of decisions', async () => {
    const files = await readdir(join(ROOT, 'docs', 'adr'))
    const list = await readFile(join(ROOT, 'docs', 'adr', 'README.md'), 'utf8')
    const decisions = files.filter(file => /^\d/.test(file))
    expect(decisions.filter(file => !list.includes(`](${file})`))).toEqual([])
  })
})

describe('an example', () => {
  it('is run by a test', async () => {
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

async function brokenLinks(document: string): Promise<readonly string[]> {
  const text = (await readFile(join(ROOT, document), 'utf8')).replace(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)]
  return links
    .map(([, inText, inTag]) => (inText ?? inTag ?? '').replace(/#.*$/, ''))
    .filter(link => link !== '' && !/^[a-z]+:/.test(link))
    .filter(link => !existsSync(join(ROOT, dirname(document), link)))
    .map(link => `${document}: ${link}`)
}

/** The anchor that GitHub gives a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
