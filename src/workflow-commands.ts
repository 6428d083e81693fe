/**
 * What the action tells the runner, and reads of it: workflow commands on stdout, and the files that the runner names.
 *
 * The same protocol as @actions/core, byte for byte (its test holds it to that), but without its OIDC client: that one
 * brings all of undici along, 0.9 MB of the bundle, and more than doubled the time until the first probe.
 */

import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { EOL } from 'node:os'

/** An input of the step, without the space around it; empty where it is not given. */
export function getInput(name: string): string {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}

/** What the main step saved for the post step; empty where it saved nothing. */
export function getState(name: string): string {
  return process.env[`STATE_${name}`] ?? ''
}

/** Keeps a text for the post step. */
export function saveState(name: string, value: string): void {
  tell('GITHUB_STATE', 'save-state', name, value)
}

/** Sets an output of the step. */
export function setOutput(name: string, value: string): void {
  tell('GITHUB_OUTPUT', 'set-output', name, value)
}

/** Has the runner put `***` wherever the text would be printed from now on. */
export function setSecret(secret: string): void {
  print(command('add-mask', secret))
}

/** Puts a directory first on the PATH of later steps. */
export function addPath(directory: string): void {
  appendFileSync(process.env['GITHUB_PATH'] ?? '', directory + EOL)
}

/** A line of the step's log. */
export function info(text: string): void {
  print(text)
}

/** Folds the lines that follow, up to `endGroup`, under a name. */
export function startGroup(name: string): void {
  print(command('group', name))
}

/** Ends the fold. */
export function endGroup(): void {
  print(command('endgroup', ''))
}

/** Whether the run's lines for debugging are to be seen: ACTIONS_STEP_DEBUG, or a re-run with debug logging. */
export function isDebug(): boolean {
  return process.env['RUNNER_DEBUG'] === '1'
}

/** A line for debugging. */
export function debug(text: string): void {
  print(command('debug', text))
}

/** A warning on the run's page. */
export function warning(text: string, { title }: { readonly title: string }): void {
  print(command(`warning title=${escaped(title).replaceAll(':', '%3A').replaceAll(',', '%2C')}`, text))
}

/** An error on the run's page, and the step fails once it has ended. */
export function setFailed(text: string): void {
  process.exitCode = 1
  print(command('error', text))
}

/**
 * Adds markdown to the job's summary.
 *
 * Rejects where the runner names no file for it, or the file cannot be written
 */
export async function addSummary(markdown: string): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY']
  if (!file) throw new Error('GITHUB_STEP_SUMMARY is not set')
  await appendFile(file, markdown)
}

/** Without the file the runner is one from before 2022, or nobody: then it is a command. */
function tell(fileVariable: string, name: string, key: string, value: string): void {
  const file = process.env[fileVariable]
  if (!file) {
    print(command(`${name} name=${key}`, value))
    return
  }
  // The mark is new for each value, so that no value can end its own block.
  const mark = `ghadelimiter_${randomUUID()}`
  appendFileSync(file, [`${key}<<${mark}`, value, mark, ''].join(EOL))
}

function command(head: string, text: string): string {
  return `::${head}::${escaped(text)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function print(line: string): void {
  process.stdout.write(line + EOL)
}
