/**
 * Measures how long the action's probe takes to a verdict beside the bare CLI's own time to give up, one after the
 * other on an idle machine, and writes docs/verdict-times.md. `--quick` measures once and writes nothing.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { MODEL } from '../loopback/golden/case.ts'
import { GOLDEN_CASES } from '../loopback/golden/cases/all.ts'
import {
  type CliUnderTest,
  outcomeOf,
  type Requests,
  runVariant,
  startGoldenSetup,
} from '../loopback/golden/run-variant.ts'
import type { Variant } from '../loopback/golden/variant.ts'
import { runProcess } from '../src/cli/index.ts'

/** Cases by name, and the route on which they are measured. */
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

/** The bare CLI is ended after so many milliseconds. */
const CAP_MS = 60_000

const cli: CliUnderTest = { directory: join(import.meta.dirname, '../node_modules/.bin') }
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })

type Row = {
  readonly name: string
  readonly reason: string
  readonly lean: Measured
  readonly plain: Measured
  readonly bare: Measured
}
type Measured = { readonly ms: number; readonly requests: Requests; readonly capped: boolean }

const rows: Row[] = []
for (const [name, route] of MEASURED) {
  const golden = GOLDEN_CASES.find(each => each.name === name)
  if (golden === undefined) throw new Error(`No golden case is called ${name}.`)
  // The plain form opens its WebSocket, as the CLI does in a job.
  const [lean, plain] = (['lean', 'plain-ws'] as const).map(
    (channel): Variant => ({ name, golden, route, channel, expected: golden.expected }),
  )
  if (lean === undefined || plain === undefined) continue
  const { verdict } = await runVariant(lean, cli)
  const outcome = outcomeOf(verdict)
  const row = {
    name: `${name} (${route})`,
    reason: 'reason' in outcome ? outcome.reason : outcome.kind,
    lean: await median(() => probed(lean)),
    plain: await median(() => probed(plain)),
    bare: await bare(plain),
  }
  rows.push(row)
  process.stdout.write(`${lineOf(row)}\n`)
}
if (!values.quick) {
  writeFileSync(new URL('../docs/verdict-times.md', import.meta.url), page())
}

async function probed(variant: Variant): Promise<Measured> {
  const { durationMs, requests } = await runVariant(variant, cli)
  return { ms: durationMs, requests, capped: false }
}

async function median(measure: () => Promise<Measured>): Promise<Measured> {
  const all: Measured[] = []
  for (let round = 0; round < (values.quick ? 1 : 3); round++) all.push(await measure())
  all.sort((a, b) => a.ms - b.ms)
  const middle = all[Math.floor(all.length / 2)]
  if (middle === undefined) throw new Error('Nothing was measured.')
  return middle
}

async function bare(variant: Variant): Promise<Measured> {
  await using stage = await startGoldenSetup(variant, cli)
  const { file, args } = stage.executable
  const command = {
    file,
    args: [...args, 'exec', '--json', '--skip-git-repo-check', `--model=${MODEL}`, 'Reply with OK.'],
    cwd: stage.temporary,
    env: stage.env,
  }
  const startedAt = performance.now()
  const ending = await runProcess(command, { timeoutMs: CAP_MS, onLine: () => {} }).ended
  const ms = Math.round(performance.now() - startedAt)
  return { ms, requests: stage.requests(), capped: ending.kind === 'timed-out' }
}

function page(): string {
  const heads = ['endpoint’s answer (route)', 'verdict', 'lean probe', 'plain probe', 'bare CLI']
  return [
    '# Time to a verdict',
    '',
    'Written by `node scripts/measure-verdicts.ts`: the pinned Codex CLI against an endpoint on loopback, without any',
    'delay of a network, one run at a time. The lean probe is what the action asks first; the plain one repeats an',
    'answer that may come from the leanness; the bare CLI is `codex exec --json` left to its own retries and ended',
    'after a minute. In brackets: turns that the endpoint was asked for. Medians of three for the probes.',
    '',
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map(lineOf),
    '',
  ].join('\n')
}

function lineOf({ name, reason, lean, plain, bare: alone }: Row): string {
  return `| ${[name, reason, ...[lean, plain, alone].map(figure)].join(' | ')} |`
}

function figure({ ms, requests, capped }: Measured): string {
  return `${capped ? 'more than ' : ''}${(ms / 1000).toFixed(1)} s (${requests.turns})`
}
