/** The marks that the action is held to, and whether they are reached. A mark is a ratio in one run, of medians. */

import { type Comparison, ratio } from './compare.ts'
import type { CaseName } from './compared-cases.ts'
import type { Traffic } from './github.ts'
import type { Size } from './sizes.ts'
import type { Startup } from './startup.ts'

export type Mark = {
  readonly what: string
  readonly against: string
  readonly atMost: number
  /** A ratio, a count or milliseconds. NaN where it was not measured. */
  readonly measured: number
  /** The other contender did not end by itself, so that the true ratio is smaller. */
  readonly upperBound?: boolean
  readonly unit?: 'ms' | 'requests'
}

const LIMITS: Readonly<
  Record<Exclude<CaseName, 'all-five'>, { readonly against: string; readonly atMost: number }>
> = {
  accepted: { against: 'the bare default command', atMost: 0.9 },
  refused: { against: 'the shell chain', atMost: 0.75 },
  'bad-key': { against: 'the shell chain', atMost: 0.1 },
  'usage-limit': { against: 'the shell chain', atMost: 0.1 },
  quota: { against: 'the shell chain', atMost: 0.1 },
  'server-error': { against: 'the shell chain', atMost: 0.15 },
  'connection-refused': { against: 'the shell chain', atMost: 0.15 },
}

/** The marks about time that a comparison decides. */
export function marksOf(comparisons: readonly Comparison[]): readonly Mark[] {
  return comparisons.flatMap(({ what, latencyMs, figures }) => {
    if (what.name === 'all-five') return []
    const other = figures.chain ?? figures.bare
    const { against, atMost } = LIMITS[what.name]
    return [
      {
        what: `${what.title}, ${what.route}${what.refused === true ? '' : `, ${latencyMs} ms`}`,
        against,
        atMost,
        measured: ratio(figures.action, other),
        ...(other?.atLeast === true ? { upperBound: true } : {}),
      },
    ]
  })
}

/** The mark of five models at once, of one accepted probe in the same run. */
export function fiveMark(latencyMs: number, measured: number): Mark {
  const what = `five models, \`strategy: all\`, API key, ${latencyMs} ms`
  return { what, against: 'one accepted probe of ours', atMost: 1.6, measured }
}

export function sizeMarks(sizes: readonly Size[]): readonly Mark[] {
  return (['API key', 'ChatGPT'] as const).map(route => {
    const bytes = (contender: Size['contender']) =>
      sizes.find(size => size.route === route && size.contender === contender)?.bytes ?? Number.NaN
    return {
      what: `request bytes, ${route}`,
      against: 'the bare default command',
      atMost: route === 'API key' ? 0.12 : 0.65,
      measured: bytes('action') / bytes('bare'),
    }
  })
}

/** By the order of `measureTraffic`. */
export function trafficMarks(traffic: readonly Traffic[]): readonly Mark[] {
  const [none, , , updated, inMatrix] = traffic
  const requests = (row: Traffic | undefined) => (row === undefined ? Number.NaN : row.main + row.post)
  const unit = 'requests'
  return [
    {
      what: 'requests to GitHub, no comment needed',
      against: '-',
      atMost: 0,
      measured: requests(none),
      unit,
    },
    {
      what: 'requests to GitHub, comment updated',
      against: '-',
      atMost: 2,
      measured: updated?.main ?? Number.NaN,
      unit,
    },
    {
      what: 'the same with the post step, in a matrix',
      against: '-',
      atMost: 3,
      measured: requests(inMatrix),
      unit,
    },
  ]
}

export function startupMark({ untilProbeMs }: Startup): Mark {
  return {
    what: 'process start to probe start',
    against: '-',
    atMost: 150,
    measured: untilProbeMs,
    unit: 'ms',
  }
}

/**
 * Why a mark about time is out of reach, with the measurement that shows it; empty where nothing is known of it. A
 * refusal that the CLI itself does not try again costs the shell chain two plain runs and no wait, so that a tenth of
 * it is less than the answers that a single lean probe must have, one after the other.
 */
export function reasonsOf(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons.flatMap(({ what, latencyMs, figures }) => {
    const answers = ANSWERS_IN_A_ROW[what.name]
    const { chain, action } = figures
    if (chain === undefined || action === undefined) return []
    if (ratio(action, chain) <= LIMITS[what.name === 'all-five' ? 'accepted' : what.name].atMost) return []
    const where = `${what.title}, ${what.route}, ${latencyMs} ms`
    if (what.name === 'refused') {
      return [
        `${where}: the action also writes its comment, which takes two answers of GitHub one after the other (${2 * latencyMs} ms of ${Math.round(action.medianMs)} ms); the shell chain writes none. The row without a comment compares like with like.`,
      ]
    }
    if (answers === undefined) return []
    const tenth = Math.round(chain.medianMs * 0.1)
    return [
      `${where}: the CLI does not repeat a request that was answered so, hence the shell chain is two plain runs without a wait, ${Math.round(chain.medianMs)} ms. A tenth of that is ${tenth} ms. The lean probe alone waits for ${answers.probe} answers one after the other (${answers.probe * latencyMs} ms) besides the starts of node and of the CLI, and the comment for ${answers.comment} more (${answers.comment * latencyMs} ms).`,
    ]
  })
}

/** Answers that a run cannot ask for side by side: of the CLI's one probe (0.169), and of GitHub for the comment. */
const ANSWERS_IN_A_ROW: Readonly<
  Partial<Record<CaseName, { readonly probe: number; readonly comment: number }>>
> = {
  // `accounts/check` twice, or the settings behind it, and then the turn.
  'usage-limit': { probe: 3, comment: 2 },
  quota: { probe: 1, comment: 2 },
}

export function isReached({ atMost, measured }: Mark): boolean {
  return measured <= atMost
}
