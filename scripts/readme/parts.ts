/** The generated parts of the README. */

import { dateText } from '../../src/base/index.ts'
import { KNOWN_RETIREMENTS, PRICES, PRICES_AS_OF } from '../../src/catalog/index.ts'
import { REASON_CODES, REASONS, type Reason, type Scope } from '../../src/verdict/index.ts'
import { cell, code, table } from './tables.ts'

/** The address of this action in the documentation and in the examples. It is defined only here. */
export const ACTION = 'OWNER/codex-model-fallback@v1'

/** Replaces every address of this action, or of a file in its repository, by the one above. */
export function withAddress(text: string): string {
  const [repository = '', version = ''] = ACTION.split('@')
  return text.replace(
    /(uses: |`)[\w.-]+\/codex-model-fallback((?:\/[\w./-]+)?)@[\w.-]+/g,
    (_, before, path) => `${before}${repository}${path}@${version}`,
  )
}

/**
 * Puts each part between its markers: `<!-- part: NAME -->` and `<!-- /part -->`, each on its own line.
 *
 * @throws Error for a marker without a part, and for a part without a marker
 */
export function fillParts(text: string, parts: ReadonlyMap<string, string>): string {
  const missing = new Set(parts.keys())
  const result = text.replace(
    /^(<!-- part: (\S+) -->\n)[\s\S]*?^(<!-- \/part -->)$/gm,
    (_, begin, name, end) => {
      const part = parts.get(name)
      if (part === undefined) throw new Error(`There is a marker for "${name}", but no such part.`)
      missing.delete(name)
      return `${begin}\n${part}\n\n${end}`
    },
  )
  if (missing.size > 0) throw new Error(`There is no marker for ${[...missing].join(', ')}.`)
  return result
}

const [REPOSITORY = ''] = ACTION.split('@')

/** The commands that print the commit of a release and verify its files. */
export function verifyCommands(version: string): string {
  return `\`\`\`bash
git clone --depth 1 --branch v${version} https://github.com/${REPOSITORY} && cd codex-model-fallback
git rev-parse HEAD
for file in action.yml dist/* .github/workflows/preflight.yml .github/actions/model-fallback/*; do
  gh attestation verify "$file" --repo ${REPOSITORY} \\
    --signer-workflow ${REPOSITORY}/.github/workflows/release.yml \\
    --source-ref refs/tags/v${version} || echo "Not verified: $file"
done
\`\`\``
}

/** The line that pins a commit and names its version. */
export function pinExample(version: string): string {
  return `\`\`\`
- uses: ${REPOSITORY}@<the 40 digits of the commit> # v${version}
\`\`\``
}

/** The known retirements, the newest first. */
export function retirementTable(): string {
  const rows = KNOWN_RETIREMENTS.toSorted((one, other) => (one.at < other.at ? 1 : -1)).map(
    ({ model, account, at, successor, source }) => [
      code(model),
      account === 'chatgpt' ? 'ChatGPT sign-in' : 'API key',
      dateText(at),
      successor === undefined ? '' : code(successor),
      source.startsWith('https://') ? `[source](${source})` : source,
    ],
  )
  return table(['Model', 'Leaves', 'On', 'In its place', 'Source'], rows)
}

/** The list prices, as a sentence. */
export function priceText(): string {
  const prices = Object.entries(PRICES).map(
    ([model, { input, cachedInput, output }]) => `${model} ${input} / ${cachedInput} / ${output}`,
  )
  return `List prices of ${dateText(PRICES_AS_OF)}, US dollars per million tokens, input / cached input / output: ${prices.join('; ')}. Very long gpt-5.5 prompts can have a higher price for the whole session. These are prices of the API; ChatGPT plan usage is a separate account.`
}

const SCOPES = {
  model: 'The model: the next one of the chain is tried',
  route: 'The route: every model would fail the same way, so the chain stops',
  client: 'The Codex CLI',
  request: 'The request: it is adjusted, where that helps, and sent again',
  infrastructure: 'The network or the server: it says nothing about the model',
} as const satisfies Record<Scope, string>

/** A table of reason codes for each kind of failure. */
export function reasonTables(): string {
  return Object.entries(SCOPES)
    .map(([scope, title]) => {
      const codes = REASON_CODES.filter(reason => REASONS[reason].scope === scope)
      return `**${title}**\n\n${table(['Code', 'What it means', 'What to do'], codes.map(reasonRow))}`
    })
    .join('\n\n')
}

function reasonRow(reason: Reason): readonly string[] {
  const { meaning, recovery } = REASONS[reason]
  return [code(reason), cell(meaning), cell(recovery)]
}
