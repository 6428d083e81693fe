import type { OutputReason } from '../../src/verdict/index.ts'
import type { Answer } from '../openai/script.ts'

/** The models that a job asks for, in the order of its chain. */
export const REQUESTED = 'gpt-5.5'
export const FALLBACK = 'gpt-5.4'

/** A real gateway. Its cases run one after the other on one process. */
export type Gateway = {
  readonly name: string
  /** The version that is installed, and its package. */
  readonly version: string
  readonly source: string
  readonly cases: readonly GatewayCase[]
  /** A model may be refused for this time after the upstream's last failure, whatever the upstream would answer. */
  readonly cooldownMs: number
  /** What this machine lacks, as a sentence; undefined when the gateway can run here. */
  readonly missing: () => string | undefined
  /** Installs it unless it is installed. It writes only below the directory. */
  readonly install: (directory: string) => Promise<void>
  /** Starts it before an upstream. */
  readonly start: (plan: StartPlan) => Promise<RunningGateway>
}

export type StartPlan = {
  /** The directory of `install`. */
  readonly directory: string
  /** An empty directory for the files of this run. */
  readonly temporary: string
  /** The origin of the OpenAI endpoint behind the gateway. */
  readonly upstream: string
}

export interface RunningGateway extends AsyncDisposable {
  readonly origin: string
  /** Headers that a client has to send, by name. */
  readonly headers: Readonly<Record<string, string>>
}

/** One situation of a job whose Codex uses the gateway as its model provider. */
export type GatewayCase = {
  readonly name: string
  /** One line for readers. */
  readonly title: string
  /** The key that the job sends. */
  readonly key: string
  /** The model that the job asks for, if it is another than gpt-5.5. */
  readonly model?: string
  /** What the upstream answers, by model; it accepts every other model. */
  readonly upstream?: Readonly<Record<string, readonly Answer[]>>
  /** Headers of this job in place of the gateway's. */
  readonly headers?: Readonly<Record<string, string>>
  /** Another job has asked the gateway for this model just before. */
  readonly askedBefore?: string
  readonly expected: Expected
}

/** The result that is right, judged by a person from what the gateway answers. */
export type Expected = {
  readonly outcome: 'preferred' | 'fallback' | 'none'
  /** Each of these is a right reason. */
  readonly reasons: readonly OutputReason[]
  /** The models that the gateway was asked for, in their order. */
  readonly asked: readonly string[]
  /** The answer does not say whether it is about the model, so the chain may also stop at the first. */
  readonly mayStop?: true
  /**
   * Whether the answer to the requested model is permanent. Then it may cost two requests at most, and so may each
   * further model.
   */
  readonly isPermanent: boolean
}
