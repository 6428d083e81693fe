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

/** The names of the parameters, as servers write them; a whole `reasoning` is refused where a model has no efforts. */
const NAMES: readonly (readonly [Parameter, RegExp])[] = [
  ['effort', /^(?:(?:reasoning[._]|model_reasoning_)?effort|reasoning)$/i],
  ['verbosity', /^(?:text[._]|model_)?verbosity$/i],
]

/** A reasoning effort in the words of a server. */
export const EFFORT_WORDS =
  /\b(?:reasoning[._ ]|model_reasoning_|\w+\.)?effort\b(?<!best[- ]effort)|\breasoningeffort\b|\b(?:reasoning|thinking) (?:values?|levels?)\b|\breasoning is mandatory\b|\bvalid levels: \w|推理(?:强度|力度|等级)/i

/** A name of a parameter in the words, for CLI versions that drop `param` and for servers that send none. */
const NAME_IN_TEXT: readonly (readonly [Parameter, RegExp])[] = [
  ['verbosity', /\b(?:text\.)?verbosity\b/i],
  ['effort', EFFORT_WORDS],
  ['effort', /\breasoning (?:is|are) not supported\b|\bnot support reasoning\b(?! summar)/i],
]

/** What servers write before the values that they take: OpenAI, Azure, Ollama, zod, Pydantic and relays. */
const BEFORE_VALUES =
  /\b(?:supported|valid|allowed|accepted|possible|available|permitted) (?:values?|levels?|efforts?|options?)(?: for [\w.'"`-]{1,40})?(?: (?:are|is|include))?:? ?|\b(?:must|should) be(?: one of| either)?:? ?|\bexpected(?: one of)?:? ?|\bplease use:? ?(?=['"`])|可选值[:：]? ?/i

/** What they write after the values: the end of the sentence, and the value that came. */
const AFTER_VALUES = /[.;)}\]](?:\s|$)|\b(?:but )?(?:received|got|found)\b|['"]input['"]/i

/**
 * Reads `Unsupported value: 'low' is not supported with the '…' model. Supported values are: 'medium'.` Undefined where
 * the answer is about a setting that this action does not change. An effort may be refused without another value.
 */
export function readSettingRefusal(message: UnwrappedMessage): SettingRefusal | undefined {
  const listed = listedValues(message.text)
  const parameter = refusedParameter(message, listed)
  if (parameter === undefined) return undefined
  const offered = [...new Set(listed)].filter(value => VALUES[parameter].includes(value))
  return offered.length === 0 && parameter !== 'effort' ? undefined : { parameter, offered }
}

/** The values in the words, in lower case: those in quotes, else the words of a list. */
function listedValues(text: string): readonly string[] {
  const before = BEFORE_VALUES.exec(text)
  if (before === null) return []
  const rest = text.slice(before.index + before[0].length).slice(0, 300)
  const [list = ''] = rest.split(AFTER_VALUES, 1)
  const quoted = [...list.matchAll(/['"`]([a-z]{2,16})['"`]/gi)].map(match => match[1]?.toLowerCase() ?? '')
  if (quoted.length > 0) return quoted
  const words =
    list
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.filter(word => word !== 'or' && word !== 'and') ?? []
  const isList = words.length > 1 || /^[[(]/.test(list)
  if (isList && words.every(word => VALUES.effort.includes(word))) return words
  const bare = list.split(/\s*(?:,|\||\bor\b|\band\b)\s*/i).filter(word => /^[a-z]{2,16}$/i.test(word))
  return bare.length < 2 ? [] : bare.map(word => word.toLowerCase())
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
  // LiteLLM writes None for a parameter that it does not know.
  if (!/^(?:none|null)?$/i.test(param)) return NAMES.find(([, name]) => name.test(param))?.[0]
  const named = NAME_IN_TEXT.find(([, name]) => name.test(text))?.[0]
  if (named !== undefined) return named
  if (listed.length === 1 && listed[0] === 'medium') return 'verbosity'
  const isOfEfforts = listed.length > 0 && listed.every(value => VALUES.effort.includes(value))
  return isOfEfforts ? 'effort' : undefined
}
