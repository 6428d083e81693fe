/** A stand-in for GitHub's runner: starts the committed bundle as the runner would, and reads what it left behind. */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import { type Annotation, parseAnnotations, parseKeyValueFile, unescapeCommand } from './commands.ts'

/** What a job step gives to the action. */
export type StepPlan = {
  /** A directory of the job's own; the runner's files and temporary directory are put into it. */
  readonly directory: string
  /** Inputs by name; those left out have the default of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>
  /** The environment of the step besides what the runner sets. */
  readonly env?: Readonly<Record<string, string>>
  /** The event that started the run. */
  readonly event?: { readonly name: string; readonly payload: object }
  /** `github.token`. */
  readonly token?: string
  /** `toJSON(matrix)`. */
  readonly matrix?: object | null
  /** What an earlier part of the same step saved, for `post`. */
  readonly state?: Readonly<Record<string, string>>
  /** The workflow is cancelled, with SIGINT to the step, once this resolves. */
  readonly cancelled?: Promise<unknown>
  /** Told of each line of the log as it comes. */
  readonly onLog?: (text: string) => void
  /** Milliseconds after which the step is ended, as a job's timeout would. */
  readonly deadlineMs?: number
}

/**
 * What a step left behind. `log` is stdout and stderr, with all commands but `add-mask`, before any masking: a secret
 * that stands in it was printed. `masks` are the values that the runner was asked to mask.
 */
export type StepResult = {
  readonly exitCode: number | null
  /** All lines of stdout, in order and with every command. */
  readonly printed: readonly string[]
  readonly log: string
  readonly masks: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  /** Variables that the step exported to later steps. */
  readonly exported: Readonly<Record<string, string>>
  /** Directories that the step added to the PATH of later steps. */
  readonly path: readonly string[]
  readonly annotations: readonly Annotation[]
  /** When the step's process was started, milliseconds since the epoch, with their fraction. */
  readonly startedAt: number
  /** From there to its end, milliseconds. */
  readonly durationMs: number
}

const ROOT = join(import.meta.dirname, '../..')

/** Runs a step of the action to its end. */
export async function runStep(plan: StepPlan, script: 'main' | 'post' = 'main'): Promise<StepResult> {
  const files = await runnerFiles(plan.directory)
  const action = await readAction()
  const entry = action.runs[script]
  if (entry === undefined) throw new Error(`action.yml has no ${script}`)
  const eventPath = join(plan.directory, 'event.json')
  await writeFile(eventPath, JSON.stringify(plan.event?.payload ?? {}))
  const startedAt = performance.timeOrigin + performance.now()
  const child = spawn(process.execPath, [join(ROOT, entry)], {
    cwd: join(plan.directory, 'workspace'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...runnerEnvironment(plan, eventPath),
      ...files,
      ...inputVariables(action, plan),
      ...stateVariables(plan),
      ...plan.env,
    },
  })
  const heard: Heard = { printed: [], log: [], masks: [] }
  createInterface(child.stdout).on('line', line => {
    heard.printed.push(line)
    hear(line, heard, plan)
  })
  createInterface(child.stderr).on('line', line => hear(line, heard, plan))
  plan.cancelled?.then(
    () => child.kill('SIGINT'),
    () => {},
  )
  const deadline = setTimeout(() => child.kill('SIGKILL'), plan.deadlineMs ?? 120_000)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const durationMs = performance.timeOrigin + performance.now() - startedAt
  clearTimeout(deadline)
  return {
    exitCode,
    startedAt,
    durationMs,
    printed: heard.printed,
    log: heard.log.join('\n'),
    masks: heard.masks,
    outputs: parseKeyValueFile(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    state: parseKeyValueFile(await readFile(files.GITHUB_STATE, 'utf8')),
    exported: parseKeyValueFile(await readFile(files.GITHUB_ENV, 'utf8')),
    path: (await readFile(files.GITHUB_PATH, 'utf8')).split('\n').filter(line => line !== ''),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    annotations: parseAnnotations(heard.log.join('\n')),
  }
}

type Heard = { readonly printed: string[]; readonly log: string[]; readonly masks: string[] }

function hear(line: string, heard: Heard, plan: StepPlan): void {
  const mask = /^::add-mask::(.*)$/.exec(line)?.[1]
  if (mask !== undefined) heard.masks.push(unescapeCommand(mask))
  else {
    heard.log.push(line)
    plan.onLog?.(`${line}\n`)
  }
}

type Action = {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly runs: { readonly main: string; readonly post?: string }
}

async function readAction(): Promise<Action> {
  return parse(await readFile(join(ROOT, 'action.yml'), 'utf8'))
}

async function runnerFiles(directory: string) {
  await mkdir(join(directory, 'workspace'), { recursive: true })
  await mkdir(join(directory, 'temp'), { recursive: true })
  const commands = join(directory, `commands-${randomUUID()}`)
  await mkdir(commands)
  const file = async (name: string): Promise<string> => {
    const path = join(commands, name)
    await writeFile(path, '')
    return path
  }
  return {
    GITHUB_OUTPUT: await file('output'),
    GITHUB_STATE: await file('state'),
    GITHUB_ENV: await file('env'),
    GITHUB_PATH: await file('path'),
    GITHUB_STEP_SUMMARY: await file('summary'),
  }
}

/** Every default variable that the action may look at, as on a hosted runner. */
function runnerEnvironment(plan: StepPlan, eventPath: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: plan.directory,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'fallback',
    GITHUB_EVENT_NAME: plan.event?.name ?? 'push',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_JOB: 'review',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REPOSITORY: 'octo/hello',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'Review',
    GITHUB_WORKSPACE: join(plan.directory, 'workspace'),
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(plan.directory, 'temp'),
    RUNNER_TOOL_CACHE: join(plan.directory, 'tools'),
  }
}

/** The runner's own way: upper case, spaces to underscores, nothing else changed. */
function inputVariables(action: Action, plan: StepPlan): Record<string, string> {
  const given = plan.inputs ?? {}
  const names = new Set([...Object.keys(action.inputs), ...Object.keys(given)])
  return Object.fromEntries(
    [...names].map(name => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      given[name] ?? evaluate(action.inputs[name]?.default ?? '', plan),
    ]),
  )
}

function stateVariables(plan: StepPlan): Record<string, string> {
  return Object.fromEntries(Object.entries(plan.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]))
}

/** The only expressions that stand in action.yml. */
function evaluate(text: string, plan: StepPlan): string {
  return (
    text
      .replace(/\$\{\{ github\.token \}\}/, () => plan.token ?? '')
      .replace(/\$\{\{ toJSON\(matrix\) \}\}/, () => JSON.stringify(plan.matrix ?? null, null, 2))
      // A job without a matrix is the only one of its strategy.
      .replace(/\$\{\{ strategy\.job-index \}\}/, '0')
      .replace(/\$\{\{ strategy\.job-total \}\}/, '1')
  )
}
