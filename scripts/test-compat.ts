import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { compareCredentials, credentialCasesFor } from '../loopback/credentials/compare.ts'
import { differenceOf, variantsFor } from '../loopback/golden/by-version.ts'
import { VARIANTS } from '../loopback/golden/cases/all.ts'
import { endedEarly, outcomeOf, type VariantResult } from '../loopback/golden/run-variant.ts'
import { runVariants } from '../loopback/golden/run-variants.ts'
import type { Variant } from '../loopback/golden/variant.ts'
import { hasPrivateNetwork } from '../loopback/private-network/available.ts'
import { compareEndpoint } from '../loopback/proxy/compare-endpoint.ts'
import { ENDPOINT_CASES } from '../loopback/proxy/endpoint-cases.ts'
import { playProxyCase } from '../loopback/proxy/play-proxy-case.ts'
import { proxyCasesFor } from '../loopback/proxy/proxy-cases.ts'
import { usageCasesFor } from '../loopback/usage/cases.ts'
import { runUsageCase } from '../loopback/usage/run-case.ts'
import { endWithUsageError, parseCommandLine } from './command-line.ts'
import { type CodeResult, playCodes } from './compat/codes.ts'
import { codesLine } from './compat/codes-section.ts'
import { cacheDirectory, installCodex, versionNamed } from './compat/install.ts'
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
otherwise.`

/** Results by the name of the variant. */
type Results = { readonly [name: string]: VariantResult }

const { values, positionals: versions } = parseCommandLine(USAGE, {
  allowPositionals: true,
  options: {
    write: { type: 'boolean', default: false },
    recorded: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
if (versions.length === 0)
  endWithUsageError('Name at least one version of @openai/codex, or a tag such as "latest".')

const all: VersionResults[] = []
for (const version of new Set(versions.map(versionNamed))) all.push(await resultsOf(version))
if (values.only === '') for (const results of all) print(codesLine(results))
const asksOtherwise: string[] = []
for (const { version } of all) asksOtherwise.push(...(await otherRequests(version)))
const readsOtherwise: string[] = []
for (const { version } of all) readsOtherwise.push(...(await otherReadings(version)))
const summaries = all.map(summaryOf)
print(`\n${summaries.map(({ version, text }) => `${version}: ${text}`).join('\n')}`)
if (values.write) {
  const docs = new URL('../docs/', import.meta.url)
  mkdirSync(docs, { recursive: true })
  writeFileSync(new URL('compatibility.md', docs), compatibilityPage(all))
}
const isWrong = summaries.some(({ wrong, total }) => wrong > 0 || total === 0)
process.exitCode = isWrong || asksOtherwise.length + readsOtherwise.length > 0 ? 1 : 0

async function resultsOf(version: string): Promise<VersionResults> {
  print(`@openai/codex ${version}`)
  const pattern = new RegExp(values.only, 'i')
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
  const codes = recorded ?? (await playCodes(installCodex(version)))
  if (codes !== undefined) writeFileSync(file, JSON.stringify(codes, null, 1))
  return codes
}

/** The ways to give a credential in which the probe of a version does not ask as the job does. */
async function otherRequests(version: string): Promise<readonly string[]> {
  const pattern = new RegExp(values.only, 'i')
  const hasNetwork = hasPrivateNetwork('a probe at the real addresses of the clouds')
  const cases = credentialCasesFor(version, hasNetwork).filter(({ name }) => pattern.test(name))
  const names: string[] = []
  for (const test of cases) {
    const { name, wrong } = await compareCredentials(test, installCodex(version))
    for (const text of wrong) print(`  ${version}, ${name}: ${text}`)
    if (wrong.length > 0) names.push(name)
  }
  print(`${version}: ${cases.length} ways to give a credential, ${names.length} wrong`)
  return [...names, ...(await otherEndpoints(version, pattern))]
}

/** What is wrong with a version behind codex-action's proxy, and at the endpoints that may be behind it. */
async function otherEndpoints(version: string, pattern: RegExp): Promise<readonly string[]> {
  const cases = [
    ...ENDPOINT_CASES.map(test => ({
      name: test.name,
      play: () => compareEndpoint(test, installCodex(version)),
    })),
    ...proxyCasesFor(version).map(test => ({
      name: test.name,
      play: () => playProxyCase(test, installCodex(version)),
    })),
  ].filter(({ name }) => pattern.test(name))
  const names: string[] = []
  for (const { name, play } of cases) {
    const wrong = await play()
    for (const text of wrong) print(`  ${version}, ${name}: ${text}`)
    if (wrong.length > 0) names.push(name)
  }
  print(`${version}: ${cases.length} cases of codex-action's proxy, ${names.length} wrong`)
  return names
}

/** The answers about a plan that a version does not read as it should. */
async function otherReadings(version: string): Promise<readonly string[]> {
  const pattern = new RegExp(values.only, 'i')
  const cases = usageCasesFor(version).filter(({ name }) => pattern.test(name))
  const names: string[] = []
  for (const test of cases) {
    const { name, wrong } = await runUsageCase(test, installCodex(version))
    for (const text of wrong) print(`  ${version}, usage of the plan, ${name}: ${text}`)
    if (wrong.length > 0) names.push(name)
  }
  print(`${version}: ${cases.length} readings of the plan's usage, ${names.length} wrong`)
  return names
}

async function run(version: string, variants: readonly Variant[]): Promise<Results> {
  const running = runVariants(variants, { directory: installCodex(version) }, { busy: 3, waiting: 24 })
  const results = Object.fromEntries(
    await Promise.all([...running].map(async ([name, result]) => [name, await result] as const)),
  )
  // Results of a part of the cases are not recorded.
  if (values.only === '') writeFileSync(recordFile(version), JSON.stringify(results, null, 1))
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
