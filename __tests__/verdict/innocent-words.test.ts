/**
 * Answers about a part of the request that hold a word of money, of a place, of a credential or of an account. All of
 * it is written by hand and knows nothing of the rules. None of them refuses the route or the model.
 */

import { describe, expect, it } from '@jest/globals'
import type { Route } from '../../src/route/index.ts'
import { API_KEY, CHATGPT, contextOn, failureOf, PROVIDER } from './case.ts'

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'a word of money': [
    'Token limit exceeded: the prompt has 300000 tokens',
    'The input exceeds the token limit',
    'The thinking budget of 64000 exceeds the limit of 32000',
    'budget_tokens: the budget is over the limit of max_tokens',
    "Invalid schema for function 'get_balance': 'required' lacks 'credits'",
    'PII detected: the prompt holds a credit card number',
    'tools: a budget of 64 tools is exceeded',
    "messages.1.content: 'insufficient funds' is not a valid type",
    'Unbalanced braces in the tool schema: not enough closing braces',
    'JSON parse error at line 1 column 12: expected a value for "billing", reached the end',
    "Field 'credits' is required",
    'spend_limit: extra fields are not allowed',
    'The context budget is exhausted: shorten the input',
    'The budget for thinking must be at least 1024',
    'Request exceeds the usage limit of images per request',
  ],
  'a word of a credential': [
    "Invalid key 'cache' in request body",
    'Invalid token at position 12: expected a comma',
    'Unexpected token } in JSON at position 20',
    'Invalid `signature` in `thinking` block',
    'Invalid function signature',
    'The continuation token has expired',
    'The cache key expired',
    "Unknown key 'verbosity' in text",
    'Unknown special token <|im_start|> in the prompt',
    'prompt_cache_key: the key is invalid',
    'Duplicate or missing key in tool definition',
    'Stop token 50256 is not recognized',
    'Invalid token id: 200019 is out of range',
    'No authentication is configured for MCP server docs',
    'MCP server docs: login required',
    'Signature mismatch in reasoning item rs_1',
    'Tool call id is missing authorization',
  ],
  'a word of a role or a scope': [
    'messages.0.role: the role is required',
    "input[0].role is missing: the role 'developer' is needed",
    "The scope of variable 'x' is missing in the grammar",
    "'role' is a required property",
  ],
  'a word of an account': [
    'Field metadata.account is disabled and will be deleted',
    'The file uploaded by the user is too large or has expired',
    "'max' is not a member of enum Effort",
    'The response of this user has been deleted',
    'The conversation of the user is closed',
    'metadata.team: the team is blocked by the pattern ^[a-z]+$',
    'Internet access is disabled for this tool',
    'The project file was deleted',
    'The user message is blocked',
    'The workspace path is blocked by the sandbox',
    'The project file was not found',
    'The project directory was not found',
    'Invalid workspace root',
    "tools.0.name: 'account not found' is not a valid name",
    'Invalid project path in tool arguments',
    "Field 'license' requires a valid license string",
  ],
  'a word of a place': [
    "user_location.region: 'XX' is not supported by web_search",
    'Invalid JSON at location 5: character not allowed',
    'The file location is not supported',
    'Tool shell is not in the allowlist',
    "user_location.country: 'Atlantis' is not a country that is supported",
    'Unsupported schema at location $.properties.x',
    'Expected an ISO country code, got "Region 7", which is not supported',
    'Private network access from tools is disabled',
  ],
}

const ROUTES: readonly Route[] = [API_KEY, PROVIDER, CHATGPT]

const STATUSES: readonly (readonly [number, string])[] = [
  [400, 'Bad Request'],
  [404, 'Not Found'],
  [422, 'Unprocessable Entity'],
]

describe('words about a part of the request', () => {
  it.each(Object.entries(TEXTS))('with %s refuse nothing', (_, texts) => {
    for (const text of texts) {
      for (const [status, name] of STATUSES) {
        for (const route of ROUTES) {
          const message = `unexpected status ${status} ${name}: ${text}, url: https://gateway.example/v1/responses`
          const { kind, reason } = failureOf(message, contextOn(route))
          expect({ message, route: route.kind, kind, reason }).toMatchObject({ kind: 'unsettled' })
        }
      }
    }
  })
})
