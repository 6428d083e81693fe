import { join } from 'node:path'
import { type FieldAnswer, readFieldAnswers } from '../loopback/golden/field/field-answer.ts'
import { type Judged, playEach } from '../loopback/golden/field/play-each.ts'
import { endWithUsageError, parseCommandLine, wholeNumber } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { startCaseProgress } from './base/progress.ts'

const USAGE = `Usage: npm run field -- [--found | --made-up] [--retries N] [--only ID,...] [--wrong] [--json]

Plays the field answers and prints what the action makes of each. Prints its progress to stderr, and can be ended at any
time.

--found     those in the files found-*.json instead of the others
--made-up   those in the files made-up-*.json
--retries   further tries of a temporary failure, 0 by default
--only      ids, or beginnings of ids, separated by commas
--wrong     prints only the rows that are wrong
--json      prints a JSON object a line instead of a table`

/** Each answer starts a few processes of the CLI. */
const CONCURRENCY = 3

const { values } = parseCommandLine(USAGE, {
  options: {
    found: { type: 'boolean', default: false },
    'made-up': { type: 'boolean', default: false },
    retries: { type: 'string', default: '0' },
    only: { type: 'string' },
    wrong: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
if (values.found && values['made-up']) endWithUsageError('--found excludes --made-up.')
const retries = wholeNumber('retries', values.retries, 0, 10)
const prefixes = values.only?.split(',')
const set = values.found ? 'found' : values['made-up'] ? 'made-up' : 'first'
const answers = readFieldAnswers(set).filter(
  ({ id }) => prefixes === undefined || prefixes.some(prefix => id.startsWith(prefix)),
)
if (answers.length === 0) endWithUsageError(`No answer has an id that begins with "${values.only}".`)
endCleanly()
const cli = { directory: join(import.meta.dirname, '../node_modules/.bin') }
const judged = playEach(answers, cli, { retries, concurrency: CONCURRENCY })
const progress = startCaseProgress(answers.length)

type Row = Judged & { readonly answer: FieldAnswer }

const rows: Row[] = []
for (const answer of answers) {
  progress(answer.id)
  const result = await judged.get(answer.id)
  if (result === undefined) throw new Error(`Two answers have the id ${answer.id}.`)
  const row = { answer, ...result }
  rows.push(row)
  if (!values.wrong || row.wrongs.length > 0) console.log(values.json ? jsonOf(row) : textOf(row))
}
if (!values.json) console.log(totalsOf(rows))

function textOf({ answer, played, wrongs }: Row): string {
  const { verdict, scope, lasting, reason, requests, durationMs, asked, decision, said = '' } = played
  const cells = [
    `${wrongs.length === 0 ? 'ok   ' : answer.doubt === undefined ? 'WRONG' : 'doubt'} ${answer.id}`.padEnd(
      32,
    ),
    `${answer.route} ${answer.status} ${answer.chain}/${answer.verdict}`.padEnd(34),
    `${verdict} ${scope ?? '-'} ${lasting ?? '-'} ${reason}`.padEnd(56),
    `${decision.kind} asked ${asked.length}, turns ${requests.turns}, refreshes ${requests.refreshes}, ${(durationMs / 1000).toFixed(1)} s`,
  ]
  const words = said.replace(/\s+/g, ' ').slice(0, 160)
  const notes = wrongs.length === 0 ? [] : [`      ${wrongs.join('; ')} | said: ${words}`]
  return [cells.join(' | '), ...notes].join('\n')
}

function jsonOf({ answer, played: { attempts, ...played }, wrongs }: Row): string {
  return JSON.stringify({ id: answer.id, wrongs, ...played, attempts: attempts.length })
}

function totalsOf(all: readonly Row[]): string {
  const wrong = all.filter(({ wrongs }) => wrongs.length > 0)
  const count = (pattern: RegExp) =>
    wrong.filter(({ wrongs }) => wrongs.some(text => pattern.test(text))).length
  return [
    `${all.length} answers, ${wrong.length} with something wrong`,
    `the chain went on: ${count(/went on/)}; did not go on: ${count(/did not go on/)}; false refusals: ${count(/false refusal/)}`,
    `verdict: ${count(/^verdict|refused by/)}; reason: ${count(/^reason/)}; markup: ${count(/^markup/)}; requests: ${count(/requests for/)}`,
  ].join('\n')
}
