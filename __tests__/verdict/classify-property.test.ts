import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Route } from '../../src/route/index.ts'
import { classify, earlyVerdict, type Verdict } from '../../src/verdict/index.ts'
import {
  ACCESS_TOKEN,
  API_KEY,
  CHATGPT,
  contextOn,
  failureOf,
  MODEL,
  messagesOf,
  NONE,
  PROVIDER,
} from './case.ts'
import { CLI_CASES } from './cases-cli.ts'
import { CLOUD_CASES } from './cases-cloud.ts'
import { MODEL_CASES } from './cases-model.ts'
import { NETWORK_CASES } from './cases-network.ts'
import { ROUTE_CASES } from './cases-route.ts'

const MESSAGES = [...MODEL_CASES, ...CLI_CASES, ...CLOUD_CASES, ...ROUTE_CASES, ...NETWORK_CASES].flatMap(
  messagesOf,
)
const ROUTES: readonly Route[] = [CHATGPT, API_KEY, ACCESS_TOKEN, PROVIDER, NONE]
const NAMES = ['gpt-5.5', 'gpt-5.5-mini', 'gpt-5.5.1', 'gpt-5', 'gpt-5.4', 'my-gpt-5.5', 'o3', '']

const route = fc.constantFrom(...ROUTES)
const words = fc.constantFrom(
  'does not exist',
  'is not supported when using Codex',
  'The model ',
  'model not found',
  'model_not_found',
  ' {"error":{"message":"',
  '"}}',
  'Reconnecting... 1/5 (',
  'unexpected status 404 Not Found: ',
  'Switch to another model',
  '\u202e',
  '\u200b',
)

/** A known message, changed at random: another model, other case, text removed, inserted or wrapped. */
const mutated = fc
  .tuple(
    fc.constantFrom(...MESSAGES),
    fc.constantFrom(...NAMES),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(12),
        insert: fc.oneof(fc.string({ maxLength: 8 }), words, fc.constantFrom(...NAMES)),
      }),
      { maxLength: 5 },
    ),
    fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => JSON.stringify({ detail: text }),
    ),
  )
  .map(([message, slug, edits, wrap]) =>
    wrap(
      edits.reduce(
        (text, { at, drop, insert }) => {
          const index = Math.floor(at * text.length)
          return text.slice(0, index) + insert + text.slice(index + drop)
        },
        message.replaceAll(MODEL, slug),
      ),
    ),
  )

/** Whether the raw message holds anything that may mean the model. Shares no code with what it checks. */
function namesTheModel(message: string): boolean {
  const visible = message
    .replace(/\p{Cf}/gu, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return (
    /(?<![\w.-])gpt-5\.5(?:-\d{4}-\d\d-\d\d)?(?![\w-]|\.\w)/i.test(visible) ||
    /model_not_found|unsupported_value/i.test(visible) ||
    /switch to another model/i.test(visible)
  )
}

/** A configuration that the CLI refuses is about no model, although its scope is the client. */
function refusesTheModel(verdict: Verdict | undefined): boolean {
  if (verdict?.kind !== 'refused' || verdict.finding.reason === 'config-invalid') return false
  return verdict.finding.scope === 'model' || verdict.finding.scope === 'client'
}

const RUNS = { numRuns: 3_000 }

const verdictOn = (message: string, route: Route) =>
  classify({ kind: 'failed', message, stage: 'turn.failed' }, contextOn(route))

describe('a message changed at random', () => {
  it('never refuses the model unless it names the model', () => {
    let refused = 0
    fc.assert(
      fc.property(mutated, route, (message, route) => {
        if (!refusesTheModel(verdictOn(message, route))) return
        refused++
        expect(namesTheModel(message)).toBe(true)
      }),
      RUNS,
    )
    // Without refusals among the changed messages the property would hold for any code.
    expect(refused).toBeGreaterThan(50)
  })

  it('about another model never refuses this one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...MESSAGES.filter(
            message => !/model_not_found|unsupported_value|switch to another model/i.test(message),
          ),
        ),
        fc.constantFrom(...NAMES.filter(name => name !== MODEL)),
        route,
        (message, name, route) => {
          expect(refusesTheModel(verdictOn(message.replaceAll(MODEL, name), route))).toBe(false)
        },
      ),
      RUNS,
    )
  })

  it('has the same verdict as a retry notice and at the end of the turn', () => {
    fc.assert(
      fc.property(mutated, route, (message, route) => {
        const early = earlyVerdict(message, contextOn(route))
        if (early !== undefined) expect(early).toEqual(verdictOn(message, route))
      }),
      RUNS,
    )
  })
})

describe('a status alone', () => {
  const statusMessage = (status: number, text: string, scheme: string) =>
    `unexpected status ${status} Some Text: ${text}, url: ${scheme}://h/x, request id: r`

  it('of 400, 403, 404 or 5xx refuses nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(400, 403, 404, 418, 500, 502, 503, 504, 529),
        fc.lorem({ maxCount: 8 }),
        route,
        (status, text, route) => {
          expect(verdictOn(statusMessage(status, text, 'https'), route).kind).toBe('unsettled')
        },
      ),
    )
  })

  it('of 4xx ends the probe, unless it asks for another try or answers a handshake', () => {
    const early = (status: number, scheme: string) =>
      earlyVerdict(`Reconnecting... 2/5 (${statusMessage(status, 'x', scheme)})`, contextOn(API_KEY))?.kind
    for (const status of [400, 403, 404, 410, 422]) {
      expect([status, early(status, 'https'), early(status, 'wss')]).toEqual([status, 'unsettled', undefined])
    }
    for (const status of [408, 425, 429, 500, 503]) {
      expect([status, early(status, 'https')]).toEqual([status, undefined])
    }
  })
})

describe('the name of a model', () => {
  it('is recognized whatever characters it has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,30}$/), model => {
        const message = `The model \`${model}\` does not exist`
        expect(failureOf(message, { ...contextOn(API_KEY), model })).toMatchObject({
          kind: 'refused',
          reason: 'model-not-found',
        })
      }),
    )
  })
})
