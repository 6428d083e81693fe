import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { endWithUsageError, existingFile, parseCommandLine } from '../base/command-line.ts'
import type { Endpoints } from './endpoints-server.ts'

const USAGE = `Usage: node scripts/ci/act-variables.ts FILE

Writes the files with which act passes endpoints to all jobs, \`env\`, \`vars\` and \`secrets\`, beside FILE: the line of
JSON that endpoints-server.ts has printed.`

const { positionals } = parseCommandLine(
  USAGE,
  { allowPositionals: true },
  { least: 1, most: 1, what: 'the file with the endpoints' },
)
const file = existingFile(positionals[0] ?? '')
const { env, openaiUrl, apiKey } = endpointsOf(await readFile(file, 'utf8'))
const files = { env, vars: { OPENAI_URL: openaiUrl }, secrets: { OPENAI_API_KEY: apiKey } }
for (const [name, variables] of Object.entries(files)) {
  const lines = Object.entries(variables).map(([key, value]) => `${key}=${value}\n`)
  await writeFile(join(dirname(file), name), lines.join(''))
}

function endpointsOf(text: string): Endpoints {
  try {
    return JSON.parse(text)
  } catch {
    return endWithUsageError(`The file "${file}" is no JSON.`)
  }
}
