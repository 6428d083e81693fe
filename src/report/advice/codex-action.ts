/** The proxy of openai/codex-action: where its key is set, and what to do where it fails. */

import { CODEX_ACTION_PROVIDER } from '../route-text.ts'
import type { KnownVendor } from './vendor.ts'

/**
 * What differs from the OpenAI API, which is behind the proxy unless `responses-api-endpoint` of codex-action names
 * another endpoint. The proxy lives as long as its job, and answers 500 without a body where it cannot reach the endpoint (CLI
 * 0.77 to 0.171).
 */
export const CODEX_ACTION = {
  hosts: [],
  ids: [CODEX_ACTION_PROVIDER],
  credential: 'the secret behind `openai-api-key` of codex-action',
  supply: 'Give codex-action its input `openai-api-key`, in the step that starts its proxy',
  address: '`responses-api-endpoint` of codex-action',
  recoveries: {
    'auth-rejected':
      'Check that {credential} holds a whole key that is still valid{at:keys}. With {address}, it must be a key for that endpoint.',
    unreachable:
      'Run codex-action with `openai-api-key` and without a prompt in this job, before this step. Its proxy does not answer: it ends with its job, and when a step asks for its `/shutdown`.',
    'server-error':
      'Run the job again later. If it fails again, look for an outage of OpenAI{at:status}, and check that this runner can reach the endpoint behind the proxy: the proxy answers 500 where it cannot.',
  },
  source:
    'openai/codex-action v1.8 to v1.12: its proxy sends the key of `openai-api-key` to that endpoint, else to OpenAI',
} as const satisfies Partial<KnownVendor>
