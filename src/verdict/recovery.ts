/** What to do about a reason, where the route changes the advice. */

import type { RouteKind } from '../route/index.ts'
import { REASONS, type Reason } from './reason.ts'

/** On this route Codex takes no key and no stored login, so it does not help to give it one. */
const IDENTITY_RECOVERY: Partial<Record<Reason, string>> = {
  'not-signed-in':
    'Let a step before this one write the identity token to the absolute path in OPENAI_IDENTITY_TOKEN_FILE. Or unset OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE, also in CODEX_HOME/.env: while one of them is set, Codex uses no other login.',
  'auth-rejected':
    'Compare the federation rule of the workspace with this job: its id in OPENAI_FEDERATION_RULE_ID, and the audience, repository and branch in the identity token. A token that was exchanged before is refused as well.',
  'config-invalid':
    'Set OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE, both, and leave chatgpt_base_url out of config.toml; or unset both. The Codex job would fail with the same message.',
  unreachable: 'Let this runner reach https://auth.openai.com, where Codex exchanges the identity token.',
  'server-error':
    'Run the job again later and look at the status page of OpenAI: Codex could not exchange the identity token.',
}

/** What to do first. `{model}` stands for the model asked for. */
export function recoveryOf(reason: Reason, route: string): string {
  const identity: RouteKind = 'workload-identity'
  return (route === identity ? IDENTITY_RECOVERY[reason] : undefined) ?? REASONS[reason].recovery
}
