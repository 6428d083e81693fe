import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../base/replace-file.ts'

const PAGE = join(import.meta.dirname, '../../docs/gateways.md')

/**
 * Replaces the table of a gateway in docs/gateways.md.
 *
 * @throws Error when the page has no place for it
 */
export function writeTable(name: string, table: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const place = new RegExp(`(<!-- results of ${name} -->\\n)[^<]*(<!-- end -->)`)
  if (!place.test(page)) throw new Error(`docs/gateways.md has no place for the results of ${name}.`)
  replaceFile(
    PAGE,
    page.replace(place, (_, start, end) => `${start}\n${table}\n\n${end}`),
  )
}
