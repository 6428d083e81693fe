/** Masks who is meant: names and numbers after words such as "user", "team" and "account", and what is shown of a key. */

const ID_SUFFIX = '(?:[ _-]?(?:id|name|alias|number|no|identifier|email))?'

const USER = '(?:end[ _])?user|username|member|employee|owner|用户名|用户|成员'
const OWNER = `${USER}|customer|team|organi[sz]ation|org|project|account|workspace|tenant|subscription|principal|client|consumer|directory|app|service account|resource group|config id|billing account|incident|账号|账户|帐号|团队|组织|项目`

/** A name ends at white space, a separator or a bracket. */
const NAME = '[^\\s"\'`,;&()<>[\\]{}，。；：（）=]{1,100}'

const BEFORE = '(?<![\\p{Script=Latin}\\d_.-])'

/** Words after an owner that are no name. */
const NO_NAME =
  /^(?:none|null|nil|true|false|undefined|unknown|anonymous|empty|missing|invalid|inactive|active|disabled|deactivated|deleted|suspended|blocked|expired|unauthorized|forbidden|denied|required|not|no|is|has|does|was|and|or|the|a|an|your|this|that|for|in|of|to|with|access|error|failed|please|model|limit|quota|default|https?:.*|<.*|\$.*|\*+)$/i

/** Nouns that are ordinary after "user": "user location is not supported". */
const USER_NOUN =
  /^(?:access|account|accounts|agent|authentication|authorization|balance|budget|content|country|credential|credentials|credit|credits|data|email|experience|group|id|identity|input|inputs|interface|key|level|license|limit|location|login|message|messages|name|password|permission|permissions|plan|policy|profile|prompt|quota|rate|region|request|requests|role|roles|session|status|subscription|tier|token|tokens|type|usage|who|that|already|currently|either|also|still)$/i

