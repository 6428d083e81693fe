/** docs/benchmarks.md, from what was measured. */

import { COMMANDS } from './commands.ts'
import { type Comparison, type Figure, ratio } from './compare.ts'
import type { Traffic } from './github.ts'
import type { Growth } from './growth.ts'
import { CHAIN, CHAIN_AT_ONCE, COMMENTS, LEGS, MERGES } from './growth-texts.ts'
import { kilo, ms, table } from './markdown.ts'
import { CHARACTERS_PER_TOKEN, type Size } from './sizes.ts'
import type { Startup } from './startup.ts'
import { isReached, type Mark, reasonsOf } from './targets.ts'

/** Where and when it was measured, a line each. */
export type Setting = readonly (readonly [string, string])[]

export type Measured = {
  readonly setting: Setting
  readonly quick: boolean
  readonly comparisons: readonly Comparison[]
  readonly five: readonly { readonly latencyMs: number; readonly one: Figure; readonly all: Figure }[]
  readonly sizes: readonly Size[]
  readonly startup: Startup
  readonly traffic: readonly Traffic[]
  readonly comments: readonly Traffic[]
  readonly chains: readonly Growth[]
  readonly chainsAtOnce: readonly Growth[]
  readonly legs: readonly Growth[]
  readonly merges: readonly Growth[]
  readonly marks: readonly Mark[]
}

/** The whole page. */
export function documentOf(measured: Measured): string {
  return `${[
    '# Benchmarks',
    intro(measured),
    '## Marks',
    table(['case', 'against', 'at most', 'measured', 'reached'], measured.marks.map(markRow)),
    ...reasonsText(measured.comparisons),
    '## Time of a run',
    timeText(),
    table(
      ['case', 'route', 'latency', 'action', 'the other', 'ratio', 'requests to OpenAI'],
      measured.comparisons.map(comparisonRow),
    ),
    table(['five models, `strategy: all`', 'one model', 'five models', 'ratio'], measured.five.map(fiveRow)),
    '## What is sent',
    sizeText(),
    table(
      ['route', 'request', 'bytes', 'on the wire', 'input tokens', 'requests of a run'],
      measured.sizes.map(sizeRow),
    ),
    '## Requests to GitHub',
    table(
      ['run', 'comments of others', 'main step', 'post step', 'main step takes'],
      measured.traffic.map(trafficRow),
    ),
    '## Start',
    startText(measured.startup),
    table(
      ['file of dist', 'kB'],
      measured.startup.files.map(({ name, bytes }) => [`\`${name}\``, kilo(bytes)]),
    ),
    table(['process', 'peak memory (VmHWM)'], peakRows(measured.startup)),
    '## How it grows',
    CHAIN,
    growth('models', measured.chains),
    CHAIN_AT_ONCE,
    growth('models', measured.chainsAtOnce),
    COMMENTS,
    table(
      ['comments of others', 'comment', 'requests, main step', 'post step', 'main step takes'],
      measured.comments.map(commentRow),
    ),
    LEGS,
    growth('legs', measured.legs),
    MERGES,
    growth('reports', measured.merges),
  ].join('\n\n')}\n`
}

function intro({ setting, quick }: Measured): string {
  const lines = setting.map(([name, value]) => `- ${name}: ${value}`).join('\n')
  const how = quick ? 'a quick run, with few repetitions: its figures are rough' : 'a full run'
  return `Made by \`npm run bench\` (${how}): the committed bundle and the real Codex CLI against the embedded endpoints, on loopback, every answer held back by the latency that is named. No test asserts a time.\n\n${lines}`
}

function reasonsText(comparisons: readonly Comparison[]): readonly string[] {
  const reasons = reasonsOf(comparisons)
  return reasons.length === 0
    ? []
    : [`Marks that cannot be reached:\n\n${reasons.map(reason => `- ${reason}`).join('\n')}`]
}

