/**
 * Refusals as GitHub and what is in front of it send them. The texts are facts from GitHub's documentation and from
 * public threads of people who met them; `source` says where.
 */

import { type Answer, problem } from './answers.ts'

/** A refusal, and where its text is from. */
export type Refusal = { readonly answer: Answer; readonly source: string }

const COMMENTS = 'https://docs.github.com/rest/issues/comments#create-an-issue-comment'

function refusal(
  source: string,
  status: number,
  message: string,
  { headers, ...fields }: Readonly<Record<string, unknown>> & { headers?: Record<string, string> } = {},
): Refusal {
  const answer = problem(status, message, { documentation_url: COMMENTS, ...fields })
  return { source, answer: headers === undefined ? answer : { ...answer, headers } }
}

function page(source: string, status: number, text: string, headers: Record<string, string> = {}): Refusal {
  return { source, answer: { status, text, headers: { 'content-type': 'text/html', ...headers } } }
}

const UNICORN = `<!DOCTYPE html>
<!--

Hello future GitHubber! I bet you're here to remove those nasty inline styles
-->
<html><head><title>Unicorn! &middot; GitHub</title></head><body>
<p><strong>We had issues producing the response to your request.</strong></p></body></html>`

const MAINTENANCE = `<html><head><title>GitHub Enterprise is currently down for maintenance</title></head>
<body><h1>Down for maintenance</h1><p>Your GitHub Enterprise administrators are performing scheduled maintenance.</p></body></html>`

const ALLOW_LIST =
  'Although you appear to have the correct authorization credentials, the `octo` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.'

