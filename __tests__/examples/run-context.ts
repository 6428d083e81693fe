import { REPOSITORY } from '../../loopback/runner/job.ts'
import { TOKENS } from './example-repository.ts'
import type { Contexts } from './expressions.ts'
import type { JobMachine } from './job-machine.ts'
import { type Job, pullRequestAccess, type Workflow } from './workflow.ts'

/** What a run depends on besides the workflow. */
export type RunContext = {
  readonly secrets?: Readonly<Record<string, string>>
  readonly vars?: Readonly<Record<string, string>>
  readonly event?: { readonly name: string; readonly payload: object }
  /** A fork's pull request: the token may only read and secrets are empty, whatever the workflow asks for. */
  readonly fork?: boolean
  /** GitHub's variables for a job with `id-token: write`. */
  readonly tokenService?: Readonly<Record<string, string>>
  /** Changes the machine of a job before its first step. */
  readonly prepare?: (machine: JobMachine) => Promise<void>
  /** The inputs of a called workflow. */
  readonly inputs?: Readonly<Record<string, unknown>>
  /** The user that started the run. */
  readonly actor?: string
}

/** The GITHUB_TOKEN of a job. */
export function tokenOf(workflow: Workflow, job: Job, { fork }: RunContext): string {
  const access = pullRequestAccess(workflow, job)
  return TOKENS[fork && access === 'write' ? 'read' : access]
}

/** The contexts of a job without `needs`, `matrix` and `steps`. */
export function runContexts(workflow: Workflow, job: Job, run: RunContext): Contexts {
  const headRepository = run.fork ? 'stranger/hello' : REPOSITORY
  return {
    github: {
      token: tokenOf(workflow, job, run),
      event_name: run.event?.name ?? 'pull_request',
      event: run.event?.payload ?? { pull_request: { head: { repo: { full_name: headRepository } } } },
      actor: run.actor ?? 'octo-cat',
      repository: REPOSITORY,
    },
    secrets: run.fork ? {} : (run.secrets ?? {}),
    vars: run.vars ?? {},
    inputs: run.inputs ?? {},
    env: {},
  }
}
