import { type Fields, fieldsOf, isFields, optional } from '../base/index.ts'
import type { Evidence, Usage } from '../verdict/index.ts'

/** What the events so far say. All text is untrusted. */
export type Turn = {
  readonly completed: boolean
  readonly usage?: Usage
  /** The message of `turn.failed`. */
  readonly failure?: string
  /** The message of the last `error` event. */
  readonly lastError?: string
  /** Where the CLI said that another model answers. */
  readonly reroutedTo?: string
}

/** The state before the first event. */
export const NO_EVENTS: Turn = { completed: false }

/** Folds one line into the state. A line that is no event, or none that matters, changes nothing. */
export function readEvent(turn: Turn, line: string): Turn {
  const event = parse(line)
  switch (event?.['type']) {
    case 'turn.completed':
      return { ...turn, completed: true, ...optional('usage', usageOf(event['usage'])) }
    case 'turn.failed':
      return { ...turn, failure: messageOf(event['error']) ?? turn.lastError ?? '' }
    case 'error':
      return { ...turn, ...optional('lastError', messageOf(event)) }
    case 'item.completed':
      return { ...turn, ...optional('reroutedTo', reroutedTo(event['item'])) }
    default:
      return turn
  }
}

/** Whether the events have settled the turn, so that nothing more is to be waited for. */
export function isSettled(turn: Turn): boolean {
  return turn.completed || turn.failure !== undefined
}

/** Whether an event spoke of the end of a request, good or bad. */
export function hasAnswer(turn: Turn): boolean {
  return isSettled(turn) || turn.lastError !== undefined
}

/** Whether an `error` event only announces a retry: `Reconnecting... 2/5 (…)`, since 0.155 also `waiting for network`. */
export function isRetryNotice(message: string): boolean {
  return message.startsWith('Reconnecting...')
}

/**
 * What the events amount to, when they amount to anything. A completed turn outweighs the failures before it, which
 * the CLI has overcome; `turn.failed` outweighs `error`, which may have been a notice.
 */
export function evidenceOf(turn: Turn): Extract<Evidence, { kind: 'completed' | 'failed' }> | undefined {
  const rerouted = optional('reroutedTo', turn.reroutedTo)
  if (turn.completed) return { kind: 'completed', ...rerouted, ...optional('usage', turn.usage) }
  if (turn.failure !== undefined) {
    return { kind: 'failed', message: turn.failure, stage: 'turn.failed', ...rerouted }
  }
  if (turn.lastError === undefined) return undefined
  const stage = isRetryNotice(turn.lastError) ? 'retry-notice' : 'error'
  return { kind: 'failed', message: turn.lastError, stage, ...rerouted }
}

function parse(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return fieldsOf(JSON.parse(line))
  } catch {
    return undefined
  }
}

function messageOf(value: unknown): string | undefined {
  const message = fieldsOf(value)['message']
  return typeof message === 'string' ? message : undefined
}

/** Reads `model rerouted: gpt-5.5 -> gpt-5.4 (HighRiskCyberActivity)`, a warning item of 0.118 and later. */
function reroutedTo(item: unknown): string | undefined {
  if (fieldsOf(item)['type'] !== 'error') return undefined
  return /^model rerouted: \S+ -> (\S+)/.exec(messageOf(item) ?? '')?.[1]
}

function usageOf(usage: unknown): Usage | undefined {
  if (!isFields(usage)) return undefined
  return {
    inputTokens: count(usage['input_tokens']),
    cachedInputTokens: count(usage['cached_input_tokens']),
    outputTokens: count(usage['output_tokens']),
  }
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0
}
