/** What the runner says about this job, from the environment that it sets. */

import { mkdtempSync, rmdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../base/index.ts'
import type { RunIdentity } from '../comment/index.ts'
import type { ReportedRun } from '../report/index.ts'

/** An input's text, by the runner's own naming; empty when it was not given. */
export function inputText(env: Environment, name: string): string {
  return (env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}

/** The run that this job belongs to; null outside GitHub Actions. */
export function currentRun(env: Environment): ReportedRun | null {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  const id = countIn(env['GITHUB_RUN_ID'])
  if (repository === '' || id === undefined) return null
  const attempt = countIn(env['GITHUB_RUN_ATTEMPT'])
  const number = countIn(env['GITHUB_RUN_NUMBER'])
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return {
    repository,
    id,
    ...(number === undefined ? {} : { number }),
    attempt: attempt ?? 1,
    job: env['GITHUB_JOB'] ?? '',
    sha: env['GITHUB_SHA'] ?? '',
    url: `${server}/${repository}/actions/runs/${id}`,
  }
}

function countIn(text: unknown): number | undefined {
  const count = Number(text)
  return Number.isSafeInteger(count) && count > 0 ? count : undefined
}

/**
 * The run that reports are about: in a `workflow_run` event the one that triggered this workflow, by the event's word
 * and not by that of the reports; else this run itself.
 */
export async function reportedRun(env: Environment): Promise<RunIdentity | null> {
  const own = currentRun(env)
  if (env['GITHUB_EVENT_NAME'] !== 'workflow_run') return own
  const payload = await readEventPayload(env)
  const facts = isObject(payload) && isObject(payload['workflow_run']) ? payload['workflow_run'] : {}
  const [id, attempt, number] = [facts['id'], facts['run_attempt'], facts['run_number']].map(countIn)
  if (id === undefined) return own
  return { id, attempt: attempt ?? 1, ...(number === undefined ? {} : { number }) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The event as the runner wrote it; an empty object where there is none. */
export async function readEventPayload(env: Environment): Promise<unknown> {
  try {
    return JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'))
  } catch {
    return {}
  }
}

/** Variables that hold a secret by the habit of their name. Their values are masked; an empty or short one is not. */
const SECRET_NAME = /(KEY|TOKEN|SECRET|PASSW|CREDENTIAL|AUTH_JSON)/i

/**
 * Values of the environment that must be seen nowhere. Shorter ones are words or switches, such as `true`. The
 * action's own inputs are not guessed at: which of them is a secret is known.
 */
export function secretsOfEnvironment(env: Environment): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && value.length >= 8 && SECRET_NAME.test(name) && !name.startsWith('INPUT_')
      ? [value]
      : [],
  )
}

/**
 * Where files of this job may be put: the runner's own directory, outside the checkout and emptied after the job; the
 * system's where that one is not named, is missing or takes nothing, as in a container that does not mount it.
 */
export function temporaryDirectory(env: Environment): string {
  const own = env['RUNNER_TEMP'] ?? ''
  return own !== '' && takesFiles(own) ? own : tmpdir()
}

/** Tried and not looked up: permissions say nothing of a full disk, and on Windows next to nothing at all. */
function takesFiles(directory: string): boolean {
  try {
    rmdirSync(mkdtempSync(join(directory, 'codex-try-')))
    return true
  } catch {
    return false
  }
}
