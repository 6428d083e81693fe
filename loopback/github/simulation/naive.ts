import { mergeStates, readState } from '../../../src/comment/index.ts'
import type { Steps } from './schedule.ts'

/** For comparison, what most actions do: read once, merge and write once. The post step does nothing. */
export const naiveSteps: Steps = {
  main: async ({ api, key, run, rows, render }) => {
    const page = await api.list(1)
    if (page.kind !== 'ok') return { kind: 'failed', message: page.kind }
    const { comments, serverTime } = page.value
    const [target] = comments
    const state = comments
      .map(({ body }) => readState(body, key))
      .filter(read => read !== undefined)
      .reduce(mergeStates, { version: 1, key, run, rows })
    const body = render(state)
    const answer = target === undefined ? await api.create(body) : await api.update(target.id, body)
    if (answer.kind !== 'ok') return { kind: 'failed', message: answer.kind }
    const { url, id } = answer.value
    return { kind: 'written', url, id, created: target === undefined, readAt: serverTime }
  },
  post: (_, before) => Promise.resolve(before ?? { kind: 'failed', message: 'The main step crashed.' }),
}
