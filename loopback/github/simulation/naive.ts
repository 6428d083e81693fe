import { findOwnComments, planComment } from '../../../src/github/index.ts'
import type { Steps } from './schedule.ts'

/** What most actions do, to compare with: look once, merge, write once, and think no more of it. */
export const naiveSteps: Steps = {
  main: async input => {
    const found = await findOwnComments(input.api, input)
    if (found.kind !== 'ok') return { kind: 'failed', message: found.kind }
    const known = { version: 1, key: input.key, run: input.run, rows: input.rows } as const
    const plan = planComment(found.value, { ...input, known, runId: input.run.id })
    if (plan.kind !== 'create' && plan.kind !== 'update') return { kind: 'failed', message: plan.kind }
    const answer =
      plan.kind === 'create'
        ? await input.api.create(plan.body)
        : await input.api.update(plan.target.id, plan.body)
    if (answer.kind !== 'ok') return { kind: 'failed', message: answer.kind }
    const { url, id } = answer.value
    return { kind: 'written', url, id, created: plan.kind === 'create', at: found.at }
  },
  post: (_, before) => Promise.resolve(before ?? { kind: 'failed', message: 'no look' }),
}
