import { success } from './reply.ts'
import { type Identity, type Script, type SideAnswer, TEST_IDENTITY } from './script.ts'

/**
 * The answer to a side request that the CLI makes at its start: the scripted one, else a plausible success,
 * else 404. Paths seen with CLI 0.169.0, where not said otherwise.
 */
export function accountAnswer(path: string, script: Script): SideAnswer {
  const scripted = Object.entries(script.account ?? {}).find(([ending]) => path.endsWith(ending))
  if (scripted !== undefined) return scripted[1]
  const found = answers.find(([ending]) => path.endsWith(ending))
  if (found === undefined) return { kind: 'status', status: 404, body: { detail: 'Not Found' } }
  return success(found[1](script.identity ?? TEST_IDENTITY))
}

const answers: readonly (readonly [string, (identity: Identity) => object])[] = [
  ['/accounts/check', accounts],
  ['/wham/settings/user', () => ({})],
  ['/wham/config/bundle', () => ({})],
  // The earlier name of the bundle, CLI 0.104 to 0.125.
  ['/wham/config/requirements', () => ({ contents: null })],
  ['/wham/usage', identity => ({ plan_type: identity.plan, rate_limit: null, credits: null })],
  ['/ps/plugins/installed', () => ({ plugins: [], pagination: { next_page_token: null } })],
  ['/ps/plugins/list', () => ({ plugins: [], pagination: { next_page_token: null } })],
  ['/ps/plugins/suggested/codex', () => ({ plugins: [], enabled: true })],
  ['/plugins/featured', () => []],
  ['/connectors/directory/list', () => ({ apps: [], next_token: null })],
  ['/analytics-events/events', () => ({ status: 'ok' })],
  ['/otlp/v1/metrics', () => ({})],
  ['/user-auth-credential/whoami', whoami],
]

function accounts(identity: Identity): object {
  const account = {
    id: identity.accountId,
    name: null,
    structure: 'personal',
    plan_type: identity.plan,
    profile_picture_url: null,
    is_deactivated: false,
    is_fedramp_compliant_workspace: false,
    can_access_with_session: true,
    sso_connection_name: null,
    // CLI 0.169.0 runs no turn with any other value but `us` and `us_cr`, and would follow an origin named here.
    workspace_backend_origin: 'NO_CONSTRAINT',
    account_routing_override: 'NO_CONSTRAINT',
  }
  return {
    accounts: [account],
    default_account_id: identity.accountId,
    account_ordering: [identity.accountId],
  }
}

function whoami(identity: Identity): object {
  return {
    email: identity.email,
    chatgpt_user_id: identity.userId,
    chatgpt_account_id: identity.accountId,
    chatgpt_plan_type: identity.plan,
    chatgpt_account_is_fedramp: false,
  }
}
