/** Writes the files with which act passes endpoints to all jobs: `env`, `vars` and `secrets`, beside the given JSON file. */

import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Endpoints } from './endpoints-server.ts'

const [file = ''] = process.argv.slice(2)
const { env, openaiUrl, apiKey }: Endpoints = JSON.parse(await readFile(file, 'utf8'))
const files = { env, vars: { OPENAI_URL: openaiUrl }, secrets: { OPENAI_API_KEY: apiKey } }
for (const [name, variables] of Object.entries(files)) {
  const lines = Object.entries(variables).map(([key, value]) => `${key}=${value}\n`)
  await writeFile(join(dirname(file), name), lines.join(''))
}
