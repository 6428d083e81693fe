import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { differenceOf, variantsFor } from '../loopback/golden/by-version.ts'
import { VARIANTS } from '../loopback/golden/cases/all.ts'
import { endedEarly, outcomeOf, type VariantResult } from '../loopback/golden/run-variant.ts'
import { runVariants } from '../loopback/golden/run-variants.ts'
import type { Variant } from '../loopback/golden/variant.ts'
import { parseCommandLine, patternOf } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { startCaseProgress } from './base/progress.ts'
import { replaceFile } from './base/replace-file.ts'
import { type CodeResult, playCodes } from './compat/codes.ts'
import { codesLine } from './compat/codes-section.ts'
import { cacheDirectory, installCodex, readVersion, versionNamed } from './compat/install.ts'
import { otherReadings, otherRequests } from './compat/other-cases.ts'
import { compatibilityPage, type Result, summaryOf, type VersionResults } from './compat/page.ts'

const USAGE = `Usage: npm run test:compat -- VERSION... [--write] [--recorded] [--only PATTERN]

Runs the golden cases on released versions of the Codex CLI. VERSION is a version such as 0.125.0, or a tag of the npm
registry such as latest or alpha.

--write          writes the table to docs/compatibility.md
--recorded       uses the results of the last run of a version, if there are any
--only PATTERN   runs only the variants whose name matches the regular expression

Each way to give Codex a credential runs as well, and each endpoint that may be behind codex-action's proxy: the probe has
to ask as the job does. The action also runs behind the version's own proxy. Each error code that the version knows
is played too; those that end unrecognized are named, and do not count as wrong. The usage
of the plan is read from the answers of loopback/usage.

Exits with 1 when a verdict is neither that of the case nor a known difference of the version, or when a probe asks
otherwise. It takes minutes for a version, prints its progress to stderr, and can be ended at any time.`

/** Results by the name of the variant. */
type Results = { readonly [name: string]: VariantResult }

const { values, positionals: versions } = parseCommandLine(
  USAGE,
  {
    allowPositionals: true,
    options: {
      write: { type: 'boolean', default: false },
      recorded: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
    },
  },
  { least: 1, most: 100, what: 'at least one version of @openai/codex, or a tag such as "latest"' },
)
const pattern = patternOf(values.only)
const requests = versions.map(readVersion)
endCleanly()

const all: VersionResults[] = []
for (const version of await versionsNamed()) all.push(await resultsOf(version))
if (values.only === '') for (const results of all) print(codesLine(results))
const asksOtherwise: string[] = []
for (const { version } of all) asksOtherwise.push(...(await otherRequests(version, pattern)))
const readsOtherwise: string[] = []
for (const { version } of all) readsOtherwise.push(...(await otherReadings(version, pattern)))
const summaries = all.map(summaryOf)
print(`\n${summaries.map(({ version, text }) => `${version}: ${text}`).join('\n')}`)
if (values.write) {
  replaceFile(join(import.meta.dirname, '../docs/compatibility.md'), compatibilityPage(all))
}
const isWrong = summaries.some(({ wrong, total }) => wrong > 0 || total === 0)
process.exitCode = isWrong || asksOtherwise.length + readsOtherwise.length > 0 ? 1 : 0

/** Each version once, although a tag may name the same one. */
async function versionsNamed(): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const request of requests) named.add(await versionNamed(request))
  return named
}

async function resultsOf(version: string): Promise<VersionResults> {
  print(`@openai/codex ${version}`)
  const variants = variantsFor(version, VARIANTS).filter(({ name }) => pattern.test(name))
  const record =
    (values.recorded ? readJson<Results>(recordFile(version)) : undefined) ?? (await run(version, variants))
  const results = variants.flatMap(variant => {
    const result = record[variant.name]
    return result === undefined ? [] : [check(variant, version, result)]
  })
  for (const { name, actual } of results.filter(({ state }) => state === 'wrong')) {
    print(`  wrong: ${name}\n    ${actual}`)
  }
  const codes = await codesOf(version)
  return { version, results, ...(codes === undefined ? {} : { codes }) }
}

/** The error codes of a version. Only a run of all cases plays them. */
async function codesOf(version: string): Promise<readonly CodeResult[] | undefined> {
  if (values.only !== '') return undefined
  const file = join(cacheDirectory(version), 'codes.json')
  const recorded = values.recorded ? readJson<readonly CodeResult[]>(file) : undefined
  const codes = recorded ?? (await playCodes(await installCodex(version)))
  if (codes !== undefined) replaceFile(file, JSON.stringify(codes, null, 1))
  return codes
}

async function run(version: string, variants: readonly Variant[]): Promise<Results> {
  const cli = { directory: await installCodex(version) }
  const running = runVariants(variants, cli, { busy: 3, waiting: 24 })
  const progress = startCaseProgress(running.size)
  const results: Record<string, VariantResult> = {}
  const collect = async ([name, result]: readonly [string, Promise<VariantResult>]) => {
    results[name] = await result
    progress(`${version}, golden cases`)
  }
  await Promise.all([...running].map(collect))
  // Results of a part of the cases are not recorded.
  if (values.only === '') replaceFile(recordFile(version), JSON.stringify(results, null, 1))
  return results
}

function check(variant: Variant, version: string, result: VariantResult): Result {
  const difference = differenceOf(variant, version)
  const { answeredTurns } = variant
  const outcome = outcomeOf(result.verdict)
  const isRight =
    isDeepStrictEqual(outcome, difference?.expected ?? variant.expected) &&
    (answeredTurns === undefined || endedEarly(result, answeredTurns))
  return {
    name: variant.name,
    golden: variant.golden.name,
    state: isRight ? (difference === undefined ? 'same' : 'known') : 'wrong',
    ...(difference === undefined ? {} : { difference: difference.id }),
    actual: JSON.stringify({ outcome, evidence: result.evidence, requests: result.requests }),
  }
}

function recordFile(version: string): string {
  return join(cacheDirectory(version), 'golden.json')
}

function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Content
  } catch {
    return undefined
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
