/** Removes the ids by which a vendor finds a request in its own logs, with the words that carry them. */

/** What an id refers to. Codes and statuses are not among it: they say what happened. */
const SUBJECT =
  '(?:(?:client|api|litellm|amzn|amz|aws|opc|ms|apim|goog|helicone|cf|eg|b3)[ _-]?)?(?:request|req|trace|tracking|correlation|activity|incident|support|ray|log|debug|transaction|event|error|operation|call|span|invocation|reference|ticket|case|batch|response|generation|message|unique)'

/** The words before an id. The last groups stand before an id without the word "id". */
const LABEL = [
  `(?:x-)?${SUBJECT}[ _-]?(?:ids?|identifier|uuid)`,
  '(?:reference|tracking|incident|ticket|case|support|transaction)[ _-]?(?:number|no\\.?|code)',
  '(?:request|reference|ticket|case|incident)(?=\\s?#)',
  '(?:cf-ray|trace|reference|ref(?: [a-c])?|xid|correlation|incident)(?=\\s?[:=])',
  '(?:请求|追踪|跟踪|链路|日志|事件|错误)\\s?(?:id|编号|标识|号)',
].join('|')

/** Words that ask the reader to pass the id on, and names that stand before the label. */
const LEAD =
  '(?:(?:and |or |you can |then )?(?:please )?(?:also )?(?:quote|include|provide|mention|give|share|send|attach|use|with|cite|请提供|请附上)(?: us)?(?: with)? )?(?:(?:the|this|that|your|our|its|following) ){0,2}(?:(?:cloudflare|incapsula|github|unique|internal|generated|guru meditation:) )?'

/** An id has a digit, or is long, and is no address. */
const VALUE = '(?!https?:)(?=[^\\s\\d]{0,80}\\d|[^\\s]{16})[A-Za-z0-9*](?:[\\w.:/+~*-]{0,200}[\\w*])?={0,2}'

/** Where the reader is asked to pass the id on. */
const TAIL =
  '(?: (?:in|with|to|when|for) (?:your|our|us|the|support|contacting|reporting|further|any)(?: (?:e-?mail|message|request|report|ticket|support|team|support team|issue|inquiry|correspondence|contacting|this|us|help|assistance|case|administrator)){0,4})?'

const PHRASE = new RegExp(
  `(?<![\\w?&/.])(?<lead>${LEAD})(?<label>${LABEL})(?<separator>(?:\\s(?:is|was))?\\s{0,2}[:=#：]{0,2}\\s{0,2}#?)["'\`<]?(?<value>${VALUE})["'\`>]?(?<tail>${TAIL})`,
  'giu',
)

/** So much before a phrase is looked at and can change. Looking at all of it each time would take quadratic time. */
const WINDOW_CHARS = 100

/**
 * The text without ids of requests and the words around them; `[id]` where a sentence would lose its subject. It is
 * empty where the text says nothing else.
 */
export function removeReferences(text: string): string {
  const shown: string[] = []
  let before = ''
  let copied = 0
  for (const match of text.matchAll(PHRASE)) {
    const { value = '', separator = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const pending = before + text.slice(copied, match.index)
    shown.push(pending.slice(0, -WINDOW_CHARS))
    before = pending.slice(-WINDOW_CHARS)
    const after = text.slice(end, end + 40)
    copied = end
    if (isPartOfSentence(before, separator, after)) {
      before += match[0].replace(value, () => '[id]')
      continue
    }
    const [left, skipped] = closeGap(before, after)
    before = left
    copied += skipped
  }
  return copied === 0 ? text : shown.join('') + before + text.slice(copied)
}

/** Whether the sentence goes on after an id that no separator announces, or the id is a field of JSON. */
function isPartOfSentence(before: string, separator: string, after: string): boolean {
  if (/["']$/.test(before)) return true
  return !/[:=#：]/.test(separator) && /^\s?[\p{L}\d]/u.test(after)
}

const OPENING = /[([（【]$/
const CLOSING = /^[)\]）】]/

/** Removes what a phrase leaves behind: brackets, separators, a second full stop. Returns how much to skip after it. */
function closeGap(before: string, after: string): readonly [left: string, skipped: number] {
  let left = before.trimEnd()
  let right = after
  const skip = (pattern: RegExp): void => {
    right = right.replace(pattern, '')
  }
  skip(/^\s+/)
  if (OPENING.test(left)) {
    skip(/^[.,;:|•·]+\s*/)
    if (CLOSING.test(right)) {
      left = left.slice(0, -1).trimEnd()
      skip(/^.\s*/)
    }
  }
  const isEnd = right === '' || /^[.,;!?)\]）】。，；|•·]/.test(right)
  const isStart = left === '' || /[.!?。！？]$/.test(left)
  if (isEnd || isStart) left = left.replace(/\s*[,;:|•·，；：]$|\s+[-–—]$/, '')
  if (isStart || OPENING.test(left)) skip(/^[.,;:|•·。，；：]+\s*/)
  const needsSpace =
    /[^([（【]$/.test(left) &&
    /^[^.,;:!?)\]）】。，；"'`]/.test(right) &&
    /\s$|^\s/.test(spacesOf(before, after))
  return [needsSpace ? `${left} ` : left, after.length - right.length]
}

/** A blank where the phrase had white space on a side. */
function spacesOf(before: string, after: string): string {
  return /\s$/.test(before) || /^\s/.test(after) ? ' ' : ''
}
