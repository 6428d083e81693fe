/** The table of signs as a whole: a row that no known message reaches is dead, or has no test. */

import { describe, expect, it } from '@jest/globals'
import { type FieldAnswer, readFieldAnswers } from '../../loopback/golden/field/field-answer.ts'
import type { Route } from '../../src/route/index.ts'
import { SIGNS, type Sign, signOf } from '../../src/verdict/index.ts'
import { ACCESS_TOKEN, API_KEY, CHATGPT, contentOf, contextOn, messagesOf, PROVIDER } from './case.ts'
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
  const words = contentOf(text).said
  return [text, words]
    .map(shown => `unexpected status ${status} Status: ${shown}, url: https://h/v1`)
    .concat(text)
}

function rowsReached(): ReadonlySet<Sign> {
  const reached = new Set<Sign>()
  const add = (message: string, route: Route) => {
    const sign = signOf(message, contextOn(route))
    if (sign !== undefined) reached.add(sign)
  }
  for (const each of CASES) {
    for (const message of messagesOf(each)) add(message, each.route ?? CHATGPT)
  }
  for (const answer of ANSWERS) {
    const known = ROUTES.find(({ kind }) => kind === answer.route) ?? CHATGPT
    for (const message of messagesOfAnswer(answer)) add(message, known)
  }
  for (const message of OTHERS) for (const route of ROUTES) add(message, route)
  return reached
}

const ROUTES: readonly Route[] = [PROVIDER, API_KEY, CHATGPT, ACCESS_TOKEN]

/** The rows of workload identity alone have tests of their own, in a private network. */
const isOfIdentity = ({ routes = [] }: Sign) => routes.join() === 'workload-identity'

describe('the table of signs', () => {
  it('has no row that no known message reaches', () => {
    const reached = rowsReached()
    const dead = SIGNS.filter(sign => !reached.has(sign) && !isOfIdentity(sign))
    expect(dead.map(({ reason, source }) => `${reason}: ${source}`)).toEqual([])
  })

  it('names where each row was seen, or why it holds', () => {
    expect(SIGNS.filter(({ source }) => source.length < 8)).toEqual([])
  })
})
