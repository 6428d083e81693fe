/**
 * Signs of a sign-in with workload identity. The CLI ends at its start with one line on stderr and no event; the body of
 * the exchange's answer is lost (0.148 to 0.171). A message is about the route: no model was asked for.
 */

import type { RouteKind } from '../../../route/index.ts'
import type { Sign } from '../sign.ts'

const routes: readonly RouteKind[] = ['workload-identity']

/** What all these signs have in common. */
const COMMON = { routes, scope: 'route', onStderr: true } as const

const SEEN = 'CLI 0.171.0, with each situation made in a private network'

export const IDENTITY_SIGNS: readonly Sign[] = [
  {
    ...COMMON,
    reason: 'rate-limited',
    text: /\bidentity token exchange was rejected with HTTP 429\b/i,
    source: SEEN,
  },
  {
    ...COMMON,
    reason: 'server-error',
    text: /\bidentity token exchange was rejected with HTTP (?:408|425|5\d\d)\b|\bidentity token exchange returned an invalid response\b/i,
    source: SEEN,
  },
  {
    ...COMMON,
    reason: 'auth-rejected',
    text: /\bidentity token exchange was rejected with HTTP [34]\d\d\b/i,
    source: SEEN,
  },
  {
    ...COMMON,
    reason: 'unreachable',
    text: /\bidentity token exchange is unavailable\b|\bSPIFFE Workload API is unavailable\b/i,
    source: SEEN,
  },
  {
    ...COMMON,
    reason: 'not-signed-in',
    text: /\bcould not read workload identity assertion file\b|\bworkload identity assertion (?:is invalid|exceeds)\b/i,
    source: SEEN,
  },
  {
    ...COMMON,
    reason: 'config-invalid',
    text: /\bworkload identity (?:auth supports only|requires|variable)\b|\bOPENAI_IDENTITY_TOKEN_(?:FILE|SOURCE) must be\b|\bSPIFFE (?:settings require|authentication cannot)\b|\bworkload identity (?:federation rule ID|assertion file path) must\b|\b(?:SPIFFE Workload API endpoint must|JWT-SVID audience must|requested SPIFFE ID is invalid|multiple JWT-SVIDs)\b/i,
    source: `${SEEN}; the last five as texts in the binary`,
  },
]
