/** Signs that the place is refused from which, or at which, was asked: a region, an address, a host, a closed network. */

import type { Condition, Sign } from '../sign.ts'

/**
 * A model that is not offered in a region is another one's business: the next model may be. Where models as such are
 * not, every next one fails too.
 */
const ABOUT_MODEL: readonly Condition[] = [
  {
    text: /<model>|(?<![a-z/])model(?![a-z])|\b(?:these|those|some|requested|selected) models\b|模型|モデル|모델/i,
  },
]

/** Words that refuse, and the place. A file and a value have a location as well. */
const CLOSED =
  '(?:not (?:authori[sz]ed|allowed|permitted|supported|available|offered|served)|unsupported|unavailable|blocked|restricted|prohibited)'
const PLACE =
  "(?:regions?|countr(?:y|ies)|territor(?:y|ies)|jurisdictions?|geograph\\w+|(?:user|client|caller|your|current|this|that|these|the)(?:'s)? (?:geographic(?:al)? )?locations?)"

export const PLACE_SIGNS: readonly Sign[] = [
  {
    reason: 'network-blocked',
    codes: ['unsupported_country_region_territory'],
    text: /\bcountry, region,? or territory not supported\b/i,
    unless: [{ status: '5xx' }],
    early: 'The region of a runner does not change.',
    detail: 'region',
    source: 'OpenAI error guide: 403, country, region or territory not supported',
  },
  {
    reason: 'network-blocked',
    status: '4xx',
    codes: /^ip_(?:not_|address_)|ip_?(?:not_?allowed|blocked|denied|restricted|whitelist)/,
    text: /\bip(?: ?address(?:es)?)?\b[^.;]{0,60}\b(?:not (?:authori[sz]ed|allowed|permitted|whitelisted|in)|blocked|denied|restricted|forbidden|banned)\b|\b(?:blocked|denied|restricted|disallowed)\b[^.;]{0,30}\bip(?: ?address)?\b|\b(?:ips?|address\w*|networks?|hosts?|domains?|\d{1,3}(?:\.\d{1,3}){3})\b[^.;]{0,40}\b(?:allow|white) ?list\b|\b(?:ip|address|network) (?:allow|white) ?list\b|IP.{0,12}(?:不在|限制|白名单)/i,
    unless: ABOUT_MODEL,
    detail: 'ip-list',
    source: 'OpenAI: ip_not_authorized; lists of allowed addresses of relays and clouds',
  },
  {
    reason: 'network-blocked',
    status: '4xx',
    codes: ['incorrect_hostname'],
    text: /\b(?:incorrect|wrong|invalid) (?:regional )?host ?name\b|\bmake your request to [\w.-]+\.[a-z]{2,}\b/i,
    unless: ABOUT_MODEL,
    detail: 'host-name',
    source: 'OpenAI: incorrect_hostname, a project whose data stays in a region',
  },
  {
    reason: 'network-blocked',
    status: '4xx',
    text: /\bvirtual network\b|\bfirewall\b|\bprivate (?:endpoint|link|network)\b|\bpublic (?:network )?access (?:is )?(?:disabled|denied|not allowed)\b|\b(?:vpc|network) (?:service controls|security perimeter|polic\w+)\b|\bnot (?:from|in|on) (?:an? |the )?(?:allowed|trusted|corporate) network\b/i,
    unless: ABOUT_MODEL,
    detail: 'private-network',
    source:
      'Azure OpenAI: Virtual Network/Firewall rules, private endpoint; VPC Service Controls of Google Cloud',
  },
  {
    reason: 'network-blocked',
    status: '4xx',
    text: /\bwaf\b|\bweb application firewall\b|\badministrative rules\b|\b(?:blocked|denied|forbidden|restricted|prohibited) by (?:[\w']+ ){0,3}(?:corporate|company|it|network|web|internet|url|browsing) (?:security )?(?:polic(?:y|ies)|filter(?:ing)?|proxy)\b|\b(?:web|url|internet|dns) (?:filter(?:ing)?|proxy)\b[^.;]{0,30}\b(?:blocked|denied|forbidden|restricted|prohibited)\b/i,
    unless: ABOUT_MODEL,
    secondLook: 'always',
    detail: 'private-network',
    source:
      'filters and firewalls that answer with a line or with JSON in the place of a page; HAProxy: administrative rules',
  },
  {
    reason: 'network-blocked',
    status: '4xx',
    codes:
      /(?:region|country|location|territory)_?(?:not_?(?:supported|allowed|available)|restricted|blocked|forbidden)|unsupported_?(?:region|country|location)/,
    text: new RegExp(
      String.raw`\b${CLOSED}\b[^.;]{0,40}\b${PLACE}\b|\b${PLACE}\b[^.;]{0,40}\b${CLOSED}\b|地区.{0,6}(?:不支持|限制)`,
      'i',
    ),
    unless: ABOUT_MODEL,
    detail: 'region',
    source: 'services that are closed to a region',
  },
]
