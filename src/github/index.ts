/** The pull request and its comment, over the GitHub REST API. */

export type { Answer } from './client.ts'
export type { Comment, CommentApi } from './comment-api.ts'
export { type CommentLookup, type CommentTarget, prefetchLookup } from './comment-lookup.ts'
export type { CommentOutcome, UpsertInput } from './comment-outcome.ts'
export { QUIET_MS } from './converge.ts'
export { findOwnComments } from './find-comment.ts'
export { needsLookup, planComment } from './plan-comment.ts'
export { type CommentJob, type PublishResult, publishComment, recheckComment } from './publish-comment.ts'
export { type PullRequestHint, pullRequestFromEvent } from './pull-request.ts'
export { MAIN_MAX_WAIT_MS, POST_MAX_WAIT_MS, recheckUpsert, upsertComment } from './upsert-comment.ts'
