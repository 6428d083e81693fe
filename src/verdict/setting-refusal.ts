import type { UnwrappedMessage } from './message.ts'
import type { SettingRefusal } from './verdict.ts'

/**
 * Reads `Unsupported value: 'low' is not supported with the '…' model. Supported values are: 'medium'.`; undefined
 * where no value is offered.
 */
export function settingRefusal(peeled: UnwrappedMessage): SettingRefusal | undefined {
  const list = /\bsupported values are:? ?(.{1,300})/i.exec(peeled.text)?.[1]
  if (list === undefined) return undefined
  const offered = [...list.matchAll(/['"`]([a-z]{2,16})['"`]/gi)].map(match => match[1]?.toLowerCase() ?? '')
  return offered.length === 0
    ? undefined
    : { parameter: parameterOf(peeled, offered), offered: [...new Set(offered)] }
}

/**
 * The parameter is named by `param`, or by the words. The CLI drops `param` when the refusal comes through a stream;
 * then a lone "medium" is verbosity, the only offer of the models that refuse it (openai/codex#6647), and all else is
 * effort, which has the longer list.
 */
function parameterOf(peeled: UnwrappedMessage, offered: readonly string[]): SettingRefusal['parameter'] {
  const named = `${peeled.param ?? ''} ${peeled.text}`
  if (/verbosity/i.test(named)) return 'verbosity'
  if (/effort|reasoning/i.test(named)) return 'effort'
  return offered.length === 1 && offered[0] === 'medium' ? 'verbosity' : 'effort'
}
