import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseCommandLine } from './base/command-line.ts'
import { replaceFile } from './base/replace-file.ts'
import { answers } from './readme/answers.ts'
import { contractParts } from './readme/contract/parts.ts'
import { excerptOf } from './readme/excerpt.ts'
import {
  ACTION,
  fillParts,
  markerNames,
  pinExample,
  priceText,
  retirementTable,
  verifyCommands,
  withAddress,
} from './readme/parts.ts'
import { actionCopy, COPY, fillYamlParts, preflightParts } from './readme/preflight.ts'
import { reasonEntries, reasonIndex } from './readme/reasons/page.ts'
import { shortInputTable, shortOutputTable } from './readme/tables.ts'

const USAGE = `Usage: npm run readme [-- --check]

Writes what is made from other files:
- README.md and docs/: tables of inputs, outputs and retirements, an entry for each reason, list prices, excerpts of
  the examples, how to pin the version, the fields of the report, and reports with comments
- .github/workflows/preflight.yml: inputs and outputs, and the copy of action.yml that it uses

--check   writes nothing, and exits with 1 if a part is stale`

const ROOT = join(import.meta.dirname, '..')
const { values } = parseCommandLine(USAGE, { options: { check: { type: 'boolean', default: false } } })

const stale: string[] = []
const examples = new Map<string, string>()
for (const file of await readdir(join(ROOT, 'examples'))) {
  const path = join(ROOT, 'examples', file)
  const text = withAddress(await readFile(path, 'utf8'))
  await update(path, text)
  examples.set(`examples/${file}`, text)
}
const fleet = join(ROOT, 'scripts', 'ci', 'fleet.yml')
await update(fleet, withAddress(await readFile(fleet, 'utf8')))
const action = await readFile(join(ROOT, 'action.yml'), 'utf8')
const manifest: { readonly version: string } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
const schema = JSON.parse(await readFile(join(ROOT, 'docs', 'report.schema.json'), 'utf8'))
const parts = new Map([
  ...contractParts(action, schema),
  ...answers(),
  ['short-inputs', shortInputTable(action)],
  ['short-outputs', shortOutputTable(action)],
  ['reason-index', reasonIndex()],
  ['reason-entries', reasonEntries()],
  ['retirements', retirementTable()],
  ['prices', priceText()],
  ['verify', verifyCommands(manifest.version)],
  ['pin', pinExample(manifest.version)],
])
const preflight = join(ROOT, '.github', 'workflows', 'preflight.yml')
await update(preflight, fillYamlParts(await readFile(preflight, 'utf8'), preflightParts(action)))
await update(join(ROOT, COPY, 'action.yml'), actionCopy(action))

const unused = new Set(parts.keys())
const pages = (await readdir(join(ROOT, 'docs'))).filter(file => file.endsWith('.md'))
for (const file of ['README.md', ...pages.map(page => join('docs', page))]) {
  const path = join(ROOT, file)
  const text = withAddress(await readFile(path, 'utf8'))
  for (const name of markerNames(text)) unused.delete(name)
  await update(path, fillParts(text, partOf))
}
if (unused.size > 0) throw new Error(`There is no marker for ${[...unused].join(', ')}.`)

if (stale.length > 0 && values.check) {
  console.error(`Stale: ${stale.join(', ')}. Run "npm run readme" and commit what it writes.`)
  process.exitCode = 1
} else {
  console.log(stale.length === 0 ? `Up to date, with ${ACTION}.` : `Written: ${stale.join(', ')}.`)
}

/** A part by its name: one of the above, a whole example (`examples/FILE`), or what is at `examples/FILE#PATH+PATH`. */
function partOf(name: string): string | undefined {
  const [file = '', paths] = name.split('#')
  const example = examples.get(file)
  if (example === undefined) return parts.get(name)
  return paths === undefined ? `\`\`\`yaml\n${example}\`\`\`` : excerptOf(example, paths.split('+'))
}

/** Writes a file if its text differs; with --check only remembers it. */
async function update(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return
  stale.push(relative(ROOT, path))
  if (!values.check) replaceFile(path, text)
}
