/** What auth.json says about a login to the rules of the configuration. */

import { fieldsOf, isFields, optional, textOf } from '../base/index.ts'
import { isAtLeast } from '../cli/index.ts'
import { readTextFile } from '../config/index.ts'
import { kindOf } from './auth-file.ts'
import { claimsOf } from './auth-secrets.ts'

/**
 * The account of a stored login, as the CLI compares it with `forced_login_method` and `forced_chatgpt_workspace_id`.
 *
 * `workspace` is an id and therefore a secret. For `workspaceStatus: 'asked'`, a personal access token, the CLI asks the
 * server for it; `none` is a login without a workspace, or one whose tokens are not complete.
 */
export type StoredAccount = {
  readonly method: 'api' | 'chatgpt'
  readonly workspaceStatus: 'known' | 'none' | 'asked'
  readonly workspace?: string
}

/**
 * Reads the account. Undefined without a file that the CLI accepts: it then has no login that it could delete.
 *
 * The CLI (0.77 to 0.171) takes the workspace from the id token, not from `account_id`. It also counts `{}` as a ChatGPT
 * login, and tokens without `last_refresh` as incomplete.
 */
export function readStoredAccount(file: string, codexVersion: string | undefined): StoredAccount | undefined {
  const read = readTextFile(file)
  if (read.kind !== 'text') return undefined
  let login: unknown
  try {
    login = JSON.parse(read.text)
  } catch {
    return undefined
  }
  if (!isFields(login)) return undefined
  const hasApiKey = textOf(login['OPENAI_API_KEY']) !== undefined
  const kind = kindOf(login['auth_mode'], hasApiKey)
  // 0.77 takes a stored key before the tokens next to it, whatever `auth_mode` says.
  const isKey = kind === 'api-key' || (hasApiKey && !isAtLeast(codexVersion, '0.104.0'))
  if (isKey) return hasApiKey ? { method: 'api', workspaceStatus: 'none' } : undefined
  if (kind === 'access-token') return { method: 'chatgpt', workspaceStatus: 'asked' }
  const isComplete = isFields(login['tokens']) && textOf(login['last_refresh']) !== undefined
  const claims = claimsOf(textOf(fieldsOf(login['tokens'])['id_token']))
  const workspace = isComplete
    ? textOf(fieldsOf(claims['https://api.openai.com/auth'])['chatgpt_account_id'])
    : undefined
  return {
    method: 'chatgpt',
    workspaceStatus: workspace === undefined ? 'none' : 'known',
    ...optional('workspace', workspace),
  }
}
