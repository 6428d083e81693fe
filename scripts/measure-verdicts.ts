import { join } from 'node:path'
import { MODEL } from '../loopback/golden/case.ts'
import { GOLDEN_CASES } from '../loopback/golden/cases/all.ts'
import { outcomeOf, runVariant } from '../loopback/golden/run-variant.ts'
import { type CliUnderTest, type Requests, startGoldenSetup } from '../loopback/golden/setup.ts'
import type { Variant } from '../loopback/golden/variant.ts'
import { runProcess } from '../src/cli/index.ts'
import { parseCommandLine } from './base/command-line.ts'
import { endCleanly } from './base/end-cleanly.ts'
import { markdownTable } from './base/markdown.ts'
import { startProgress } from './base/progress.ts'
import { replaceFile } from './base/replace-file.ts'

const USAGE = `Usage: npm run verdicts [-- --quick]

Measures how long the action's probe takes to a verdict, and how long the bare CLI takes to give up, one after the
other on an idle machine. Writes docs/verdict-times.md. It takes minutes, prints its progress to stderr, and can be
ended at any time.

--quick   measures once and writes nothing`

/** The names of the measured cases, and the route of each. */
const MEASURED = [
  ['accepted: at once', 'chatgpt'],
  ['accepted: at once', 'api-key'],
  ['not supported with a ChatGPT account', 'chatgpt'],
  ['404 model_not_found', 'api-key'],
  ['the project has no access, 403', 'api-key'],
  ['wrong API key', 'api-key'],
  ['no credentials', 'none'],
  ['the key lacks a scope', 'api-key'],
  ['token rejected though each refresh succeeds', 'chatgpt'],
  ['a 401 whose refresh is refused: the login was revoked', 'chatgpt'],
  ['workspace deactivated, 402', 'chatgpt'],
  ['region not supported, 403', 'api-key'],
  ["Cloudflare's block, 403", 'chatgpt'],
  ['usage limit, resets today', 'chatgpt'],
  ['API quota exceeded', 'api-key'],
  ['at capacity, 503 server_is_overloaded', 'api-key'],
  ['rate limited inside a stream, with a wait in its words', 'api-key'],
  ['500', 'api-key'],
  ['the stream breaks', 'api-key'],
  ['the connection is refused', 'api-key'],
] as const

/** The bare CLI is killed after this time. */
const BARE_TIMEOUT_MS = 60_000

const cli: CliUnderTest = { directory: join(import.meta.dirname, '../node_modules/.bin') }
const { values } = parseCommandLine(USAGE, { options: { quick: { type: 'boolean', default: false } } })
endCleanly()

type Row = {
  readonly name: string
  readonly reason: string
  readonly lean: Measured
  readonly plain: Measured
  readonly bare: Measured
}
type Measured = { readonly ms: number; readonly requests: Requests; readonly timedOut: boolean }

const rows: Row[] = []
const progress = startProgress(MEASURED.length)
for (const [name, route] of MEASURED) {
  progress(`${name} (${route})`)
  const golden = GOLDEN_CASES.find(one => one.name === name)
  if (golden === undefined) throw new Error(`There is no golden case "${name}".`)
  const lean: Variant = { name, golden, route, channel: 'lean', expected: golden.expected }
  // The plain form opens a WebSocket, as the CLI does in a job.
  const plain: Variant = { ...lean, channel: 'plain-ws' }
  const { verdict } = await runVariant(lean, cli)
  const outcome = outcomeOf(verdict)
  const row = {
    name: `${name} (${route})`,
    reason: 'reason' in outcome ? outcome.reason : outcome.kind,
    lean: await median(() => runProbe(lean)),
    plain: await median(() => runProbe(plain)),
    bare: await runBare(plain),
  }
  rows.push(row)
  console.log(cellsOf(row).join(' | '))
}
if (!values.quick) {
  replaceFile(join(import.meta.dirname, '../docs/verdict-times.md'), page())
}

async function runProbe(variant: Variant): Promise<Measured> {
  const { durationMs, requests } = await runVariant(variant, cli)
  return { ms: durationMs, requests, timedOut: false }
}

async function median(measure: () => Promise<Measured>): Promise<Measured> {
  const all: Measured[] = []
  for (let round = 0; round < (values.quick ? 1 : 3); round++) all.push(await measure())
  all.sort((a, b) => a.ms - b.ms)
  const middle = all[Math.floor(all.length / 2)]
  if (middle === undefined) throw new Error('Nothing was measured.')
  return middle
}

async function runBare(variant: Variant): Promise<Measured> {
  await using setup = await startGoldenSetup(variant, cli)
  const { file, args } = setup.executable
  const command = {
    file,
    args: [...args, 'exec', '--json', '--skip-git-repo-check', `--model=${MODEL}`, 'Reply with OK.'],
    cwd: setup.temporary,
    env: setup.env,
  }
  const startedAt = performance.now()
  const ending = await runProcess(command, { timeoutMs: BARE_TIMEOUT_MS, onLine: () => {} }).ended
  const ms = Math.round(performance.now() - startedAt)
  return { ms, requests: setup.requests(), timedOut: ending.kind === 'timed-out' }
}

function page(): string {
  const head = ['endpoint’s answer (route)', 'verdict', 'lean probe', 'plain probe', 'bare CLI']
  return [
    '# Time to a verdict',
    '',
    'Written by `npm run verdicts`: the pinned Codex CLI against an endpoint on loopback, without any',
    'network delay, one run at a time. The action starts with the lean probe. The plain probe repeats an answer that may',
    'be caused by the lean form. The bare CLI is `codex exec --json` with its own retries, killed after a minute. In',
    'brackets: the turns that the endpoint received. The times of the probes are medians of three.',
    '',
    markdownTable(head, rows.map(cellsOf)),
    '',
  ].join('\n')
}

function cellsOf({ name, reason, lean, plain, bare }: Row): readonly string[] {
  return [name, reason, ...[lean, plain, bare].map(timeText)]
}

function timeText({ ms, requests, timedOut }: Measured): string {
  return `${timedOut ? 'more than ' : ''}${(ms / 1000).toFixed(1)} s (${requests.turns})`
}
