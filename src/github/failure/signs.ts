/**
 * What GitHub's answers mean. The first sign that matches decides: single fields and headers, then known words, then
 * the status. Words are those of GitHub's documentation and of public threads; each has its source. Pure.
 */

import type { ProblemKind } from './problem.ts'

/** The parts of an answer that tell something. */
export interface RefusedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The words of the answer, or those of a page. */
  readonly words: string
  /** The body is not GitHub's JSON. */
  readonly isPage: boolean
  /** `documentation_url`: the page of the documentation about this error. */
  readonly documentation: string
  /** `block.reason`, of a repository that GitHub has blocked. */
  readonly block: string | undefined
}

/** A row: every condition that it has must hold, but of `words` and `documentation` one is enough. */
interface Sign {
  readonly kind: ProblemKind
  readonly status?: readonly number[] | '2xx' | '3xx' | '4xx' | '5xx'
  /** A header, and what its value looks like. */
  readonly header?: readonly [name: string, value: RegExp]
  readonly words?: RegExp
  readonly documentation?: RegExp
  readonly isBlock?: true
  readonly isPage?: boolean
  readonly source: string
}

const SIGNS: readonly Sign[] = [
  {
    kind: 'single-sign-on',
    header: ['x-github-sso', /^required/],
    source: 'docs.github.com, "Troubleshooting the REST API": X-GitHub-SSO: required; url=…',
  },
  {
    kind: 'single-sign-on',
    status: '4xx',
    words: /\bSAML\b/,
    documentation: /saml-single-sign-on/,
    source: 'Resource protected by organization SAML enforcement. You must grant your … token access …',
  },
  {
    kind: 'repository-blocked',
    isBlock: true,
    source: 'GitHub 403 and 451: {"message":"Repository access blocked","block":{"reason":"tos"}}',
  },
  {
    kind: 'repository-blocked',
    status: '4xx',
    words:
      /\brepository access blocked\b|\bis disabled\. please ask the owner\b|\brepository (?:has been|is) disabled\b|\bbilling issue\b/i,
    source: "GitHub: Repository 'octo/hello' is disabled. Please ask the owner to check their account.",
  },
  {
    kind: 'content-limit',
    status: [403, 422, 429],
    words: /\bblocked from content creation\b|\bsubmitted too quickly\b/i,
    source: 'GitHub 403: You have exceeded a secondary rate limit and have been temporarily blocked …',
  },
  {
    kind: 'secondary-limit',
    status: [403, 429],
    words: /\bsecondary rate limit\b|\babuse detection\b/i,
    documentation: /(?:abuse|secondary)-rate-limits/,
    source: 'GitHub 403 and 429, as JSON and as a page',
  },
  {
    kind: 'primary-limit',
    status: [403, 429],
    words: /\brate limit (?:was |has been )?exceeded\b|\bexceeded .{0,40}\brate limit\b/i,
    source:
      'GitHub 403: API rate limit exceeded for installation ID 1, for site ID installation, for user ID 1',
  },
  {
    kind: 'address-not-allowed',
    status: '4xx',
    words: /\bIP allow ?list\b|\bIP address is not permitted\b/i,
    documentation: /allowed-ip-addresses/,
    source:
      'GitHub 403: … the `octo` organization has an IP allow list enabled, and your IP address is not …',
  },
  {
    kind: 'token-policy',
    status: '4xx',
    words:
      /\bforbids access via\b|\b(?:tokens?|classic\)?) (?:are|is) (?:forbidden|not allowed|restricted)\b|\btoken'?s? lifetime\b/i,
    documentation: /personal-access-token-policy/,
    source:
      "GitHub 403: The 'octo' organization forbids access via a fine-grained personal access tokens if …",
  },
  {
    kind: 'account-suspended',
    status: '4xx',
    words:
      /\b(?:account|installation|user|access)\b[^.]{0,40}\b(?:suspended|flagged|disabled)\b|\bsuspended your access\b|\bspammy\b|\bemail address must be verified\b/i,
    source: 'GitHub 403: Sorry. Your account was suspended · This installation has been suspended',
  },
  {
    kind: 'locked',
    status: '4xx',
    words: /\b(?:issue|pull request|conversation|discussion)\b[^.]{0,20}\blocked\b/i,
    documentation: /locking-conversations/,
    source: 'GitHub 403: Unable to create comment because issue is locked.',
  },
  {
    kind: 'archived',
    status: '4xx',
    words: /\barchived\b/i,
    documentation: /archiv/,
    source: 'GitHub 403: Repository was archived so is read-only.',
  },
  {
    kind: 'repository-locked',
    status: '4xx',
    words: /\brepository\b[^.]{0,30}\block(?:ed)?\b|\bmigrat(?:ion|ing|ed)\b|\bread[- ]only\b/i,
    source: 'GitHub 403: Repository has been locked for migration.',
  },
  {
    kind: 'too-many-comments',
    status: '4xx',
    words: /\bmore than [\d,]+ comments\b|\btoo many comments\b/i,
    source: 'GitHub 403: Commenting is disabled on issues with more than 2500 comments',
  },
  {
    kind: 'interaction-limit',
    status: '4xx',
    words:
      /\binteraction limits?\b|\blimited the ability\b|\blimited to (?:collaborators|contributors|existing users|prior contributors)\b|\b(?:comment|interact)\w* (?:is|are|has been|have been) (?:restricted|limited|disabled)\b/i,
    documentation: /limiting-interactions|interactions?-limits?/,
    source: 'GitHub: An owner of this repository has limited the ability to …',
  },
  {
    kind: 'account-blocked',
    status: '4xx',
    words: /\b(?:user|account|you)\b[^.]{0,20}\b(?:is|are|been|was) blocked\b/i,
    documentation: /blocking-a-user|blocked-user/,
    source: 'GitHub: User is blocked',
  },
  {
    kind: 'issues-off',
    status: '4xx',
    words: /\bissues\b[^.]{0,20}\b(?:disabled|turned off|switched off)\b/i,
    source: 'GitHub 410: Issues are disabled for this repo · Issues has been disabled in this repository.',
  },
  {
    kind: 'no-permission',
    status: [403, 404],
    words:
      /\bnot accessible by\b|\bmust have (?:\w+ )?(?:access|rights)\b|\binsufficient (?:permissions?|scopes?)\b|\brequires? (?:\S+ )?(?:permissions?|scopes?)\b|\bnot authori[sz]ed\b|\bscopes?\b[^.]{0,40}\brequired\b/i,
    source: 'GitHub 403: Resource not accessible by integration · … by personal access token',
  },
  {
    kind: 'bad-token',
    status: [401],
    isPage: false,
    source: 'GitHub 401: Bad credentials · Requires authentication',
  },
  {
    kind: 'too-long',
    status: [413, 422],
    words: /\btoo (?:long|large)\b|\bmaximum is \d+\b/i,
    source:
      'GitHub 422: {"resource":"IssueComment","code":"unprocessable","message":"Body is too long (maximum …"}',
  },
  {
    kind: 'old-server',
    status: [400, 406, 415],
    words: /\bnot a supported version\b|\bmust accept\b|\bunsupported ['"]?accept\b|\bpreview\b/i,
    source: 'GitHub 400: "…" is not a supported version. · 415: Must accept application/vnd.github…',
  },
  {
    kind: 'primary-limit',
    status: [403, 429],
    header: ['x-ratelimit-remaining', /^0$/],
    source: 'docs.github.com, "Rate limits for the REST API"',
  },
  {
    kind: 'secondary-limit',
    status: [403, 429, 503],
    header: ['retry-after', /^\d+$/],
    isPage: false,
    source: 'docs.github.com, "Rate limits for the REST API"',
  },
  { kind: 'secondary-limit', status: [429], source: 'the status' },
  {
    kind: 'maintenance',
    status: '5xx',
    words: /\bmaintenance\b/i,
    source: 'GitHub Enterprise Server 503, a page: GitHub Enterprise is currently down for maintenance',
  },
  { kind: 'server-error', status: '5xx', source: 'the status; GitHub answers 502 with its unicorn page' },
  { kind: 'repository-blocked', status: [451], source: 'the status' },
  { kind: 'page', isPage: true, source: 'GitHub answers with JSON and a message' },
  { kind: 'old-server', status: [406, 415], source: 'the status' },
  { kind: 'moved', status: '3xx', source: 'a redirect that could not be followed' },
  { kind: 'not-found', status: [404, 410], source: 'the status' },
  { kind: 'invalid', status: [400, 409, 422], source: 'the status' },
]

/** The kind of an answer. An answer that no sign knows is refused for a reason that only its words tell. */
export function findProblem(answer: RefusedAnswer): ProblemKind {
  return SIGNS.find(sign => matches(sign, answer))?.kind ?? 'refused'
}

function matches(sign: Sign, answer: RefusedAnswer): boolean {
  const { status, header, words, documentation, isBlock, isPage } = sign
  if (status !== undefined && !hasStatus(status, answer.status)) return false
  if (header !== undefined && !header[1].test(answer.headers[header[0]] ?? '')) return false
  if (isBlock !== undefined && answer.block === undefined) return false
  if (isPage !== undefined && isPage !== answer.isPage) return false
  if (words === undefined && documentation === undefined) return true
  return words?.test(answer.words) === true || documentation?.test(answer.documentation) === true
}

function hasStatus(expected: NonNullable<Sign['status']>, status: number): boolean {
  return typeof expected === 'string'
    ? Math.floor(status / 100) === Number(expected[0])
    : expected.includes(status)
}
