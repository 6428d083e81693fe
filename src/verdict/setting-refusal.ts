/** Which setting of the request a server refused, and which values it offers. */

import type { UnwrappedMessage } from './message.ts'
import type { SettingRefusal } from './verdict.ts'

/**
 * Reads `Unsupported value: 'low' is not supported with the '…' model. Supported values are: 'medium'.`; undefined
 * when no value is offered.
 */
export function readSettingRefusal(message: UnwrappedMessage): SettingRefusal | undefined {
  const list = /\bsupported values are:? ?(.{1,300})/i.exec(message.text)?.[1] ?? ''
  const values = [...list.matchAll(/['"`]([a-z]{2,16})['"`]/gi)].map(match => match[1]?.toLowerCase() ?? '')
  const offered = [...new Set(values)]
  return offered.length === 0 ? undefined : { parameter: refusedParameter(message, offered), offered }
}

/**
 * Finds the parameter in `param` or in the words. When neither names it, the CLI has dropped `param`, as it does for
 * errors in a stream. Then a single "medium" is the verbosity: the models that refuse a verbosity offer only that value
 * (openai/codex#6647). Everything else is the effort, which has more values.
 */
function refusedParameter(
  { param = '', text }: UnwrappedMessage,
  offered: readonly string[],
): SettingRefusal['parameter'] {
  const words = `${param} ${text}`
  if (/verbosity/i.test(words)) return 'verbosity'
  if (/effort|reasoning/i.test(words)) return 'effort'
  return offered.length === 1 && offered[0] === 'medium' ? 'verbosity' : 'effort'
}