const ASSIGNED = new RegExp(
  `${BEFORE}(?<label>(?:${OWNER})${ID_SUFFIX})(?<separator>\\s{0,2}[=:：]\\s{0,2})(?<quote>["'\`]?)(?<name>${NAME})`,
  'giu',
)
const QUOTED = new RegExp(
  `${BEFORE}((?:${OWNER})${ID_SUFFIX}(?:\\s(?:with (?:id|name|identifier)|named|called))?\\s{1,2})(["'\`])([^"'\`:/[\\]]{1,80})\\2`,
  'giu',
)
const PLAIN = new RegExp(
  `${BEFORE}((?:${OWNER})${ID_SUFFIX}\\s{0,2})(?<name>[A-Za-z0-9][\\w.-]{2,100}(?:/[\\w.-]{1,100})?)`,
  'giu',
)
const NUMBER = new RegExp(`${BEFORE}((?:${OWNER})(?:[ _-]id\\s{1,2}|\\s?#))\\d{1,20}(?![\\w.])`, 'giu')
const IN_BRACKETS = /(?<![\w-])((?:you|user|username|login)\s\()([\w.@-]{2,60})(?=\))/gi
const IN_CHINESE_BRACKETS =
  /((?:用户名?|成员|账号|账户|帐号|团队|组织|项目)\s?[[【「『“‘"])(?!(?:id|key|email|host|arn)\])([^\]】」』”’"[]{1,40})(?=[\]】」』”’"])/g
const IS_TOLD_OF = new RegExp(
  `${BEFORE}((?:user|member|用户)\\s)([A-Za-z][\\w.-]{1,60})(?=\\s(?:(?:is|was|has|have|does|do|can)\\s?(?:not|no)\\b|(?:is|has|does|can)n.t\\b|cannot\\b|lacks?\\b|(?:has )?exceeded\\b|not (?:allowed|authorized|permitted|found)\\b|is (?:over|blocked|suspended|disabled|unauthorized)\\b|无权))`,
  'giu',
)

/** The text with `[id]` in place of the names of users, teams, projects and accounts. */
export function maskOwnerNames(text: string): string {
  return text
    .replace(ASSIGNED, maskAssigned)
    .replace(QUOTED, (matched, label: string, quote: string, name: string) =>
      NO_NAME.test(name) ? matched : `${label}${quote}[id]${quote}`,
    )
    .replace(PLAIN, (matched, label: string, name: string) => {
      const bare = name.replace(/[.-]+$/, '')
      return isNumberedName(bare) ? `${label}[id]${name.slice(bare.length)}` : matched
    })
    .replace(IS_TOLD_OF, (matched, label: string, name: string) =>
      USER_NOUN.test(name) || NO_NAME.test(name) ? matched : `${label}[id]`,
    )
    .replace(NUMBER, '$1[id]')
    .replace(IN_CHINESE_BRACKETS, '$1[id]')
    .replace(IN_BRACKETS, (matched, label: string, name: string) =>
      NO_NAME.test(name) || USER_NOUN.test(name) || /^(?:oauth|optional|free|s)$/i.test(name)
        ? matched
        : `${label}[id]`,
    )
}

type Groups = {
  readonly label: string
  readonly separator: string
  readonly quote: string
  readonly name: string
}

function maskAssigned(matched: string, ...rest: unknown[]): string {
  const { label, separator, quote, name } = rest.at(-1) as Groups
  const [offset, text] = rest.slice(-3) as [number, string]
  const after = text.slice(offset + matched.length, offset + matched.length + 20)
  const bare = name.replace(/[.:!?]+$/, '')
  const isUser = new RegExp(`^(?:${USER})`, 'iu').test(label)
  // After a colon, a sentence may begin: only what is no ordinary word, or stands alone, is a name there.
  const isAlone = /^(?:[,;)\]，；）]|$|\s(?:is|has|does|was|exceeded|cannot|not)\b)/.test(after)
  const isName =
    separator.includes('=') ||
    quote !== '' ||
    /[\d_@]/.test(bare) ||
    (isAlone && (isUser || /^[a-z]+-[a-z-]+$/.test(bare)))
  const isModel = MODEL.test(bare) && !separator.includes('=')
  if (bare === '' || NO_NAME.test(bare) || isModel || !isName) return matched
  return `${label}${separator}${quote}[id]${name.slice(bare.length)}`
}

/** A list of models may follow: "available to this team: gpt-5.4". */
const MODEL =
  /^(?:[\w.-]{1,40}\/)?(?:gpt|chatgpt|o\d|claude|llama|qwen|gemini|gemma|mistral|mixtral|deepseek|grok|codex|kimi|glm)(?![a-z])/i

/** An id that begins with the kind of its owner. */
const OWNER_PREFIX = /^(?:org|proj|project|team|user|usr|acct|ws|wrk|rg)[-_][A-Za-z0-9]/

/** A name with letters and digits, or a number of five digits or more. "Tier 1" and "version 2" are none. */
function isNumberedName(name: string): boolean {
  if (MODEL.test(name)) return false
  if (OWNER_PREFIX.test(name)) return true
  if (/^(?:v\d|tier|type|level|plan|phase|version|usage|limit|based|to|of|in|on)/i.test(name)) return false
  return /^\d{5,}$/.test(name) || (/\d/.test(name) && /[A-Za-z]/.test(name) && name.length >= 4)
}

const KEY_LABEL =
  '(?:(?:api|virtual|access|secret|subscription)[ _-]?)?key(?:[ _-]?(?:hash|id|name|alias|value))?(?:\\s\\(token\\))?|token(?:[ _-]?(?:hash|id|name|alias))?|hash|credential|密钥|令牌'

const ASSIGNED_KEY = new RegExp(
  `${BEFORE}(?<label>${KEY_LABEL})(?<separator>\\s{0,2}[=:：]\\s{0,2})["'\`]?(?<name>${NAME})["'\`]?`,
  'giu',
)

/** A key of which only a part is shown, in the forms `sk-…****1234`, `****1234`, `sk-...1234` and `xxxx1234`. */
const SHOWN_PARTS: readonly RegExp[] = [
  /(?<![\w%*•●×＊█-])[\w-]{0,200}(?:[*•●×＊█]{3,200}|(?<=[A-Za-z0-9])[*•●＊]{2}(?=[A-Za-z0-9]))[\w*•●×＊█-]{0,200}={0,2}/g,
  /(?<![A-Za-z0-9])(?:(?:sk|pk|rk|ak|gsk|xai|hf|key)[-_]|AIza)[\w-]{0,60}(?:\.{2,6}|…)[\w-]{0,60}/gi,
  /(?<=\b(?:key|token)\s["'`(]?)[\w-]{2,60}(?:\.{2,6}|…)[\w-]{2,60}/gi,
  /(?<![\w-])(?=[\w-]{0,60}[A-WYZa-wyz0-9])[\w-]{0,60}?(?:x{4,60}|X{4,60})[\w-]{0,60}/g,
  /(?<![\w.-])(?=[0-9a-f]{0,64}\d)(?=[0-9a-f]{0,64}[a-f])[0-9a-f]{5,64}(?:\.{3}|…)[\w-]{0,40}/gi,
]

const ENDING =
  /((?:key|token|credential|secret|card)\b[^.\n]{0,30}?(?:(?:ending|ends|starting|starts|beginning|begins) (?:in|with)|last (?:four|4)(?: (?:digits|characters))?:?)\s["'`]?)(?=[a-z-]{0,20}[\dA-Z])([\w-]{3,20})/gi

const NAMED_KEY = /((?:virtual|api)[ _-]key\s)(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[a-z])[\w-]{5,60}(?![\w.])/gi

/** The text with `[key]` in place of what identifies a key: its hash, its name, its beginning or its end. */
export function maskKeys(text: string): string {
  const assigned = text.replace(ASSIGNED_KEY, maskAssignedKey).replace(NAMED_KEY, '$1[key]')
  return SHOWN_PARTS.reduce(
    (rest, pattern) => rest.replace(pattern, part => (/[A-Za-z0-9]/.test(part) ? '[key]' : part)),
    assigned,
  ).replace(ENDING, '$1[key]')
}

function maskAssignedKey(matched: string, ...rest: unknown[]): string {
  const { label, separator, name } = rest.at(-1) as Groups
  const [end = ''] = /(?:\.{3}|…)$/.test(name) ? [''] : (/[.:!?]*$/.exec(name) ?? [])
  const bare = name.slice(0, name.length - end.length)
  // Budgets and limits are counted in tokens: "Current spend for token: 7.2e-05".
  const isAmount = /^[$¥€]?-?[\d.,]{1,8}(?:e-?\d{1,3})?%?$/i.test(bare)
  const isNamed = /name|alias|virtual/i.test(label)
  const isKey =
    isNamed || /\d/.test(bare) || /[a-z][A-Z]/.test(bare) || (separator.includes('=') && /[-_*.]/.test(bare))
  return isAmount || !isKey || NO_NAME.test(bare) ? matched : `${label}${separator}[key]${end}`
}
