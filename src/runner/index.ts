/** The job around the action: environment, event, log, masks, outputs and report files. */

export { actionRepositoryUrl, docsUrl } from './action-pages.ts'
export { flushCore, preloadCore, withCore } from './actions-core.ts'
export { identityTokenRequest } from './identity-token.ts'
export {
  currentRun,
  inputText,
  readEventPayload,
  reportedRun,
  secretsOfEnvironment,
  temporaryDirectory,
} from './job-context.ts'
export { type Outputs, outputsOf } from './outputs.ts'
export { MAX_REPORT_FILES, readReportFiles } from './report-files.ts'
export { createSecretStore, type SecretStore } from './secret-store.ts'
export {
  ANNOTATION_TITLE,
  commentDenied,
  fileSkipped,
  noReportsFound,
  type Published,
  tooManyFiles,
  unexpectedError,
  writeFailed,
} from './warnings.ts'
