/** docs/contract.md explains reports that are valid, and its commands work on them. */

import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { fieldsOf } from '../../scripts/readme/contract/schema.ts'
import { REASON_CODES } from '../../src/verdict/index.ts'
import { compileClosed, complaints, type Json, type Schema, schemaIn } from '../report/schema.ts'
import { actionFile, readText } from './language-service.ts'

const page = await readText('docs/contract.md')
const schema = schemaIn('report.schema.json')

/** The annotated reports, in the order of the page, with their comments and without them. */
const reports = [...page.matchAll(/^```jsonc\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => ({
  lines: text.split('\n'),
  report: JSON.parse(text.replace(/^ *\/\/.*\n/gm, '')),
}))

describe('the reports on the page', () => {
  it('have each outcome', () => {
    expect(reports.map(({ report }) => report.outcome)).toEqual(['preferred', 'fallback', 'none'])
  })

  it('are valid, and have no field that the schema does not describe', () => {
    const isOurs = compileClosed(schema)
    for (const { report } of reports) expect(complaints(isOurs, report)).toEqual([])
  })

  it('explain each field once, above it', () => {
    const [accepted] = reports
    const seen = new Set<string>()
    const bare = (accepted?.lines ?? []).filter((line, index, lines) => {
      const field = /^ *"(\w+)":/.exec(line)?.[1]
      if (field === undefined || lines[index - 1]?.trim().startsWith('//')) {
        if (field !== undefined) seen.add(field)
        return false
      }
      return !seen.has(field)
    })
    expect(bare).toEqual([])
    const comments = reports.map(({ lines }) => lines.filter(line => line.trim().startsWith('//')).length)
    expect(comments[0]).toBeGreaterThan(40)
    expect(comments[1]).toBeLessThan(comments[0] ?? 0)
  })
})

describe('the schema of reports', () => {
  it('describes every field in a sentence', () => {
    expect(undescribed(schema, schema)).toEqual([])
    const sentences = fieldsOf(schema).filter(({ description }) => !/^\S.*\.$/.test(description))
    expect(sentences).toEqual([])
  })

  it('has all its fields in the table of the page', () => {
    const rows = [...page.matchAll(/^\| `([\w.[\]]+)` \|/gm)].map(([, path]) => path)
    for (const name of propertyNames(schema)) {
      expect(rows.filter(path => path?.replace(/.*\./, '') === name)).not.toEqual([])
    }
  })
})

it('the page lists each output and each reason', async () => {
  const { outputs } = await actionFile()
  for (const name of [...Object.keys(outputs), ...REASON_CODES]) expect(page).toContain(`\n| \`${name}\` |`)
})

const onUnix = process.platform === 'win32' ? describe.skip : describe

onUnix('the jq commands of the page', () => {
  const commands = [...page.matchAll(/^jq .*$/gm)].map(([command]) => command)
  const EXPECTED = [
    ['gpt-5.5', 'preferred: accepted', 'gpt-5.5', 'gpt-5.5\taccepted\t\ngpt-5.4\tuntried', '', ''],
    [
      'gpt-6-sol',
      'fallback: not-supported-on-route',
      'gpt-6-sol',
      'gpt-5.5\trefused\tnot-supported-on-route\ngpt-6-sol\taccepted',
      '',
      '',
    ],
    [
      '',
      'none: usage-limit',
      '',
      'gpt-6-sol\trefused\tusage-limit\ngpt-5.6-terra\tuntried',
      '2026-11-30T09:00:00.000Z',
      '',
    ],
  ]

  it.each(EXPECTED.map((expected, index) => ({ index, expected })))(
    'read report $index',
    async ({ index, expected }) => {
      await using file = await reportFile(reports[index]?.report)
      const results = commands.map(command =>
        spawnSync('bash', ['-c', command], { env: { ...process.env, REPORT: file.path }, encoding: 'utf8' }),
      )
      expect(results.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
        commands.map(() => ({ status: 0, stderr: '' })),
      )
      expect(results.map(({ stdout }) => stdout.trim())).toEqual(expected)
    },
  )

  it('tell another version', async () => {
    await using file = await reportFile({ ...reports[0]?.report, version: 2 })
    const { status } = spawnSync('bash', ['-c', commands.at(-1) ?? ''], {
      env: { ...process.env, REPORT: file.path },
    })
    expect(status).toBe(1)
  })
})

async function reportFile(report: unknown) {
  const directory = await mkdtemp(join(tmpdir(), 'contract-'))
  const path = join(directory, 'report.json')
  await writeFile(path, JSON.stringify(report))
  return { path, [Symbol.asyncDispose]: () => rm(directory, { recursive: true }) }
}

/** The paths of properties without a description of their own or of what they refer to. */
function undescribed(node: Json, root: Schema, path = ''): readonly string[] {
  if (node === null || typeof node !== 'object') return []
  const properties = !Array.isArray(node) && isObject(node['properties']) ? node['properties'] : {}
  const own = Object.entries(properties)
    .filter(([, property]) => !isDescribed(property, root))
    .map(([name]) => `${path}/${name}`)
  const below = Object.entries(node).flatMap(([key, value]) => undescribed(value, root, `${path}/${key}`))
  return [...own, ...below]
}

function isDescribed(property: Json, root: Schema): boolean {
  if (!isObject(property)) return false
  if (typeof property['description'] === 'string') return true
  const name = String(property['$ref']).replace('#/$defs/', '')
  const target = isObject(root['$defs'] ?? null) ? (root['$defs'] as Schema)[name] : undefined
  return isObject(target ?? null) && typeof (target as Schema)['description'] === 'string'
}

function propertyNames(node: Json): readonly string[] {
  if (node === null || typeof node !== 'object') return []
  const properties =
    !Array.isArray(node) && isObject(node['properties']) ? Object.keys(node['properties']) : []
  return [...properties, ...Object.values(node).flatMap(propertyNames)]
}

function isObject(node: Json | undefined): node is Schema {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}
