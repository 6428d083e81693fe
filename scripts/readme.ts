/**
 * `npm run readme`: writes the parts of README.md that repeat something: the tables of inputs, outputs and reasons, the
 * example workflows, and how to pin the version. `node scripts/readme.ts --check` writes nothing and fails where a part
 * is stale.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import {
  ACTION,
  filled,
  inputTable,
  outputTable,
  pinned,
  reasonTables,
  verifying,
  withAddress,
} from './readme/parts.ts'

const ROOT = join(import.meta.dirname, '..')
const README = join(ROOT, 'README.md')
const check = process.argv.includes('--check')

const examples = (await readdir(join(ROOT, 'examples'))).filter(file => file.endsWith('.yml'))
const stale: string[] = []
const parts = new Map<string, string>()
for (const file of examples) {
  const path = join(ROOT, 'examples', file)
  const text = withAddress(await readFile(path, 'utf8'))
  await settle(path, text)
  parts.set(`examples/${file}`, `\`\`\`yaml\n${text}\`\`\``)
}
const action = await readFile(join(ROOT, 'action.yml'), 'utf8')
parts.set('inputs', inputTable(action))
parts.set('outputs', outputTable(action))
parts.set('reasons', reasonTables())
const { version }: { readonly version: string } = JSON.parse(
  await readFile(join(ROOT, 'package.json'), 'utf8'),
)
parts.set('verify', verifying(version))
parts.set('pin', pinned(version))
await settle(README, filled(withAddress(await readFile(README, 'utf8')), parts))

if (stale.length > 0 && check) {
  console.error(`Stale: ${stale.join(', ')}. Run "npm run readme" and commit what it writes.`)
  process.exitCode = 1
} else {
  console.log(stale.length === 0 ? `Up to date, with ${ACTION}.` : `Written: ${stale.join(', ')}.`)
}

/** Writes a file where it is not as it should be, or only says so. */
async function settle(path: string, wanted: string): Promise<void> {
  if ((await readFile(path, 'utf8')) === wanted) return
  stale.push(relative(ROOT, path))
  if (!check) await writeFile(path, wanted)
}
