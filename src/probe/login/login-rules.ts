/** Keeps a probe away from a login that the CLI would delete because the configuration does not allow it. */

import { isAtLeast } from '../../cli/index.ts'
import type { LoginRules, Sourced } from '../../config/index.ts'
import { authFilePath } from '../../config/index.ts'
import { isAccessToken, readStoredAccount, type StoredAccount } from '../../route/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { isEndpointRoute } from '../provider/endpoint-settings.ts'

/**
 * What the CLI compares with the rules. It does so for a configured provider too, which does not use the login at all.
 *
 * - `input`: the key of an input, which only the probe has, so the rules cannot mean it.
 * - `variable`: a credential in the environment. `workspaceStatus` is `asked` for a token.
 * - `stored`: auth.json.
 * - `unreadable`: the system's keyring.
 * - `none`: there is nothing to compare.
 */
type Credential =
  | { readonly kind: 'input' | 'unreadable' | 'none' }
  | { readonly kind: 'variable' | 'stored'; readonly account: StoredAccount }

function credentialOf(context: ProbeContext): Credential {
  const { route, env, version, config, home } = context
  // With the endpoint of the inputs the CLI has no login at all, except before 0.104, where it sees the stored one.
  const isAtEndpoint = isEndpointRoute(context)
  if (isAtEndpoint && isAtLeast(version, '0.104.0')) return { kind: 'none' }
  const isOfInput = route.kind === 'api-key' && (route.source === 'input' || route.source === 'fallback')
  if (isOfInput && !isAtEndpoint) return { kind: 'input' }
  // A configured provider hides the variables from the route, but not from the rules.
  const hasToken = route.kind === 'workload-identity' || isAccessToken(env['CODEX_ACCESS_TOKEN'], version)
  if (hasToken) return { kind: 'variable', account: { method: 'chatgpt', workspaceStatus: 'asked' } }
  if (env['CODEX_API_KEY']?.trim()) {
    return { kind: 'variable', account: { method: 'api', workspaceStatus: 'none' } }
  }
  if (config.loginStore === 'ephemeral') return { kind: 'none' }
  const account = readStoredAccount(authFilePath(home), version)
  // With `auto` the CLI reads the keyring first. A runner has none, and then it reads the file.
  if (config.loginStore === 'keyring' || (config.loginStore === 'auto' && account === undefined)) {
    return { kind: 'unreadable' }
  }
  return account === undefined ? { kind: 'none' } : { kind: 'stored', account }
}

/**
 * The `-c` values that keep the CLI of a probe from the stored login. With the feature, which is still under development
 * (0.155 to 0.171), the CLI registers an identity with the ChatGPT login and adds it to auth.json.
 */
export function loginSettings(context: ProbeContext): readonly string[] {
  const hasIdentity = context.config.settings?.['features.use_agent_identity'] !== undefined
  return [
    ...storeSettings(context),
    ...loginRuleSettings(context),
    ...(hasIdentity ? ['features.use_agent_identity=false'] : []),
  ]
}

const IN_MEMORY = 'cli_auth_credentials_store="ephemeral"'

/**
 * The CLI looks at the stored login also where it is given a key, and refreshes it when it is due (0.142 to 0.171; not
 * 0.104). With the key of an input the job need not use that login, no lock is held for it, and several probes can run
 * at once, so the CLI gets the ephemeral store, which is empty (0.104 to 0.171; 0.77 does not know it).
 */
function storeSettings(context: ProbeContext): readonly string[] {
  const { version, config, home } = context
  if (credentialOf(context).kind !== 'input' || !isAtLeast(version, '0.104.0')) return []
  const isInFile = config.loginStore === undefined || config.loginStore === 'file'
  const isEmpty = isInFile && readStoredAccount(authFilePath(home), version) === undefined
  return isEmpty && config.loginRules === undefined ? [] : [IN_MEMORY]
}

/**
 * The `-c` values of a probe where a rule of the configuration signs out.
 *
 * The ephemeral store is empty, so a CLI that signs out finds nothing to delete (0.104 to 0.171; 0.77 does not know it).
 * It is not used for a stored login, which it would hide. The neutral values are for a key that the rules cannot mean,
 * and for a keyring: its login cannot be compared here, and what the CLI deletes there cannot be put back. A login that
 * did not meet the rules would have been deleted at an earlier start.
 */
function loginRuleSettings(context: ProbeContext): readonly string[] {
  const { config, version } = context
  const { method, workspaces } = config.loginRules ?? {}
  if (method === undefined && workspaces === undefined) return []
  const { kind } = credentialOf(context)
  const isInMemory = kind === 'variable' && isAtLeast(version, '0.104.0')
  const isNeutral = kind === 'input' || kind === 'unreadable'
  return [
    ...(isInMemory ? [IN_MEMORY] : []),
    ...(kind === 'input' && method !== undefined ? ['forced_login_method="api"'] : []),
    ...(isNeutral && workspaces !== undefined ? ['forced_chatgpt_workspace_id=""'] : []),
  ]
}

