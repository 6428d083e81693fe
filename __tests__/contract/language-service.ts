/** GitHub's own reading of workflow and action files, with what it needs to know of the actions that they use. */

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { validate } from '@actions/languageservice'
import type { ActionMetadata, ActionReference } from '@actions/languageservice/action'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

export const ROOT = join(import.meta.dirname, '..', '..')

/** How the documentation calls this action, whose home is not decided. */
export const OURS = 'OWNER/codex-model-fallback'

/** A file of the repository; empty where there is none. */
export async function textOf(file: string): Promise<string> {
  return await readFile(join(ROOT, file), 'utf8').catch(() => '')
}

type ActionFile = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

/** action.yml, as far as the contract goes. */
export async function actionFile(directory = '.'): Promise<ActionFile> {
  return parse(await readFile(join(ROOT, directory, 'action.yml'), 'utf8'))
}

/**
 * What GitHub finds wrong with a file, one line a finding; `file` decides whether it is an action or a workflow. The
 * service keeps what it has read of an address for ever (0.3.61), so no address is given to it twice.
 */
export async function findingsIn(file: string, text: string): Promise<readonly string[]> {
  const document = TextDocument.create(`file:///${randomUUID()}/${file}`, 'yaml', 1, text)
  const found = await validate(document, { actionsMetadataProvider: { fetchActionMetadata: metadataOf } })
  return found.map(({ range, message }) => `${file}:${range.start.line + 1}: ${message}`)
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

/** Our inputs by action.yml; those of actions that are not known here are not looked at. */
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
