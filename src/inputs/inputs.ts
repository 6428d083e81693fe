/** Turns the action's inputs into one typed value, or into an error that names the input. */

import type { ChainItem } from '../catalog/index.ts'
import type { OnNone, OnUnsettled, ProbeKind, Strategy } from '../chain/index.ts'
import {
  type JobArguments,
  parseVersionRequest,
  VERSION_REQUEST_RULE,
  type VersionRequest,
} from '../cli/index.ts'
import { MAX_LEG_LENGTH } from '../report/index.ts'
import { EFFORTS, type Effort } from '../verdict/index.ts'
import { parseChain, TASKS } from './chain.ts'
import { parseCodexArgs } from './codex-args.ts'
import { parseEndpoint } from './endpoint.ts'
import {
  InputError,
  parseBoolean,
  parseChoice,
  parseNumber,
  parseOptionalChoice,
  parseText,
} from './values.ts'

const COMMENTS = ['on-fallback', 'always', 'never'] as const
const PROBES = ['live', 'catalog'] as const satisfies readonly ProbeKind[]
const STRATEGIES = ['first', 'all'] as const satisfies readonly Strategy[]
const MODES = ['probe', 'report'] as const
const ON_UNSETTLED = ['fallback', 'keep', 'fail'] as const satisfies readonly OnUnsettled[]
const ON_NONE = ['fail', 'continue'] as const satisfies readonly OnNone[]

/** The values of all inputs. Times are milliseconds. */
export type Inputs = {
  readonly probe: ProbeKind
  /** The models, by name or by a word that the route's model list gives a meaning. The first is the model asked for. */
  readonly chain: readonly [ChainItem, ...ChainItem[]]
  /** Whether the task is light, so that `auto` means light models. */
  readonly light: boolean
  readonly strategy: Strategy
  readonly onUnsettled: OnUnsettled
  readonly onNone: OnNone
  readonly retries: number
  readonly timeoutMs: number
  readonly budgetMs: number
  readonly codexVersion: VersionRequest
  readonly codexHome: string | undefined
  readonly openaiApiKey: string | undefined
  /** What the job gives to `codex exec`. */
  readonly codexArgs: JobArguments
  /** The reasoning effort that the job will use. */
  readonly effort: Effort | undefined
  /** The URL of the Responses API behind `openaiApiKey`, instead of OpenAI's. It may hold a secret. */
  readonly endpoint: string | undefined
  /** The key of the second route. */
  readonly fallbackApiKey: string | undefined
  /** Percent of the plan's usage limit that the job wants to start with; 0 only tells what is left. */
  readonly minUsageLeft: number | undefined
  /** Whether to ask the OpenAI API about a model that Codex refuses. */
  readonly checkApi: boolean
  readonly comment: (typeof COMMENTS)[number]
  readonly commentKey: string
  /** Whether to set the model in config.toml. */
  readonly writeConfig: boolean
  /** The name of this job's row in the comment; undefined for the default name. */
  readonly leg: string | undefined
  /** The runner's matrix context as JSON. */
  readonly matrixContext: string
  readonly pullRequest: number | undefined
  readonly githubToken: string | undefined
  /** `github.token` of this job. With it the action recognizes the workflow's own token without asking GitHub. */
  readonly jobToken: string | undefined
  /** The place of this job in its matrix, so that the jobs do not all write the comment at the same time. */
  readonly matrixJob: { readonly index: number; readonly total: number } | undefined
  readonly summary: boolean
  readonly mode: (typeof MODES)[number]
  /** A glob of report files; never empty when the mode is `report`. */
  readonly reports: string
}

/**
 * Reads all inputs.
 *
 * @param raw gives the text of an input by its name in action.yml; empty when it was not given
 * @throws InputError that names the input, its value and what is allowed
 */
