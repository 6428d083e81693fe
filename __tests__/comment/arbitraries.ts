import fc from 'fast-check'
import { type CommentState, dedupeRows, limitRow, needsComment, type Row } from '../../src/comment/index.ts'
import { anyCharacter } from '../any-character.ts'

/** Texts that Markdown, HTML, GitHub or a terminal would act on. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['|', '\\', '`', '``', '```', '*', '_', '~~', '[x](https://e.org)', '![', '[!NOTE]', '$x$', '$$'],
  ...['<b>', '</td>', '<!--', '-->', '--!>', '<details>', '&lt;', '&#124;', '"', '\\|'],
  ...['<!-- codex-model-fallback-state {} -->', '<!-- codex-model-fallback "default" -->'],
  ...['@octocat', '#1', 'octo/hello#2', 'GH-3', 'https://e.org', 'www.e.org', 'a@e.org', ':tada:', ':a_b:'],
  ...['- ', '+ ', '1. ', '12) ', '# ', '> ', '---', '===', ':--', '    ', '\t', '\n', '\r\n', '\n\n'],
  ...['\u202e', '\u200b', '\ud800', '\0', '\u001b[31m', 'word', 'é', '✅', '—'],
]

/** One of these texts, several of them in a row, or any characters. */
export const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE_TEXTS), { maxLength: 8 }).map(parts => parts.join('')),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
)

const otherRoute = fc.record(
  { route: hostileText, plan: hostileText, reason: hostileText, advice: hostileText },
  { noNullPrototype: true, requiredKeys: ['route', 'reason'] },
)

/** A row has at most one of the two. */
const otherRoutes = fc.oneof(
  fc.constant({}),
  otherRoute.map(firstRoute => ({ firstRoute })),
  otherRoute.map(secondRoute => ({ secondRoute })),
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
            detail: hostileText,
            advice: hostileText,
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
  .chain(row => otherRoutes.map(other => limitRow({ ...row, ...other } as Row)))

/** The row of a leg that uses the model it asked for. States of such rows alone are rare among arbitrary rows. */
function preferredRow({ served: _other, firstRoute: _first, ...row }: Row): Row {
  return { ...row, used: row.requested, outcome: 'preferred', reason: 'accepted' }
}

/** States of one comment, of few runs. */
export function anyState(key: string): fc.Arbitrary<CommentState> {
  return fc
    .record({
      id: fc.integer({ min: 1, max: 3 }),
      attempt: fc.integer({ min: 1, max: 3 }),
      rows: fc.array(fc.oneof(anyRow, anyRow.map(preferredRow)), { maxLength: 6 }),
      fellBack: fc.boolean(),
    })
    .map(({ id, attempt, rows, fellBack }) => {
      const state: CommentState = {
        version: 1,
        key,
        // On GitHub the run number follows from the run id.
        run: { id, attempt, number: id + 40 },
        rows: dedupeRows(rows),
      }
      // The flag is written only where no row shows the fallback.
      return fellBack && !state.rows.some(needsComment) ? { ...state, fellBack } : state
    })
}
