import { execFile } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CODEX_BIN } from '../loopback/runner/job.ts'
import { existingDirectory, parseCommandLine } from '../scripts/base/command-line.ts'
import { endCleanly } from '../scripts/base/end-cleanly.ts'
import { startProgress } from '../scripts/base/progress.ts'
import { replaceFile } from '../scripts/base/replace-file.ts'
import {
  ACCEPTED_ON_CHATGPT,
  ACCEPTED_ON_PROVIDER,
  ACCEPTED_WITH_KEY,
  CASES,
  type Case,
  DEFAULT_CHAIN,
  FIVE_AT_ONCE,
  UNKNOWN_ON_PROVIDER,
  UNKNOWN_TWICE,
} from './cases.ts'
import { type Comparison, compare, ratio } from './compare.ts'
import { type Benchmark, benchmarkPage } from './document.ts'
import { measureComments, measureTraffic } from './github.ts'
import { type Growth, measureChains, measureLegs, measureMerge } from './growth.ts'
import { measureSizes } from './sizes.ts'
import { measureStartup } from './startup.ts'
import {
  severalTarget,
  sizeTargets,
  startupTarget,
  timeTargets,
  trafficTargets,
  unknownTargets,
} from './targets.ts'

const USAGE = `Usage: npm run bench [-- --quick] [--out FILE]

Measures the committed bundle (dist/) and writes docs/benchmarks.md. It takes an hour, prints its progress to stderr, and
can be ended at any time.

--quick      measures with few repetitions
--out FILE   writes this file instead`

const { values } = parseCommandLine(USAGE, {
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'benchmarks.md') },
  },
})

/** An accepted probe, several models on the same route, and how much longer these may take. */
const SEVERAL = [
  [ACCEPTED_WITH_KEY, FIVE_AT_ONCE, 1.6],
  [ACCEPTED_ON_CHATGPT, DEFAULT_CHAIN, 1.6],
  [ACCEPTED_ON_PROVIDER, UNKNOWN_ON_PROVIDER, 2],
  [ACCEPTED_ON_PROVIDER, UNKNOWN_TWICE, 4],
] as const

const { quick } = values
/** The numbers of repetitions are divided by this. */
const divisor = quick ? 4 : 1
const latencies = quick ? [150] : [150, 300]
/** The sizes, the repetitions and the latency for the measurements of growth. */
const COMMENTS = quick ? [0, 1000] : [0, 100, 1000, 5000]
const CHAINS = [1, 2, 4, 8]
const LEGS = quick ? [1, 5] : [1, 25]
const MERGED = [1, 25, 256]
const growthRounds = quick ? 1 : 5
const LATENCY_MS = 150

existingDirectory(dirname(values.out))
endCleanly()
const comparisonCount = CASES.flatMap(casesOf).length + SEVERAL.length * latencies.length
const growthCount = COMMENTS.length + 2 * CHAINS.length + LEGS.length + MERGED.length
const progress = startProgress(3 + comparisonCount + growthCount)
replaceFile(values.out, benchmarkPage(await measureAll()))
console.log(`Wrote ${values.out}`)

async function measureAll(): Promise<Benchmark> {
  progress('Requests to GitHub')
  // First, because the loopback GitHub compiles the schema of a request when it gets the first one.
  const traffic = await measureTraffic()
  progress('Start of the action')
  const startup = await measureStartup(quick ? 5 : 21)
  progress('Sizes')
  const sizes = await measureSizes()
  const comparisons = await compareAll()
  const several = await compareSeveral()
  const comments: Benchmark['comments'][number][] = []
  for (const count of COMMENTS) {
    progress(`Comments of others: ${count}`)
    comments.push(...(await measureComments([count])))
  }
  const chains = await measureChainsOf('first')
  const chainsAtOnce = await measureChainsOf('all')
  const legs: Growth[] = []
  for (const size of LEGS) {
    progress(`Legs: ${size}`)
    legs.push(await measureLegs(size))
  }
  const merges: Growth[] = []
  for (const size of MERGED) {
    progress(`Merged reports: ${size}`)
    merges.push(await measureMerge(size, growthRounds))
  }
  const targets = [
    ...timeTargets(comparisons),
    ...several.map(({ title, latencyMs, atMost, one, all }) =>
      severalTarget(title, latencyMs, atMost, ratio(all, one)),
    ),
    ...several
      .filter(({ title }) => title.startsWith(UNKNOWN_TWICE.title))
      .flatMap(({ title, latencyMs, all }) => unknownTargets(title, latencyMs, all)),
    ...sizeTargets(sizes),
    ...trafficTargets(traffic),
    startupTarget(startup),
  ]
  return {
    ...{ environment: await environment(), quick, targets, comparisons, several, sizes, startup, comments },
    ...{ traffic: traffic.rows, chains, chainsAtOnce, legs, merges },
  }
}

async function measureChainsOf(strategy: 'first' | 'all'): Promise<readonly Growth[]> {
  const chains: Growth[] = []
  for (const length of CHAINS) {
    progress(`Chain of ${length}, strategy ${strategy}`)
    chains.push(...(await measureChains(strategy, [length], LATENCY_MS, growthRounds)))
  }
  return chains
}

async function compareAll(): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = []
  for (const { one, latencyMs } of CASES.flatMap(casesOf)) {
    progress(`${one.title}, ${one.route}, ${latencyMs} ms`)
    comparisons.push(...(await compare([one], latencyMs, divisor)))
  }
  return comparisons
}

/** The measurements of a case. In a quick run one server error of the shell chain would take half of the time. */
function casesOf(one: Case): readonly { readonly one: Case; readonly latencyMs: number }[] {
  if (quick && one.name === 'server-error') return []
  return (one.isDown === true ? [0] : latencies).map(latencyMs => ({ one, latencyMs }))
}

/** Several models compared with one accepted probe on the same route. */
async function compareSeveral(): Promise<Benchmark['several']> {
  const several: Benchmark['several'][number][] = []
  for (const [accepted, chain, atMost] of SEVERAL) {
    const title = `${chain.title}, ${chain.route}`
    for (const latencyMs of latencies) {
      progress(`${title}, ${latencyMs} ms`)
      const cases = [{ ...accepted, commands: chain.commands }, chain]
      const [one, all] = (await compare(cases, latencyMs, divisor)).map(({ figures }) => figures.action)
      if (one !== undefined && all !== undefined) several.push({ title, latencyMs, atMost, one, all })
    }
  }
  return several
}

async function environment(): Promise<Benchmark['environment']> {
  const { stdout: codex } = await promisify(execFile)(join(CODEX_BIN, 'codex'), ['--version'])
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    [
      'Machine',
      `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory} GB, ${process.platform} ${release()} ${process.arch}`,
    ],
    ['Node', process.version],
    ['Codex CLI', codex.trim()],
  ]
}
