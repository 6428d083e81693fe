/** What the runner says about this job in its environment and its event file. */

import { mkdtempSync, rmdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Environment, fieldsOf, optional } from '../base/index.ts'
import type { RunIdentity } from '../comment/index.ts'
import type { ReportedRun } from '../report/index.ts'

/** The text of an input, from the variable that the runner sets for it; empty when the input was not given. */
export function inputText(env: Environment, name: string): string {
  return (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}

/** The workflow run of this job; null outside of GitHub Actions. */
export function currentRun(env: Environment): ReportedRun | null {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  const id = parseCount(env['GITHUB_RUN_ID'])
  if (repository === '' || id === undefined) return null
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return {
    repository,
    id,
    ...optional('number', parseCount(env['GITHUB_RUN_NUMBER'])),
    attempt: parseCount(env['GITHUB_RUN_ATTEMPT']) ?? 1,
    job: env['GITHUB_JOB'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    url: `${server}/${repository}/actions/runs/${id}`,
  }
}

/**
 * The run that report files are about. In a `workflow_run` event it is the run that triggered this workflow, as the
 * event says; the files themselves are not trusted in this. Otherwise it is the current run.
 */
export async function reportedRun(env: Environment): Promise<RunIdentity | null> {
  const ownRun = currentRun(env)
  if (env['GITHUB_EVENT_NAME'] !== 'workflow_run') return ownRun
  const run = fieldsOf(fieldsOf(await readEventPayload(env))['workflow_run'])
  const id = parseCount(run['id'])
  if (id === undefined) return ownRun
  return {
    id,
    attempt: parseCount(run['run_attempt']) ?? 1,
    ...optional('number', parseCount(run['run_number'])),
  }
}

function parseCount(value: unknown): number | undefined {
  const count = Number(value)
  return Number.isSafeInteger(count) && count > 0 ? count : undefined
}

/** The event as the runner wrote it; an empty object when there is none. */
export async function readEventPayload(env: Environment): Promise<unknown> {
  try {
    return JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'))
  } catch {
    return {}
  }
}

/** Names of variables that usually hold a secret. */
const SECRET_NAME = /(KEY|TOKEN|SECRET|PASSW|CREDENTIAL|AUTH_JSON)/i

/** A shorter value is a word or a switch, such as `true`. */
const MIN_SECRET_CHARS = 8

/**
 * Values of the environment that are probably secrets, by the names of their variables. The action's own inputs are
 * left out, because the action knows which of them are secrets.
 */
export function secretsOfEnvironment(env: Environment): readonly string[] {
  return Object.entries(env).flatMap(([name, value = '']) =>
    value.length >= MIN_SECRET_CHARS && SECRET_NAME.test(name) && !name.startsWith('INPUT_') ? [value] : [],
  )
}

/**
 * The directory for temporary files: RUNNER_TEMP, which lies outside the checkout and is emptied after the job. The
 * system's directory is used when RUNNER_TEMP is not set, does not exist or cannot be written, as in a container that
 * does not mount it.
 */
export function temporaryDirectory(env: Environment): string {
  const directory = env['RUNNER_TEMP'] ?? ''
  return directory !== '' && isWritable(directory) ? directory : tmpdir()
}

/** Tries to write, because permissions do not tell about a full disk, and say little on Windows. */
function isWritable(directory: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(directory, 'codex-try-')))
    return true
  } catch {
    return false
  }
}
