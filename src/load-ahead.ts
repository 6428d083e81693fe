/** What the end of a run needs, loaded while a probe's process works; what fails here fails at the end, and is told there. */

import { loadCore } from './actions-core.ts'
import type { Attempt } from './core/attempt.ts'
import type { Inputs } from './inputs.ts'

/** Has the library loaded by which everything is told. */
export function expectTelling(): void {
  loadCore().catch(() => {})
}

/**
 * Has octokit loaded while the next probe runs: it takes longer than a request of its own, and a model that is not
 * accepted makes a comment likely. A run without one never loads it.
 */
export function expectComment({ verdict }: Attempt, inputs: Inputs): void {
  if (verdict.kind === 'accepted' || inputs.comment === 'never' || inputs.githubToken === undefined) return
  import('./github/client.ts').then(({ loadOctokit }) => loadOctokit()).catch(() => {})
}
