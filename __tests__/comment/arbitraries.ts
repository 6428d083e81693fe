import fc from 'fast-check'
import { limitRow } from '../../src/comment/fit.ts'
import { dedupeRows } from '../../src/comment/merge.ts'
import { type CommentState, type Row, withRows } from '../../src/comment/state.ts'

/** Texts with all that could break a comment or a table out of its place. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '-->',
    '--!>',
    '<!-- codex-model-fallback-state {} -->',
    '@everyone',
    '#1',
    '``',
    '|',
    '\r\n',
    '\ud800',
    '—',
  ),
  fc
    .array(fc.constantFrom('-', '>', '<', '!', '-->', 'a', '"', '\\'), { maxLength: 30 })
    .map(parts => parts.join('')),
)

/** Few legs and texts, so that two rows often meet. */
export const anyRow: fc.Arbitrary<Row> = fc
  .record(
    {
      leg: fc.constantFrom('a', 'b', 'c', 'ubuntu, gpt-5.5', '-->'),
      attempt: fc.integer({ min: 1, max: 3 }),
      requested: hostileText,
      used: fc.option(hostileText),
      outcome: fc.constantFrom('preferred', 'fallback', 'none'),
      reason: hostileText,
      explanation: hostileText,
      route: hostileText,
      tried: fc.array(
        fc.record(
          {
            model: hostileText,
            verdict: fc.constantFrom('accepted', 'refused', 'unsettled'),
            reason: hostileText,
            said: hostileText,
          },
          { requiredKeys: ['model', 'verdict', 'reason'] },
        ),
        { maxLength: 3 },
      ),
      notes: fc.array(hostileText, { maxLength: 3 }),
      plan: hostileText,
      served: hostileText,
      codex: hostileText,
      retryAt: hostileText,
      runUrl: hostileText,
      cut: fc.constantFrom(1, 2, 3),
    },
    {
      noNullPrototype: true,
      requiredKeys: [
        ...(['leg', 'attempt', 'requested', 'used', 'outcome'] as const),
        ...(['reason', 'explanation', 'route', 'tried', 'notes'] as const),
      ],
    },
  )
  .map(row => limitRow(row as Row))

/** The row of a leg that uses what it asked for: among arbitrary rows, states of such rows alone are rare. */
function asAsked({ served: _other, ...row }: Row): Row {
  return { ...row, used: row.requested, outcome: 'preferred', reason: 'accepted' }
}

/** States of one comment, of few runs. */
export function anyState(key: string): fc.Arbitrary<CommentState> {
  return fc
    .record({
      id: fc.integer({ min: 1, max: 3 }),
      attempt: fc.integer({ min: 1, max: 3 }),
      rows: fc.array(fc.oneof(anyRow, anyRow.map(asAsked)), { maxLength: 6 }),
      before: fc.constantFrom({}, { fellBack: true as const }),
    })
    .map(({ id, attempt, rows, before }) => {
      // The number goes with the id, as it does on GitHub.
      const run = { id, attempt, number: id + 40 }
      const joined = dedupeRows(rows)
      return withRows({ version: 1, key, run, rows: joined, ...before }, joined)
    })
}
