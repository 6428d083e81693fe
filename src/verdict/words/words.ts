/**
 * The vocabulary of error texts, by what they speak of. A list is a set of words and never a sentence of one vendor, so
 * it holds for a vendor that nobody has seen. Texts are matched with `<model>` in place of the model's name.
 */

/** Anything that can be looked for in a text: a regular expression, or a rule made of several. */
export type Words = { readonly test: (text: string) => boolean }

/** A text that one of these words makes temporary is never a lasting answer. */
const TEMPORARY =
  /\b(?:right now|at (?:the|this) (?:moment|time)|temporar\w*|momentar\w*|for (?:the )?now|currently (?:un)?available|try(?:ing)? (?:it )?(?:again|later)|retry(?:ing)?|again (?:in|after|at|later)|later|soon|shortly|wait(?:ing)?|until|overload\w*|(?:high|heavy|peak|increased) (?:demand|load|traffic|usage)|(?<!\bon[ -])demand|capacity|busy|maintenance|upgrading|loading|warm(?:ing|ed)?(?: ?up)?|cold|starting|booting|initiali[sz]\w*|provisioning|deploying|scaling|not (?:yet )?(?:ready|healthy|running|loaded)|(?:un)?healthy|(?:status|code|answered|returned|got|with) 5\d\d|queue\w*|rate.?limit\w*|too many|throttl\w*|reset\w*|cool(?:ing)?.?down|degraded|outage|incident|time(?:d)?.?out|concurren\w*|propagat\w*|tomorrow|today|tonight|come back|back (?:at|on|in|online|up)|return(?:s|ing)?(?!ed)|resum\w+|restor\w+|recover\w*|\d{1,2}:\d{2}|being (?:updated|upgraded|moved|migrated|deployed|loaded|replaced|restarted)|in progress|experienc\w+|expected(?! (?:an?|one|provider|model|format|name|string|id)\b)|estimated|eta\b|weekend|(?:exist\w*|found|there) yet|(?:may|can|will|could) take|downloading|fetching|pulling|paus(?:ed|ing)|unload\w*|rerout\w*|failover|standby|secondary|replicas?|cache miss|stale|rotation|in \d+ ?(?:s|sec\w*|m|min\w*|h|hours?)\b)|稍后|稍候|暂时|繁忙|负载|重试|过载|限流|并发|维护|メンテナンス|混雑|しばらく|점검|혼잡|잠시/i

/**
 * Parts that hold such words and mean something else: an advice to use another model "and try again", or to retry "with
 * the ID of" another thing, and what was the case "if you just created" something. Each part has a limit: a text of thousands of beginnings must not cost seconds.
 */
