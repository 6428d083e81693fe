import type { GitHub } from '../../loopback/github/server.ts'
import { commentMarker, embedState } from '../../src/comment/embed.ts'
import type { CommentState, Row } from '../../src/comment/state.ts'
import { type Clock, connect } from '../../src/github/client.ts'
import { commentApi } from '../../src/github/comment-api.ts'
import type { UpsertInput } from '../../src/github/comment-outcome.ts'
import { identity } from '../../src/github/identity.ts'

/** A clock that only sleeping moves, so that no test waits and none depends on how long things take. */
export function steppedClock(
  start = Date.parse('2026-11-22T12:00:00Z'),
): Clock & { readonly waits: number[] } {
  let time = start
  const waits: number[] = []
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms)
    time += ms
    return Promise.resolve()
  }
  return { sleep, random: () => 0.5, now: () => time, waits }
}

/** A row of a leg that fell back. */
export function rowOf(leg: string, changes: Partial<Row> = {}): Row {
  return {
    leg,
    attempt: 1,
    requested: 'gpt-5.5',
    used: 'gpt-5.4',
    outcome: 'fallback',
    reason: 'not-supported-on-route',
    explanation: 'gpt-5.5 is not supported here.',
    route: 'chatgpt',
    tried: [{ model: 'gpt-5.5', verdict: 'refused', reason: 'not-supported-on-route' }],
    notes: [],
    ...changes,
  }
}

/** A row of a leg whose model was accepted. */
export function acceptedRow(leg: string): Row {
  return rowOf(leg, { used: 'gpt-5.5', outcome: 'preferred', reason: 'accepted', tried: [] })
}

/** A body as short as it can be, with every leg and what it uses. */
export function plainRender(state: CommentState): string {
  const lines = state.rows.map(row => `${row.leg}: ${row.used ?? 'none'}`)
  return [commentMarker(state.key), ...lines, embedState(state)].join('\n')
}

/** What a job with a token passes to `upsertComment`; the first token of the stand-in by default. */
export function inputFor(
  github: GitHub,
  changes: Partial<UpsertInput> & { readonly token?: string; readonly jobToken?: string } = {},
): UpsertInput & { readonly requests: () => number } {
  const {
    token = 'actions-token',
    jobToken = 'actions-token',
    clock: pace = steppedClock(),
    ...rest
  } = changes
  const client = connect({ token, baseUrl: github.url, clock: pace, maxWaitMs: 30_000 })
  const place = { owner: github.owner, repo: github.repo, pullRequest: 1 }
  return {
    api: commentApi(client, place),
    identify: identity(client, place, { token, jobToken }),
    key: 'default',
    rows: [rowOf('build')],
    run: { id: 100, attempt: 1, number: 7 },
    when: 'on-fallback',
    render: plainRender,
    clock: pace,
    maxWaitMs: 30_000,
    requests: client.requests,
    ...rest,
  }
}
