import {
  incorrectApiKey,
  insufficientQuota,
  modelNotFound404,
  noAccess403,
  rateLimited,
} from '../../openai/answers.ts'
import { highDemand500, serviceUnavailable } from '../../openai/network-answers.ts'
import type { Answer } from '../../openai/script.ts'
import { exhausted, PREFERRED, passing, refused, stopped, unclear } from '../expected.ts'
import { FALLBACK, type GatewayCase, REQUESTED } from '../gateway.ts'

// The keys are those of virtual_keys.py. Between two failures of the upstream are cases that do not reach it, because
// LiteLLM stops asking a deployment for five seconds after most failures.

const GOOD_KEY = 'sk-canary-good-000000000000'

/** A model with a longer cooldown than the retries of the action. */
const COOLED = 'gpt-5.6-terra'

const accept: Answer = { kind: 'accept' }

/** What LiteLLM 1.108.7 answers. */
export const LITELLM_CASES: readonly GatewayCase[] = [
  {
    name: 'good',
    title: 'a model that the gateway has',
    key: GOOD_KEY,
    expected: PREFERRED,
  },
  {
    // 400 "/responses: Invalid model name passed in model=NAME. Call `/v1/models` to view available models for your key."
    name: 'unknown-model',
    title: 'a model that is not in the gateway’s configuration',
    key: GOOD_KEY,
    model: 'gpt-6-sol',
    expected: { ...refused('model-not-found', 'not-supported-on-route'), asked: ['gpt-6-sol', FALLBACK] },
  },
  {
    // 403, type key_model_access_denied, param model: "The requested model 'NAME' is not available for this API key, or
    // the model name is invalid. Check the models available to you and try again."
    name: 'key-model',
    title: 'the key may not use the model',
    key: 'sk-canary-key-model-00000000',
    expected: refused('no-access', 'model-not-found', 'not-supported-on-route'),
  },
  {
    // The same text with the type team_model_access_denied.
    name: 'team-model',
    title: 'the team may not use the model',
    key: 'sk-canary-team-model-0000000',
    expected: refused('no-access', 'model-not-found', 'not-supported-on-route'),
  },
  {
    // 429, type throttling_error: "Rate limit exceeded for model_per_key: HASH:NAME. Limit type: requests. …" The CLI drops
    // the body of a 429.
    name: 'model-rate',
    title: 'the key’s limit for the model is reached for this minute',
    key: 'sk-canary-rate-model-0000000',
    expected: passing('rate-limited'),
  },
  {
    // 404 "litellm.NotFoundError: OpenAIException - {…the upstream's body as JSON…}", then 429 "No deployments available
    // for selected model, Try again in 5 seconds" to whoever looks a second time.
    name: 'upstream-404',
    title: 'the provider does not know the model',
    key: GOOD_KEY,
    upstream: { [REQUESTED]: [modelNotFound404(REQUESTED)] },
    expected: refused('model-not-found', 'no-access'),
  },
  {
    // 422, type budget_exceeded: "Budget has been exceeded! Key=docs-ci Current cost: 12.5, Max budget: 10.0"
    name: 'key-budget',
    title: 'the budget of the key is spent',
    key: 'sk-canary-spent-key-00000000',
    expected: stopped('out-of-credits', 'quota-exceeded'),
  },
  {
    // 422, type budget_exceeded: "Budget has been exceeded! Team=ID Current cost: 104.2, Max budget: 100.0"
    name: 'team-budget',
    title: 'the budget of the team is spent',
    key: 'sk-canary-spent-team-0000000',
    expected: stopped('out-of-credits', 'quota-exceeded'),
  },
  {
    // 400, type no_db_connection: "No connected db."
    name: 'no-database',
    title: 'a gateway without a database, and a key that is not its master key',
    key: 'sk-canary-no-database-00000',
    expected: unclear('unrecognized', 'auth-rejected'),
  },
  {
    // 401 "litellm.AuthenticationError: AuthenticationError: OpenAIException - {…code: invalid_api_key…}", then the 429 of
    // the cooldown.
    name: 'upstream-401',
    title: 'the provider rejects the gateway’s own key',
    key: GOOD_KEY,
    upstream: { '*': [incorrectApiKey()] },
    expected: stopped('auth-rejected'),
  },
  {
    // 401, type auth_error: "Authentication Error, Key is blocked. Update via `/key/unblock` if you're an admin."
    name: 'blocked-key',
    title: 'the key is blocked',
    key: 'sk-canary-blocked-key-000000',
    expected: stopped('auth-rejected', 'workspace-blocked'),
  },
  {
    // 401, type auth_error: "Authentication Error, Team=ID is blocked. Update via `/team/unblock` if you're an admin."
    name: 'blocked-team',
    title: 'the team is blocked',
    key: 'sk-canary-blocked-team-00000',
    expected: stopped('workspace-blocked', 'auth-rejected'),
  },
  {
    // 401, type token_not_found_in_db: "Authentication Error, Invalid API key provided."
    name: 'wrong-key',
    title: 'the gateway does not know the key',
    key: 'sk-canary-wrong-00000000000',
    expected: stopped('auth-rejected'),
  },
  {
    // 401, type expired_key: "Authentication Error - Expired Key. Key Expiry time … and current time …"
    name: 'expired-key',
    title: 'the key has expired',
    key: 'sk-canary-expired-0000000000',
    expected: stopped('auth-rejected'),
  },
  {
    // 403 "litellm.NotFoundError: OpenAIException - {…code: model_not_found…}", type permission_error, then the 429 of the
    // cooldown.
    name: 'upstream-403',
    title: 'the provider’s project may not use the model',
    key: GOOD_KEY,
    upstream: { [REQUESTED]: [noAccess403(REQUESTED)] },
    expected: refused('no-access', 'model-not-found'),
  },
  {
    name: 'key-rate',
    title: 'the key’s limit for all models is reached for this minute',
    key: 'sk-canary-rate-key-000000000',
    expected: exhausted('rate-limited'),
  },
  {
    // 429, type throttling_error: "litellm.RateLimitError: …"; LiteLLM has asked the upstream three times by then.
    name: 'upstream-429',
    title: 'the provider’s limit for the model is reached for this minute',
    key: GOOD_KEY,
    upstream: { [REQUESTED]: [rateLimited(REQUESTED)] },
    expected: passing('rate-limited'),
  },
  {
    // 429, type all_deployments_in_cooldown: "No deployments available for selected model, Try again in 60 seconds. …"
    name: 'cooldown',
    title: 'another job’s failure has put the model’s only deployment into its cooldown',
    key: GOOD_KEY,
    model: COOLED,
    upstream: { [COOLED]: [incorrectApiKey(), accept] },
    askedBefore: COOLED,
    expected: { ...passing('rate-limited'), asked: [COOLED, FALLBACK] },
  },
  {
    name: 'upstream-500',
    title: 'the provider fails for the model',
    key: GOOD_KEY,
    upstream: { [REQUESTED]: [highDemand500()] },
    expected: passing('server-error', 'at-capacity'),
  },
  {
    name: 'upstream-503',
    title: 'the provider is overloaded',
    key: GOOD_KEY,
    upstream: { [REQUESTED]: [serviceUnavailable()] },
    expected: passing('server-error', 'at-capacity'),
  },
  {
    // 429, type throttling_error, with insufficient_quota only inside of the message. The CLI drops it.
    name: 'upstream-quota',
    title: 'the provider’s account has no credit left',
    key: GOOD_KEY,
    upstream: { '*': [insufficientQuota()] },
    expected: exhausted('rate-limited', 'quota-exceeded'),
  },
]
