/** `npm run bench`: measures the committed bundle and writes docs/benchmarks.md; `--quick` with few repetitions. */

import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BIN } from './commands.ts'
import { alternate, type Comparison, compare, ratio } from './compare.ts'
import { CASES, type Case, FIVE_AT_ONCE } from './compared-cases.ts'
import { documentOf, type Measured, type Setting } from './document.ts'
import { measureComments, measureTraffic } from './github.ts'
import { growWithChain, legsAtOnce, mergeOf } from './growth.ts'
import { measureSizes } from './sizes.ts'
import { measureStartup } from './startup.ts'
import { fiveMark, marksOf, sizeMarks, startupMark, trafficMarks } from './targets.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'benchmarks.md') },
  },
})

const quick = values.quick
/** By what the repetitions are divided. */
const thin = quick ? 4 : 1
const latencies = quick ? [150] : [150, 300]
/** What grows is measured at this latency, milliseconds. */
const LATENCY_MS = 150

await writeFile(values.out, documentOf(await measureAll()))
say(`Wrote ${values.out}`)

async function measureAll(): Promise<Measured> {
  say('Requests to GitHub')
  // First, since the stand-in for GitHub compiles the schema of each request when it first comes.
  const traffic = await measureTraffic()
  say('Start and sizes')
  const startup = await measureStartup(quick ? 5 : 21)
  const sizes = await measureSizes()
  const comparisons = await compareAll()
  const five = await fiveAtOnce()
  const comments = await measureComments(quick ? [0, 1000] : [0, 100, 1000, 5000])
  say('Chains')
  const lengths = [1, 2, 4, 8]
  const chains = await growWithChain('first', lengths, LATENCY_MS, quick ? 1 : 5)
  const chainsAtOnce = await growWithChain('all', lengths, LATENCY_MS, quick ? 1 : 5)
  say('Matrices')
  const legs = [await legsAtOnce(1), await legsAtOnce(quick ? 5 : 25)]
  const merges = []
  for (const size of [1, 25, 256]) merges.push(await mergeOf(size, quick ? 1 : 5))
  return {
    ...{ setting: setting(), quick, comparisons, five, sizes, startup, traffic, comments },
    ...{ chains, chainsAtOnce, legs, merges },
    marks: [
      ...marksOf(comparisons),
      ...five.map(({ latencyMs, one, all }) => fiveMark(latencyMs, ratio(all, one))),
      ...sizeMarks(sizes),
      ...trafficMarks(traffic),
      startupMark(startup),
    ],
  }
}

async function compareAll(): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = []
  for (const what of CASES) {
    for (const latencyMs of what.refused === true ? [0] : latencies) {
      // In a quick run a single server error of the shell chain would take half of the time.
      if (quick && what.name === 'server-error') continue
      const started = performance.now()
      comparisons.push(await compare(what, latencyMs, thin))
      say(
        `${what.title}, ${what.route}, ${latencyMs} ms (${((performance.now() - started) / 1000).toFixed(0)} s)`,
      )
    }
  }
  return comparisons
}

async function fiveAtOnce(): Promise<Measured['five']> {
  const accepted = CASES.find(({ name, route }) => name === 'accepted' && route === 'API key')
  if (accepted === undefined) throw new Error('There is no accepted case with an API key.')
  const one: Case = { ...accepted, contenders: ['action'] }
  const five: Measured['five'][number][] = []
  for (const latencyMs of latencies) {
    const [alone, all] = await alternate([one, FIVE_AT_ONCE], latencyMs, thin)
    if (alone?.action && all?.action) five.push({ latencyMs, one: alone.action, all: all.action })
  }
  return five
}

function setting(): Setting {
  const codex = execFileSync(join(BIN, 'codex'), ['--version'], { encoding: 'utf8' }).trim()
  const [cpu] = cpus()
  return [
    ['Date', new Date().toISOString().slice(0, 10)],
    [
      'Machine',
      `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()} ${process.arch}`,
    ],
    ['Node', process.version],
    ['Codex CLI', codex],
  ]
}

function say(text: string): void {
  console.log(text)
}
