/** A finished scenario as text: everything that the job, its page and the endpoints got. It is the same in every run. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathOf, turnsOf } from '../../loopback/openai/recording.ts'
import type { LoopbackJob } from '../../loopback/runner/job.ts'
import type { StepResult } from '../../loopback/runner/step.ts'
import type { ScenarioRun, WorkflowRun } from '../../loopback/scenarios/run-scenario.ts'
import type { Report } from '../../src/report/index.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'

const TRANSCRIPTS = join(import.meta.dirname, 'transcripts')

export function transcriptOf({ scenario, job, runs }: ScenarioRun): string {
  const parts = [
    `# ${scenario.title}`,
    ...runs.map((run, index) => runText(run, runs.length > 1 ? `run ${index + 1}: ` : '')),
    ...job.comments().map((comment, index) => section(`comment ${index + 1}`, comment.body)),
    section(
      'requests to OpenAI',
      openAiText(job, scenario.endsBeforeTurn === true ? [] : runs.flatMap(({ main }) => modelsIn(main))),
    ),
    section('requests to GitHub', gitHubText(job)),
  ]
  return normalize(`${parts.join('\n\n')}\n`, job)
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

function stepText(step: StepResult): string {
  return `${groupByModel(step)}\nexit code ${step.exitCode}`.trim()
}

const PROBE_LINE = /^(\S+): (?:accepted|listed|refused|not settled|no answer about the model|cancelled)\b/

/**
 * The lines about probes, model by model. Models can be asked at the same time, and how their lines mix differs between
 * runs; the order of the questions in the report does not.
 */
function groupByModel(step: StepResult): string {
  const lines = step.log.split('\n')
  const isProbe = (line: string) => PROBE_LINE.test(line)
  const probes = lines.filter(isProbe)
  const grouped = modelsIn(step).flatMap(model => probes.filter(line => line.startsWith(`${model}: `)))
  return lines.map(line => (isProbe(line) ? grouped.shift() : line)).join('\n')
}

/** The models that were asked, in the order of the report. */
function modelsIn({ outputs }: StepResult): readonly string[] {
  if (outputs['report'] === undefined) return []
  const { firstRoute, attempts, secondRoute }: Report = JSON.parse(outputs['report'])
  const asked = [...(firstRoute?.attempts ?? []), ...attempts, ...(secondRoute?.attempts ?? [])]
  return [...new Set(asked.map(({ model }) => model))]
}

function annotationsText({ annotations }: StepResult): string {
  return annotations.map(({ level, title, message }) => `${level} [${title ?? ''}] ${message}`).join('\n')
}

/** The report is left out: it would repeat the other outputs, and report-check.ts checks it. */
function outputsText({ outputs }: StepResult): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}: ${name === 'report' ? '(JSON)' : value}`.trim())
    .join('\n')
}

/**
 * The turns, model by model in the order in which the models were asked first, then all other requests, once each and
 * sorted, because their order differs between runs. A turn is shown once for each model: the log has the probes, and on a
 * busy machine the CLI can begin a retry of its own before the probe ends. Requests for account data and for the model
 * list are left out: a probe that ends early may not have sent them yet. So are turns of no model in `models`.
 */
function openAiText({ openai }: LoopbackJob, models: readonly string[]): string {
  const turns = turnsOf(openai.requests)
  const others = openai.requests
    .filter(request => !turns.includes(request) && !/\/wham\/|\/models$/.test(pathOf(request)))
    .map(request => `${request.method} ${pathOf(request)}`)
  const orderOf = ({ model = '' }: (typeof turns)[number]) => models.indexOf(model)
  const asked = turns
    .filter(({ model = '' }) => models.includes(model))
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .map(request => `${request.method} ${pathOf(request)} ${request.model}`)
  return [...new Set([...asked, ...others.toSorted()])].join('\n')
}

/** Reads of comments in a row are shown once: on a slow machine the action repeats a read that is too old for a write. */
function gitHubText({ github }: LoopbackJob): string {
  const isRead = (line: string) => / GET .*\/comments(\/\d+)?$/.test(line)
  return github.requests
    .map(({ method, path, status }) => `${status} ${method} ${path}`)
    .filter((line, index, lines) => !(isRead(line) && isRead(lines[index - 1] ?? '')))
    .join('\n')
}

function section(title: string, text: string): string {
  return `== ${title}\n${text === '' ? '(none)' : text}`
}

const DAY = '(?:[A-Z][a-z]{2} \\d{1,2}(?:st|nd|rd|th), \\d{4} )?'

/** Replaces what differs between runs: directories, ports, times and durations, and the version of the CLI. */
function normalize(text: string, job: LoopbackJob): string {
  return text
    .replaceAll(job.directory, '<job>')
    .replaceAll(job.openai.origin, 'http://<openai>')
    .replaceAll(job.github.url, 'http://<github>')
    .replaceAll(PINNED_CODEX, '<codex>')
    .replace(/report-([\w.-]*?)-\d{13}\.json/g, 'report-$1-<ms>.json')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<moment>')
    .replace(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d\d:\d\d UTC/g, '<moment>')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d\.\d{3})?(?: UTC)?/g, '<moment>')
    .replace(/leaves (.+?) on \d{1,2} [A-Z][a-z]+ \d{4}, in/g, 'leaves $1 on <day>, in')
    .replace(/tickInterval \d+\w+/g, 'tickInterval <n>')
    .replace(new RegExp(`${DAY}\\d{1,2}:\\d\\d [AP]M`, 'g'), '<moment>')
    .replace(/\(\d+ requests? to GitHub\)/g, '(<n> requests to GitHub)')
    .replace(/\(\d+\.\d s([,)])/g, '(<n> s$1')
    .replace(/asked again in \d+ s/g, 'asked again in <n> s')
    .replace(/\| \d+\.\d \|$/gm, '| <n> |')
    .replace(/within \d+ s/g, 'within <n> s')
    .replace(/resp_loopback\d+|req_loopback\d+|ray-loopback\d+/g, '<request>')
}

/**
 * The stored transcript of this name. With UPDATE_TRANSCRIPTS=1 in the environment, as in
 * `UPDATE_TRANSCRIPTS=1 npm test -- __tests__/action/scenarios`, the actual one is stored first. Read the diff before you commit it.
 */
export async function expectedTranscript(name: string, actual: string): Promise<string> {
  const file = join(TRANSCRIPTS, `${name}.txt`)
  if (process.env['UPDATE_TRANSCRIPTS'] === '1') {
    await mkdir(TRANSCRIPTS, { recursive: true })
    await writeFile(file, actual)
  }
  return await readFile(file, 'utf8')
}
