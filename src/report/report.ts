/** The types of the report. Its schema is docs/report.schema.json. */

import type { ModelStatus, Outcome, ProbeForm, Settings } from '../chain/index.ts'
import type { RouteKind } from '../route/index.ts'
import type { Finding, OutputReason, Reason, Trace, Usage, VerdictKind } from '../verdict/index.ts'
import type { Cost } from './cost.ts'
import type { ReportedUsage } from './usage.ts'

/** Raised when a field changes its meaning or goes away; a new field does not raise it. */
export const REPORT_VERSION = 1

/** A failure. `said` and `code` come from the endpoint: redacted and cut, but not escaped. */
export type ReportedFinding = Omit<Finding, 'retryAfterMs' | 'setting' | 'isExplainedByMessage'> & {
  /** What to do first about it. Only in the chain. Backticks mark what to copy. */
  readonly advice?: string
}

/** One probe. Times are ISO 8601 UTC. */
export type ReportedAttempt = {
  readonly model: string
  readonly form: ProbeForm
  readonly settings: Settings
  readonly verdict: VerdictKind
  readonly finding?: ReportedFinding
  readonly servedModel?: string
  readonly usage?: Usage
  /** How the verdict came about. This field and `waitedMs` are absent in reports of older versions. */
  readonly trace?: Trace
  /** How long the action waited before the probe. Absent where it did not. */
  readonly waitedMs?: number
  readonly startedAt: string
  readonly durationMs: number
}

/**
 * The final status of one model of the chain. `listed`: whether the route's own model list names it, where it was read.
 */
export type ReportedModel = {
  readonly model: string
  readonly verdict: ModelStatus['kind']
  readonly finding?: ReportedFinding
  readonly servedModel?: string
  readonly flapped?: boolean
  readonly listed?: boolean
}

/** The job that made the report, as the runner describes it. */
export type ReportedRun = {
  readonly repository: string
  readonly id: number
  /** The run number that GitHub's pages show. */
  readonly number?: number
  readonly attempt: number
  readonly job: string
  readonly sha: string
  readonly url: string
}

/** The auth route. `provider` is the provider's key in config.toml. */
export type ReportedRoute = {
  readonly kind: RouteKind
  readonly plan?: string
  readonly source?: string
  readonly provider?: string
}

/**
 * The walk of the chain on a route where no model could be used, beside the one that the rest of the report is about.
 * `reason`: the failure that stopped the chain there. `advice`: what to do about it. The other fields are as in a report.
 */
export type ReportedWalk = {
  readonly route: ReportedRoute
  readonly reason: Reason
  readonly explanation: string
  readonly advice: string
  readonly retryAt: string | null
  readonly chain: readonly ReportedModel[]
  readonly attempts: readonly ReportedAttempt[]
}

/**
 * What somebody who looks into a report has to know about the action, the machine and the workflow. No field holds a
 * secret. A field is missing where it is not known.
 */