export const REFUSALS = {
  // The token.
  integration: refusal('GitHub, GITHUB_TOKEN', 403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
  }),
  'fine-grained token': refusal('GitHub', 403, 'Resource not accessible by personal access token'),
  'admin rights': refusal('GitHub, a classic token', 403, 'Must have admin rights to Repository.'),
  'bad credentials': refusal('GitHub', 401, 'Bad credentials'),
  'no credentials': refusal('GitHub', 401, 'Requires authentication'),
  SAML: refusal(
    'octokit.rb pull request 1164; mapbox/github-release-tools issue 28',
    403,
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
    {
      documentation_url:
        'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
    },
  ),
  'SAML by its header': refusal(
    'docs.github.com, "Troubleshooting the REST API"',
    403,
    'Words of next year',
    {
      headers: { 'x-github-sso': 'required; url=https://github.com/orgs/octo/sso?authorization_request=A' },
    },
  ),
  'IP allow list': refusal('aquasecurity/trivy issue 10567', 403, ALLOW_LIST),
  'lifetime of a token': refusal(
    'NixOS/org issue 247',
    403,
    "The 'octo' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 90 days. Please adjust your token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/1",
  ),
  'classic token': refusal(
    'git-town issue 4609',
    403,
    '`octo` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.',
  ),
  'suspended account': refusal('sourcegraph issue 16638', 403, 'Sorry. Your account was suspended'),
  'suspended installation': refusal(
    'octokit.rb pull request 1307',
    403,
    'This installation has been suspended',
  ),
  'unverified email': refusal('octokit.rb', 403, 'At least one email address must be verified to do that.'),
  'blocked user': refusal('cli/cli issue 256', 403, 'User is blocked'),
  'interaction limit': refusal(
    'slapperwan/gh4a issue 1376',
    403,
    'An owner of this repository has limited the ability to comment to users that are collaborators on this repository.',
  ),
  // The conversation and the repository.
  locked: refusal(
    'renovatebot/renovate issue 6215',
    403,
    'Unable to create comment because issue is locked.',
    { documentation_url: 'https://docs.github.com/articles/locking-conversations/' },
  ),
  archived: refusal('gitpod-io/gitpod issue 3978', 403, 'Repository was archived so is read-only.'),
  'issues off': refusal('ossf/allstar issue 64', 410, 'Issues are disabled for this repo'),
  'issues off, as it is worded today': refusal('GitHub', 410, 'Issues has been disabled in this repository.'),
  '2500 comments': refusal(
    'digitaldrywood/detent issue 1540',
    403,
    'Commenting is disabled on issues with more than 2500 comments',
  ),
  'blocked repository, 403': refusal('caarlos0/fork-cleaner issue 99', 403, 'Repository access blocked', {
    block: { reason: 'tos', created_at: '2021-06-08T01:02:15Z', html_url: 'https://github.com/tos' },
  }),
  'blocked repository, 451': refusal(
    'github/rest-api-description issue 3314',
    451,
    'Repository access blocked',
    {
      block: {
        reason: 'dmca',
        created_at: '2021-04-22T17:53:56Z',
        html_url: 'https://github.com/github/dmca',
      },
    },
  ),
  'disabled repository': refusal(
    'renovatebot/renovate, composer',
    403,
    "Repository 'octo/hello' is disabled. Please ask the owner to check their account.",
  ),
  'a migration': refusal('GitHub', 403, 'Repository has been locked for migration.'),
  'not found': refusal('GitHub', 404, 'Not Found'),
  'a redirect without an address': refusal('docs.github.com', 301, 'Moved Permanently', {
    url: 'https://api.github.com/repositories/1/issues/1/comments',
  }),
  // The request.
  'too long': refusal('vebr/jest-lcov-reporter issue 14', 422, 'Validation Failed', {
    errors: [
      {
        resource: 'IssueComment',
        code: 'unprocessable',
        field: 'data',
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ],
  }),
  invalid: refusal('GitHub', 422, 'Validation Failed', {
    errors: [{ resource: 'IssueComment', code: 'missing_field', field: 'body' }],
  }),
  // Limits.
  'primary limit': refusal(
    'bobheadxi/deployments issue 67',
    403,
    'API rate limit exceeded for installation ID 1.',
    {
      headers: { 'x-ratelimit-remaining': '0' },
    },
  ),
  'primary limit of an enterprise': refusal(
    'dotCMS/core issue 30073',
    403,
    'API rate limit exceeded for site ID installation. If you reach out to GitHub Support for help, please include the request ID E7C3:39F39A:911EBA8 and timestamp 2024-09-13 10:07:13 UTC.',
    { documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api' },
  ),
  'primary limit by its headers': refusal('docs.github.com, "Rate limits"', 429, 'Words of next year', {
    headers: { 'x-ratelimit-remaining': '0' },
  }),
  'secondary limit': refusal(
    'docs.github.com, "Rate limits"',
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID E7C3:39F39A:911EBA8.',
  ),
  'secondary limit by its header': refusal('docs.github.com, "Rate limits"', 403, 'Words of next year', {
    headers: { 'retry-after': '3600' },
  }),
  'abuse detection': refusal(
    'GitHub until 2022, and servers of that time',
    403,
    'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.',
    { documentation_url: 'https://developer.github.com/v3/#abuse-rate-limits' },
  ),
  'secondary limit as a page': page(
    'GitHub',
    429,
    '<html><h1>Whoa there!</h1><p>You have exceeded a secondary rate limit.</p></html>',
  ),
  'too many requests': page('a gateway', 429, 'Too Many Requests'),
  'content creation': refusal(
    'mendhak/Codeplex-Issues-Importer issue 95',
    403,
    'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.',
  ),
  'submitted too quickly': refusal('cli/cli issue 4801', 422, 'Validation Failed', {
    errors: [{ resource: 'IssueComment', code: 'custom', message: 'was submitted too quickly' }],
  }),
  // GitHub, and what is in front of it.
  unicorn: page('octokit/graphql.js issue 554', 502, UNICORN),
  'unicorn with a request id': page('octokit/graphql.js issue 554', 503, UNICORN, {
    'x-github-request-id': 'D841:E6E1:6772D40',
  }),
  'server error': refusal('GitHub', 500, 'Server Error'),
  'gateway timeout': refusal(
    'GitHub',
    504,
    "We couldn't respond to your request in time. Sorry about that. Please try resubmitting your request and contact us if the problem persists.",
  ),
  maintenance: page('nedbat/watchgha issue 23', 503, MAINTENANCE),
  'old API version': refusal('GitHub Enterprise Server', 400, '"2022-11-28" is not a supported version.'),
  'preview needed': refusal(
    'GitHub Enterprise Server before 3.0',
    415,
    'If you would like to help us test this API during its preview period, you must specify a custom media type in the Accept header.',
  ),
  'page of a proxy': page('a filter', 403, '<html><h1>Blocked by your administrator</h1></html>'),
  'JSON of a proxy': { source: 'a gateway', answer: { status: 403, body: { error: 'policy' } } },
  'words that nobody has seen': refusal('made up', 403, 'The moon is in the wrong phase.'),
} as const satisfies Readonly<Record<string, Refusal>>

/** Bodies that come with status 200 and are not what GitHub documents. */
export const UNDOCUMENTED: Readonly<Record<string, Answer>> = {
  'an empty body': { status: 200, text: '' },
  'a page': { status: 200, text: '<html><h1>Please sign in</h1></html>' },
  'an object': { status: 200, body: { message: 'ok' } },
  null: { status: 200, text: 'null' },
  'a list with null': { status: 200, body: [null] },
  'a list with a number': { status: 200, body: [1] },
  'a comment without an id': { status: 200, body: [{ body: 'x', html_url: 'x', updated_at: '2026-01-01' }] },
  'a comment with a text as its user': {
    status: 200,
    body: [{ id: 1, body: 'x', html_url: 'x', updated_at: '2026-01-01T00:00:00Z', user: 'mona' }],
  },
  'half of a list': { status: 200, text: '[{"id":1,"body":"' },
}
