/** Tells from its shape alone whether a word is an identifier: an account number, a hash, an id made by a machine. */

/**
 * Words with letters, digits, dots, dashes and underscores. Slashes and colons separate words, so that a path keeps its
 * readable parts.
 */
const WORD = /[A-Za-z0-9](?:[A-Za-z0-9_.~-]*[A-Za-z0-9_])?={0,2}/g

/** The text with `[id]` in place of every word that is an identifier. */
export function maskIdentifierWords(text: string): string {
  return text.replace(WORD, (word, at: number) => {
    const bare = word.replace(/=+$/, '')
    const isBase64 = bare !== word && isIdentifier(bare)
    if (/^\d+$/.test(bare)) {
      const isAmount = isAmountOrTime(
        text.slice(Math.max(0, at - 30), at),
        text.slice(at + bare.length).slice(0, 20),
      )
      return bare.length < MIN_ACCOUNT_DIGITS || isAmount ? word : word.replace(bare, '[id]')
    }
    if (isBase64) return '[id]'
    return isIdentifier(bare) ? word.replace(bare, '[id]') : word
  })
}

/** AWS accounts have 12 digits, Google projects 12, Volcengine accounts 10. Dates have 8, and limits of tokens 7. */
const MIN_ACCOUNT_DIGITS = 9

/** Kinds of owners whose ids have the kind as a prefix: `org-…`, `proj_…`, `team_…`. */
const OWNER_ID =
  /^(?:org|orgs|proj|project|team|wrk|acct|account|user|usr|ws|workspace|cus|tenant|req|ep)[-_](.+)$/i

/** Words after `org-` that make an ordinary word. After `user-` and `team-` almost every word does. */
const COMPOUND =
  /^(?:admins?|based|defined|id|level|managed|members?|name|not|only|owned|owners?|policy|scoped|specific|verified|wide)(?:$|[-_])/i

/** Whether a word without white space, slash or colon is an identifier. */
export function isIdentifier(word: string): boolean {
  // A time of AWS, a number with its unit, and the beginning of an ISO time.
  if (/^(?:\d{8}T\d{4,6}Z?|\d+\.\d+[A-Za-z]{0,3}|\d{4}-\d{2}-\d{2}T\d{2})$/.test(word)) return false
  if (/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(word)) return true
  // Account and telephone numbers in groups. No date has this form.
  if (/^\d{3,4}(?:-\d{3,4}){2,6}$/.test(word)) return true
  const tail = OWNER_ID.exec(word)?.[1]
  if (tail !== undefined && isOwnerTail(word, tail)) return true
  return word.split(/[^A-Za-z0-9]+/).some(isMachineMade)
}

function isOwnerTail(word: string, tail: string): boolean {
  if (/\d/.test(tail)) return !/^(?:agent|level|tier|type|version|v)\b/i.test(tail)
  if (/^(?:org-|proj_|wrk_|acct_)/.test(word)) return !COMPOUND.test(tail) && tail.length >= 3
  return classChanges(tail) >= 3 && /^[A-Za-z]+$/.test(tail) && tail.length >= 8
}

/** Words that names of models are made of. A name without separators would look like an id: `mixtral8x22binstruct`. */
const MODEL_WORDS =
  /^(?:gpt|chatgpt|claude|sonnet|haiku|opus|llama|codellama|qwen|gemini|gemma|mistral|mixtral|codestral|deepseek|codex|grok|kimi|glm|phi|nova|command|titan|granite|nemotron|doubao|ernie|hunyuan|minimax|jamba|falcon|mini|turbo|flash|preview|chat|coder|vision)$|instruct$/i

/** A number and its unit in one word. */
const QUANTITY = /^\d+(?:[kmgt]?b|tokens?|requests?|chars|characters|m?s|us|ns|min|k|m|usd|rpm|tpm)$/i

/** Whether a run of letters and digits was made by a machine: too long and too mixed to be a word or a model's name. */
function isMachineMade(run: string): boolean {
  if (run.length < 8) return false
  if (/^\d+$/.test(run)) return run.length >= MIN_ACCOUNT_DIGITS
  // An error code: AADSTS700016.
  if (/^[A-Z]{2,10}\d{3,7}$/.test(run)) return false
  const segments = run.split(/\d+/)
  const isModelName = segments.some(segment => MODEL_WORDS.test(segment)) && changeRate(run) < 0.5
  if (QUANTITY.test(run) || isModelName) return false
  if (/\d{9}/.test(run)) return true
  if (!/\d/.test(run)) return run.length >= 16 && isMixedAtRandom(run)
  // Words in camel case, with or without a number: modelNotFound404.
  if (/^[a-z]*(?:[A-Z]+[a-z]{2,})*\d{0,5}$/.test(run)) return false
  if (run.length >= 10 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(run)) return true
  const digits = run.replace(/\D+/g, '').length
  // A date at the beginning belongs to a version: 20260423v1.
  if (run.length >= 9 && digits >= 6 && !/^20\d{6}(?!\d)/.test(run)) return true
  if (run.length >= 16) return classChanges(run) >= 4
  return classChanges(run) >= 5
}

/** Whether capitals are spread without sense: words in camel case have few lone small letters and few runs of capitals. */
function isMixedAtRandom(letters: string): boolean {
  const lone = letters.match(/(?<![a-z])[a-z](?![a-z])/g)?.length ?? 0
  const runs = letters.match(/[A-Z]{2,}/g)?.length ?? 0
  return lone + runs >= 4
}

function changeRate(run: string): number {
  return classChanges(run) / run.length
}

/** How often the kind of character changes: small letter, capital letter, digit. Ids change often, words do not. */
function classChanges(run: string): number {
  const classes = run
    .replace(/[a-z]+/g, 'a')
    .replace(/[A-Z]+/g, 'A')
    .replace(/\d+/g, '0')
  return classes.length - 1
}

/** Money, tokens, durations and times have many digits and identify nobody. */
function isAmountOrTime(before: string, after: string): boolean {
  return (
    /[$€£¥￥＄₩₹]\s?-?$|\d\.$|\b(?:USD|EUR|CNY|RMB)\s?$/i.test(before) ||
    /^\s?(?:tokens?|requests?|bytes|chars|characters|credits|m?s|seconds|minutes|hours|days|weeks|USD|EUR|CNY)\b/i.test(
      after,
    ) ||
    /\b(?:resets?|expires?|expired|retry|until|timestamp|time|epoch|limit|used|requested|remaining|max\w{0,20}|min\w{0,20})["']?(?:[ _](?:at|in|on|is|after))?["']?\s?[:=]?\s?$/i.test(
      before,
    )
  )
}