function timeText(): string {
  return `Medians of whole processes, run by turns, each with a CODEX_HOME of its own that nothing has run in before. In parentheses: the quartiles, and the number of runs. *The other* is, where a model is accepted, the bare command, and else the shell chain:

\`\`\`sh
${COMMANDS.bare}
${COMMANDS.chain}
\`\`\`

through npm's launcher, as on a runner. ≥: it did not end by itself and was ended at that time. The action's times include its comment on the pull request, with the same latency for GitHub.`
}

function sizeText(): string {
  return `The request that runs the model, over HTTPS. Over a WebSocket, its usual way, the bare command sends most of it twice. Tokens are an estimate: characters of instructions, tools and messages by ${CHARACTERS_PER_TOKEN}, the ratio that an o200k tokenizer gave for these texts. A refused model costs the request and no token.`
}

function startText(startup: Startup): string {
  const { untilProbeMs, emptyNodeMs, nativeMs, launcherMs } = startup
  return `From the start of the action's process to the start of the CLI's: ${ms(untilProbeMs)}, of which ${ms(emptyNodeMs)} are what node needs for an empty script. The CLI's \`--version\` takes ${ms(nativeMs)} by itself and ${ms(launcherMs)} through npm's launcher, which the action does without.`
}

function markRow(mark: Mark): readonly string[] {
  const bound = mark.upperBound === true ? '< ' : ''
  return [mark.what, mark.against, limit(mark), `${bound}${value(mark)}`, isReached(mark) ? 'yes' : '**no**']
}

function limit({ atMost, unit }: Mark): string {
  return unit === 'ms' ? ms(atMost) : String(atMost)
}

function value({ measured, unit }: Mark): string {
  if (unit === 'ms') return ms(measured)
  return unit === 'requests' ? String(measured) : measured.toFixed(3)
}

function comparisonRow({ what, latencyMs, figures }: Comparison): readonly string[] {
  const other = figures.chain ?? figures.bare
  const requests = `${figures.action?.toOpenAi ?? '-'} / ${other?.toOpenAi ?? '-'}`
  const latency = what.refused === true ? '-' : ms(latencyMs)
  return [
    what.title,
    what.route,
    latency,
    figure(figures.action),
    figure(other),
    ratio(figures.action, other).toFixed(3),
    requests,
  ]
}

function figure(one: Figure | undefined): string {
  if (one === undefined) return '-'
  const [low, high] = one.quartilesMs
  return `${one.atLeast ? '≥ ' : ''}${ms(one.medianMs)} (${Math.round(low)}–${Math.round(high)}, ${one.count})`
}

function fiveRow({ latencyMs, one, all }: Measured['five'][number]): readonly string[] {
  return [`${ms(latencyMs)} latency`, figure(one), figure(all), ratio(all, one).toFixed(3)]
}

function sizeRow(size: Size): readonly string[] {
  const name = size.contender === 'action' ? 'probe' : 'bare command'
  return [
    size.route,
    name,
    String(size.bytes),
    String(size.wireBytes),
    `≈ ${size.tokens}`,
    String(size.requests),
  ]
}

function trafficRow({ title, comments, main, post, mainMs }: Traffic): readonly string[] {
  return [title, String(comments), String(main), String(post), ms(mainMs)]
}

function commentRow({ title, comments, main, post, mainMs }: Traffic): readonly string[] {
  return [String(comments), title, String(main), String(post), ms(mainMs)]
}

function peakRows({ peaks }: Startup): readonly (readonly string[])[] {
  const named: Readonly<Record<string, string>> = {
    MainThread: 'the action (node), with a comment',
    codex: 'Codex CLI, a probe',
  }
  return Object.entries(named).map(([name, title]) => [
    title,
    `${((peaks[name] ?? Number.NaN) / 1024).toFixed(0)} MB`,
  ])
}

function growth(size: string, rows: readonly Growth[]): string {
  return table(
    [size, 'time', 'requests to OpenAI', 'to GitHub', 'peak memory', ''],
    rows.map(row => [
      String(row.size),
      ms(row.ms),
      String(row.toOpenAi),
      String(row.toGitHub),
      `${row.peakMb.toFixed(0)} MB`,
      row.note ?? '',
    ]),
  )
}
