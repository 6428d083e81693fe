/** The parts of docs/contract.md that are made from action.yml, the reasons and the schema of reports. */

import { stopsChain } from '../../../src/chain/index.ts'
import { type Lasting, REASON_CODES, REASONS, type Reason, type Scope } from '../../../src/verdict/index.ts'
import { cell, code, inputTable, outputTable, table } from '../tables.ts'
import { annotate } from './annotate.ts'
import { EXAMPLES } from './reports.ts'
import { fieldsOf, type SchemaNode } from './schema.ts'

/** The parts by name. */
export function contractParts(action: string, schema: SchemaNode): ReadonlyMap<string, string> {
  const explained = new Set<SchemaNode>()
  const examples = Object.entries(EXAMPLES).map(([name, report]): [string, string] => [
    `report-${name}`,
    `\`\`\`jsonc\n${annotate(report, schema, explained)}\n\`\`\``,
  ])
  return new Map([
    ['inputs', inputTable(action)],
    ['outputs', outputTable(action)],
    ['reasons', reasonTable()],
    ['fields', fieldTable(schema)],
    ...examples,
  ])
}

const SCOPES = {
  model: 'the model',
  route: 'the route',
  client: 'the CLI',
  request: 'the request',
  infrastructure: 'the network or the server',
} as const satisfies Record<Scope, string>

const LASTING = {
  permanent: 'yes',
  'until-reset': 'until a limit resets',
  temporary: 'no: it is asked again',
  ambiguous: 'only when a second probe confirms it',
} as const satisfies Record<Lasting, string>

function reasonTable(): string {
  return table(
    ['Code', 'A failure of', 'Permanent', 'Next model', 'Second route', 'Meaning'],
    REASON_CODES.map(reason => {
      const { scope, lasting, meaning } = REASONS[reason]
      const marks = [goesOn(reason) ? 'tried' : 'not tried', movesToSecondRoute(reason) ? 'yes' : '']
      return [code(reason), SCOPES[scope], LASTING[lasting], ...marks, cell(meaning)]
    }),
  )
}

/** Whether a failure of one model lets the chain go on to the next. */
export function goesOn(reason: Reason): boolean {
  const { scope, lasting } = REASONS[reason]
  return !stopsChain({ kind: 'unsettled', model: '', finding: { reason, scope, lasting, said: '' } })
}

/** Whether the chain is walked again with the key of the second route. */
export function movesToSecondRoute(reason: Reason): boolean {
  return 'movesToSecondRoute' in REASONS[reason]
}

function fieldTable(schema: SchemaNode): string {
  return table(
    ['Field', 'Value', 'Always there', 'Meaning'],
    fieldsOf(schema).map(({ path, type, isRequired, description }) => [
      code(path),
      type,
      isRequired ? 'yes' : '',
      cell(description),
    ]),
  )
}
