/**
 * Signs of a web page in the place of an answer. An API answers with JSON, so the page comes from something between the
 * runner and the API: a filter, a firewall, a proxy that wants a sign-in, or a check for browsers. None of them knows
 * which model was asked for.
 */

import type { Sign } from '../sign.ts'

export const PAGE_SIGNS: readonly Sign[] = [
  {
    reason: 'network-blocked',
    page: true,
    text: /\bjust a moment\b|\benable javascript\b|\bverif(?:y|ying) (?:that )?you are (?:a )?human\b|\bchecking your browser\b|\bcaptcha\b|\battention required\b/i,
    secondLook: 'always',
    detail: 'challenge',
    source: "Cloudflare's and other checks for browsers; may be over a minute later",
  },
  {
    reason: 'network-blocked',
    page: true,
    status: [407],
    secondLook: 'always',
    detail: 'proxy',
    source: 'RFC 9110 section 15.5.8: the proxy wants a user and a password; Squid sends a page',
  },
  {
    reason: 'network-blocked',
    page: true,
    status: [401, 403, 451],
    secondLook: 'always',
    detail: 'page',
    source: 'block pages of Zscaler, Netskope, Squid, Akamai; twelve of twelve were of the network',
  },
  {
    // Firewalls answer with statuses that no API gives for a request of this form.
    reason: 'network-blocked',
    page: true,
    status: '4xx',
    text: /\b(?:blocked|denied|forbidden|not acceptable|mod_security|firewall|security (?:policy|rules?)|violation)\b|\bgesperrt|\bbloqu|\brefusé|\binterdit|\bdenegado|\bnegado|拦截|阻断|禁止|ブロック|制限|차단|заблок|огранич|запрещ/i,
    unless: [{ status: [404, 410, 429] }],
    secondLook: 'always',
    detail: 'page',
    source: 'ModSecurity answers with 406, the firewall of Alibaba Cloud with 405',
  },
  {
    // A wrong base URL leads to the web site of the vendor, which answers any path with a page.
    reason: 'unrecognized',
    page: true,
    status: '4xx',
    lasting: 'permanent',
    unsettled: true,
    unless: [{ status: [413] }],
    source: 'a web server that does not know the path; says nothing about the model',
  },
]
