/**
 * Fixed phrases that refuse a model by its name. They are made of a subject, a predicate and the end of the sentence,
 * because the same words with another end are temporary or about something else: "is not available due to high demand",
 * "is not supported with tool_choice".
 */

import { MONEY_WORDS, SETTING_WORDS, TEMPORARY_WORDS, type Words } from './words.ts'

/** The model as an object, with the words that stand before and after its name. */
const MODEL = String.raw`(?:(?:the|this|your|any|an?) )?(?:(?:requested|selected|specified|publisher|base|foundation|underlying|openai|chat|language) )*(?:model(?:s)?(?: ?(?:name|id|identifier|slug))?(?: passed in)? ?[:=(]? ?(?:model ?[:=] ?)?)?<model>(?: model)?\)?`

/** As the subject it stands at the beginning of a sentence or of a part of it. */
const SUBJECT = String.raw`(?:^|[.:!;,'"({[\]] ?|\b(?:that|error|because|since|and|but|message|sorry) )${MODEL}`

/** What may follow "is not supported" and the like: whose account, plan or place, or which API. */
const OWNER = String.raw`(?:account|plan|project|region|location|country|geography|organi[sz]ation|org|team|key|api key|token|subscription|tier|workspace|user|group|tenant|deployment|resource|provider|gateway|server|endpoint|api|route|catalog|cluster|environment|instance|service|platform|format|operation|proxy|channel)s?`
const TAIL = String.raw`(?: (?:for|in|on|via|with|by|at|to|under|through|within|from|of|when using) (?:(?:this|your|the|any|a|an|our|that|its|current|selected|specified|configured) )*(?:[\w/.'"-]+ ){0,3}?(?:${OWNER}|codex|responses|chat|openai|you)\b[^.;,]{0,60}| at (?:the )?\w+ level)?`

/** The sentence ends here, or goes on with a known tail and ends then. */
export const END = String.raw`${TAIL}(?=\s*(?:$|[.;!)\]}'"|，。；]|\((?:request|req|default|trace|error|code|id|status|type|see|http|\d)|[-–—] |,? or\b|,? (?:please )?(?:use|choose|select|contact|check|specify|pick|visit|enable|activate|ask|see|call|make sure|ensure|verify|try|did you|pull|learn)\b|,? ?https?:))`

/** When it happened, and that it lasts. */
const ENDED_FOR_GOOD = String.raw`(?: (?:on|since|as of|effective|in) (?:\w{3,9} )?\d[\w ,:/.+-]{1,38})?(?: and (?:(?:is|are|was|has been) )?(?:no longer|not) \w+[^.;]{0,60})?`

/** Chinese has no space after a word: "未启用的副本" is about replicas that are not enabled. */
const ZH_END = String.raw`(?=\s*(?:$|[。；，、！,.;!)）(（:：]|请|或))`

const NOT = String.raw`(?:is|are|was) (?:not|no longer)(?: currently| yet| longer)?|isn't|is no longer`

type PhraseReason = 'model-not-found' | 'not-supported-on-route' | 'no-access'

