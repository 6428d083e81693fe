import { okAnswer } from './reply.ts'
import { type Script, type SideAnswer, TEST_IDENTITY } from './script.ts'

/**
 * The answer to a request for account data, which the CLI sends at its start: the scripted one, or a plausible success,
 * or 404. Paths seen with CLI 0.169.0, unless noted otherwise.
 */
export function accountAnswer(path: string, script: Script): SideAnswer {
  const scripted = Object.entries(script.account ?? {}).find(([ending]) => path.endsWith(ending))
  if (scripted !== undefined) return scripted[1]
  const body = DEFAULT_BODIES.find(([ending]) => path.endsWith(ending))?.[1]
  return body === undefined ? { kind: 'status', status: 404, body: { detail: 'Not Found' } } : okAnswer(body)
}

const IDENTITY = TEST_IDENTITY

const ACCOUNT = {
  id: IDENTITY.accountId,
  name: null,
  structure: 'personal',
  plan_type: IDENTITY.plan,
  profile_picture_url: null,
  is_deactivated: false,
  is_fedramp_compliant_workspace: false,
  can_access_with_session: true,
  sso_connection_name: null,
  // CLI 0.169.0 runs a turn only with this value, `us` or `us_cr`, and would send requests to an origin given here.
  workspace_backend_origin: 'NO_CONSTRAINT',
  account_routing_override: 'NO_CONSTRAINT',
}

const WHOAMI = {
  email: IDENTITY.email,
  chatgpt_user_id: IDENTITY.userId,
  chatgpt_account_id: IDENTITY.accountId,
  chatgpt_plan_type: IDENTITY.plan,
  chatgpt_account_is_fedramp: false,
}

/** Bodies by the end of the path. */
const DEFAULT_BODIES: readonly (readonly [string, object])[] = [
  [
    '/accounts/check',
    { accounts: [ACCOUNT], default_account_id: ACCOUNT.id, account_ordering: [ACCOUNT.id] },
  ],
  ['/wham/settings/user', {}],
  ['/wham/config/bundle', {}],
  // The earlier name of the bundle, CLI 0.104 to 0.125.
  ['/wham/config/requirements', { contents: null }],
  ['/wham/usage', { plan_type: IDENTITY.plan, rate_limit: null, credits: null }],
  ['/wham/rate-limit-reset-credits', { credits: [], available_count: 0 }],
  ['/ps/plugins/installed', { plugins: [], pagination: { next_page_token: null } }],
  ['/ps/plugins/list', { plugins: [], pagination: { next_page_token: null } }],
  ['/ps/plugins/suggested/codex', { plugins: [], enabled: true }],
  ['/plugins/featured', []],
  ['/connectors/directory/list', { apps: [], next_token: null }],
  ['/analytics-events/events', { status: 'ok' }],
  ['/otlp/v1/metrics', {}],
  ['/user-auth-credential/whoami', WHOAMI],
]
