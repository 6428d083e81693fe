/** The README explains every reason code, and no unknown one. */

import { expect, it } from '@jest/globals'
import { isReason, REASON_CODES } from '../../src/verdict/index.ts'
import { readText } from './language-service.ts'

const readme = await readText('README.md')

it('has one row for each reason code in its tables of reasons', () => {
  const tables = tablesOf(readme)
  const rows = tables.filter(names => names.some(isReason)).flat()
  expect(rows.filter(name => name !== 'accepted').toSorted()).toEqual(REASON_CODES.toSorted())
})

/** The first code span of each row, by table. */
function tablesOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split(/\n(?!\|)/)
    .map(block => [...block.matchAll(/^\| *`([^`]+)` *\|/gm)].flatMap(([, name]) => name ?? []))
}