export function readInputs(raw: (name: string) => string): Inputs {
  const mode = parseChoice('mode', raw('mode'), MODES, 'probe')
  const task = parseChoice('task', raw('task'), TASKS, 'serious')
  return {
    probe: parseChoice('probe', raw('probe'), PROBES, 'live'),
    chain: parseChain(raw, task),
    light: task === 'light',
    strategy: parseChoice('strategy', raw('strategy'), STRATEGIES, 'first'),
    onUnsettled: parseChoice('on-unsettled', raw('on-unsettled'), ON_UNSETTLED, 'fallback'),
    onNone: parseChoice('on-none', raw('on-none'), ON_NONE, 'fail'),
    retries: parseNumber('retries', raw('retries'), { min: 0, max: 10, defaultValue: 2 }),
    timeoutMs: parseSeconds('timeout', raw('timeout'), { max: 3600, defaultValue: 60 }),
    budgetMs: parseSeconds('budget', raw('budget'), { max: 21_600, defaultValue: 180 }),
    codexVersion: parseCodexVersion(raw('codex-version')),
    codexHome: parseText('codex-home', raw('codex-home')),
    ...parseKeys(raw),
    codexArgs: parseCodexArgs(raw('codex-args')),
    effort: parseOptionalChoice('effort', raw('effort'), EFFORTS, EFFORT_SYNONYMS),
    endpoint: parseEndpoint(raw('responses-api-endpoint')),
    minUsageLeft: parseNumber('min-usage-left', raw('min-usage-left'), {
      min: 0,
      max: 100,
      unit: 'percent',
      defaultValue: undefined,
    }),
    checkApi: parseBoolean('check-api', raw('check-api'), false),
    comment: parseChoice('comment', raw('comment'), COMMENTS, 'on-fallback'),
    commentKey: parseCommentKey(raw('comment-key')),
    writeConfig: parseBoolean('write-config', raw('write-config'), false),
    leg: parseLeg(raw('leg')),
    matrixContext: raw('matrix-context').trim(),
    pullRequest: parseNumber('pull-request', raw('pull-request'), {
      min: 1,
      max: Number.MAX_SAFE_INTEGER,
      defaultValue: undefined,
    }),
    githubToken: parseText('github-token', raw('github-token')),
    jobToken: parseText('job-token', raw('job-token')),
    matrixJob: parseMatrixJob(raw('job-index'), raw('job-total')),
    summary: parseBoolean('summary', raw('summary'), true),
    mode,
    reports: parseReports(raw('reports'), mode),
  }
}

/** Seconds as milliseconds. */
function parseSeconds(
  input: string,
  raw: string,
  bounds: { readonly max: number; readonly defaultValue: number },
): number {
  return 1000 * parseNumber(input, raw, { min: 1, ...bounds, unit: 'seconds' })
}

function parseCodexVersion(raw: string): VersionRequest {
  const request = parseVersionRequest(raw)
  if (request !== undefined) return request
  throw new InputError('codex-version', raw.trim(), VERSION_REQUEST_RULE)
}

/** Other words for an effort that people use. */
const EFFORT_SYNONYMS: Readonly<Record<string, Effort>> = {
  off: 'none',
  min: 'minimal',
  minimum: 'minimal',
  'extra-high': 'xhigh',
  'very-high': 'xhigh',
  maximum: 'max',
}

/** A second key that is the first one again would fail in the same way. */
function parseKeys(raw: (name: string) => string): Pick<Inputs, 'openaiApiKey' | 'fallbackApiKey'> {
  const openaiApiKey = parseText('openai-api-key', raw('openai-api-key'))
  const fallbackApiKey = parseText('fallback-openai-api-key', raw('fallback-openai-api-key'))
  if (fallbackApiKey === undefined || fallbackApiKey !== openaiApiKey) return { openaiApiKey, fallbackApiKey }
  throw new InputError(
    'fallback-openai-api-key',
    null,
    'another key than "openai-api-key", and both are the same',
  )
}

/** The key becomes part of a hidden marker in the comment, so only characters that need no escaping there are allowed. */
function parseCommentKey(raw: string): string {
  const key = raw.trim() || 'default'
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(key)) return key
  throw new InputError(
    'comment-key',
    key,
    'letters, digits and . _ -, starting with a letter or digit, at most 64 characters',
  )
}

function parseLeg(raw: string): string | undefined {
  const leg = parseText('leg', raw)
  if (leg === undefined || leg.length <= MAX_LEG_LENGTH) return leg
  throw new InputError('leg', leg, `at most ${MAX_LEG_LENGTH} characters`)
}

function parseReports(raw: string, mode: Inputs['mode']): string {
  const reports = parseText('reports', raw) ?? ''
  if (mode === 'probe' || reports !== '') return reports
  throw new InputError('reports', reports, 'a glob of report files when "mode" is "report"')
}

/** From the runner's strategy context, which users do not set. Anything but two fitting numbers is ignored. */
function parseMatrixJob(rawIndex: string, rawTotal: string): Inputs['matrixJob'] {
  const [index = Number.NaN, total = Number.NaN] = [rawIndex, rawTotal].map(text =>
    /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN,
  )
  return index < total ? { index, total } : undefined
}
