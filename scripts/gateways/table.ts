import type { Played } from '../../loopback/gateways/play-case.ts'

const COLUMNS = ['case', 'answers', 'outcome', 'reason', 'requests', 'upstream', 'seconds', 'right'] as const

const MAX_CHARACTERS = 1_500

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>

/** The results of a gateway as a Markdown table. `answers` are the statuses of the gateway, `requests` are by model. */
export function tableOf(played: readonly Played[]): string {
  const rows: readonly Row[] = [
    Object.fromEntries(COLUMNS.map(name => [name, name])) as Row,
    ...played.map(rowOf),
  ]
  const widths = COLUMNS.map(name => Math.max(...rows.map(row => row[name].length)))
  const [head, ...body] = rows.map(
    row => `| ${COLUMNS.map((name, i) => row[name].padEnd(widths[i] ?? 0)).join(' | ')} |`,
  )
  const line = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`
  return [head, line, ...body].join('\n')
}

/** What the gateway answered in a case, and what the CLI printed about it, without repetitions. */
export function answersOf({ answers, log }: Played): string {
  const bodies = answers.map(({ request, status, body }) => `${request.model}: ${status} ${firstOf(body)}`)
  const printed = log.split('\n').filter(line => /"type":"(error|turn\.failed)"/.test(line))
  const lines = [...bodies, ...printed.map(firstOf)]
  return [...countsOf(lines)].map(([line, count]) => `    ${count} × ${line}`).join('\n')
}

function rowOf({ case: test, result, problems, answers, upstreamTurns, seconds }: Played): Row {
  return {
    case: test.name,
    answers: [...countsOf(answers.map(({ status }) => String(status)))].map(times).join(', '),
    outcome: result.outcome,
    reason: result.reason,
    requests: [...countsOf(result.requests)].map(times).join(', '),
    upstream: String(upstreamTurns),
    seconds: seconds.toFixed(1),
    right: problems.length === 0 ? 'yes' : 'no',
  }
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

function times([text, count]: readonly [string, number]): string {
  return count === 1 ? text : `${count} × ${text}`
}

function firstOf(text: string): string {
  const line = text.trim().replaceAll('\n', '\\n')
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line
}
