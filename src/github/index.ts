/** The pull request of a run and its comment, over the GitHub REST API. */

// The simulation of many jobs runs the algorithm below publishComment on an API and a clock in memory.
export { type Answer, repeatRead, type Timing } from './client.ts'
export type { Comment, CommentApi } from './comment-api.ts'
export { createDeadline, type Deadline, MAIN_MS, REPORTING_MS } from './deadline.ts'
export { failureOf, isProblemKind, lasts, type Problem, type ProblemKind } from './failure/problem.ts'
export { findOwnComments } from './find-comment.ts'
export { needsLookup } from './plan-comment.ts'
export {
  type CommentJob,
  type CommentLookup,
  type CommentTarget,
  type PublishResult,
  prefetchLookup,
  publishComment,
  recheckComment,
} from './publish-comment.ts'
export { type PullRequestHint, pullRequestFromEvent } from './pull-request.ts'
export { QUIET_MS, recheckUpsert, upsertComment } from './upsert-comment.ts'
export type { CommentOutcome, UpsertInput, UpsertResult } from './upsert-session.ts'
