import {
  incorrectApiKey,
  insufficientQuota,
  modelNotFound404,
  noAccess403,
  rateLimited,
} from '../../openai/answers.ts'
import { highDemand500 } from '../../openai/network-answers.ts'
import { exhausted, PREFERRED, passing, refused, stopped, unclear } from '../expected.ts'
import { type GatewayCase, REQUESTED } from '../gateway.ts'

// Portkey passes the provider's key on, and the provider's errors with the name of the provider before the message.

const KEY = 'sk-canary-portkey-0000000000'

/** What Portkey 1.15.2 answers. */
export const PORTKEY_CASES: readonly GatewayCase[] = [
  {
    name: 'good',
    title: 'a model that the provider has',
    key: KEY,
    expected: PREFERRED,
  },
  {
    // 404, code model_not_found: "openai error: The model `NAME` does not exist or you do not have access to it."
    name: 'upstream-404',
    title: 'the provider does not know the model',
    key: KEY,
    upstream: { [REQUESTED]: [modelNotFound404(REQUESTED)] },
    expected: refused('model-not-found', 'no-access'),
  },
  {
    // 401, code invalid_api_key: "openai error: Incorrect API key provided: …"
    name: 'upstream-401',
    title: 'the provider rejects the key',
    key: KEY,
    upstream: { '*': [incorrectApiKey()] },
    expected: stopped('auth-rejected'),
  },
  {
    // 403, code model_not_found: "openai error: Project `ID` does not have access to model `NAME`"
    name: 'upstream-403',
    title: 'the provider’s project may not use the model',
    key: KEY,
    upstream: { [REQUESTED]: [noAccess403(REQUESTED)] },
    expected: refused('no-access', 'model-not-found'),
  },
  {
    name: 'upstream-429',
    title: 'the provider’s limit for the model is reached for this minute',
    key: KEY,
    upstream: { [REQUESTED]: [rateLimited(REQUESTED)] },
    expected: passing('rate-limited'),
  },
  {
    // 429, code insufficient_quota: the one code of a 429 that the CLI tells.
    name: 'upstream-quota',
    title: 'the provider’s account has no credit left',
    key: KEY,
    upstream: { '*': [insufficientQuota()] },
    expected: stopped('quota-exceeded'),
  },
  {
    name: 'upstream-500',
    title: 'the provider fails for the model',
    key: KEY,
    upstream: { [REQUESTED]: [highDemand500()] },
    expected: passing('server-error', 'at-capacity'),
  },
  {
    // 400 {"status":"failure","message":"Either x-portkey-config or x-portkey-provider header is required"}
    name: 'no-provider',
    title: 'the configuration of Codex does not send the header that names the provider',
    key: KEY,
    headers: {},
    expected: unclear('unrecognized', 'config-invalid'),
  },
  {
    // 400 {"status":"failure","message":"Invalid provider passed"}
    name: 'wrong-provider',
    title: 'the header names a provider that the gateway does not have',
    key: KEY,
    headers: { 'x-portkey-provider': 'opnai' },
    expected: unclear('unrecognized', 'config-invalid'),
  },
  {
    // 400 {"status":"failure","message":"Invalid config passed. You need to pass a valid json"}
    name: 'wrong-config',
    title: 'the header names a stored configuration, which only an account can have',
    key: KEY,
    headers: { 'x-portkey-config': 'pc-docs-123456' },
    // A header of the request is what the answer calls invalid, so a refused setting is right as well.
    expected: unclear('unrecognized', 'config-invalid', 'unsupported-setting'),
  },
  {
    // 500 {"status":"failure","message":"createModelResponse is not supported by groq"}; the CLI drops the body of a 500.
    name: 'no-responses',
    title: 'the provider has no Responses API',
    key: KEY,
    headers: { 'x-portkey-provider': 'groq' },
    expected: exhausted('server-error'),
  },
]
