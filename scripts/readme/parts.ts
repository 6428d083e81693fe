/** The generated parts of README.md and docs/: markers, and the texts that are made from facts of the code. */

import { dateText } from '../../src/base/index.ts'
import { KNOWN_RETIREMENTS, PRICES, PRICES_AS_OF } from '../../src/catalog/index.ts'
import { code, table } from './tables.ts'

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

const MARKED = /^(<!-- part: (\S+) -->\n)[\s\S]*?^(<!-- \/part -->)$/gm

/** The names of the markers in a document, in their order. */
export function markerNames(text: string): readonly string[] {
  return [...text.matchAll(MARKED)].map(([, , name = '']) => name)
}

/**
 * Puts each part between its markers: `<!-- part: NAME -->` and `<!-- /part -->`, each on its own line.
 *
 * @throws Error for a marker without a part
 */
export function fillParts(text: string, partOf: (name: string) => string | undefined): string {
  return text.replace(MARKED, (_, begin, name, end) => {
    const part = partOf(name)
    if (part === undefined) throw new Error(`There is a marker for "${name}", but no such part.`)
    return `${begin}\n${part}\n\n${end}`
  })
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

/** The known retirements, the newest first. Three columns fit on a phone, so the date has the source. */
export function retirementTable(): string {
  const rows = KNOWN_RETIREMENTS.toSorted((one, other) => (one.at < other.at ? 1 : -1)).map(
    ({ model, account, at, successor, source }) => {
      const from = account === 'chatgpt' ? 'ChatGPT sign-in' : 'the API'
      return [
        code(model),
        `${from}, [${dateText(at)}](${addressOf(source)})`,
        successor === undefined ? '' : code(successor),
      ]
    },
  )
  return table(['Model', 'Leaves', 'In its place'], rows)
}

/** The address of a source: one that is given, or that of an issue such as `openai/codex#1`. */
function addressOf(source: string): string {
  return source.replace(/^([\w-]+\/[\w-]+)#(\d+)$/, 'https://github.com/$1/issues/$2')
}

/** The list prices, as a sentence. */
export function priceText(): string {
  const prices = Object.entries(PRICES).map(
    ([model, { input, cachedInput, output }]) => `${model} ${input} / ${cachedInput} / ${output}`,
  )
  return `List prices of ${dateText(PRICES_AS_OF)}, US dollars per million tokens, input / cached input / output: ${prices.join('; ')}. Very long gpt-5.5 prompts can have a higher price for the whole session. These are prices of the API; ChatGPT plan usage is a separate account.`
}
