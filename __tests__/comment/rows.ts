/** Rows of common results, the state of a comment about them, and the visible part of its body. */

import type { CommentState, Row } from '../../src/comment/index.ts'

/** The state of a comment on these rows. */
export const state = (rows: readonly Row[], changes: Partial<CommentState> = {}): CommentState => ({
  version: 1,
  key: 'default',
  run: { id: 1001, attempt: 1, number: 42 },
  rows,
  ...changes,
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
/** gpt-5.5 is used as asked. */
export const accepted: Row = {
  ...refused,
  used: 'gpt-5.5',
  outcome: 'preferred',
  reason: 'accepted',
  explanation: 'gpt-5.5 is used: ChatGPT sign-in (plus plan) accepts it.',
  tried: [{ model: 'gpt-5.5', verdict: 'accepted', reason: 'accepted' }],
}
/** The usage limit blocks every model. */
export const limited: Row = {
  ...refused,
  used: null,
  outcome: 'none',
  reason: 'usage-limit',
  explanation: 'No model can be used: the usage limit of ChatGPT sign-in (plus plan) is used up.',
  retryAt: '2026-04-25T12:42:00.000Z',
  tried: [{ model: 'gpt-5.5', verdict: 'refused', reason: 'usage-limit', said: 'Limit.' }],
}

/** gpt-5.5 is used as asked, with the key of another account. */
export const second: Row = {
  ...withoutPlan(accepted),
  explanation:
    'gpt-5.5 is used with the fallback API key, billed per token: the usage limit of ChatGPT sign-in (plus plan) is used up.',
  route: 'api-key',
  retryAt: '2026-04-25T12:42:00.000Z',
  firstRoute: { route: 'chatgpt', plan: 'plus', reason: 'usage-limit', advice: 'Wait for the reset.' },
}
function withoutPlan({ plan: _, ...row }: Row): Row {
  return row
}

/** The Markdown source of a body without the marker and the hidden state. */
export const visible = (body: string): string => body.replaceAll(/<!--[\s\S]*?-->/g, '').trim()

/** The rows or the report with each text changed, except in these fields. */
export function mapTexts<T>(value: T, change: (text: string) => string, except: readonly string[]): T {
  return JSON.parse(JSON.stringify(value), (field: string, one: unknown) =>
    typeof one === 'string' && !except.includes(field) ? change(one) : one,
  )
}

/** The fields of a row that hold one of a few words. */
export const ROW_WORDS = ['outcome', 'verdict'] as const
