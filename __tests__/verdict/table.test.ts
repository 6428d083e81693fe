/** The table of signs as a whole: a row that no known message reaches is dead, or has no test. */

import { describe, expect, it } from '@jest/globals'
import { type FieldAnswer, readFieldAnswers } from '../../loopback/golden/field/field-answer.ts'
import type { RouteKind } from '../../src/route/index.ts'
import { unwrapMessage } from '../../src/verdict/message/unwrap.ts'
import { findSign, SIGNS } from '../../src/verdict/signs/index.ts'
import { IDENTITY_SIGNS } from '../../src/verdict/signs/known/identity.ts'
import type { Sign } from '../../src/verdict/signs/sign.ts'
import { CHATGPT, MODEL, messagesOf, PROVIDER } from './case.ts'
import { CLI_CASES } from './cases-cli.ts'
import { CLOUD_CASES } from './cases-cloud.ts'
import { MODEL_CASES } from './cases-model.ts'
import { NETWORK_CASES } from './cases-network.ts'
import { ROUTE_CASES } from './cases-route.ts'

const CASES = [...MODEL_CASES, ...CLI_CASES, ...CLOUD_CASES, ...ROUTE_CASES, ...NETWORK_CASES]

const ANSWERS = (['first', 'found', 'made-up'] as const).flatMap(readFieldAnswers)

/** Messages of kinds that the other tables do not have. */
const OTHERS: readonly string[] = [
  'unexpected status 403 Forbidden: Ask your workspace administrator for access.',
  'unexpected status 403 Forbidden: Multi-factor authentication required',
  'unexpected status 403 Forbidden: Request blocked by the web application firewall',
  'unexpected status 404 Not Found: Project "ci" was not found',
  'unexpected status 400 Bad Request: x-portkey-config header is required',
  'stream disconnected before completion: Your organization has reached its spend limit.',
  '{"error":{"message":"No.","code":"budget_reached"}}',
  'provider auth command `token` exited with status 1',
]

/** What the CLI prints of an answer, with its code and without. */
function messagesOfAnswer({ status, body }: FieldAnswer): readonly string[] {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const words = unwrapMessage(text).text
  return [text, words]
    .map(shown => `unexpected status ${status} Status: ${shown}, url: https://h/v1`)
    .concat(text)
}

function rowsReached(): ReadonlySet<Sign> {
  const reached = new Set<Sign>()
  const add = (message: string, route: RouteKind) => {
    const sign = findSign(unwrapMessage(message), MODEL, route)
    if (sign !== undefined) reached.add(sign)
  }
  for (const each of CASES) {
    for (const message of messagesOf(each)) add(message, (each.route ?? CHATGPT).kind)
  }
  for (const answer of ANSWERS) {
    const known = SIGN_ROUTES.find(kind => kind === answer.route) ?? CHATGPT.kind
    for (const message of messagesOfAnswer(answer)) add(message, known)
  }
  for (const message of OTHERS) for (const route of SIGN_ROUTES) add(message, route)
  return reached
}

const SIGN_ROUTES: readonly RouteKind[] = [PROVIDER.kind, 'api-key', CHATGPT.kind, 'access-token']

describe('the table of signs', () => {
  it('has no row that no known message reaches', () => {
    const reached = rowsReached()
    // The rows of workload identity have tests of their own, in a private network.
    const dead = SIGNS.filter(sign => !reached.has(sign) && !IDENTITY_SIGNS.includes(sign))
    expect(dead.map(({ reason, source }) => `${reason}: ${source}`)).toEqual([])
  })

  it('names where each row was seen, or why it holds', () => {
    expect(SIGNS.filter(({ source }) => source.length < 8)).toEqual([])
  })
})
