/** The table of signs, and the search in it. */

import type { RouteKind } from '../../route/index.ts'
import type { UnwrappedMessage } from '../message.ts'
import { markModel } from '../model-name.ts'
import { CLI_SIGNS } from './cli.ts'
import { CLOUD_SIGNS } from './cloud.ts'
import { CODE_SIGNS } from './codes.ts'
import { STATUS_SIGNS } from './http-status.ts'
import { IDENTITY_SIGNS } from './identity.ts'
import { MODEL_SIGNS } from './model.ts'
import { NETWORK_SIGNS } from './network.ts'
import { ROUTE_SIGNS } from './route.ts'
import type { Condition, Sign } from './sign.ts'

/**
 * The table of signs; the first row that matches decides. The CLI's own whole sentences come first, since nobody else
 * sends them. Words that name the model follow, because a gateway may
 * send them with any status. Clear codes and words follow, those of a cloud first, since they are the more exact ones. A
 * status alone comes last: it gives a message with unknown words the right scope.
 */
export const SIGNS: readonly Sign[] = [
  ...CLI_SIGNS,
  ...MODEL_SIGNS,
  ...CODE_SIGNS,
  ...IDENTITY_SIGNS,
  ...CLOUD_SIGNS,
  ...ROUTE_SIGNS,
  ...NETWORK_SIGNS,
  ...STATUS_SIGNS,
]

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
  const { status, codes, text, waitingForNetwork } = condition
  if (status !== undefined && !matchesStatus(status, message.status)) return false
  if (waitingForNetwork !== undefined && message.waitingForNetwork === undefined) return false
  if (codes === undefined && text === undefined) return true
  const hasCode = codes?.some(code => code === message.code || code === message.type) ?? false
  return hasCode || (text?.test(message.text) ?? false)
}

function matchesStatus(expected: readonly number[] | 'any-5xx', status: number | undefined): boolean {
  if (status === undefined) return false
  return expected === 'any-5xx' ? status >= 500 : expected.includes(status)
}
