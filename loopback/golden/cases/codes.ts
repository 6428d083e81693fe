/**
 * Golden cases of the error codes that the Codex CLI knows. Of some answers it prints a sentence of its own, of some the
 * code, and of the others only the server's words.
 */

import { usageLimitReached } from '../../openai/answers.ts'
import { type GoldenCase, refused, unsettled } from '../case.ts'
import { codeCase, detailCase, errorBody, statusCase, streamCase } from './code-case.ts'
import { REQUEST_CODE_CASES } from './codes-request.ts'

const AT_CAPACITY = unsettled('model', 'at-capacity', 'temporary')
const QUOTA = refused('route', 'quota-exceeded', 'permanent')
const BLOCKED_WORKSPACE = refused('route', 'workspace-blocked', 'ambiguous')
const USAGE_LIMIT = refused('route', 'usage-limit', 'until-reset')
const SERVER_ERROR = unsettled('infrastructure', 'server-error', 'temporary')

const CAPACITY_CASES: readonly GoldenCase[] = [
  streamCase('policy_capacity_unavailable', AT_CAPACITY),
  streamCase('flex_unavailable', AT_CAPACITY),
  statusCase(503, 'policy_capacity_unavailable', AT_CAPACITY, { since: '0.169.0' }),
  statusCase(400, 'policy_capacity_unavailable', AT_CAPACITY),
]

const MONEY_CASES: readonly GoldenCase[] = [
  streamCase('credit_balance_exhausted', QUOTA, { since: '0.160.0' }),
  streamCase('project_spend_limit_exceeded', QUOTA, { since: '0.160.0' }),
  statusCase(429, 'credit_balance_exhausted', QUOTA, { since: '0.160.0' }),
  statusCase(429, 'organization_usage_limit_exceeded', QUOTA, { since: '0.160.0' }),
  statusCase(400, 'credit_balance_exhausted', QUOTA),
  statusCase(400, 'project_spend_limit_exceeded', QUOTA),
  statusCase(400, 'organization_usage_limit_exceeded', QUOTA),
  // A server that fails may quote any code. The CLI prints no code with 503 either.
  statusCase(503, 'insufficient_quota', SERVER_ERROR),
  detailCase(503, 'insufficient_quota', SERVER_ERROR),
  streamCase('budget_reached', unsettled('route', 'usage-limit', 'ambiguous')),
]

const ACCOUNT_CASES: readonly GoldenCase[] = [
  detailCase(403, 'codex_workspace_access_denied', BLOCKED_WORKSPACE),
  detailCase(403, 'codex_entitlement_missing', refused('route', 'plan-excludes-codex', 'permanent')),
  {
    ...detailCase(403, 'invalid_workspace_selected', BLOCKED_WORKSPACE),
    source: 'openai/codex#24495',
    answer: {
      kind: 'status',
      status: 403,
      headers: {
        'x-openai-authorization-error': '403',
        'x-error-json': Buffer.from('{"error":{"code":"invalid_workspace_selected"}}').toString('base64'),
      },
      body: { detail: { code: 'invalid_workspace_selected' } },
    },
  },
  {
    // Only the words are left of this form.
    ...codeCase(
      'an account without access to Codex in its workspace, 403',
      errorBody(
        403,
        'codex_workspace_access_denied',
        'Unauthorized: Contact your ChatGPT workspace administrator for access.',
      ),
      BLOCKED_WORKSPACE,
      { routes: ['chatgpt'], channels: ['lean', 'plain-http'], isSlow: true },
    ),
    endsEarly: true,
  },
  ...[undefined, 'rate_limit_reached', 'a_type_of_a_later_version'].map(type => ({
    ...codeCase(
      `usage limit with a promotion, the kind of limit is ${type ?? 'missing'}`,
      {
        ...usageLimitReached({ planType: 'go' }),
        headers: {
          'x-codex-promo-message': 'Try the new plan',
          ...(type === undefined ? {} : { 'x-codex-rate-limit-reached-type': type }),
        },
      },
      USAGE_LIMIT,
      { routes: ['chatgpt'] },
    ),
  })),
]

export const CODE_CASES: readonly GoldenCase[] = [
  ...CAPACITY_CASES,
  ...MONEY_CASES,
  ...ACCOUNT_CASES,
  ...REQUEST_CODE_CASES,
]
