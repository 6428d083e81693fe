/**
 * Plays the golden cases on released versions of the Codex CLI: `npm run test:compat -- 0.125.0 latest`.
 *
 * `--write` puts the table into docs/compatibility.md, `--recorded` takes a version's results from its last run where
 * there are any, and `--only <pattern>` plays the variants whose names match. Exits with 1 when a variant comes to
 * another verdict than is written down for that version.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { differenceOf, isPlayable } from '../loopback/golden/by-version.ts'
import { EARLY_VARIANTS, VARIANTS } from '../loopback/golden/cases/all.ts'
import { outcomeOf, type VariantResult, wasEndedEarly } from '../loopback/golden/run-variant.ts'
import { runVariants } from '../loopback/golden/run-variants.ts'
import type { Variant } from '../loopback/golden/variant.ts'
import { cacheDirectory, install, newestVersion } from './compat/install.ts'
import { compatibilityPage, linesOf, type Result, type VersionResults } from './compat/page.ts'

const LANES = { busy: 3, patient: 8 }

/** What was seen of each variant, by its name. */
type Record = { readonly [name: string]: VariantResult }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    recorded: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
if (positionals.length === 0) throw new Error('Name at least one version of @openai/codex, or `latest`.')

const all: VersionResults[] = []
for (const wanted of positionals) all.push(await resultsOf(wanted === 'latest' ? newestVersion() : wanted))
const lines = linesOf(all)
say(`\n${lines.map(({ version, text }) => `${version}: ${text}`).join('\n')}`)
if (values.write) {
  const docs = new URL('../docs/', import.meta.url)
  mkdirSync(docs, { recursive: true })
  writeFileSync(new URL('compatibility.md', docs), compatibilityPage(all))
}
process.exitCode = lines.some(({ wrong, total }) => wrong > 0 || total === 0) ? 1 : 0

async function resultsOf(version: string): Promise<VersionResults> {
  say(`@openai/codex ${version}`)
  const pattern = new RegExp(values.only, 'i')
  const variants = [...VARIANTS, ...EARLY_VARIANTS].filter(
    variant => pattern.test(variant.name) && isPlayable(variant, version),
  )
  const record = (values.recorded ? recorded(version) : undefined) ?? (await played(version, variants))
  const results = variants.flatMap(variant => {
    const one = record[variant.name]
    return one === undefined ? [] : [resultOf(variant, version, one)]
  })
  for (const { name, got } of results.filter(({ state }) => state === 'wrong')) {
    say(`  not as written down: ${name}\n    ${got}`)
  }
  return { version, results }
}

async function played(version: string, variants: readonly Variant[]): Promise<Record> {
  const running = runVariants(variants, { directory: install(version) }, LANES)
  const record = Object.fromEntries(
    await Promise.all([...running].map(async ([name, one]) => [name, await one] as const)),
  )
  // A part of the cases is no record of the version.
  if (values.only === '') writeFileSync(recordOf(version), JSON.stringify(record, null, 1))
  return record
}

function resultOf(variant: Variant, version: string, one: VariantResult): Result {
  const difference = differenceOf(variant, version)
  const outcome = outcomeOf(one.verdict)
  const right =
    isDeepStrictEqual(outcome, difference?.expected ?? variant.expected) &&
    (variant.silentAfter === undefined || wasEndedEarly(one, variant))
  return {
    name: variant.name,
    golden: variant.golden.name,
    state: right ? (difference === undefined ? 'same' : 'known') : 'wrong',
    ...(difference === undefined ? {} : { difference: difference.id }),
    got: JSON.stringify({ outcome, evidence: one.evidence, requests: one.requests }),
  }
}

function recordOf(version: string): string {
  return join(cacheDirectory(version), 'golden.json')
}

function recorded(version: string): Record | undefined {
  try {
    return JSON.parse(readFileSync(recordOf(version), 'utf8')) as Record
  } catch {
    return undefined
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
