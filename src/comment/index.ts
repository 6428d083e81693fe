/** The text and the hidden state of the pull request comment, and the text of the job summary. */

export { renderComment } from './comment.ts'
export { recoveriesOf, recoveryText } from './recovery.ts'
export { rowOf } from './row.ts'
export { commentMarker, embedState, hasMarker, readState } from './state/embed.ts'
export { limitRow } from './state/limit-size.ts'
export { dedupeRows, mergeStates } from './state/merge.ts'
export { type CommentState, needsComment, type Row, type RunIdentity } from './state/state.ts'
export { renderMergedSummary, renderSummary } from './summary.ts'
