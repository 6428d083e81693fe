import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { KNOWN_RETIREMENTS, listedModels } from '../src/catalog/index.ts'
import { endWithError, parseCommandLine } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { contradictions } from './compat/compare-facts.ts'
import { installCodex, readVersion, versionNamed } from './compat/install.ts'

const USAGE = `Usage: npm run facts -- VERSION

Compares the known retirements in src/catalog/dated-facts.ts with the model list that a released Codex CLI ships. VERSION
is a version such as 0.171.0, or a tag of the npm registry such as latest.

Exits with 1 when the list contradicts a fact, or has a date that the facts lack.`

const { positionals } = parseCommandLine(
  USAGE,
  { allowPositionals: true },
  { least: 1, most: 1, what: 'one version of @openai/codex, or a tag' },
)
const request = readVersion(positionals[0] ?? '')
endCleanly()
const version = await versionNamed(request)
const codex = join(await installCodex(version), 'codex')
process.stderr.write(`Reading the model list of Codex CLI ${version}\n`)
const home = await mkdtemp(join(tmpdir(), 'codex-facts-'))
const { stdout } = await promisify(execFile)(codex, ['debug', 'models', '--bundled'], {
  env: { PATH: process.env['PATH'], CODEX_HOME: home },
  maxBuffer: 64 * 1024 * 1024,
}).catch(() => ({ stdout: 'null' }))
const list = listedModels(JSON.parse(stdout))
if (list === undefined) endWithError(`Codex CLI ${version} prints no model list.`)
const found = contradictions(KNOWN_RETIREMENTS, list, Date.now())
for (const sentence of found) console.log(sentence)
console.log(`Codex CLI ${version}: ${KNOWN_RETIREMENTS.length} facts, ${found.length} contradictions.`)
process.exitCode = found.length === 0 ? 0 : 1
