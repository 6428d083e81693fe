/** What can keep GitHub from doing what was asked, and what the code does about it. Pure. */

/** One of {@link HANDLING}. The sentences for people are in the runner's comment-warnings.ts. */
export type ProblemKind = keyof typeof HANDLING

/** What happened. It holds no text of a page. */
export type Problem = {
  readonly kind: ProblemKind
  /** GitHub's own words, or those of the network's error; empty where there are none that help. */
  readonly said: string
  /** The status of the answer; missing where there was none. */
  readonly status?: number
  /** How long GitHub asks to wait, in milliseconds. */
  readonly waitMs?: number
  /** The host that answered, where a redirect led to another one. */
  readonly host?: string
}

/**
 * How the algorithm goes on.
 *
 * - `gone`: what was asked for does not exist, or the token may not know about it.
 * - `denied`: the token lacks a permission.
 * - `limited`: the request took no effect and may be repeated after a time.
 * - `unclear`: the request may or may not have taken effect. A read may be repeated.
 * - `failed`: repeating the request would not help.
 */
export type Handling = 'gone' | 'denied' | 'limited' | 'unclear' | 'failed'

/**
 * Every kind of problem: how the algorithm goes on, and whether it still lasts at the end of the job, so that the
 * `post` step need not ask again.
 */
export const HANDLING = {
  // The token.
  'no-permission': { handling: 'denied', lasts: true },
  'bad-token': { handling: 'failed', lasts: true },
  'single-sign-on': { handling: 'failed', lasts: true },
  'address-not-allowed': { handling: 'failed', lasts: true },
  'token-policy': { handling: 'failed', lasts: true },
  'account-suspended': { handling: 'failed', lasts: true },
  'account-blocked': { handling: 'failed', lasts: true },
  'interaction-limit': { handling: 'failed', lasts: true },
  // The conversation and the repository.
  locked: { handling: 'failed', lasts: true },
  archived: { handling: 'failed', lasts: true },
  'issues-off': { handling: 'failed', lasts: true },
  'too-many-comments': { handling: 'failed', lasts: true },
  'repository-blocked': { handling: 'failed', lasts: true },
  'repository-locked': { handling: 'failed', lasts: true },
  'not-found': { handling: 'gone', lasts: true },
  moved: { handling: 'failed', lasts: true },
  // The request.
  'too-long': { handling: 'failed', lasts: true },
  invalid: { handling: 'failed', lasts: true },
  refused: { handling: 'failed', lasts: false },
  // Limits.
  'primary-limit': { handling: 'limited', lasts: false },
  'secondary-limit': { handling: 'limited', lasts: false },
  'content-limit': { handling: 'limited', lasts: false },
  // GitHub and what is between it and the runner.
  'server-error': { handling: 'unclear', lasts: false },
  maintenance: { handling: 'failed', lasts: false },
  'old-server': { handling: 'failed', lasts: true },
  page: { handling: 'failed', lasts: false },
  'cut-off': { handling: 'unclear', lasts: false },
  redirects: { handling: 'failed', lasts: false },
  'no-answer': { handling: 'unclear', lasts: false },
  'no-name': { handling: 'unclear', lasts: false },
  'connection-refused': { handling: 'unclear', lasts: false },
  'connection-closed': { handling: 'unclear', lasts: false },
  'no-connection': { handling: 'unclear', lasts: false },
  certificate: { handling: 'failed', lasts: true },
  proxy: { handling: 'failed', lasts: true },
  // This job.
  cancelled: { handling: 'failed', lasts: false },
  overtaken: { handling: 'failed', lasts: false },
} as const satisfies Record<string, { readonly handling: Handling; readonly lasts: boolean }>

/** Why a request brought no value. */
export type Failure =
  | { readonly kind: 'limited'; readonly problem: Problem; readonly waitMs: number }
  | { readonly kind: Exclude<Handling, 'limited'>; readonly problem: Problem }

/** The failure of a problem, with the way in which the algorithm goes on. */
export function failureOf(problem: Problem): Failure {
  const { handling } = HANDLING[problem.kind]
  return handling === 'limited'
    ? { kind: 'limited', problem, waitMs: problem.waitMs ?? DEFAULT_WAIT_MS }
    : { kind: handling, problem }
}

/** A limit without a time asks for at least a minute (docs.github.com, "Rate limits for the REST API"). */
export const DEFAULT_WAIT_MS = 60_000

/** Whether a value is the name of a kind. */
export function isProblemKind(value: unknown): value is ProblemKind {
  return typeof value === 'string' && Object.hasOwn(HANDLING, value)
}

/** Whether the problem will be the same at the end of the job. */
export function lasts({ kind }: Problem): boolean {
  return HANDLING[kind].lasts
}
