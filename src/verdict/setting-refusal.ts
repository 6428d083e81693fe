/** Which setting of the request a server refused, and which values it offers. */

import type { UnwrappedMessage } from './message/message.ts'
import type { SettingRefusal } from './verdict.ts'

type Parameter = SettingRefusal['parameter']

/** The reasoning efforts, from the least to the most. */
export const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'ultra'] as const

export type Effort = (typeof EFFORTS)[number]

/** The values that each setting can have. A server's list may hold other words, which are never sent. */
const VALUES: Readonly<Record<Parameter, readonly string[]>> = {
  effort: EFFORTS,
  verbosity: ['low', 'medium', 'high'],
}

/** The names of the parameters, as servers write them. */
const NAMES: readonly (readonly [Parameter, RegExp])[] = [
  ['effort', /^(?:reasoning[._]|model_reasoning_)?effort$|^reasoning_effort$/i],
  ['verbosity', /^(?:text[._]|model_)?verbosity$/i],
]

/** A quoted name of a parameter in the words, for CLI versions that drop `param`. */
const NAME_IN_TEXT: readonly (readonly [Parameter, RegExp])[] = [
  ['verbosity', /\b(?:text\.)?verbosity\b/i],
  ['effort', /\b(?:reasoning[._ ])?effort\b/i],
]

/**
 * Reads `Unsupported value: 'low' is not supported with the '…' model. Supported values are: 'medium'.` Undefined where
 * no value is offered, or where the answer is about a setting that this action does not change.
 */
export function readSettingRefusal(message: UnwrappedMessage): SettingRefusal | undefined {
  const list = /\bsupported values are:? ?(.{1,300})/i.exec(message.text)?.[1] ?? ''
  const listed = [...list.matchAll(/['"`]([a-z]{2,16})['"`]/gi)].map(match => match[1]?.toLowerCase() ?? '')
  const parameter = refusedParameter(message, listed)
  if (parameter === undefined) return undefined
  const offered = [...new Set(listed)].filter(value => VALUES[parameter].includes(value))
  return offered.length === 0 ? undefined : { parameter, offered }
}

/**
 * Finds the parameter in `param` or in the words. When neither names one, the CLI has dropped `param`, as it does for
 * errors in a stream. Then a single "medium" is the verbosity: the models that refuse a verbosity offer only that value
 * (openai/codex#6647). Any other list of efforts is that of the effort.
 */
function refusedParameter(
  { param = '', text }: UnwrappedMessage,
  listed: readonly string[],
): Parameter | undefined {
  if (param !== '') return NAMES.find(([, name]) => name.test(param))?.[0]
  const named = NAME_IN_TEXT.find(([, name]) => name.test(text))?.[0]
  if (named !== undefined) return named
  if (listed.length === 1 && listed[0] === 'medium') return 'verbosity'
  return listed.every(value => VALUES.effort.includes(value)) ? 'effort' : undefined
}