const PHRASES: readonly (readonly [PhraseReason, string])[] = [
  // The name is unknown.
  ['model-not-found', String.raw`${SUBJECT} (?:does not|doesn't|do not|did not|not) exist(?:s|ed)?${END}`],
  ['model-not-found', String.raw`${SUBJECT},? (?:was |is |could |can )?not (?:be )?found${END}`],
  [
    'model-not-found',
    String.raw`\b(?:no such|not found|could not find|cannot find|can't find|couldn't find|failed to find|no) (?:the )?${MODEL} (?:was |is )?(?:found|exists?)\b`,
  ],
  [
    'model-not-found',
    String.raw`\b(?:no such|not found:?|could not find|cannot find|can't find|couldn't find|failed to find) ${MODEL}${END}`,
  ],
  [
    'model-not-found',
    String.raw`\b(?:invalid|unknown|unrecogni[sz]ed|undefined|nonexistent|non-existent|incorrect|bad|unregistered) (?:chat |language )?(?:model|deployment|engine)(?: ?(?:name|id|identifier|slug))?(?: passed in)?(?: in request)?[:=,]? ?(?:model ?[:=] ?)?<model>${END}`,
  ],
  ['model-not-found', String.raw`\bunknown (?:provider|backend|route|upstream) for ${MODEL}${END}`],
  [
    'model-not-found',
    String.raw`\bno (?:(?!available\b|healthy\b|free\b|idle\b|ready\b|active\b|capacity\b)[\w-]+ ){0,4}?(?:providers?|endpoints?|routes?|deployments?|channels?|backends?|adapters?|handlers?|mapping|configuration|config|pricing)(?: (?:found|configured|enabled|registered|defined|exists?|mapped))? (?:for|matching|supports?|supporting|serves?|serving|with) ${MODEL}${END}`,
  ],
  [
    'model-not-found',
    String.raw`${SUBJECT} (?:is )?(?:unknown|invalid|unrecogni[sz]ed|undefined|unregistered)${END}`,
  ],
  [
    'model-not-found',
    String.raw`${SUBJECT}(?: associated with this deployment| version)? (?:has been|have been|was|is|were|has|have) (?:reached (?:its |the )?end.of.(?:life|support|sale)|deprecated|retired|removed|shut ?down|sunset|decommissioned|discontinued|end.of.life|turned off|deleted)${ENDED_FOR_GOOD}${END}`,
  ],
  [
    'model-not-found',
    String.raw`\bmodel ?names? (?:are|is|must be)\b[^;]{1,300}?,? but (?:you )?(?:passed|got|received|requested|gave|sent) ${MODEL}`,
  ],
  [
    'model-not-found',
    String.raw`模型 ?<model> ?(?:不存在|未找到|已下线|已弃用|无可用渠道)${ZH_END}|(?:未找到|不存在的?|无效的?|未知的?)模型 ?[:：]? ?<model>${ZH_END}`,
  ],
  [
    'model-not-found',
    String.raw`${SUBJECT} (?:${NOT}) (?:deployed|configured|recogni[sz]ed|registered|(?:a )?valid(?: model)?(?: id| name)?|in the (?:catalog|list of \w+ models|model list))${END}`,
  ],
  // The name is known, and not offered here.
  [
    'not-supported-on-route',
    String.raw`${SUBJECT} (?:${NOT}) (?:supported|available|offered|accessible|provided|served|hosted|included)${END}`,
  ],
  ['not-supported-on-route', String.raw`${SUBJECT} (?:is )?unsupported${END}`],
  [
    'not-supported-on-route',
    String.raw`${SUBJECT} (?:does not|doesn't|cannot|can't|can not) (?:support|be used with|work with|be used via|be called via|be accessed via) (?:the )?['"\x60]?(?:/?v1/)?/?responses\b`,
  ],
  [
    'not-supported-on-route',
    String.raw`\bresponses(?: api| operation| endpoint)? (?:does not|doesn't|do not|is not|isn't) (?:work|support\w*|available|enabled|compatible)(?: (?:with|for|by|in|on))? (?:the )?(?:specified model,? ?)?${MODEL}`,
  ],
  [
    'not-supported-on-route',
    String.raw`\b(?:unsupported|unavailable|not (?:a )?(?:supported|allowed|permitted|available)) (?:chat |language )?model(?: ?(?:name|id|identifier))?[:=]? ?<model>${END}`,
  ],
  [
    'not-supported-on-route',
    String.raw`模型 ?<model> ?(?:不支持|未开通|未启用|未激活|不可用|未授权)${ZH_END}|不支持(?:的|该)?模型 ?[:：]? ?<model>${ZH_END}`,
  ],
  // The name is known, and not open to this account.
  [
    'no-access',
    String.raw`${SUBJECT} (?:${NOT}) (?:enabled|allowed|permitted|authori[sz]ed|activated|whitelisted|licensed|open|in the allow ?list)${END}`,
  ],
  [
    'no-access',
    String.raw`${SUBJECT} (?:is |has been |was )?(?:disabled|blocked|restricted|prohibited|forbidden)${END}`,
  ],
  [
    'no-access',
    String.raw`\b(?:no|without|lacks?|missing|denied) (?:access|permission|rights?|authori[sz]ation)(?: (?:to|for|on))?(?: (?:use|access|call|invoke|run))? ${MODEL}${END}`,
  ],
  [
    'no-access',
    String.raw`(?:\bnot|n't|\bnever) (?:been )?(?:have|had|has|granted|given|got) (?:been )?(?:any )?(?:access|permissions?|rights?|authori[sz]ation)(?: granted)? (?:to|for)(?: (?:use|access|call|invoke|run))? ${MODEL}${END}`,
  ],
  [
    'no-access',
    String.raw`(?:\bnot|n't|\bun)(?: been| be| currently| yet)? ?(?:allowed|authori[sz]ed|permitted|entitled|enabled|approved|eligible|licensed|whitelisted) (?:to|for)(?: (?:use|access|call|invoke|run|request|query))? ${MODEL}${END}`,
  ],
  [
    'no-access',
    String.raw`\baccess to ${MODEL} (?:is |was |has been )?(?:denied|forbidden|not (?:allowed|granted|permitted|enabled)|restricted|blocked|disabled)${END}`,
  ],
  [
    'no-access',
    String.raw`\b(?:has|have) not (?:activated|enabled|purchased|subscribed to|opened|been granted|requested access to) ${MODEL}${END}`,
  ],
  [
    'no-access',
    String.raw`\bnot allowed to access (?:this )?models?\b.{0,400}?(?:\btried to access ${MODEL}|\bmodel ?[=:] ?<model>)`,
  ],
  [
    'no-access',
    String.raw`${SUBJECT} requires (?:a |an )?(?:higher|paid|pro|enterprise|different|premium)[^.;]{0,60}(?:plan|tier|subscription)\b`,
  ],
  [
    'no-access',
    String.raw`无权(?:访问|使用|调用)(?:该)?(?:模型)? ?[:：]? ?<model>${ZH_END}|没有(?:访问|使用|调用)?(?:该)?(?:模型)? ?<model> ?的?权限|<model> ?(?:无权限|没有权限)`,
  ],
]

const COMPILED = PHRASES.map(([reason, source]) => [reason, new RegExp(source, 'i')] as const)

/** The phrases of one reason, where no word makes the text temporary or says that a setting is meant. */
function phrasesFor(reason: PhraseReason): Words {
  const patterns = COMPILED.filter(([of]) => of === reason).map(([, pattern]) => pattern)
  return {
    test: text =>
      text.includes('<model>') &&
      patterns.some(pattern => pattern.test(text)) &&
      !TEMPORARY_WORDS.test(text) &&
      !MONEY_WORDS.test(text) &&
      !SETTING_WORDS.test(text),
  }
}

export const NOT_FOUND_PHRASES: Words = phrasesFor('model-not-found')
export const NOT_SUPPORTED_PHRASES: Words = phrasesFor('not-supported-on-route')
export const NO_ACCESS_PHRASES: Words = phrasesFor('no-access')
