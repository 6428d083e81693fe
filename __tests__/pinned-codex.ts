import { readFileSync } from 'node:fs'

const manifest: unknown = JSON.parse(
  readFileSync(new URL('../node_modules/@openai/codex/package.json', import.meta.url), 'utf8'),
)

/** The version of the CLI that the tests run, from its own package. */
export const PINNED_CODEX = String(Object(manifest).version)
