import type { ModelStatus, Outcome, ProbeForm, Settings } from '../chain/index.ts'
import type { RouteKind } from '../route/index.ts'
import type { Lasting, OutputReason, Reason, Scope, Usage } from '../verdict/index.ts'
import type { Cost } from './cost.ts'
import type { Note } from './note.ts'

/** Raised when a field changes its meaning or goes away; a new field does not raise it. */
export const REPORT_VERSION = 1

/** A failure as the report shows it: the endpoint's words are redacted and cut. */
export type ReportedFinding = {
  readonly reason: Reason
  readonly scope: Scope
  readonly lasting: Lasting
  readonly said: string
  readonly status?: number
  readonly code?: string
  readonly retryAt?: string
}

export type ReportedAttempt = {
  readonly model: string
  readonly form: ProbeForm
  readonly settings: Settings
  readonly verdict: 'accepted' | 'refused' | 'unsettled' | 'cancelled'
  readonly finding?: ReportedFinding
  readonly servedModel?: string
  readonly usage?: Usage
  readonly startedAt: string
  readonly durationMs: number
}

/** Where one model of the chain stands at the end. `listed`: whether the route's catalog names it, where known. */
export type ReportedModel = {
  readonly model: string
  readonly verdict: ModelStatus['kind']
  readonly finding?: ReportedFinding
  readonly servedModel?: string
  readonly flapped?: boolean
  readonly listed?: boolean
}

/** The job that made the report. All of it comes from the runner. */
export type ReportedRun = {
  readonly repository: string
  readonly id: number
  /** What GitHub's pages call the run by. */
  readonly number?: number
  readonly attempt: number
  readonly job: string
  readonly sha: string
  readonly url: string
}

export type ReportedRoute = {
  readonly kind: RouteKind
  readonly plan?: string
  readonly source?: string
  readonly provider?: string
}

export type Report = {
  readonly version: typeof REPORT_VERSION
  readonly leg: string
  readonly requestedModel: string
  readonly model: string | null
  readonly outcome: Outcome
  readonly fallbackUsed: boolean
  /** False when the model is used without a probe having accepted it. */
  readonly verified: boolean
  readonly reason: OutputReason
  readonly explanation: string
  readonly route: ReportedRoute
  readonly servedModel: string | null
  readonly settings: Settings
  readonly availableModels: readonly string[]
  readonly retryAt: string | null
  readonly codexVersion: string | null
  readonly chain: readonly ReportedModel[]
  readonly attempts: readonly ReportedAttempt[]
  readonly notes: readonly Note[]
  readonly cost?: Cost
  readonly startedAt: string
  readonly finishedAt: string
  readonly run: ReportedRun | null
}
