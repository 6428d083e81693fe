/** The parts of a workflow file that the examples use. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ACTION } from '../../scripts/readme/parts.ts'

export type Step = {
  readonly id?: string
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly shell?: 'bash'
  readonly 'continue-on-error'?: boolean
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, unknown>>
}

export type Job = {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly strategy?: { readonly matrix?: Readonly<Record<string, unknown>> }
  readonly outputs?: Readonly<Record<string, string>>
  readonly permissions?: Permissions
  readonly env?: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
  /** Another workflow, which the job calls. It then has no steps. */
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, unknown>>
}

export type Permissions = Readonly<Record<string, string>>

export type Workflow = {
  readonly name: string
  readonly on: unknown
  readonly permissions?: Permissions
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress'?: boolean }
  readonly env?: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, Job>>
}

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples')

/** The names of all examples, without `.yml`. */
export async function exampleNames(): Promise<readonly string[]> {
  return (await readdir(EXAMPLES)).map(file => file.replace(/\.yml$/, '')).toSorted()
}

/** An example by its name. */
export async function example(name: string): Promise<Workflow> {
  return parse(await readFile(join(EXAMPLES, `${name}.yml`), 'utf8'))
}

/** What a called workflow declares. */
type Call = {
  readonly inputs?: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>
}

/** The declaration of a workflow that can be called. */
export function callOf({ on }: Workflow): Call {
  if (typeof on !== 'object' || on === null || !('workflow_call' in on))
    throw new Error('It cannot be called.')
  return on.workflow_call ?? {}
}

/** The address of the organization's workflow in the example of a caller. */
export const POLICY = 'YOUR-ORG/codex-policy/.github/workflows/codex-models.yml@main'

/** The workflow behind the `uses` of a job: this repository's own, or the example of an organization's. */
export async function calledWorkflow(uses: string): Promise<Workflow> {
  if (uses === POLICY) return example('fleet-policy')
  const [repository, version] = ACTION.split('@')
  if (uses !== `${repository}/.github/workflows/preflight.yml@${version}`)
    throw new Error(`No workflow ${uses}.`)
  return parse(await readFile(join(EXAMPLES, '..', '.github', 'workflows', 'preflight.yml'), 'utf8'))
}

/** The access of a job's GITHUB_TOKEN to pull requests. */
export function pullRequestAccess(workflow: Workflow, job: Job): 'write' | 'read' | 'none' {
  const access = (job.permissions ?? workflow.permissions)?.['pull-requests']
  return access === 'write' || access === 'read' ? access : 'none'
}

/** Whether a job may make identity tokens. */
export function mayMakeTokens(workflow: Workflow, job: Job): boolean {
  return (job.permissions ?? workflow.permissions)?.['id-token'] === 'write'
}

/** The names of the jobs that a job needs. */
export function needsOf(job: Job): readonly string[] {
  return typeof job.needs === 'string' ? [job.needs] : (job.needs ?? [])
}

/** Every combination of a matrix's lists, in the order in which GitHub starts them. Without a matrix one empty leg. */
export function legsOf(
  matrix: Readonly<Record<string, unknown>> | undefined,
): readonly Readonly<Record<string, unknown>>[] {
  let legs: readonly Readonly<Record<string, unknown>>[] = [{}]
  for (const [key, values] of Object.entries(matrix ?? {})) {
    if (!Array.isArray(values)) throw new Error(`The matrix has no list for ${key}.`)
    legs = legs.flatMap(leg => values.map((value: unknown) => ({ ...leg, [key]: value })))
  }
  return legs
}
