import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { CODEX_BIN } from '../loopback/runner/job.ts'
import { parseCommandLine } from '../scripts/command-line.ts'
import {
  ACCEPTED_ON_CHATGPT,
  ACCEPTED_ON_PROVIDER,
  ACCEPTED_WITH_KEY,
  CASES,
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

Measures the committed bundle (dist/) and writes docs/benchmarks.md.

--quick      measures with few repetitions
--out FILE   writes this file instead`

const { values } = parseCommandLine(USAGE, {
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'benchmarks.md') },
  },
})

const { quick } = values
/** The numbers of repetitions are divided by this. */
const divisor = quick ? 4 : 1
const latencies = quick ? [150] : [150, 300]
/** The latency for the measurements of growth. */
const LATENCY_MS = 150

await writeFile(values.out, benchmarkPage(await measureAll()))
console.log(`Wrote ${values.out}`)

async function measureAll(): Promise<Benchmark> {
  console.log('Requests to GitHub')
  // First, because the loopback GitHub compiles the schema of a request when it gets the first one.
  const traffic = await measureTraffic()
  console.log('Start and sizes')
  const startup = await measureStartup(quick ? 5 : 21)
  const sizes = await measureSizes()
  const comparisons = await compareAll()
  const several = await compareSeveral()
  const comments = await measureComments(quick ? [0, 1000] : [0, 100, 1000, 5000])
  console.log('Chains')
  const lengths = [1, 2, 4, 8]
  const chains = await measureChains('first', lengths, LATENCY_MS, quick ? 1 : 5)
  const chainsAtOnce = await measureChains('all', lengths, LATENCY_MS, quick ? 1 : 5)
  console.log('Matrices')
  const legs = [await measureLegs(1), await measureLegs(quick ? 5 : 25)]
  const merges: Growth[] = []
  for (const size of [1, 25, 256]) merges.push(await measureMerge(size, quick ? 1 : 5))
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
    ...{ environment: environment(), quick, targets, comparisons, several, sizes, startup, comments },
    ...{ traffic: traffic.rows, chains, chainsAtOnce, legs, merges },
  }
}

async function compareAll(): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = []
  for (const one of CASES) {
    for (const latencyMs of one.isDown === true ? [0] : latencies) {
      // In a quick run one server error of the shell chain would take half of the time.
      if (quick && one.name === 'server-error') continue
      const startedAt = performance.now()
      comparisons.push(...(await compare([one], latencyMs, divisor)))
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
      console.log(`${one.title}, ${one.route}, ${latencyMs} ms (${seconds} s)`)
    }
  }
  return comparisons
}

/** Several models compared with one accepted probe on the same route. */
async function compareSeveral(): Promise<Benchmark['several']> {
  const several: Benchmark['several'][number][] = []
  for (const [accepted, chain, atMost] of [
    [ACCEPTED_WITH_KEY, FIVE_AT_ONCE, 1.6],
    [ACCEPTED_ON_CHATGPT, DEFAULT_CHAIN, 1.6],
    [ACCEPTED_ON_PROVIDER, UNKNOWN_ON_PROVIDER, 2],
    [ACCEPTED_ON_PROVIDER, UNKNOWN_TWICE, 4],
  ] as const) {
    const title = `${chain.title}, ${chain.route}`
    for (const latencyMs of latencies) {
      const cases = [{ ...accepted, commands: chain.commands }, chain]
      const [one, all] = (await compare(cases, latencyMs, divisor)).map(({ figures }) => figures.action)
      if (one !== undefined && all !== undefined) several.push({ title, latencyMs, atMost, one, all })
    }
  }
  return several
}

function environment(): Benchmark['environment'] {
  const codex = execFileSync(join(CODEX_BIN, 'codex'), ['--version'], { encoding: 'utf8' }).trim()
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    [
      'Machine',
      `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory} GB, ${process.platform} ${release()} ${process.arch}`,
    ],
    ['Node', process.version],
    ['Codex CLI', codex],
  ]
}
