/** Why the comment could not be written, in plain words, and the one thing to do about it. */

import type { Problem, ProblemKind } from '../github/index.ts'

/** What the sentence depends on. */
export type CommentContext = {
  /** `job` for the job's own `github.token`, `own` for another one in `github-token`. */
  readonly token: 'job' | 'own'
  /** Where the pull request comes from. A fork's and Dependabot's get a read-only token. */
  readonly origin: 'branch' | 'fork' | 'Dependabot'
  /** Whether the pull request's number is from the input `pull-request`. */
  readonly isNumberGiven: boolean
  readonly isMatrix: boolean
  /** The host of GITHUB_API_URL. */
  readonly host: string
  /** Whether the job summary was written. The log has the results in any case. */
  readonly hasSummary: boolean
}

/** A warning: `problem` with its words sanitized. */
export function commentFailed(problem: Problem, context: CommentContext): string {
  const [, move] = TEXTS[problem.kind](context, problem)
  const where = context.hasSummary ? 'The job summary' : 'The log of this step'
  return `The comment could not be written: ${commentCause(problem, context)}. ${move} ${where} has all of it.`
}

/** The cause alone, as a clause without a full stop. */
export function commentCause(problem: Problem, context: CommentContext): string {
  const [cause] = TEXTS[problem.kind](context, problem)
  const { status, said } = problem
  const words = [status ?? '', said === '' ? '' : `"${said}"`].filter(part => part !== '').join(' ')
  return words === '' ? cause : `${cause} (${words})`
}

type Text = (context: CommentContext, problem: Problem) => readonly [cause: string, move: string]

const REPORT_BUG = 'Report this as a bug of this action, with the log.'
const ONE_WRITER = 'Let one job with `mode: report` write the comment for the whole matrix.'

