import type { RouteKind } from '../../route/index.ts'
import type { UnwrappedMessage } from '../message.ts'
import { MODEL_SIGNS } from './model.ts'
import { PATH_SIGNS } from './network.ts'
import { ROUTE_SIGNS } from './route.ts'
import type { Condition, Sign } from './sign.ts'
import { STATUS_SIGNS } from './status.ts'

/**
 * What is said of the model by its name comes first: a gateway may say it with any status. Then codes and wording that
 * leave no doubt. A status alone decides last, so that a text never seen still gets the right scope.
 */
export const SIGNS: readonly Sign[] = [...MODEL_SIGNS, ...ROUTE_SIGNS, ...PATH_SIGNS, ...STATUS_SIGNS]

/** The first row that fits. `marked` is the peeled text with the model's name replaced by `<model>`. */
export function findSign(peeled: UnwrappedMessage, marked: string, route: RouteKind): Sign | undefined {
  return SIGNS.find(sign => fits(sign, peeled, marked, route))
}

function fits(sign: Sign, peeled: UnwrappedMessage, marked: string, route: RouteKind): boolean {
  const { routes, unless = [] } = sign
  if (!looksLike(sign, peeled, marked)) return false
  if (unless.some(look => looksLike(look, peeled, marked))) return false
  if (routes !== undefined && !routes.includes(route)) return false
  return sign.waitingForNetwork === undefined || peeled.waitingForNetwork === true
}

function looksLike({ status, codes, text }: Condition, peeled: UnwrappedMessage, marked: string): boolean {
  if (status !== undefined && !hasStatus(status, peeled.status)) return false
  if (codes !== undefined && !codes.some(code => code === peeled.code || code === peeled.type)) return false
  return text === undefined || text.test(marked)
}

function hasStatus(wanted: readonly number[] | 'any-5xx', status: number | undefined): boolean {
  if (status === undefined) return false
  return wanted === 'any-5xx' ? status >= 500 : wanted.includes(status)
}
