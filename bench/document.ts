import { markdownTable } from '../scripts/base/markdown.ts'
import { SHELL_COMMANDS } from './commands.ts'
import { type Comparison, type Figure, otherFigure, ratio } from './compare.ts'
import type { Traffic } from './github.ts'
import type { Growth } from './growth.ts'
import { CHAIN, CHAIN_AT_ONCE, COMMENTS, LEGS, MERGES } from './growth-texts.ts'
import { CHARACTERS_PER_TOKEN, type Size } from './sizes.ts'
import type { Startup } from './startup.ts'
import { isReached, missedReasons, type Target } from './targets.ts'
import { kilo, ms } from './units.ts'

export type Benchmark = {
  /** Date, machine and versions, by name. */
  readonly environment: readonly (readonly [string, string])[]
  readonly quick: boolean
  readonly targets: readonly Target[]
  readonly comparisons: readonly Comparison[]
  readonly several: readonly {
    readonly title: string
    readonly latencyMs: number
    /** Of the ratio of all to one. */
    readonly atMost: number
    readonly one: Figure
    readonly all: Figure
  }[]
  readonly sizes: readonly Size[]
  readonly startup: Startup
  readonly traffic: readonly Traffic[]
  readonly comments: readonly Traffic[]
  readonly chains: readonly Growth[]
  readonly chainsAtOnce: readonly Growth[]
  readonly legs: readonly Growth[]
  readonly merges: readonly Growth[]
}

/** The whole page docs/benchmarks.md. */
export function benchmarkPage(benchmark: Benchmark): string {
  const { targets, comparisons, several, sizes, traffic, startup, comments } = benchmark
  return `${[
    '# Benchmarks',
    introText(benchmark),
    '## Targets',
    markdownTable(['case', 'against', 'at most', 'measured', 'reached'], targets.map(targetRow)),
    ...missedText(comparisons),
    '## Time of a run',
    TIME_TEXT,
    markdownTable(
      ['case', 'route', 'latency', 'action', 'the other', 'ratio', 'requests to OpenAI'],
      comparisons.map(comparisonRow),
    ),
    markdownTable(['several models', 'latency', 'one model', 'all', 'ratio'], several.map(severalRow)),
    '## What is sent',
    SIZE_TEXT,
    markdownTable(
      ['route', 'request', 'bytes', 'on the wire', 'input tokens', 'requests of a run'],
      sizes.map(sizeRow),
    ),
    '## Requests to GitHub',
    markdownTable(
      ['run', 'comments of others', 'main step', 'post step', 'main step takes'],
      traffic.map(({ title, comments: count, main, post, mainMs }) => [title, count, main, post, ms(mainMs)]),
    ),
    '## Start',
    startText(startup),
    markdownTable(
      ['file of dist', 'kB'],
      startup.files.map(({ name, bytes }) => [`\`${name}\``, kilo(bytes)]),
    ),
    markdownTable(['process', 'peak memory (VmHWM)'], peakRows(startup)),
    '## How it grows',
    CHAIN,
    growthTable('models', benchmark.chains),
    CHAIN_AT_ONCE,
    growthTable('models', benchmark.chainsAtOnce),
    COMMENTS,
    markdownTable(
      ['comments of others', 'comment', 'requests, main step', 'post step', 'main step takes'],
      comments.map(({ title, comments: count, main, post, mainMs }) => [
        count,
        title,
        main,
        post,
        ms(mainMs),
      ]),
    ),
    LEGS,
    growthTable('legs', benchmark.legs),
    MERGES,
    growthTable('reports', benchmark.merges),
  ].join('\n\n')}\n`
}

function introText({ environment, quick }: Benchmark): string {
  const lines = environment.map(([name, value]) => `- ${name}: ${value}`).join('\n')
  const kind = quick ? 'a quick run with few repetitions, so the figures are rough' : 'a full run'
  return `Written by \`npm run bench\` (${kind}): the committed bundle and the real Codex CLI against the embedded endpoints, on loopback, with every answer delayed by the named latency. No test asserts a time.\n\n${lines}`
}

