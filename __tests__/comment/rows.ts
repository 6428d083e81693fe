/** Rows of usual jobs, and the comment about them as its source is read. */

import type { CommentState, Row } from '../../src/comment/state.ts'

/** The state of a comment on these rows. */
export const state = (rows: readonly Row[]): CommentState => ({
  version: 1,
  key: 'default',
  run: { id: 1001, attempt: 1, number: 42 },
  rows,
})

/** gpt-5.4 is used, since the route refused gpt-5.5. */
export const refused: Row = {
  leg: 'review',
  attempt: 1,
  requested: 'gpt-5.5',
  used: 'gpt-5.4',
  outcome: 'fallback',
  reason: 'not-supported-on-route',
  explanation: 'gpt-5.4 is used instead of gpt-5.5: ChatGPT sign-in (plus plan) does not support gpt-5.5.',
  route: 'chatgpt',
  plan: 'plus',
  codex: '0.169.0',
  tried: [
    { model: 'gpt-5.5', verdict: 'refused', reason: 'not-supported-on-route', said: 'Not supported.' },
    { model: 'gpt-5.4', verdict: 'accepted', reason: 'accepted' },
  ],
  notes: [],
  runUrl: 'https://github.com/octo/hello/actions/runs/1001',
}
/** All went as asked. */
export const accepted: Row = {
  ...refused,
  used: 'gpt-5.5',
  outcome: 'preferred',
  reason: 'accepted',
  explanation: 'gpt-5.5 is used: ChatGPT sign-in (plus plan) accepts it.',
  tried: [{ model: 'gpt-5.5', verdict: 'accepted', reason: 'accepted' }],
}
/** The usage limit stands in the way of every model. */
export const limited: Row = {
  ...refused,
  used: null,
  outcome: 'none',
  reason: 'usage-limit',
  explanation: 'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is reached.',
  retryAt: '2026-04-25T12:42:00.000Z',
  tried: [{ model: 'gpt-5.5', verdict: 'refused', reason: 'usage-limit', said: 'Limit.' }],
}

/** The comment as its source is read, without the marker and the state. */
export const visible = (body: string): string => body.replaceAll(/<!--[\s\S]*?-->/g, '').trim()
