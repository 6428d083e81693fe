/** Warnings and errors about the action's own work: what happened, the probable cause, and what to do. */

/** The title of every annotation. */
export const ANNOTATION_TITLE = 'Codex model fallback'

/** What only reports, and can fail without changing the result. */
export type Published = 'report file' | 'job summary' | 'comment'

const ADVICE: Readonly<Record<Published, string>> = {
  'report file':
    'Check that RUNNER_TEMP is writable and that the disk is not full. The output `report` has the same content.',
  'job summary':
    'Check that the runner sets GITHUB_STEP_SUMMARY and that the disk is not full. The output `report` has all of it.',
  comment:
    'This is probably a bug in this action: report it with the log. The output `report` has all of it.',
}

/** Something that only reports could not be written. `cause` is the message of an error. */
export function writeFailed(what: Published, cause: string): string {
  return `The ${what} could not be written: ${cause.replace(/[.\s]+$/, '')}. ${ADVICE[what]}`
}

/** `mode: report` has nothing to merge. */
export function noReportsFound(glob: string): string {
  return `No report file matches "${glob}". Either the jobs uploaded none, or the files were downloaded to another place. Check that each job uploads its \`report-file\` and that a step before this one downloads the files. The glob is relative to the workspace.`
}

/** More files match than are read, so reports may be missing. */
export function tooManyFiles(glob: string, maxFiles: number): string {
  return `More than ${maxFiles} files match "${glob}", and only ${maxFiles} of them were read, so reports of some jobs may be missing. Use a glob in \`reports\` that matches only report files, such as "reports/**/report-*.json".`
}

/** A file that matches and is not a report. */
export function fileSkipped(file: string, problem: string): string {
  return `Skipped ${file}: ${problem}. Only report files of this action are merged. Check what the glob in \`reports\` matches.`
}

/**
 * An error that the code does not expect. `file` has what a maintainer needs; where it could not be written, `noFile`
 * says why.
 */
export function unexpectedError(fault: {
  readonly message: string
  readonly phase: string
  readonly address: string
  readonly file?: string | undefined
  readonly noFile?: string
}): string {
  const { message, phase, address, file, noFile } = fault
  const what = `This is a fault of this action and not of your workflow, while ${phase}: ${message.replace(/\.$/, '')}.`
  return file === undefined
    ? `${what} Report it at ${address} with the log of this step, since no file could be written (${noFile ?? 'unknown error'}).`
    : `${what} Report it at ${address} with the file ${file}: secrets are removed from it, but look through it first.`
}

/**
 * An answer that no rule knows: what is added to the decision. `file` is the report file; empty where it could not be
 * written, and the output `report` has its content.
 */
export function unknownAnswer(address: string, file: string): string {
  return `The action does not know this answer yet: report it at ${address} with ${file === '' ? 'the output `report`' : `the file ${file}`}.`
}
