/** A played scenario as text that is the same each time: all that a job, its page and the endpoints saw. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathOf, turnsOf } from '../../loopback/openai/recording.ts'
import type { LoopbackJob } from '../../loopback/runner/job.ts'
import type { StepResult } from '../../loopback/runner/step.ts'
import type { ScenarioRun, WorkflowRun } from '../../loopback/scenarios/run-scenario.ts'

const TRANSCRIPTS = join(import.meta.dirname, 'transcripts')

/** The whole transcript. */
export function transcriptOf({ scenario, stage, runs }: ScenarioRun): string {
  const parts = [
    `# ${scenario.title}`,
    ...runs.map((run, index) => runText(run, runs.length > 1 ? `run ${index + 1}: ` : '')),
    ...stage.github.comments(7).map((comment, index) => section(`comment ${index + 1}`, comment.body)),
    section('requests to OpenAI', openaiText(stage)),
    section('requests to GitHub', githubText(stage)),
  ]
  return normalised(`${parts.join('\n\n')}\n`, stage)
}

function runText({ main, post }: WorkflowRun, prefix: string): string {
  return [
    section(`${prefix}step`, stepText(main)),
    section(`${prefix}annotations`, annotationsText(main)),
    section(`${prefix}outputs`, outputsText(main)),
    section(`${prefix}summary`, main.summary.trim()),
    section(`${prefix}post`, stepText(post)),
  ].join('\n\n')
}

function stepText({ log, exitCode }: StepResult): string {
  return `${log}\nexit code ${exitCode}`.trim()
}

function annotationsText({ annotations }: StepResult): string {
  return annotations.map(({ level, title, message }) => `${level} [${title ?? ''}] ${message}`).join('\n')
}

/** The report has tests of its own; here it would only repeat what the rest shows. */
function outputsText({ outputs }: StepResult): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}: ${name === 'report' ? '(JSON)' : value}`.trim())
    .join('\n')
}

/**
 * The turns in their order, then whatever else was asked for, once each and sorted, since its order is chance. What the
 * CLI asks beside the turn about the account is left out: a probe that is ended early may not have come to it.
 */
function openaiText({ openai }: LoopbackJob): string {
  const turns = turnsOf(openai.requests)
  const others = openai.requests
    .filter(request => !turns.includes(request) && !pathOf(request).includes('/wham/'))
    .map(request => `${request.method} ${pathOf(request)}`)
  return [
    ...turns.map(request => `${request.method} ${pathOf(request)} ${request.model}`),
    ...new Set(others.toSorted()),
  ].join('\n')
}

/**
 * Looks that follow each other count as one: on a slow machine a look grows old before the write and is repeated, as far
 * as that is needed.
 */
function githubText({ github }: LoopbackJob): string {
  return github.requests
    .map(({ method, path, status }) => `${status} ${method} ${path}`)
    .filter((line, index, lines) => !isLookAgain(line, lines[index - 1] ?? ''))
    .join('\n')
}

function isLookAgain(line: string, before: string): boolean {
  const isLook = / GET .*\/comments(\/\d+)?$/
  return isLook.test(line) && isLook.test(before)
}

function section(title: string, text: string): string {
  return `== ${title}\n${text === '' ? '(none)' : text}`
}

const DAY = '(?:[A-Z][a-z]{2} \\d{1,2}(?:st|nd|rd|th), \\d{4} )?'

/** What differs from one run to the next: places, ports, moments and durations. */
function normalised(text: string, stage: LoopbackJob): string {
  return text
    .replaceAll(stage.directory, '<job>')
    .replaceAll(stage.openai.origin, 'http://<openai>')
    .replaceAll(stage.github.url, 'http://<github>')
    .replace(/report-([\w.-]*?)-\d{13}\.json/g, 'report-$1-<ms>.json')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<moment>')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d\.\d{3})?(?: UTC)?/g, '<moment>')
    .replace(/tickInterval \d+\w+/g, 'tickInterval <n>')
    .replace(new RegExp(`${DAY}\\d{1,2}:\\d\\d [AP]M`, 'g'), '<moment>')
    .replace(/\(\d+ requests? to GitHub\)/g, '(<n> requests to GitHub)')
    .replace(/\(\d+\.\d s\)/g, '(<n> s)')
    .replace(/\| \d+\.\d \|$/gm, '| <n> |')
    .replace(/within \d+ s/g, 'within <n> s')
    .replace(/resp_loopback\d+|req_loopback\d+|ray-loopback\d+/g, '<request>')
}

/**
 * What the transcript of this name is to be. With UPDATE_TRANSCRIPTS=1 in the environment, as in
 * `UPDATE_TRANSCRIPTS=1 npm test -- __tests__/action/scenarios`, it is what came this time; read the diff before it is
 * committed.
 */
export async function expectedTranscript(name: string, came: string): Promise<string> {
  const file = join(TRANSCRIPTS, `${name}.txt`)
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') {
    await mkdir(TRANSCRIPTS, { recursive: true })
    await writeFile(file, came)
  }
  return await readFile(file, 'utf8')
}
