import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Route } from '../../src/route/route.ts'
import { classify, earlyVerdict } from '../../src/verdict/classify.ts'
import { markModel } from '../../src/verdict/model-name.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import {
  ACCESS_TOKEN,
  API_KEY,
  allMessages,
  CHATGPT,
  MODEL,
  MODEL_CASES,
  NONE,
  NOW,
  PROVIDER,
} from './cases-model.ts'
import { NETWORK_CASES } from './cases-network.ts'
import { ROUTE_CASES } from './cases-route.ts'

const MESSAGES = [...MODEL_CASES, ...ROUTE_CASES, ...NETWORK_CASES].flatMap(allMessages)
const ROUTES: readonly Route[] = [CHATGPT, API_KEY, ACCESS_TOKEN, PROVIDER, NONE]
const SLUGS = ['gpt-5.5', 'gpt-5.5-mini', 'gpt-5.5.1', 'gpt-5', 'gpt-5.4', 'my-gpt-5.5', 'o3', '']

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

/** A message that no server wrote: other slugs, other case, parts lost, doubled, wrapped or put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...MESSAGES),
    fc.constantFrom(...SLUGS),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        drop: fc.nat(12),
        put: fc.oneof(fc.string({ maxLength: 8 }), words, fc.constantFrom(...SLUGS)),
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
        (text, { at, drop, put }) => {
          const index = Math.floor(at * text.length)
          return text.slice(0, index) + put + text.slice(index + drop)
        },
        message.replaceAll(MODEL, slug),
      ),
    ),
  )

/** An independent look at the raw message: is there anything in it that could stand for the model? */
function namesTheModel(message: string): boolean {
  const visible = message
    .replace(/\p{Cf}/gu, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return (
    /(?<![\w.-])gpt-5\.5(?:-\d{4}-\d\d-\d\d)?(?![\w-]|\.\w)/i.test(visible) ||
    /model_not_found/i.test(visible) ||
    /switch to another model/i.test(visible)
  )
}

function refusesTheModel(verdict: Verdict | undefined): boolean {
  return (
    verdict?.kind === 'refused' && (verdict.finding.scope === 'model' || verdict.finding.scope === 'client')
  )
}

const RUNS = { numRuns: 3_000 }

describe('no message, however mangled,', () => {
  it('is a refusal of the model without evidence that names it', () => {
    let refused = 0
    fc.assert(
      fc.property(mutated, route, (message, route) => {
        const verdict = classify(
          { kind: 'failed', message, stage: 'turn.failed' },
          { model: MODEL, route, now: NOW },
        )
        if (!refusesTheModel(verdict)) return
        refused++
        expect(namesTheModel(message)).toBe(true)
      }),
      RUNS,
    )
    // The property says nothing if no mutation is a refusal any more.
    expect(refused).toBeGreaterThan(50)
  })

  it('about another model is a refusal of this one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...MESSAGES.filter(message => !/model_not_found|switch to another model/i.test(message)),
        ),
        fc.constantFrom(...SLUGS.filter(slug => slug !== MODEL)),
        route,
        (message, slug, route) => {
          const verdict = classify(
            { kind: 'failed', message: message.replaceAll(MODEL, slug), stage: 'turn.failed' },
            { model: MODEL, route, now: NOW },
          )
          expect(refusesTheModel(verdict)).toBe(false)
        },
      ),
      RUNS,
    )
  })

  it('ends a probe with a verdict that its end would not have', () => {
    fc.assert(
      fc.property(mutated, route, (message, route) => {
        const context = { model: MODEL, route, now: NOW }
        const early = earlyVerdict(message, context)
        if (early === undefined) return
        expect(early).toEqual(classify({ kind: 'failed', message, stage: 'retry-notice' }, context))
      }),
      RUNS,
    )
  })

  it('with a bare 400, 403, 404 or 5xx refuses anything or ends the probe', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(400, 403, 404, 418, 500, 502, 503, 504, 529),
        fc.lorem({ maxCount: 8 }),
        route,
        (status, text, route) => {
          const context = { model: MODEL, route, now: NOW }
          const message = `unexpected status ${status} Some Text: ${text}, url: https://h/x, request id: r`
          expect(classify({ kind: 'failed', message, stage: 'turn.failed' }, context).kind).toBe('unsettled')
          expect(earlyVerdict(`Reconnecting... 2/5 (${message})`, context)).toBeUndefined()
        },
      ),
    )
  })
})

describe('a name in a text', () => {
  it.each([
    ['`gpt-5.5`', '<model>'],
    ["'GPT-5.5'.", '<model>.'],
    ['model:gpt-5.5, x', 'model:<model>, x'],
    ['openai/gpt-5.5', 'openai/<model>'],
    ['gpt-5.5-2026-04-23 x', '<model> x'],
    ['gpt-5.5-mini gpt-5.5.1 gpt-5.55 my-gpt-5.5 gpt-5x5 gpt-5.5-2026-04-23-mini', undefined],
    ['gpt-5.5:free gpt-5.5@2 gpt-5.5_x x.gpt-5.5', undefined],
    ['`gpt-5.5 mini`', undefined],
    ['a <model> of its own', 'a (model) of its own'],
  ])('%s', (text, marked) => {
    expect(markModel(text, MODEL)).toBe(marked ?? text)
  })

  it('is found whatever characters it has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,30}$/), model => {
        expect(markModel(`The model \`${model}\` does not exist`, model)).toBe(
          'The model <model> does not exist',
        )
      }),
    )
  })
})
