/** The targets of the action, and whether it reaches them. A target is a ratio of medians in one benchmark. */

import type { CaseName } from './cases.ts'
import { type Comparison, type Figure, otherFigure, ratio } from './compare.ts'
import type { TargetTraffic } from './github.ts'
import type { Size } from './sizes.ts'
import type { Startup } from './startup.ts'

export type Target = {
  readonly what: string
  readonly against: string
  readonly atMost: number
  /** A ratio, a count or milliseconds. NaN if it was not measured. */
  readonly measured: number
  /** The other command did not end by itself, so the true ratio is smaller. */
  readonly isUpperBound?: boolean
  readonly unit?: 'ms' | 'requests'
}

const CHAIN = 'the shell chain'
const BARE = 'the bare default command'

/** The others are compared with one accepted probe of the action. */
type ComparedName = Exclude<CaseName, 'all-five' | 'default-chain' | 'unknown-403'>

const LIMITS: Readonly<Record<ComparedName, { readonly against: string; readonly atMost: number }>> = {
  accepted: { against: BARE, atMost: 0.9 },
  refused: { against: CHAIN, atMost: 0.75 },
  'bad-key': { against: CHAIN, atMost: 0.1 },
  'usage-limit': { against: CHAIN, atMost: 0.1 },
  quota: { against: CHAIN, atMost: 0.1 },
  'server-error': { against: CHAIN, atMost: 0.15 },
  'connection-refused': { against: CHAIN, atMost: 0.15 },
}

function isCompared(name: CaseName): name is ComparedName {
  return Object.hasOwn(LIMITS, name)
}

/** The targets of time. */
export function timeTargets(comparisons: readonly Comparison[]): readonly Target[] {
  return comparisons.flatMap(({ case: { name, title, route, isDown }, latencyMs, figures }) => {
    if (!isCompared(name)) return []
    const other = otherFigure(figures)
    return [
      {
        what: `${title}, ${route}${isDown === true ? '' : `, ${latencyMs} ms`}`,
        ...LIMITS[name],
        measured: ratio(figures.action, other),
        isUpperBound: other?.isLowerBound === true,
      },
    ]
  })
}

/** The target for several models, compared with one accepted probe in the same benchmark. */
export function severalTarget(title: string, latencyMs: number, atMost: number, measured: number): Target {
  return { what: `${title}, ${latencyMs} ms`, against: 'one accepted probe of ours', atMost, measured }
}

/** A lasting answer in unknown words costs two looks a model, with all retries allowed. */
export function unknownTargets(
  title: string,
  latencyMs: number,
  figure: Figure | undefined,
): readonly Target[] {
  const what = `${title}, ${latencyMs} ms`
  const { medianMs = Number.NaN, requestsToOpenAi = Number.NaN } = figure ?? {}
  return [
    { what, against: '-', atMost: 12_000, measured: medianMs, unit: 'ms' },
    { what, against: '-', atMost: 8, measured: requestsToOpenAi, unit: 'requests' },
  ]
}

export function sizeTargets(sizes: readonly Size[]): readonly Target[] {
  return (['API key', 'ChatGPT'] as const).map(route => {
    const bytes = (command: Size['command']) =>
      sizes.find(size => size.route === route && size.command === command)?.bytes ?? Number.NaN
    return {
      what: `request bytes, ${route}`,
      against: BARE,
      atMost: route === 'API key' ? 0.12 : 0.65,
      measured: bytes('action') / bytes('bare'),
    }
  })
}

export function trafficTargets({
  withoutComment,
  updated,
  updatedInMatrix,
}: TargetTraffic): readonly Target[] {
  const unit = 'requests'
  const row = (what: string, atMost: number, measured: number) =>
    ({ what, against: '-', atMost, measured, unit }) as const
  return [
    row('requests to GitHub, no comment needed', 0, withoutComment.main + withoutComment.post),
    row('requests to GitHub, comment updated', 2, updated.main),
    row('the same with the post step, in a matrix', 3, updatedInMatrix.main + updatedInMatrix.post),
  ]
}

export function startupTarget({ untilProbeMs }: Startup): Target {
  return {
    what: 'process start to probe start',
    against: '-',
    atMost: 150,
    measured: untilProbeMs,
    unit: 'ms',
  }
}

/**
 * The reasons why targets of time are not reached, with the measurements. The CLI does not repeat a request after some
 * refusals. The shell chain then takes only two plain runs without a wait, and a tenth of that is less than the answers
 * that a single lean probe needs one after the other.
 */
export function missedReasons(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons.flatMap(({ case: { name, title, route }, latencyMs, figures }) => {
    const { chain, action } = figures
    if (!isCompared(name) || chain === undefined || action === undefined) return []
    if (ratio(action, chain) <= LIMITS[name].atMost) return []
    const where = `${title}, ${route}, ${latencyMs} ms`
    const [actionMs, chainMs] = [action.medianMs, chain.medianMs].map(Math.round)
    if (name === 'refused') {
      return [
        `${where}: the action also writes its comment, which takes two answers of GitHub one after the other (${2 * latencyMs} ms of ${actionMs} ms). The shell chain writes none. The row without a comment compares the same work.`,
      ]
    }
    const answers = SEQUENTIAL_ANSWERS[name]
    if (answers === undefined) return []
    return [
      `${where}: the CLI does not repeat a request after this answer, so the shell chain is two plain runs without a wait, ${chainMs} ms. A tenth of that is ${Math.round(chain.medianMs * 0.1)} ms. The lean probe alone waits for ${answers.probe} answers one after the other (${answers.probe * latencyMs} ms) besides the starts of node and of the CLI, and the comment for ${answers.comment} more (${answers.comment * latencyMs} ms).`,
    ]
  })
}

/** How many answers a run needs one after the other: of OpenAI for the probe (0.169), and of GitHub for the comment. */
const SEQUENTIAL_ANSWERS: Readonly<
  Partial<Record<CaseName, { readonly probe: number; readonly comment: number }>>
> = {
  // `accounts/check` twice, or the settings after it, and then the turn.
  'usage-limit': { probe: 3, comment: 2 },
  quota: { probe: 1, comment: 2 },
}

export function isReached({ atMost, measured }: Target): boolean {
  return measured <= atMost
}
