/** The README explains every reason code, and no other. */

import { expect, it } from '@jest/globals'
import { isReason, REASON_CODES } from '../../src/verdict/reason.ts'
import { textOf } from './language-service.ts'

const readme = await textOf('README.md')

it('has a row for each reason code in its tables of reasons, and none besides', () => {
  const tables = tablesOf(readme)
  const rows = tables.filter(names => names.some(isReason)).flat()
  expect(rows.filter(name => name !== 'accepted').toSorted()).toEqual(REASON_CODES.toSorted())
})

/** The code spans that begin the rows of each table. */
function tablesOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split(/\n(?!\|)/)
    .map(block => [...block.matchAll(/^\| *`([^`]+)` *\|/gm)].flatMap(([, name]) => name ?? []))
}
