/** Validates workflow and action files with GitHub's language service. */

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validate } from '@actions/languageservice'
import type { ActionMetadata, ActionReference } from '@actions/languageservice/action'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

export const ROOT = join(import.meta.dirname, '..', '..')

/** The address of this action in the documentation, without a version. */
export const OURS = 'OWNER/codex-model-fallback'

/** The text of a file of the repository. */
export function readText(file: string): Promise<string> {
  return readFile(join(ROOT, file), 'utf8')
}

type ActionFile = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

/** Inputs and outputs of an action.yml. */
export async function actionFile(directory = '.'): Promise<ActionFile> {
  return parse(await readText(join(directory, 'action.yml')))
}

/**
 * The problems that GitHub's service finds in a file, one line for each. The name of the file says whether it is an
 * action or a workflow. The service (0.3.61) caches files by their address for ever, so each call uses a new address.
 */
export async function problemsIn(file: string, text: string): Promise<readonly string[]> {
  const document = TextDocument.create(`file:///${randomUUID()}/${file}`, 'yaml', 1, text)
  const found = await validate(document, {
    actionsMetadataProvider: { fetchActionMetadata: metadataOf },
    fileProvider: FILES,
  })
  return found.map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`)
}

/** The repository of an organization, as the documents call it, and the example of its only workflow. */
const POLICY = { repository: 'YOUR-ORG/codex-policy', example: join('examples', 'fleet-policy.yml') }

type FileProvider = NonNullable<NonNullable<Parameters<typeof validate>[1]>['fileProvider']>

/** The files of this repository, for a reusable workflow or an action that a workflow names by its path. */
const FILES: FileProvider = {
  getFileContent: async reference => {
    const { path } = reference
    const repository = 'repository' in reference ? `${reference.owner}/${reference.repository}` : OURS
    if (repository === POLICY.repository) return { name: path, content: await readText(POLICY.example) }
    if (repository !== OURS) throw new Error(`${path} is in another repository.`)
    return { name: path, content: await readText(path) }
  },
}

/** Inputs of openai/codex-action, from its action.yml as of commit 0006efa. */
const CODEX_ACTION_INPUTS = [
  'prompt',
  'prompt-file',
  'output-file',
  'openai-api-key',
  'responses-api-endpoint',
  'working-directory',
  'sandbox',
  'permission-profile',
  'codex-version',
  'codex-args',
  'output-schema',
  'output-schema-file',
  'model',
  'effort',
  'codex-home',
  'safety-strategy',
  'codex-user',
  'allow-users',
  'allow-bots',
  'allow-bot-users',
]

/** The inputs of this action and of codex-action. The inputs of other actions are not checked. */
async function metadataOf({ owner, name }: ActionReference): Promise<ActionMetadata> {
  const inputs = { name, description: '' }
  switch (`${owner}/${name}`) {
    case OURS:
      return { ...inputs, inputs: { ...(await actionFile()).inputs } }
    case 'openai/codex-action':
      return {
        ...inputs,
        inputs: Object.fromEntries(CODEX_ACTION_INPUTS.map(input => [input, { description: '' }])),
      }
    default:
      return inputs
  }
}
