import { mergeStates, readState } from '../../../src/comment/index.ts'
import type { CommentOutcome, UpsertInput } from '../../../src/github/index.ts'
import type { Steps } from './schedule.ts'

/** For comparison, what most actions do: read once, merge and write once. The post step does nothing. */
export const naiveSteps: Steps = {
  main: async input => {
    const { key, run, rows } = input
    return { outcome: await writeOnce(input), known: { version: 1, key, run, rows } }
  },
  // Without an outcome, the main step crashed.
  post: (_, before) =>
    Promise.resolve(before ?? { kind: 'failed', problem: { kind: 'cancelled', said: '' } }),
}

async function writeOnce({ api, key, run, rows, render }: UpsertInput): Promise<CommentOutcome> {
  const page = await api.list(1)
  if (page.kind !== 'ok') return { kind: 'failed', problem: page.problem }
  const { comments, serverTime } = page.value
  const [target] = comments
  const state = comments
    .map(({ body }) => readState(body, key))
    .filter(read => read !== undefined)
    .reduce(mergeStates, { version: 1, key, run, rows })
  const body = render(state)
  const answer = target === undefined ? await api.create(body) : await api.update(target.id, body)
  if (answer.kind !== 'ok') return { kind: 'failed', problem: answer.problem }
  const { url, id } = answer.value
  return { kind: 'written', url, id, created: target === undefined, readAt: serverTime }
}
