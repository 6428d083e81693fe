import { isModelId, MODEL_ID_RULE, suggestModelId } from '../catalog/index.ts'
import {
  MAX_CHAIN_LENGTH,
  type OnNone,
  type OnUnsettled,
  type ProbeKind,
  type Strategy,
} from '../chain/index.ts'
import { isCodexVersion } from '../cli/index.ts'
import { MAX_LEG_LENGTH } from '../report/index.ts'
import { InputError, parseChoice, parseList, parseNumber, parseText } from './values.ts'

const TASKS = ['serious', 'light'] as const
const COMMENTS = ['on-fallback', 'always', 'never'] as const
const BOOLEANS = ['true', 'false'] as const
const PROBES = ['live', 'catalog'] as const satisfies readonly ProbeKind[]
const STRATEGIES = ['first', 'all'] as const satisfies readonly Strategy[]
const MODES = ['probe', 'report'] as const
const ON_UNSETTLED = ['fallback', 'keep', 'fail'] as const satisfies readonly OnUnsettled[]
const ON_NONE = ['fail', 'continue'] as const satisfies readonly OnNone[]

const DEFAULT_MODEL = { serious: 'gpt-5.5', light: 'gpt-5.4-mini' } as const
const DEFAULT_FALLBACKS = ['gpt-5.4'] as const
const NO_FALLBACK = 'none'
/** Stands for what the route's own list names. */
const AUTO = 'auto'
/** Words of `fallback-models` that are no models. */
const RESERVED = [NO_FALLBACK, AUTO] as const

export type CommentWhen = (typeof COMMENTS)[number]

/** Everything that the user chose. Times are milliseconds. */
export type Inputs = {
  readonly probe: ProbeKind
  /** The models by name; the first is the model asked for. */
  readonly chain: readonly [string, ...string[]]
  /** Whether the chain ends in what the route's own list names. */
  readonly auto: boolean
  readonly strategy: Strategy
  readonly onUnsettled: OnUnsettled
  readonly onNone: OnNone
  readonly retries: number
  readonly timeoutMs: number
  readonly budgetMs: number
  /** Empty, `latest`, or an exact version. */
  readonly codexVersion: string
  readonly codexHome: string | undefined
  readonly openaiApiKey: string | undefined
  /** Whether to ask the API about a model that Codex refuses. */
  readonly checkApi: boolean
  readonly comment: CommentWhen
  readonly commentKey: string
  /** Whether to set the model in config.toml. */
  readonly writeConfig: boolean
  /** The name of this job's row; undefined for the default. */
  readonly leg: string | undefined
  /** The runner's matrix context as JSON. */
  readonly matrixContext: string
  readonly pullRequest: number | undefined
  readonly githubToken: string | undefined
  /** `github.token` itself, by which the adapter knows a workflow's own token without asking GitHub. */
  readonly jobToken: string | undefined
  /** Which of how many jobs of its matrix this is, so that the jobs need not all write at once. */
  readonly matrixJob: { readonly index: number; readonly total: number } | undefined
  readonly summary: boolean
  readonly mode: (typeof MODES)[number]
  /** A glob of report files; empty only in mode `probe`. */
  readonly reports: string
}

/**
 * Reads all inputs.
 *
 * @param raw an input's text by its name in action.yml; empty when it was not given
 * @throws InputError that names the input, what came and what is allowed
 */
export function readInputs(raw: (name: string) => string): Inputs {
  const mode = parseChoice('mode', raw('mode'), MODES, 'probe')
  const task = parseChoice('task', raw('task'), TASKS, 'serious')
  const model = modelOf('model', raw('model').trim() || DEFAULT_MODEL[task])
  const fallbacks = fallbacksOf(raw('fallback-models'), model)
  return {
    probe: parseChoice('probe', raw('probe'), PROBES, 'live'),
    chain: [model, ...fallbacks.models],
    auto: fallbacks.auto,
    strategy: parseChoice('strategy', raw('strategy'), STRATEGIES, 'first'),
    onUnsettled: parseChoice('on-unsettled', raw('on-unsettled'), ON_UNSETTLED, 'fallback'),
    onNone: parseChoice('on-none', raw('on-none'), ON_NONE, 'fail'),
    retries: parseNumber('retries', raw('retries'), { least: 0, most: 10, otherwise: 2 }),
    timeoutMs:
      1000 * parseNumber('timeout', raw('timeout'), { least: 1, most: 3600, otherwise: 60, unit: 'seconds' }),
    budgetMs:
      1000 *
      parseNumber('budget', raw('budget'), { least: 1, most: 21_600, otherwise: 180, unit: 'seconds' }),
    codexVersion: codexVersionOf(raw('codex-version')),
    codexHome: parseText('codex-home', raw('codex-home')),
    openaiApiKey: parseText('openai-api-key', raw('openai-api-key')),
    checkApi: parseChoice('check-api', raw('check-api'), BOOLEANS, 'false') === 'true',
    comment: parseChoice('comment', raw('comment'), COMMENTS, 'on-fallback'),
    commentKey: commentKeyOf(raw('comment-key')),
    writeConfig: parseChoice('write-config', raw('write-config'), BOOLEANS, 'false') === 'true',
    leg: legOf(raw('leg')),
    matrixContext: raw('matrix-context').trim(),
    pullRequest: parseNumber('pull-request', raw('pull-request'), {
      least: 1,
      most: Number.MAX_SAFE_INTEGER,
      otherwise: undefined,
    }),
    githubToken: parseText('github-token', raw('github-token')),
    jobToken: parseText('job-token', raw('job-token')),
    matrixJob: turnOf(raw('job-index'), raw('job-total')),
    summary: parseChoice('summary', raw('summary'), BOOLEANS, 'true') === 'true',
    mode,
    reports: reportsOf(raw('reports'), mode),
  }
}

