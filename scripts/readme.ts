import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseCommandLine } from './base/command-line.ts'
import { replaceFile } from './base/replace-file.ts'
import { contractParts } from './readme/contract/parts.ts'
import {
  ACTION,
  fillParts,
  pinExample,
  priceText,
  reasonTables,
  retirementTable,
  verifyCommands,
  withAddress,
} from './readme/parts.ts'
import { actionCopy, COPY, fillYamlParts, preflightParts } from './readme/preflight.ts'
import { inputTable, outputTable } from './readme/tables.ts'

const USAGE = `Usage: npm run readme [-- --check]

Writes what is made from other files:
- README.md: the tables of inputs, outputs, reasons and retirements, the list prices, the example workflows, and how to
  pin the version
- docs/contract.md: outputs, reasons, fields of the report, and reports with comments
- .github/workflows/preflight.yml: inputs and outputs, and the copy of action.yml that it uses

--check   writes nothing, and exits with 1 if a part is stale`

const ROOT = join(import.meta.dirname, '..')
const README = join(ROOT, 'README.md')
const { values } = parseCommandLine(USAGE, { options: { check: { type: 'boolean', default: false } } })

const examples = (await readdir(join(ROOT, 'examples'))).filter(file => file.endsWith('.yml'))
const readme = await readFile(README, 'utf8')
const stale: string[] = []
const parts = new Map<string, string>()
for (const file of examples) {
  const path = join(ROOT, 'examples', file)
  const text = withAddress(await readFile(path, 'utf8'))
  await update(path, text)
  // The README shows an example, or links to it.
  const isShown = readme.includes(`<!-- part: examples/${file} -->`)
  if (isShown || !readme.includes(`](examples/${file})`)) {
    parts.set(`examples/${file}`, `\`\`\`yaml\n${text}\`\`\``)
  }
}
const fleet = join(ROOT, 'scripts', 'ci', 'fleet.yml')
await update(fleet, withAddress(await readFile(fleet, 'utf8')))
const action = await readFile(join(ROOT, 'action.yml'), 'utf8')
const manifest: { readonly version: string } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
parts.set('inputs', inputTable(action))
parts.set('outputs', outputTable(action))
parts.set('reasons', reasonTables())
parts.set('retirements', retirementTable())
parts.set('prices', priceText())
parts.set('verify', verifyCommands(manifest.version))
parts.set('pin', pinExample(manifest.version))
const preflight = join(ROOT, '.github', 'workflows', 'preflight.yml')
await update(preflight, fillYamlParts(await readFile(preflight, 'utf8'), preflightParts(action)))
await update(join(ROOT, COPY, 'action.yml'), actionCopy(action))
const contract = join(ROOT, 'docs', 'contract.md')
const schema = JSON.parse(await readFile(join(ROOT, 'docs', 'report.schema.json'), 'utf8'))
await update(contract, fillParts(await readFile(contract, 'utf8'), contractParts(action, schema)))
await update(README, fillParts(withAddress(readme), parts))

if (stale.length > 0 && values.check) {
  console.error(`Stale: ${stale.join(', ')}. Run "npm run readme" and commit what it writes.`)
  process.exitCode = 1
} else {
  console.log(stale.length === 0 ? `Up to date, with ${ACTION}.` : `Written: ${stale.join(', ')}.`)
}

/** Writes a file if its text differs; with --check only remembers it. */
async function update(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return
  stale.push(relative(ROOT, path))
  if (!values.check) replaceFile(path, text)
}