const WRONG_METHOD = {
  api: 'API key login is required, but ChatGPT is currently being used',
  chatgpt: 'ChatGPT login is required, but an API key is currently being used',
} as const

/**
 * Why the job's Codex would not use the login that it has, as a message of a failed probe; undefined where it would, or
 * where only the CLI can tell. The probe need not run then. If it ran, the CLI would delete the stored login.
 */
export function loginRuleConflict(context: ProbeContext): string | undefined {
  const rules = context.config.loginRules
  if (rules === undefined) return undefined
  const credential = credentialOf(context)
  // The CLI would ask with the stored login instead of the key, and its answer would count for the key.
  if (credential.kind === 'input' && isAtLeast(context.version, '0.148.0')) {
    return notAllowedMessage(rules, { method: 'api', workspaceStatus: 'none' })
  }
  if (!('account' in credential)) return undefined
  const { account } = credential
  const { method, workspaces } = rules
  if (method !== undefined && method.value !== account.method) {
    return signOutMessage(WRONG_METHOD[method.value], 'forced_login_method', method)
  }
  if (workspaces !== undefined && isOtherWorkspace(account, workspaces.value, context.version)) {
    return workspaceMessage(workspaces)
  }
  // Instead of a variable's credential that is not allowed, the CLI takes the stored login.
  const isLast = credential.kind === 'stored' && isAtLeast(context.version, '0.148.0')
  return isLast ? notAllowedMessage(rules, account) : undefined
}

/**
 * The same message, from what a CLI wrote that compared the login itself; undefined when it did not refuse the login.
 * The CLI's own words hold the account's id. A rule that no file here has comes from the policies of a workspace, which
 * the CLI loads with the login and obeys as if they stood in config.toml (0.142 to 0.171).
 */
export function loginRuleRefusal(context: ProbeContext, stderr: string): string | undefined {
  const { method, workspaces } = context.config.loginRules ?? {}
  if (/\b(?:api key|chatgpt) login is required\b/i.test(stderr)) {
    const required = /\bapi key login is required\b/i.test(stderr) ? 'api' : 'chatgpt'
    const rule = method?.value === required ? method : undefined
    return signOutMessage(WRONG_METHOD[required], 'forced_login_method', rule)
  }
  const isWorkspace = /\blogin is restricted to workspace|while enforcing workspace restrictions\b/i
  return isWorkspace.test(stderr) ? workspaceMessage(workspaces) : undefined
}

/**
 * The CLI (0.77 to 0.171) ignores white space around an id and ids that are empty, and compares the case of letters. A
 * text with a comma is one id up to 0.130, and an error of the configuration from 0.136 on; a list is the reverse.
 */
function isOtherWorkspace(
  { method, workspace, workspaceStatus }: StoredAccount,
  value: string | readonly string[],
  version: string | undefined,
): boolean {
  if (method === 'api' || workspaceStatus === 'asked') return false
  const knowsLists = isAtLeast(version, '0.136.0')
  if (knowsLists ? typeof value === 'string' && value.includes(',') : typeof value !== 'string') return false
  const allowed = [value].flat().flatMap(id => id.trim() || [])
  return allowed.length > 0 && (workspace === undefined || !allowed.includes(workspace))
}

function workspaceMessage(workspaces: Sourced<unknown> | undefined): string {
  return signOutMessage('Login is restricted to another workspace', 'forced_chatgpt_workspace_id', workspaces)
}

function signOutMessage(words: string, setting: string, rule: Sourced<unknown> | undefined): string {
  const where = ` (${rule?.source ?? 'in the policies of the workspace or of this machine'})`
  return `${words}: because of \`${setting}\`${where}, the job's Codex would sign out at its start and delete the stored login. Change the setting or the login.`
}

/** The administrator's requirements hide a login from the CLI, which then asks without one. */
function notAllowedMessage(
  { allowedMethods, allowedWorkspaces }: LoginRules,
  { method, workspace, workspaceStatus }: StoredAccount,
): string | undefined {
  if (allowedMethods !== undefined && !allowedMethods.value.includes(method)) {
    return ignoredMessage('allowed_login_methods', allowedMethods)
  }
  const isCompared = method === 'chatgpt' && workspaceStatus !== 'asked' && allowedWorkspaces !== undefined
  return isCompared && !allowedWorkspaces.value.some(id => id.trim() === workspace)
    ? ignoredMessage('allowed_chatgpt_workspaces', allowedWorkspaces)
    : undefined
}

function ignoredMessage(setting: string, { source }: Sourced<unknown>): string {
  return `The administrator's requirements do not allow this login: because of \`${setting}\` (${source}), the job's Codex would not use it.`
}