/**
 * The models after the one asked for, without repeats of it or of each other. An empty list is what an unset variable
 * leaves; it means the default, as with every input, and `none` is how to say that there is none.
 */
function fallbacksOf(
  raw: string,
  model: string,
): { readonly models: readonly string[]; readonly auto: boolean } {
  const names = parseList(raw)
  if (names.includes(NO_FALLBACK)) {
    if (names.length === 1) return { models: [], auto: false }
    throw new InputError(
      'fallback-models',
      raw.trim(),
      `"${NO_FALLBACK}" alone, or a list of models without it`,
    )
  }
  const auto = names.at(-1) === AUTO
  const named = auto ? names.slice(0, -1) : names
  if (named.includes(AUTO)) {
    throw new InputError('fallback-models', raw.trim(), `a list with "${AUTO}" at its end, if at all`)
  }
  const chosen = names.length === 0 ? DEFAULT_FALLBACKS : named.map(name => modelOf('fallback-models', name))
  const models = [...new Set(chosen)].filter(name => name !== model)
  if (models.length >= MAX_CHAIN_LENGTH) {
    throw new InputError('fallback-models', raw.trim(), `at most ${MAX_CHAIN_LENGTH - 1} models`)
  }
  return { models, auto }
}

function modelOf(input: string, text: string): string {
  if (!isModelId(text)) {
    const meant = suggestModelId(text)
    throw new InputError(input, text, MODEL_ID_RULE, meant === undefined ? '' : ` Did you mean "${meant}"?`)
  }
  const word = RESERVED.find(reserved => reserved === text.toLowerCase())
  if (word !== undefined) {
    const hint =
      input === 'fallback-models' && text !== word
        ? ` Did you mean "${word}"?`
        : input === 'model'
          ? ` The place for "${word}" is fallback-models.`
          : ''
    throw new InputError(input, text, `a model id, which "${word}" is not`, hint)
  }
  return text
}

function codexVersionOf(raw: string): string {
  const version = raw.trim()
  if (version === '' || version === 'latest' || isCodexVersion(version)) return version
  throw new InputError('codex-version', version, 'empty, "latest", or an exact version such as "0.169.0"')
}

/** The key stands in a hidden marker of the comment, so it is kept to characters that need no escaping there. */
function commentKeyOf(raw: string): string {
  const key = raw.trim() || 'default'
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(key)) {
    throw new InputError(
      'comment-key',
      key,
      'letters, digits and . _ -, starting with a letter or digit, at most 64 characters',
    )
  }
  return key
}

function legOf(raw: string): string | undefined {
  const leg = parseText('leg', raw)
  if (leg === undefined || leg.length <= MAX_LEG_LENGTH) return leg
  throw new InputError('leg', leg, `at most ${MAX_LEG_LENGTH} characters`)
}

function reportsOf(raw: string, mode: Inputs['mode']): string {
  const reports = parseText('reports', raw) ?? ''
  if (mode === 'report' && reports === '') {
    throw new InputError('reports', reports, 'a glob of report files when "mode" is "report"')
  }
  return reports
}

/** From the runner's strategy context, which is not for users: what is no pair of counts there is left alone. */
function turnOf(rawIndex: string, rawTotal: string): Inputs['matrixJob'] {
  const [index, total] = [rawIndex, rawTotal].map(text => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : -1))
  return index === undefined || total === undefined || index < 0 || total <= index
    ? undefined
    : { index, total }
}
