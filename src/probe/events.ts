/** The events of `codex exec --json`, folded into the evidence of the turn. */

import { fieldsOf, isFields, optional } from '../base/index.ts'
import type { Evidence, Usage } from '../verdict/index.ts'
import { parseFields } from './parse-json.ts'

/** The state of a turn after the events so far. All text is untrusted. */
export type Turn = {
  /** What the events say about the result. */
  readonly answer?: Extract<Evidence, { kind: 'completed' | 'failed' }>
  /** The model that answers instead, where the CLI says so. */
  readonly reroutedTo?: string
}

/**
 * Adds one line of the CLI's output to the state. A line that changes nothing returns the same object.
 *
 * A completed turn outweighs errors, because the CLI has recovered from them. `turn.failed` outweighs `error`, which may
 * only announce a retry.
 */
export function readEvent(turn: Turn, line: string): Turn {
  if (!line.startsWith('{')) return turn
  const event = parseFields(line)
  const { answer } = turn
  switch (event['type']) {
    case 'turn.completed':
      return { ...turn, answer: { kind: 'completed', ...optional('usage', usageOf(event['usage'])) } }
    case 'turn.failed': {
      if (answer?.kind === 'completed') return turn
      const message = messageOf(event['error']) ?? answer?.message ?? ''
      return { ...turn, answer: { kind: 'failed', message, stage: 'turn.failed' } }
    }
    case 'error': {
      const message = messageOf(event)
      if (message === undefined || isOver(turn)) return turn
      const stage = RETRY_NOTICE.test(message) ? 'retry-notice' : 'error'
      return { ...turn, answer: { kind: 'failed', message, stage } }
    }
    case 'item.completed':
      return { ...turn, ...optional('reroutedTo', reroutedTo(event['item'])) }
    default:
      return turn
  }
}

/** An error that only announces a retry: `Reconnecting... 2/5 (…)`, since 0.155 also `waiting for network`. */
const RETRY_NOTICE = /^Reconnecting\.\.\./

/** Whether the turn has completed or failed, so that no more events matter. */
export function isOver({ answer }: Turn): boolean {
  return answer?.kind === 'completed' || answer?.stage === 'turn.failed'
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
