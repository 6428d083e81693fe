import { describe, expect, it } from '@jest/globals'
import { API_KEY, contextOn, failureOf, messagesOf, PROVIDER } from './case.ts'
import { CLI_CASES } from './cases-cli.ts'

describe('an error code with a status that says the server fails', () => {
  it.each([500, 502, 503, 529])('means nothing lasting with %i', status => {
    const coded = CLI_CASES.filter(({ needsCode }) => needsCode === true)
    const findings = coded.map(({ answer, route }) => {
      const body = JSON.stringify({ ...answer, status: undefined })
      return failureOf(`unexpected status ${status} Status: ${body}`, contextOn(route))
    })
    expect(findings.length).toBeGreaterThan(15)
    expect(findings.filter(({ kind, lasting }) => kind === 'refused' || lasting !== 'temporary')).toEqual([])
  })
})

describe('a sentence of the CLI inside a text of a server', () => {
  // Reasons for which words anywhere in a text are enough have rows of their own.
  it.each([
    'budget reached',
    'The requested access program is not enabled.',
    'Your workspace inference hook blocked this request.',
    'Gateway credential export must print one access token',
    "Codex ran out of room in the model's context window. Start a new thread.",
    'Flex capacity unavailable.',
    'internal error; agent loop died unexpectedly',
    'model_not_found',
  ])('is not the CLI’s own: %s', sentence => {
    const alone = failureOf(sentence, contextOn(API_KEY))
    expect(alone.reason).not.toBe('unrecognized')
    for (const text of [`Our gateway logged: ${sentence}`, `upstream said "${sentence}" to us`]) {
      expect(failureOf(text, contextOn(API_KEY))).toMatchObject({ kind: 'unsettled', reason: 'unrecognized' })
    }
  })
})

describe('a sentence of the CLI in the answer of a server that fails', () => {
  it.each([
    "You've hit your usage limit. Upgrade to Pro or try again at 5:00 PM.",
    'Your workspace is out of credits. Add credits to continue.',
    'Quota exceeded. Check your plan and billing details.',
    'The security token included in the request is expired',
  ])('means nothing lasting: %s', sentence => {
    const quoted = failureOf(`unexpected status 503 Service Unavailable: ${sentence}`, contextOn(PROVIDER))
    expect(quoted).toMatchObject({ kind: 'unsettled', lasting: 'temporary', reason: 'server-error' })
    expect(failureOf(sentence, contextOn(PROVIDER)).reason).not.toBe('server-error')
  })
})

describe('the cause that a sentence of the CLI names', () => {
  it.each([
    ['the spend cap of a workspace', 'spend-cap'],
    ['the command for the token of a gateway', 'gateway-export'],
    ['a gateway that needs a browser', 'gateway-sign-in'],
    ['an access program', 'access-program'],
    ['the budget of a session', 'session-budget'],
    ['words about the administrator', 'admin-approval'],
    ['the code of the identity service', 'not-a-member'],
  ])('of %s is %s', (name, detail) => {
    const found = CLI_CASES.find(each => each.name === name)
    const messages = found === undefined ? [] : messagesOf(found)
    expect(messages.length).toBeGreaterThan(0)
    for (const message of messages)
      expect(failureOf(message, contextOn(found?.route))).toMatchObject({ detail })
  })
})
