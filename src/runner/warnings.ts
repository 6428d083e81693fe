/** What the shell warns of: what happened, why it probably did, and what to do about it. */

const HELD = 'The job summary and the report file hold everything.'

/** Something that only reports could not be written; `said` is the system's or GitHub's own word for it. */
export function writeFailed(what: 'report file' | 'job summary' | 'comment', said: string): string {
  const cures = {
    'report file':
      'Check that RUNNER_TEMP can be written to and that the disk is not full. The output `report` holds the same.',
    'job summary':
      'Check that the runner sets GITHUB_STEP_SUMMARY and that the disk is not full. The output `report` holds everything.',
    comment: `Run the job again; if it stays, look at the status of GitHub and at the proxy of this runner. ${HELD}`,
  }
  return `The ${what} could not be written: ${said}. ${cures[what]}`
}

/** GitHub does not let the token write. */
export function commentDenied(said: string): string {
  return `The comment could not be written because the token lacks "pull-requests: write" (${said}). Add it to the job's permissions; for pull requests from forks, whose token is read-only, see "Fork pull requests" in the README. ${HELD}`
}

/** `mode: report` found nothing to merge. */
export function noReportsFound(glob: string): string {
  return `No report file matches "${glob}": the jobs have uploaded none, or they were not downloaded to there. Check that each job uploads its \`report-file\` and that a step before this one downloads them; the glob is relative to the workspace.`
}

/** More files match than are looked at, so that reports may be missing. */
export function tooManyFiles(glob: string, most: number): string {
  return `More than ${most} files match "${glob}", and only ${most} of them were looked at: reports of some jobs may be missing here. Give \`reports\` a glob that matches report files alone, such as "reports/**/report-*.json".`
}

/** A file that matches and is no report. */
export function fileSkipped(file: string, problem: string): string {
  return `Left out ${file}: ${problem}. Only report files of this action are merged; check what the glob in \`reports\` matches.`
}

/** An error that nobody thought of. */
export function unexpectedError(said: string): string {
  return `Unexpected: ${said}. This is most likely a defect of this action and not of your workflow. Run the job again with debug logging, and report it with the log.`
}
