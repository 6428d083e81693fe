import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'

const ROOT = join(import.meta.dirname, '../..')

const DATE =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\b|\b20\d\d-\d\d-\d\d\b/g

/** The files with facts that age, about models and about pages of vendors, and files with dates that are no such facts. */
const ALLOWED = [
  'src/catalog/dated-facts.ts',
  'src/report/advice/vendor-pages.ts',
  'CHANGELOG.md',
  // The day of a measurement.
  'docs/benchmarks.md',
  // Examples of a format.
  'src/base/time-text.ts',
]

/** The text without its generated parts, and without the dates in names of model snapshots. */
function withoutGenerated(text: string): string {
  return text
    .replace(/<!-- part: \S+ -->[\s\S]*?<!-- \/part -->/g, '')
    .replace(/gpt-[\d.]+-20\d\d-\d\d-\d\d/g, '')
}

it('has facts with a date in two files and in the changelog alone', () => {
  const files = execFileSync('git', ['ls-files', 'src', 'docs', 'examples', '*.md', '*.yml'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter(
      file => /\.(?:ts|md|yml)$/.test(file) && !file.startsWith('__tests__/') && !ALLOWED.includes(file),
    )
  expect(files.length).toBeGreaterThan(150)
  const found = files.flatMap(file =>
    [...withoutGenerated(readFileSync(join(ROOT, file), 'utf8')).matchAll(DATE)].map(
      ([date]) => `${file}: ${date}`,
    ),
  )
  expect(found).toEqual([])
})
