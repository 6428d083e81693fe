import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KNOWN_RETIREMENTS, listedModels } from '../src/catalog/index.ts'
import { endWithUsageError, parseCommandLine } from './command-line.ts'
import { contradictions } from './compat/compare-facts.ts'
import { installCodex, versionNamed } from './compat/install.ts'

const USAGE = `Usage: npm run facts -- VERSION

Compares the known retirements in src/catalog/dated-facts.ts with the model list that a released Codex CLI ships. VERSION
is a version such as 0.171.0, or a tag of the npm registry such as latest.

Exits with 1 when the list contradicts a fact, or has a date that the facts lack.`

const { positionals } = parseCommandLine(USAGE, { allowPositionals: true })
const [named, ...others] = positionals
if (named === undefined || others.length > 0)
  endWithUsageError('Name one version of @openai/codex, or a tag.')

const version = versionNamed(named)
const directory = installCodex(version)
const home = mkdtempSync(join(tmpdir(), 'codex-facts-'))
try {
  const text = execFileSync(join(directory, 'codex'), ['debug', 'models', '--bundled'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], CODEX_HOME: home },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const list = listedModels(JSON.parse(text))
  if (list === undefined) throw new Error(`Codex CLI ${version} prints no model list.`)
  const found = contradictions(KNOWN_RETIREMENTS, list, Date.now())
  for (const sentence of found) console.log(sentence)
  console.log(`Codex CLI ${version}: ${KNOWN_RETIREMENTS.length} facts, ${found.length} contradictions.`)
  process.exitCode = found.length === 0 ? 0 : 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