const TEXTS: Readonly<Record<ProblemKind, Text>> = {
  'no-permission': ({ token, origin }) => {
    if (token === 'own') {
      return [
        'the token in `github-token` may not write comments here',
        'Give this token write access to the pull requests of this repository.',
      ]
    }
    return origin === 'branch'
      ? [
          'the token lacks "pull-requests: write"',
          'Add `pull-requests: write` to the permissions of this job.',
        ]
      : [
          `the token of a pull request from ${origin === 'fork' ? 'a fork' : origin} is read-only`,
          'Let a second workflow write the comment, as in examples/fork-comment.yml.',
        ]
  },
  'bad-token': ({ token }) =>
    token === 'own'
      ? [
          'GitHub does not accept the token in `github-token`, which is wrong, expired or revoked',
          'Put a valid token into the secret that `github-token` takes.',
        ]
      : [
          'GitHub no longer accepts the token of this job, which lasts 24 hours at most',
          'Run the job again.',
        ],
  'single-sign-on': () => [
    'the organization requires single sign-on, and the token is not authorized for it',
    'Authorize the token for the organization in the settings of its account ("Configure SSO").',
  ],
  'address-not-allowed': () => [
    'the organization allows only some IP addresses, and the one of this runner is not among them',
    'Ask an owner of the organization to add this runner to its IP allow list.',
  ],
  'token-policy': () => [
    'the organization does not allow tokens of this kind or of this lifetime',
    "Use a token that its policy allows, such as the job's own `github.token`.",
  ],
  'account-suspended': () => [
    'the account or the app behind the token is suspended or restricted',
    'Ask the owner of that account to look at its state on GitHub.',
  ],
  'account-blocked': () => [
    'the account behind the token is blocked here',
    'Ask an owner of the repository to unblock it.',
  ],
  'interaction-limit': () => [
    'for now only some accounts may comment in this repository',
    'Ask an owner to end the limit, under "Moderation options" in the settings.',
  ],
  locked: () => [
    'the conversation of the pull request is locked',
    'Unlock the conversation if you want the comment.',
  ],
  archived: () => [
    'the repository is archived and read-only',
    'Set `comment: never` as long as the repository is archived.',
  ],
  'issues-off': () => [
    'issues are switched off in this repository, and with them the API for comments',
    'Switch issues on in the settings of the repository.',
  ],
  'too-many-comments': () => [
    'the pull request has as many comments as it can have',
    'Continue in a new pull request.',
  ],
  'repository-blocked': () => [
    'GitHub has disabled or blocked this repository',
    'Ask the owner of the repository what GitHub has written to them.',
  ],
  'repository-locked': () => [
    'the repository is locked or read-only for now',
    'Run the job again when the repository can be changed again.',
  ],
  'not-found': ({ token, isNumberGiven }) => [
    'GitHub finds no such pull request in this repository, or does not show it to this token',
    isNumberGiven
      ? 'Check the number in `pull-request`.'
      : token === 'own'
        ? 'Check that the token in `github-token` has access to this repository.'
        : 'Check that the pull request still exists.',
  ],
  moved: () => [
    'the repository has another name or owner by now',
    'Start the workflow again, so that it knows the new name.',
  ],
  'too-long': () => ['the comment is too long for GitHub', REPORT_BUG],
  invalid: () => ['GitHub does not accept the request', REPORT_BUG],
  refused: () => ['GitHub refuses the request', 'Show these words to an owner of the repository.'],
  'primary-limit': (_, { waitMs }) => [
    'the token has used up its hourly requests to GitHub',
    `Run the job again in ${waitText(waitMs)}.`,
  ],
  'secondary-limit': (context, problem) => [
    'GitHub slows down this token, which has sent too many requests in a short time',
    slowDown(context, problem),
  ],
  'content-limit': (context, problem) => [
    'GitHub blocks this token for a while, because it has created too much in a short time',
    slowDown(context, problem),
  ],
  'server-error': ({ host }) => [
    `${host} has an error of its own`,
    isGitHubCom(host)
      ? 'Run the job again when www.githubstatus.com shows no incident.'
      : `Ask the administrators of ${host} if it happens again.`,
  ],
  maintenance: ({ host }) => [`${host} is down for maintenance`, 'Run the job again after the maintenance.'],
  'old-server': ({ host }) => [
    `${host} does not know this kind of request, so its GitHub Enterprise Server may be too old`,
    `Ask the administrators of ${host} to update it.`,
  ],
  page: ({ host }, { host: other }) => [
    other === undefined
      ? `something other than GitHub answered in place of ${host}`
      : `${other} answered in place of ${host}`,
    `Let this runner reach ${host} without a filter or a sign-in page in between.`,
  ],
  'cut-off': ({ host }) => [
    `the answer of ${host} was empty or broke off`,
    `If it happens again, check what is between this runner and ${host}.`,
  ],
  redirects: ({ host }) => [
    `the requests to ${host} were redirected without an end`,
    `Check what is between this runner and ${host}.`,
  ],
  'no-answer': ({ host }) => [
    `${host} did not answer in time`,
    `If it happens again, check that this runner can reach ${host}.`,
  ],
  'no-name': ({ host }) => [`this runner cannot resolve the name ${host}`, 'Check the DNS of this runner.'],
  'connection-refused': ({ host }) => [
    `nothing accepts connections at ${host}`,
    `Check that this runner can reach ${host}.`,
  ],
  'connection-closed': ({ host }) => [
    `the connection to ${host} was closed without an answer`,
    `If it happens again, check what is between this runner and ${host}.`,
  ],
  'no-connection': ({ host }) => [
    `there is no connection to ${host}`,
    `Check that this runner can reach ${host}.`,
  ],
  certificate: ({ host }) => [
    `this runner does not trust the certificate that came for ${host}`,
    'Set NODE_EXTRA_CA_CERTS for the runner to a PEM file with the certificate authority of its network.',
  ],
  proxy: ({ host }, { status }) => [
    'the proxy of this runner refuses the connection',
    status === 407
      ? 'Write the user and the password into the address in HTTPS_PROXY.'
      : `Ask whoever runs the proxy to allow connections to ${host}.`,
  ],
  cancelled: () => ['the job was cancelled', 'Run the job again.'],
  overtaken: () => ['other jobs kept changing it', ONE_WRITER],
}

function slowDown({ isMatrix }: CommentContext, { waitMs }: Problem): string {
  return isMatrix ? ONE_WRITER : `Run the job again in ${waitText(waitMs)}.`
}

function isGitHubCom(host: string): boolean {
  return host === 'api.github.com'
}

/** A time in the largest unit that does not make it look shorter than it is. */
function waitText(ms = 60_000): string {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes <= 1) return 'a minute'
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
