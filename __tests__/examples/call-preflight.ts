import { ACTION } from '../../scripts/readme/parts.ts'
import type { ExampleRepository } from './example-repository.ts'
import type { RunContext } from './run-context.ts'
import { runExample } from './run-example.ts'
import type { ExampleLeg } from './run-leg.ts'
import type { Job, Permissions, Workflow } from './workflow.ts'

type Texts = Readonly<Record<string, string>>

/** Runs a workflow whose only job calls preflight.yml, for one model and without retries and comment. */
export function callPreflight(
  repository: ExampleRepository,
  inputs: Texts,
  secrets: Texts,
  { permissions = {}, ...run }: RunContext & { readonly permissions?: Permissions } = {},
): Promise<readonly ExampleLeg[]> {
  const [address = '', version = ''] = ACTION.split('@')
  const preflight: Job = {
    uses: `${address}/.github/workflows/preflight.yml@${version}`,
    permissions,
    with: { ...inputs, comment: 'never', 'fallback-models': 'none', retries: '0' },
    secrets,
    steps: [],
  }
  const workflow: Workflow = { name: 'Caller', on: 'push', jobs: { preflight } }
  return runExample(workflow, repository, run)
}
