/** The table of signs, and the search in it. */

import type { RouteKind } from '../../route/index.ts'
import type { UnwrappedMessage } from '../message/message.ts'
import { markModel } from '../message/model-name.ts'
import { ACCOUNT_SIGNS } from './kinds/account.ts'
import { CREDENTIAL_SIGNS } from './kinds/credential.ts'
import { LIMIT_SIGNS } from './kinds/limit.ts'
import { MODEL_RULES } from './kinds/model-rules.ts'
import { MODEL_BUDGET_SIGNS, MONEY_SIGNS } from './kinds/money.ts'
import { PAGE_SIGNS } from './kinds/page.ts'
import { PLACE_SIGNS } from './kinds/place.ts'
import { SERVER_ERROR_SIGNS } from './kinds/server-error.ts'
import { EFFORT_SIGNS, SETTING_SIGNS } from './kinds/setting.ts'
import { CLI_SIGNS } from './known/cli.ts'
import { CLOUD_SIGNS } from './known/cloud.ts'
import { CODE_SIGNS } from './known/codes.ts'
import { IDENTITY_SIGNS } from './known/identity.ts'
import { MODEL_SIGNS } from './known/model.ts'
import { ROUTE_SIGNS } from './known/route.ts'
import { NETWORK_SIGNS } from './network.ts'
import type { Condition, Sign } from './sign.ts'
import { UNKNOWN_SIGNS } from './unknown.ts'

/**
 * The table of signs; the first row that matches decides. The order is that of the evidence (docs/adr/0016):
 *
 * 1. Whose answer is it: the CLI's own sentences (`known`), a server that fails with 5xx, a web page.
 * 2. Answers that were seen, by code or by their whole sentence (`known`).
 * 3. Kinds of answers (`kinds`), by status, code and vocabulary: what passes a little later, what a setting or the
 *    prompt is refused for, money, the place, the credential, the account, and last the model.
 * 4. The transport, for messages without a status.
 * 5. Words that nobody has seen. They settle nothing.
 */
const GROUPS: readonly (readonly [name: string, signs: readonly Sign[]])[] = [
  ['known/cli', CLI_SIGNS.map(unlessServerFails)],
  ['known/identity', IDENTITY_SIGNS],
  ['known/cloud', CLOUD_SIGNS.map(unlessServerFails)],
  ['kinds/server-error', SERVER_ERROR_SIGNS],
  ['kinds/page', PAGE_SIGNS],
  ['kinds/setting (effort)', EFFORT_SIGNS],
  ['known/model', MODEL_SIGNS],
  ['kinds/money (model)', MODEL_BUDGET_SIGNS],
  ['known/codes', CODE_SIGNS],
  ['known/route', ROUTE_SIGNS],
  ['kinds/limit', LIMIT_SIGNS],
  ['kinds/setting', SETTING_SIGNS],
  ['kinds/money', MONEY_SIGNS],
  ['kinds/place', PLACE_SIGNS],
  ['kinds/credential', CREDENTIAL_SIGNS],
  ['kinds/account', ACCOUNT_SIGNS],
  ['kinds/model-rules', MODEL_RULES],
  ['network', NETWORK_SIGNS.map(sign => ({ status: 'none', ...sign }) as const)],
  ['unknown', UNKNOWN_SIGNS],
]

export const SIGNS: readonly Sign[] = GROUPS.flatMap(([, signs]) => signs)

/** Where a row of the table stands, such as "known/model, row 3", for the record of a verdict. */
export function signName(sign: Sign): string {
  const [name, signs = []] = GROUPS.find(([, group]) => group.includes(sign)) ?? []
  return name === undefined ? 'no table' : `${name}, row ${signs.indexOf(sign) + 1}`
}

/** A sentence of the CLI comes without a status of 5xx. A relay that fails quotes the sentence that it got itself. */
function unlessServerFails(sign: Sign): Sign {
  return { ...sign, unless: [...(sign.unless ?? []), { status: '5xx' }] }
}

/** The first row that matches a message about a model. */
export function findSign(message: UnwrappedMessage, model: string, route: RouteKind): Sign | undefined {
  const marked = { ...message, text: markModel(message.text, model) }
  return SIGNS.find(
    sign =>
      matchesCondition(sign, marked) &&
      (sign.routes?.includes(route) ?? true) &&
      !sign.unless?.some(condition => matchesCondition(condition, marked)),
  )
}

function matchesCondition(condition: Condition, message: UnwrappedMessage): boolean {
  const { status, codes, text, param, page, inStream, waitingForNetwork } = condition
  if (status !== undefined && !matchesStatus(status, message.status)) return false
  if (waitingForNetwork !== undefined && message.waitingForNetwork === undefined) return false
  if (inStream !== undefined && message.inStream === undefined) return false
  if (page !== undefined && page !== (message.page !== undefined)) return false
  if (param !== undefined && !param.test(message.param ?? '')) return false
  if (codes === undefined && text === undefined) return true
  const hasCode = codes !== undefined && [message.code, message.type].some(code => matchesCode(codes, code))
  return hasCode || (text?.test(wordsOf(message)) ?? false)
}

/** Of a page all its words count, although only its title is shown. */
function wordsOf({ text, page }: UnwrappedMessage): string {
  return page === undefined ? text : `${text} ${page.words}`
}

function matchesCode(codes: readonly string[] | RegExp, code: string | undefined): boolean {
  if (code === undefined) return false
  return codes instanceof RegExp ? codes.test(code) : codes.includes(code)
}

function matchesStatus(expected: NonNullable<Condition['status']>, status: number | undefined): boolean {
  if (expected === 'none') return status === undefined
  if (status === undefined) return false
  if (expected === '4xx') return status >= 400 && status < 500
  return expected === '5xx' ? status >= 500 : expected.includes(status)
}