function missedText(comparisons: readonly Comparison[]): readonly string[] {
  const reasons = missedReasons(comparisons)
  return reasons.length === 0
    ? []
    : [`Targets that cannot be reached:\n\n${reasons.map(reason => `- ${reason}`).join('\n')}`]
}

const TIME_TEXT = `Medians of whole processes. The commands run alternately, each with its own CODEX_HOME, in which nothing has run before. In parentheses: the quartiles, and the number of runs. *The other* is the bare command where the model is accepted, and the shell chain otherwise:

\`\`\`sh
${SHELL_COMMANDS.bare}
${SHELL_COMMANDS.chain}
\`\`\`

with npm's launcher, as on a runner. ≥: the command did not end by itself and was killed at that time. The times of the action include its comment on the pull request, with the same latency for GitHub.`

const SIZE_TEXT = `The request that runs the model, over HTTPS. Over a WebSocket, which is its default, the bare command sends most of it twice. The tokens are an estimate: characters of instructions, tools and messages divided by ${CHARACTERS_PER_TOKEN}, the ratio of an o200k tokenizer for these texts. A refused model costs the request and no token.`

function startText({ untilProbeMs, emptyNodeMs, nativeMs, launcherMs }: Startup): string {
  return `From the start of the action's process to the start of the CLI's: ${ms(untilProbeMs)}. Node needs ${ms(emptyNodeMs)} of that for an empty script. The CLI's \`--version\` takes ${ms(nativeMs)} by itself and ${ms(launcherMs)} with npm's launcher, which the action does not use.`
}

function targetRow(target: Target): readonly string[] {
  const { what, against, atMost, measured, unit, isUpperBound } = target
  const limit = unit === 'ms' ? ms(atMost) : String(atMost)
  return [
    what,
    against,
    limit,
    `${isUpperBound === true ? '< ' : ''}${measuredText(measured, unit)}`,
    isReached(target) ? 'yes' : '**no**',
  ]
}

function measuredText(measured: number, unit: Target['unit']): string {
  if (unit === 'ms') return ms(measured)
  return unit === 'requests' ? String(measured) : measured.toFixed(3)
}

function comparisonRow({
  case: { title, route, isDown },
  latencyMs,
  figures,
}: Comparison): readonly string[] {
  const other = otherFigure(figures)
  return [
    title,
    route,
    isDown === true ? '-' : ms(latencyMs),
    figureText(figures.action),
    figureText(other),
    ratio(figures.action, other).toFixed(3),
    `${figures.action?.requestsToOpenAi ?? '-'} / ${other?.requestsToOpenAi ?? '-'}`,
  ]
}

function figureText(figure: Figure | undefined): string {
  if (figure === undefined) return '-'
  const [low, high] = figure.quartilesMs
  return `${figure.isLowerBound ? '≥ ' : ''}${ms(figure.medianMs)} (${Math.round(low)}–${Math.round(high)}, ${figure.count})`
}

function severalRow({ title, latencyMs, one, all }: Benchmark['several'][number]): readonly string[] {
  return [title, ms(latencyMs), figureText(one), figureText(all), ratio(all, one).toFixed(3)]
}

function sizeRow({ route, command, bytes, wireBytes, tokens, requests }: Size): readonly (string | number)[] {
  return [route, command === 'action' ? 'probe' : 'bare command', bytes, wireBytes, `≈ ${tokens}`, requests]
}

function peakRows({ peaks }: Startup): readonly (readonly string[])[] {
  const titles = { MainThread: 'the action (node), with a comment', codex: 'Codex CLI, a probe' }
  return Object.entries(titles).map(([name, title]) => [
    title,
    `${((peaks[name] ?? Number.NaN) / 1024).toFixed(0)} MB`,
  ])
}

function growthTable(size: string, rows: readonly Growth[]): string {
  return markdownTable(
    [size, 'time', 'requests to OpenAI', 'to GitHub', 'peak memory', ''],
    rows.map(row => [
      row.size,
      ms(row.ms),
      row.requestsToOpenAi,
      row.requestsToGitHub,
      `${row.peakMb.toFixed(0)} MB`,
      row.note ?? '',
    ]),
  )
}
