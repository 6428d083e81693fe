/** The text and the hidden state of the pull request comment, and the text of the job summary. */

export { renderComment } from './comment.ts'
export { commentMarker, embedState, hasMarker, readState } from './embed.ts'
export { limitRow } from './fit.ts'
export { dedupeRows, mergeStates } from './merge.ts'
export { rowOf } from './row.ts'
export { type CommentState, needsComment, type Row, type RunIdentity } from './state.ts'
export { renderMergedSummary, renderSummary } from './summary.ts'