const NOT_TEMPORARY =
  /\b(?:choose|use|select|pick|specify|try|pass|set|check)\b[^.;]{0,80}?\b(?:and|then|before) (?:try|retry)\w*(?: again)?|\b(?:try|retry)(?: again| (?:your|the|this) request)? (?:with|using) (?:another|(?:an?|the) (?:[\w-]+ ){0,2}(?:models?|ids?|arn|names?|identifier|profile|deployment|keys?))\b|\bif (?:you|the|this|it)(?:'ve| have| has| was)? (?:just |only |recently )?(?:been )?(?:created?|deployed|verified|updated|enabled|renamed|granted)\b(?:[^.]{0,160}?|[^.]{0,160}\.[^.]{0,60}?)\b(?:wait|again|propagate)\b[^.]{0,160}/gi

/** A date with a time says when something happened, and not when it will be over. */
const TIMESTAMP = /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?/g

export const TEMPORARY_WORDS: Words = {
  test: text => TEMPORARY.test(text.replace(TIMESTAMP, ' ').replace(NOT_TEMPORARY, ' ')),
}

/** Settings, tools and parts of a request. With one of them, "not supported" is about the request. */
export const SETTING_WORDS: Words =
  /\b(?:reasoning|effort|verbosity|temperature|top_[pk]|service[_ ]tier|parameters?|tools?|tool_choice|functions?|web_search\w*|streaming|stream|json|response_format|schema|images?|vision|audio|files?|context (?:window|length|size)|max(?:imum)?[_ ](?:output[_ ]|completion[_ ])?tokens|seed|logprobs|parallel_tool_calls|previous_response_id|store|background|prompt[_ ]cach\w+|system (?:prompt|message)|instructions|summary|attachments?|embeddings?)\b/i

/**
 * A part of the request: its text, the place in it that a parser names, or a path to a field. Such a text may hold any
 * other word, because the names in a request are free: a tool `get_balance`, a field `metadata.account`.
 */
export const REQUEST_WORDS: Words = new RegExp(
  [
    // The text begins with the name or the path of a field.
    String.raw`^['"\x60]?[a-z_]\w{0,60}(?:(?:\[\d{1,6}\]|\.[\w$-]{1,60}){1,12}['"\x60]?|['"\x60]?:)(?=[: ])`,
    String.raw`^['"\x60][\w$.[\]-]{1,80}['"\x60] `,
    String.raw`\b(?:json|schema|syntax|enum|regex|grammar|parser?|parsing|fields?|propert(?:y|ies)|arguments?|parameters?|tool calls?|mcp (?:servers?|tools?)|(?:country|region) codes?|expected (?:an?|one of))\b`,
    String.raw`\b(?:position|line|column|offset|index|location) (?:\d|\$)`,
    String.raw`\b(?:in|of|for|by|from) (?:the |your |this |a )?['"\x60]?(?:request body|body|payload|prompt|input|text|tools?|functions?|grammar|pattern|[\w-]{1,40}['"\x60]? (?:block|definition))\b`,
    String.raw`\b(?:stop|special|unexpected|continuation|pagination|page|input|output|prompt|context|max(?:imum)?)[_ ]tokens?\b|\btoken ids?\b|\b(?:input|prompt|context|tokens?|thinking|reasoning|tools?)[ _](?:limit|budget|quota|length|size|window)\b|\bbudget of \d+ \w+ is\b`,
    String.raw`\b(?:cache|session|idempotency|prompt_cache)[_ ]keys?\b|\bkeys? ['"\x60]|\b(?:function|tool) signature\b|\b(?:uploaded|stored|previous) (?:files?|responses?|messages?|items?|conversations?)\b|\b(?:files?|responses?|conversations?|vector stores?) (?:location|uploaded|of|was|is|has)\b`,
  ].join('|'),
  'i',
)

/** Money of an account. */
const MONEY_NOUN = String.raw`(?:balances?|credits?|funds?|quotas?|allowances?|budgets?|prepaid|prepayment|spend(?:ing)?|billing)`
const SHORT_OF = String.raw`(?:insufficient|not sufficient|exhausted|not enough|not enabled|disabled|inactive|no (?:remaining|more|available)?|zero|negative|exceed\w*|deplet\w*|used up|used all|run(?:s|ning)? out|ran out|out of|too low|low|spent|over|lacks?|reached|hit|below|expired|required|limit(?:ed)?)`

/** What is given for nothing, to the account or for one model. */
const FREE_TIER =
  'free[ -](?:tier|trial|allocation|allowance)(?: quota)?(?: (?:of|for) (?:the |this )?(?:model ?)?(?:<model>)?)?'

/** Words that say that money or an allowance is used up. */
export const MONEY_WORDS: Words = new RegExp(
  [
    String.raw`\b${MONEY_NOUN}\b[^.;]{0,40}?\b${SHORT_OF}\b`,
    String.raw`\b${SHORT_OF}\b[^.;]{0,40}?\b${MONEY_NOUN}\b`,
    String.raw`(?:\bnot|n't) have (?:any|enough|sufficient)(?: [\w-]+){0,3} ${MONEY_NOUN}\b`,
    String.raw`\b(?:no|add|valid|missing|invalid|update) (?:a )?(?:valid )?payment method\b|\bpayment method (?:is )?(?:required|missing|invalid|declined)\b|\bpayment (?:is )?(?:overdue|failed|past due)\b`,
    String.raw`\b(?:no|add|valid|missing|invalid|update|require\w*|declined|expired) (?:a )?(?:valid )?(?:credit card|payment instrument)\b|\b(?:credit card|payment instrument)\b[^.;]{0,20}\b(?:required|declined|expired|must be provided)\b|\bcard on file\b|\bspend(?:ing)? (?:limit|cap)\b|\b(?:key|usage|account|monthly|weekly|daily) limit (?:has been |was |is )?(?:exceeded|reached|exhausted|hit)\b|\b(?:reached|exceeded|hit) (?:its|your|the) (?:\w+ )?(?:usage|spend\w*|key) limit\b|\busage limit\b[^.;]{0,60}\bexhausted\b`,
    String.raw`\b(?:past|unpaid|outstanding|overdue) (?:due )?(?:invoices?|bills?|balances?|payments?)\b|\boverdue\b|\barrears\b|\b(?:purchase|buy|add|need|requires?) (?:more )?(?:credits|funds|billing)\b|\btop.?up\b|\brecharge\b`,
    String.raw`\b${FREE_TIER} (?:has been |is |was )?(?:exhausted|used up|depleted|exceeded|expired|over)\b`,
    '额度不足|额度已用尽|额度已?用完|余额不足|余额不够|余额为|欠费|充值|配额(?:不足|已)|用尽',
    // German, French, Spanish, Portuguese, Russian, Japanese and Korean.
    String.raw`\b(?:guthaben|kontostand|kontingent|solde|crédits?|saldo|créditos?)\b[^.;]{0,40}(?:aufgebraucht|erschöpft|ausgeschöpft|verbraucht|reicht|insuffisant|épuisé|insuficiente|agotado|esgotado)|средств|баланс|(?:残高|クレジット).{0,6}不足|(?:잔액|크레딧).{0,4}부족`,
  ].join('|'),
  'i',
)

/** Limits by the minute or the day are not money, although they are called quota. */
export const RATE_WORDS: Words =
  /\brate.?limit\w*|\b(?:per|every \d{0,4} ?|each) ?(?:seconds?|minutes?|hours?|days?)\b|\b(?:rpm|tpm|rpd|tpd|qps)\b|\btoo many\b|\bthrottl\w*|\brequests? rate\b|请求(?:过于)?频繁|限流/i

/** The limit of this model alone. */
export const MODEL_MONEY_WORDS: Words =
  /\b(?:budget|quota|credits?|limit|allowance|usage)\b[^.;]{0,30}?\b(?:for|of|on)\b (?:the |this )?(?:model\b[ :=]*)?<model>|<model> (?:quota|budget|usage limit|credits?)\b|\b(?:budget|quota|limit) (?:for|of|on) th(?:is|e) model\b|\bfree[ -](?:tier|trial|allocation|allowance)(?: quota)? (?:of|for) (?:(?:the|this) model\b|(?:model )?<model>)/i

/**
 * A model. "Model gateway" is the name of a service, `models.read` that of a permission and `/models` a path. What "the
 * model returned" may be about anything.
 */
const A_MODEL = String.raw`<model>|(?<![a-z/])models?(?![a-z]|\.[a-z]| returned (?:the following|an?) error|[ -](?:gateway|api|services?|servers?|serving|hub|studio|router|proxy|platform|garden|registry)\b)|\bmodell(?:e|s)?\b|\bmodèles?\b|\bmodelos?\b|модел|模型|モデル|모델`

/** The model of the request, or models as such. */
export const A_MODEL_WORDS: Words = new RegExp(A_MODEL, 'i')

/** Anything about a model, a deployment of one, or this model by its name. */
export const MODEL_WORDS: Words = new RegExp(
  String.raw`${A_MODEL}|\bdeployments?\b|\bengines?\b|(?<!\b(?:api|private|public|regional|wrong|url|https?|this|the|your|an|correct) )\bendpoints?\b`,
  'i',
)

/** Words that take something back or forbid it, in the languages that were seen. */
export const NEGATION_WORDS: Words =
  /\b(?:not?|never|none|cannot|neither|nor|without|unable|den(?:y|ied|ies)|forbid\w*|invalid|incorrect|unknown|unrecogni[sz]ed|unsupported|unavailable|unauthori[sz]ed|unregistered|undefined|missing|lacks?|block\w*|restrict\w*|reject\w*|refus\w*|disabl\w*|retired|deprecat\w*|decommission\w*|discontinued|sunset|removed|gone|legacy|must be|only|requires?|fail(?:ed|s)?|mismatch)\b|n't\b|不|无|未|没有|禁|沒|無|拒/i

/** Sentences of a text. A dot inside a number or a name ends none. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?;])\s+|[。；！？]/).filter(sentence => sentence.trim() !== '')
}

/** A sentence that names a model, or speaks of models, in the negative. */
export const MODEL_IN_NEGATIVE: Words = {
  test: text =>
    sentencesOf(text).some(sentence => MODEL_WORDS.test(sentence) && NEGATION_WORDS.test(sentence)),
}
