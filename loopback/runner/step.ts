import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import { type Annotation, parseAnnotations, parseKeyValueFile, unescapeCommand } from './commands.ts'

/** How a workflow calls the action. */
export type StepPlan = {
  /** The directory of the job, for its workspace, its temporary directory and the runner's files. */
  readonly directory: string
  /** Inputs by name. The others have the defaults of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Variables besides those that the runner sets. */
  readonly env?: Readonly<Record<string, string>>
  /** The event that started the run. */
  readonly event?: { readonly name: string; readonly payload: object }
  /** `github.token`. */
  readonly token?: string
  /** `toJSON(matrix)`. */
  readonly matrix?: object | null
  /** For `post`: the state that `main` saved. */
  readonly state?: Readonly<Record<string, string>>
  /** The workflow is cancelled when this resolves: the step gets SIGINT. */
  readonly cancelled?: Promise<unknown>
  /** Called for each line of the log. */
  readonly onLog?: (text: string) => void
  /** The step is killed after this time, as at a job's timeout. */
  readonly timeoutMs?: number
}

/** The result of a step. */
export type StepResult = {
  readonly exitCode: number | null
  /** All lines of stdout, including commands. */
  readonly stdout: readonly string[]
  /** stdout and stderr without `add-mask` commands. Nothing in it is masked, so it has every secret that was printed. */
  readonly log: string
  /** The values of the `add-mask` commands. */
  readonly masks: readonly string[]
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  /** Variables for later steps. */
  readonly exported: Readonly<Record<string, string>>
  /** Directories that are added to the PATH of later steps. */
  readonly path: readonly string[]
  readonly annotations: readonly Annotation[]
  /** The start of the step's process, in milliseconds since the epoch, with a fraction. */
  readonly startedAt: number
  readonly durationMs: number
}

const ROOT = join(import.meta.dirname, '../..')

/** Runs the committed bundle to its end, as GitHub's runner does. */
export async function runStep(plan: StepPlan, script: 'main' | 'post' = 'main'): Promise<StepResult> {
  const files = await createRunnerFiles(plan)
  const action = await readAction()
  const entry = action.runs[script]
  if (entry === undefined) throw new Error(`action.yml has no ${script}`)
  const env = {
    ...runnerEnvironment(plan),
    ...files,
    ...inputVariables(action, plan),
    ...stateVariables(plan),
    ...plan.env,
  }
  const output: Output = { stdout: [], log: [], masks: [] }
  const ending = await runBundle(join(ROOT, entry), env, plan, output)
  const log = output.log.join('\n')
  return {
    ...ending,
    stdout: output.stdout,
    log,
    masks: output.masks,
    outputs: parseKeyValueFile(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    state: parseKeyValueFile(await readFile(files.GITHUB_STATE, 'utf8')),
    exported: parseKeyValueFile(await readFile(files.GITHUB_ENV, 'utf8')),
    path: (await readFile(files.GITHUB_PATH, 'utf8')).split('\n').filter(line => line !== ''),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    annotations: parseAnnotations(log),
  }
}

type Output = { readonly stdout: string[]; readonly log: string[]; readonly masks: string[] }

async function runBundle(
  file: string,
  env: Readonly<Record<string, string>>,
  plan: StepPlan,
  output: Output,
): Promise<Pick<StepResult, 'exitCode' | 'startedAt' | 'durationMs'>> {
  const startedAt = performance.timeOrigin + performance.now()
  const child = spawn(process.execPath, [file], {
    cwd: join(plan.directory, 'workspace'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  createInterface(child.stdout).on('line', line => {
    output.stdout.push(line)
    addLine(output, line, plan)
  })
  createInterface(child.stderr).on('line', line => addLine(output, line, plan))
  plan.cancelled?.then(
    () => child.kill('SIGINT'),
    () => {},
  )
  const timeout = setTimeout(() => child.kill('SIGKILL'), plan.timeoutMs ?? 120_000)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const durationMs = performance.timeOrigin + performance.now() - startedAt
  clearTimeout(timeout)
  return { exitCode, startedAt, durationMs }
}

function addLine(output: Output, line: string, { onLog }: StepPlan): void {
  const mask = /^::add-mask::(.*)$/.exec(line)?.[1]
  if (mask !== undefined) output.masks.push(unescapeCommand(mask))
  else {
    output.log.push(line)
    onLog?.(line)
  }
}

type Action = {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly runs: { readonly main: string; readonly post?: string }
}

async function readAction(): Promise<Action> {
  return parse(await readFile(join(ROOT, 'action.yml'), 'utf8'))
}

async function createRunnerFiles({ directory, event }: StepPlan) {
  await mkdir(join(directory, 'workspace'), { recursive: true })
  await mkdir(join(directory, 'temp'), { recursive: true })
  const commands = join(directory, `commands-${randomUUID()}`)
  await mkdir(commands)
  const createFile = async (name: string, text = ''): Promise<string> => {
    const path = join(commands, name)
    await writeFile(path, text)
    return path
  }
  return {
    GITHUB_EVENT_PATH: await createFile('event.json', JSON.stringify(event?.payload ?? {})),
    GITHUB_OUTPUT: await createFile('output'),
    GITHUB_STATE: await createFile('state'),
    GITHUB_ENV: await createFile('env'),
    GITHUB_PATH: await createFile('path'),
    GITHUB_STEP_SUMMARY: await createFile('summary'),
  }
}

/** The default variables of a hosted runner that the action may read. */
function runnerEnvironment(plan: StepPlan): Record<string, string> {
  const { TMPDIR } = process.env
  return {
    PATH: process.env['PATH'] ?? '',
    // A machine may have a directory of its own for temporary files.
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    HOME: plan.directory,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'fallback',
    GITHUB_EVENT_NAME: plan.event?.name ?? 'push',
    GITHUB_JOB: 'review',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REPOSITORY: 'octo/hello',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1001',
    GITHUB_RUN_NUMBER: '42',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'Review',
    GITHUB_WORKFLOW_REF: 'octo/hello/.github/workflows/review.yml@refs/pull/7/merge',
    GITHUB_WORKSPACE: join(plan.directory, 'workspace'),
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: join(plan.directory, 'temp'),
    RUNNER_TOOL_CACHE: join(plan.directory, 'tools'),
  }
}

/** The runner writes names in upper case and replaces spaces by underscores. It changes nothing else. */
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

function stateVariables({ state = {} }: StepPlan): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
}

/** Evaluates the only expressions in action.yml. */
function evaluate(text: string, plan: StepPlan): string {
  return (
    text
      .replace(/\$\{\{ github\.token \}\}/, () => plan.token ?? '')
      .replace(/\$\{\{ toJSON\(matrix\) \}\}/, () => JSON.stringify(plan.matrix ?? null, null, 2))
      // The values for a job without a matrix.
      .replace(/\$\{\{ strategy\.job-index \}\}/, '0')
      .replace(/\$\{\{ strategy\.job-total \}\}/, '1')
  )
}
