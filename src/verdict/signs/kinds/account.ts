/** Signs that the account, the organization or the workspace is refused, and with it every model. */

import type { Condition, Sign } from '../sign.ts'

/** "Your organization may not use this model" is about the model. */
const ABOUT_MODEL: readonly Condition[] = [
  { text: /<model>|\b(?:this|the|requested|specified) models?\b|\baccess to models?\b|模型/i },
]

const WHO = String.raw`(?:account|organi[sz]ation|org|workspace|team|user|tenant|subscription|project|customer|consumer|(?:your|api|account|user) access)`
const ENDED = String.raw`(?:deactivated|deleted|suspended|restricted|disabled|banned|terminated|blocked|closed|locked|frozen|expired|inactive|revoked|on hold|archived|not active|not activated)`

/** What is sold for some models only is no account that is closed. */
const SOME_MODELS: Condition = {
  text: /\b(?:premium|pro|paid|advanced|frontier|larger?|these|some|certain) models\b/i,
}

export const ACCOUNT_SIGNS: readonly Sign[] = [
  {
    reason: 'workspace-blocked',
    status: '4xx',
    text: /\bworkspace (?:administrator|admin|owner)\b|\bcontact your (?:administrator|admin|organi[sz]ation)\b[^.;]{0,40}\baccess\b/i,
    unless: ABOUT_MODEL,
    lasting: 'permanent',
    detail: 'admin-approval',
    source: 'lidge-jun/opencodex#1789: 403 of the ChatGPT backend',
  },
  {
    reason: 'workspace-blocked',
    status: '4xx',
    text: /\bno (?:active|valid|current|paid)(?: [\w-]+){0,3} (?:subscription|licen[cs]e)\b|\b(?:active|valid|paid)(?: [\w-]+){0,3} (?:subscription|licen[cs]e) (?:is |was )?(?:required|needed|not found)\b|\b(?:requires?|needs?|must have|not have) an? (?:active|valid|paid)(?: [\w-]+){0,3} (?:subscription|licen[cs]e)\b|(?:订阅|套餐).{0,4}(?:过期|到期|失效)|(?:无|没有)有效(?:的)?(?:订阅|套餐)/i,
    unless: [...ABOUT_MODEL, SOME_MODELS],
    secondLook: 'behind-gateway',
    lasting: 'permanent',
    source: 'OpenCode Go: "An active OpenCode Go subscription is required"; relays with plans',
  },
  {
    reason: 'workspace-blocked',
    status: '4xx',
    text: /\b(?:account|organi[sz]ation|workspace|tenant|subscription|project)(?: (?:id )?(?:['"\x60(][\w.:/-]{1,80}['"\x60)]|[\w.:/-]{0,40}\d[\w.:/-]{0,40}))? (?:(?:was|is|could|does) )?not (?:be )?(?:found|exist)\b|\b(?:no such|unknown|invalid) (?:account|organi[sz]ation|workspace|tenant|project)\b(?! \w)/i,
    unless: ABOUT_MODEL,
    secondLook: 'behind-gateway',
    lasting: 'permanent',
    source: 'clouds and gateways with projects: each model is asked for in the same one',
  },
  {
    reason: 'workspace-blocked',
    status: '4xx',
    codes:
      /(?:workspace|organi[sz]ation|org|team)_?(?:membership_required|member_required|not_a_member)|invalid_workspace_selected|not_a_member/,
    text: new RegExp(
      String.raw`\bnot (?:a )?members? of (?:\w+ ){0,2}${WHO}\b|\bmembership (?:is )?required\b|\bno longer (?:a )?member\b`,
      'i',
    ),
    unless: ABOUT_MODEL,
    lasting: 'permanent',
    detail: 'not-a-member',
    source: 'the ChatGPT backend: workspace_membership_required, invalid_workspace_selected',
  },
  {
    reason: 'workspace-blocked',
    status: '4xx',
    codes:
      /(?:account|organi[sz]ation|org|user|workspace|team|tenant|project)_?(?:has_been_|is_)?(?:deactivated|suspended|disabled|restricted|blocked|banned|deleted|inactive|terminated|frozen)|access_?terminated|deactivated_(?:account|workspace)/,
    text: new RegExp(
      [
        // The verb follows at once, or after a name: "the file of this user is too large or has expired" is no account.
        String.raw`\b${WHO}s?(?: (?:['"\x60(]?[\w-]*\d[\w-]*['"\x60)]?|has been|have been|has|have|is|are|was|were|currently|temporarily|already|or|because it|associated with (?:this|your|the) [\w ]{1,20}?|of (?:this|your|the) \w+)){0,4} ${ENDED}\b`,
        String.raw`\b${ENDED} ${WHO}\b`,
        String.raw`\baccess to (?:this|the|your) (?:current )?(?:ak|keys?|api|service|platform|${WHO}) (?:has been|is|was) ${ENDED}\b`,
        String.raw`\b${WHO}(?:[=:] ?| (?!(?:messages?|paths?|inputs?|files?|names?|ids?|fields?|prompts?|contents?|data|settings?|instructions?|agents?|tools?|responses?)\b))['"\x60]?[\w.:/-]{1,80}['"\x60]? (?:is|was|has been) ${ENDED}\b`,
        '(?:账[号户]|用户|组织).{0,8}(?:封禁|停用|禁用|冻结|锁定|暂停|非活动|未激活|已?注销)',
      ].join('|'),
      'i',
    ),
    unless: [...ABOUT_MODEL, { text: /\b(?:key|ip)\b/i }],
    secondLook: 'behind-gateway',
    lasting: 'permanent',
    detail: 'account-suspended',
    source: 'OpenAI: account_deactivated, access_terminated; LiteLLM: "Team=… is blocked"; other vendors',
  },
]