export type Diagnostics = {
  /** `ref`: what the workflow names after the `@`. `repository`: where the runner has the action from. */
  readonly action: { readonly version: string; readonly ref?: string; readonly repository?: string }
  /** The version of Node.js that runs the action. */
  readonly node: string
  readonly runner: {
    readonly os: string
    readonly architecture: string
    /** `github-hosted` or `self-hosted`. */
    readonly hosting?: string
    /** The image of a GitHub-hosted runner, such as "ubuntu24 20261101.1". */
    readonly image?: string
    readonly isContainer: boolean
  }
  /**
   * The inputs that differ from their defaults. A value that may be a secret, or hold one, is "(given)" or "(empty)".
   */
  readonly inputs: readonly { readonly name: string; readonly value: string }[]
  /**
   * `found`: how the CLI was found. `executable`: the platform's binary, npm's launcher, or any other program. Missing
   * where there is no CLI.
   */
  readonly codex?: {
    readonly found: 'on-path' | 'in-tool-cache' | 'installed'
    readonly executable: 'native' | 'launcher' | 'command'
  }
  /** The names of the arguments in `codex-args` that a probe takes, and of those that it leaves out. */
  readonly jobArguments?: { readonly taken: readonly string[]; readonly leftOut: readonly string[] }
  /** The names of the options and settings that the probes of each form had. */
  readonly commands?: readonly { readonly form: ProbeForm; readonly names: readonly string[] }[]
  /** The way to the endpoint by kind, without any address. */
  readonly network?: {
    /** The setting that names the endpoint, where the CLI does not know it by itself. */
    readonly endpointSetting?: string
    readonly proxy?: {
      readonly variable: string
      readonly isInDotEnv: boolean
      readonly hasCredentials: boolean
      readonly isSocks: boolean
    }
    /** The variables with own certificate authorities that are set. */
    readonly authorities: readonly string[]
    /** NODE_EXTRA_CA_CERTS is set, which the CLI does not read. */
    readonly hasNodeAuthorities: boolean
  }
}

/** Part of the report's contract: codes are added, never renamed or removed. */
export type NoteCode =
  | 'flapping'
  | 'served-by-another'
  | 'setting-needed'
  | 'unverified'
  | 'second-route'
  | 'second-route-skipped'
  | 'login-rotated'
  | 'openai-api-key-alone'
  | 'openai-api-key-unused'
  | 'endpoint-unused'
  | 'untried'
  | 'retiring'
  | 'catalog-hint'
  | 'auto'
  | 'listed-models'
  | 'likely-slip'
  | 'price'
  | 'api-check'
  | 'config-written'
  | 'config-not-written'
  | 'usage-left'
  | 'usage-unread'

/** What a reader should know besides the decision. A `warning` is an annotation too. `text` is plain text. */
export type Note = { readonly code: NoteCode; readonly level: 'note' | 'warning'; readonly text: string }

/** The record of one run, as docs/report.schema.json describes it. */
export type Report = {
  readonly version: typeof REPORT_VERSION
  readonly leg: string
  readonly requestedModel: string
  readonly model: string | null
  readonly outcome: Outcome
  readonly fallbackUsed: boolean
  /** False when the model is used without a probe that accepted it, and when no model is used. */
  readonly verified: boolean
  readonly reason: OutputReason
  readonly explanation: string
  readonly route: ReportedRoute
  readonly servedModel: string | null
  readonly settings: Settings
  /**
   * The effort to run the model with; null where the job gives none. This field and `usageLeft` are absent in reports of
   * older versions.
   */
  readonly effort?: string | null
  readonly availableModels: readonly string[]
  readonly retryAt: string | null
  /** Whole percent left in the tightest window of the plan; null where it was not asked for or could not be read. */
  readonly usageLeft?: number | null
  readonly usage?: ReportedUsage
  /**
   * When the model used is known to leave the route; null when no date is known. This field and `successor` are absent
   * in reports of older versions.
   */
  readonly retiresAt?: string | null
  /** What takes the place of the model used, or without one of the model asked for; null when nobody names one. */
  readonly successor?: string | null
  /** What to do, where the general advice of the reason does not fit. Backticks mark a line to copy. */
  readonly advice?: string
  readonly codexVersion: string | null
  readonly chain: readonly ReportedModel[]
  readonly attempts: readonly ReportedAttempt[]
  /** The route that was left for the key of `fallback-openai-api-key`. The report is then about the second route. */
  readonly firstRoute?: ReportedWalk
  /** The second route, where it was tried and failed as well. The report is then about the first route. */
  readonly secondRoute?: ReportedWalk
  readonly notes: readonly Note[]
  readonly cost?: Cost
  /** For whoever looks into a report. Absent in reports of older versions. */
  readonly diagnostics?: Diagnostics
  readonly startedAt: string
  readonly finishedAt: string
  readonly run: ReportedRun | null
}
