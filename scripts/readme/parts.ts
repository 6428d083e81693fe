/** The parts of the README that repeat what stands elsewhere, made from where it stands. */

import { parse } from 'yaml'
import { REASON_CODES, REASONS, type Reason, type Scope } from '../../src/verdict/index.ts'

/** How documentation and examples name this action. Its home is decided here, and nowhere else. */
export const ACTION = 'OWNER/codex-model-fallback@v1'

/** The text with every mention of this action's address made the one above. */
export function withAddress(text: string): string {
  return text.replace(/(uses: |`)[\w.-]+\/codex-model-fallback@[\w.-]+/g, (_, before) => `${before}${ACTION}`)
}

/**
 * The text with each part between its markers: `<!-- part: NAME -->` and `<!-- /part -->`, each on a line.
 *
 * @throws Error for a marker whose part is not known, and for a part without a marker, which nobody would read
 */
export function filled(text: string, parts: ReadonlyMap<string, string>): string {
  const missing = new Set(parts.keys())
  const result = text.replace(
    /^(<!-- part: (\S+) -->\n)[\s\S]*?^(<!-- \/part -->)$/gm,
    (_, begin, name, end) => {
      const part = parts.get(name)
      if (part === undefined) throw new Error(`README.md has a marker for "${name}", which is nothing.`)
      missing.delete(name)
      return `${begin}\n${part}\n\n${end}`
    },
  )
  if (missing.size > 0) throw new Error(`README.md has no marker for ${[...missing].join(', ')}.`)
  return result
}

const [REPOSITORY = ''] = ACTION.split('@')

/** The commands that print the commit of a release and check what it runs. */
export function verifying(version: string): string {
  return `\`\`\`bash
git clone --depth 1 --branch v${version} https://github.com/${REPOSITORY} && cd codex-model-fallback
git rev-parse HEAD
for file in action.yml dist/*; do
  gh attestation verify "$file" --repo ${REPOSITORY} || echo "Not verified: $file"
done
\`\`\``
}

/** The line that names a commit and its version. */
export function pinned(version: string): string {
  return `\`\`\`
- uses: ${REPOSITORY}@<the 40 digits of the commit> # v${version}
\`\`\``
}

type Entry = { readonly description: string; readonly default?: string }
type ActionFile = {
  readonly inputs: Readonly<Record<string, Entry>>
  readonly outputs: Readonly<Record<string, Entry>>
}

const NOT_FOR_USERS = 'Not for users.'

/** The inputs of action.yml that are for users. */
export function inputTable(action: string): string {
  const { inputs }: ActionFile = parse(action)
  const rows = Object.entries(inputs)
    .filter(([, entry]) => !entry.description.startsWith(NOT_FOR_USERS))
    .map(([name, entry]) => [code(name), entry.default ? code(entry.default) : '', cell(entry.description)])
  return table(['Input', 'Default', 'Meaning'], rows)
}

/** The outputs of action.yml. */
export function outputTable(action: string): string {
  const { outputs }: ActionFile = parse(action)
  return table(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, entry]) => [code(name), cell(entry.description)]),
  )
}

const SCOPES = {
  model: 'The model: the next one of the chain is tried',
  route: 'The route: every model would fail the same way, so the chain stops',
  client: 'The Codex CLI',
  request: 'The request: it is adjusted, where that helps, and sent again',
  infrastructure: 'The way there: it proves nothing against the model',
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

/** The texts of reasons speak of a model by a placeholder: a name inside of a command, a word elsewhere. */
function cell(text: string): string {
  return text
    .replace(/`[^`]*`/g, span => span.replaceAll('{model}', 'MODEL'))
    .replaceAll('{model}', 'the model')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
}
