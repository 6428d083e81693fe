import { describe, expect, it } from '@jest/globals'
import { type ClassifyContext, classify, earlyVerdict } from '../../src/verdict/classify.ts'
import type { Evidence } from '../../src/verdict/evidence.ts'
import { markModel } from '../../src/verdict/model-name.ts'
import { REASON_CODES, REASONS } from '../../src/verdict/reason.ts'
import { findSign, SIGNS } from '../../src/verdict/signs/index.ts'
import { unwrapMessage } from '../../src/verdict/unwrap.ts'
import { API_KEY, allMessages, type Case, CHATGPT, MODEL, MODEL_CASES, NOW } from './cases-model.ts'
import { NETWORK_CASES } from './cases-network.ts'
import { ROUTE_CASES } from './cases-route.ts'

const CASES = [...MODEL_CASES, ...ROUTE_CASES, ...NETWORK_CASES]

function contextOf(each: Pick<Case, 'route'>): ClassifyContext {
  return { model: MODEL, route: each.route ?? CHATGPT, now: NOW }
}

function findingOf(evidence: Evidence, context: ClassifyContext = contextOf({})) {
  const verdict = classify(evidence, context)
  if (verdict.kind !== 'refused' && verdict.kind !== 'unsettled') throw new Error(`Got ${verdict.kind}`)
  return { kind: verdict.kind, ...verdict.finding }
}

describe('each answer, in each wrapper that a CLI version puts around it', () => {
  it.each(CASES.map(each => [each.name, each] as const))('%s', (_, each) => {
    for (const message of allMessages(each)) {
      const finding = findingOf({ kind: 'failed', message, stage: 'turn.failed' }, contextOf(each))
      expect({ message, ...finding }).toMatchObject({
        message,
        kind: each.kind,
        reason: each.reason,
        lasting: each.lasting ?? REASONS[each.reason].lasting,
        ...(each.retryAt === undefined ? {} : { retryAt: each.retryAt }),
        ...(each.retryAfterMs === undefined ? {} : { retryAfterMs: each.retryAfterMs }),
        ...(each.setting === undefined ? {} : { setting: each.setting }),
      })
      expect(finding.said).not.toMatch(
        /^(?:Reconnecting\.\.\. ?\d.+|unexpected status|stream disc)|, url: |^\{"/,
      )
    }
  })

  it.each(CASES.map(each => [each.early ? 'ends' : 'does not end', each.name, each] as const))(
    'as a retry notice it %s the probe: %s',
    (_, __, each) => {
      for (const message of allMessages(each)) {
        const early = earlyVerdict(message, contextOf(each))
        expect({ message, verdict: early?.kind }).toEqual({
          message,
          verdict: each.early ? each.kind : undefined,
        })
      }
    },
  )

  it('uses every row of the table', () => {
    const used = new Set(
      CASES.flatMap(each =>
        allMessages(each).map(message => {
          const peeled = unwrapMessage(message)
          return findSign(peeled, markModel(peeled.text, MODEL), contextOf(each).route.kind)
        }),
      ),
    )
    expect(SIGNS.filter(sign => !used.has(sign))).toEqual([])
  })

  it('knows every reason but the one that only a catalog gives', () => {
    const seen = new Set<string>(CASES.map(each => each.reason))
    seen.add(findingOf({ kind: 'not-started', missing: true, message: 'ENOENT' }).reason)
    seen.add(findingOf({ kind: 'silent', exitCode: 2, signal: null, stderr: '' }).reason)
    expect(REASON_CODES.filter(reason => !seen.has(reason))).toEqual(['not-listed'])
  })

  it('keeps the resets_at of a limit', () => {
    const message = '{"error":{"type":"usage_limit_reached","message":"x","resets_at":1781200000}}'
    expect(findingOf({ kind: 'failed', message, stage: 'error' }).retryAt).toBe('2026-06-11T17:46:40.000Z')
  })

  it('tells status, code and words', () => {
    const message =
      'unexpected status 404 Not Found: {"error":{"message":"The model `gpt-5.5` does not exist","code":"model_not_found"}}, url: https://u:p@h/x'
    expect(findingOf({ kind: 'failed', message, stage: 'turn.failed' })).toMatchObject({
      status: 404,
      code: 'model_not_found',
      said: 'The model `gpt-5.5` does not exist',
    })
  })
})

describe('each row of the table', () => {
  it('that refuses the model holds its name, or a word of the server that stands for it', () => {
    const bare = SIGNS.filter(
      sign =>
        REASONS[sign.reason].scope === 'model' &&
        sign.unsettled === undefined &&
        !['at-capacity', 'rate-limited', 'model-quota-spent'].includes(sign.reason) &&
        !sign.text?.source.includes('<model>') &&
        !sign.codes?.includes('model_not_found'),
    )
    expect(bare).toEqual([])
  })

  it('has a source', () => {
    expect(SIGNS.filter(sign => sign.source.trim() === '')).toEqual([])
  })
})

describe('a completed turn', () => {
  const completed = (reroutedTo?: string) =>
    classify(
      { kind: 'completed', ...(reroutedTo === undefined ? {} : { reroutedTo }) },
      { model: MODEL, route: API_KEY, now: NOW },
    )

  it('is an acceptance', () => {
    expect(completed()).toEqual({ kind: 'accepted' })
  })

  it.each(['gpt-5.5', 'GPT-5.5', 'gpt-5.5-2026-04-23', ' gpt-5.5 '])('by %j is by the same model', served => {
    expect(completed(served)).toEqual({ kind: 'accepted' })
  })

  it.each(['gpt-5.5-mini', 'gpt-5.4', 'gpt-5x5', 'gpt-5.5-2026-04-23-mini', 'gpt-5.55'])(
    'by %j is by another model',
    served => {
      expect(completed(served)).toEqual({ kind: 'accepted', servedModel: served })
    },
  )
})

describe('an ending without an event', () => {
  const silent = (stderr: string, signal: string | null = null) =>
    findingOf({ kind: 'silent', exitCode: signal === null ? 1 : null, signal, stderr })

  it.each([
    ['Error: Failed to load cloud config bundle (workspace-managed policies).', 'server-error'],
    ['Error: Failed to load cloud requirements (workspace-managed policies).', 'server-error'],
    ['Missing environment variable: `X`.', 'not-signed-in'],
    ['Error: Your access token could not be refreshed. Please log out and sign in again.', 'login-expired'],
    ['Error finding codex home: CODEX_HOME points to "/x" does not exist', 'codex-failed'],
    [
      'Error loading config.toml: model_providers contains reserved built-in provider IDs: `openai`.',
      'codex-failed',
    ],
    ['Error: missing field `name`', 'codex-failed'],
    ["error: unexpected argument '--ephemeral' found", 'codex-failed'],
  ])('after %j', (line, reason) => {
    const stderr = `Reading additional input from stdin...\nWARNING: x\n${line}\n\n`
    expect(silent(stderr)).toMatchObject({ reason, said: line.replace(/^error: /i, '') })
  })

  it('does not take the log for the ending, nor a model refused there', () => {
    const log =
      '2026-11-22T19:43:55Z ERROR codex_mcp: Your access token could not be refreshed\nThe model `gpt-5.5` does not exist'
    expect(silent(log)).toMatchObject({ kind: 'unsettled', reason: 'codex-failed' })
  })

  it('says how it ended when there is nothing else to say', () => {
    expect(silent('', 'SIGKILL').said).toBe('Ended with SIGKILL and said nothing.')
    expect(silent('Reading additional input from stdin...\n').said).toBe(
      'Ended with exit code 1 and said nothing.',
    )
  })
})

describe('an ending by the deadline', () => {
  const timedOut = (lastMessage?: string) =>
    findingOf({ kind: 'timed-out', afterMs: 60_000, ...(lastMessage === undefined ? {} : { lastMessage }) })

  it.each([
    [undefined, 'unsettled', 'timed-out'],
    ['Reconnecting... 2/5 (something new)', 'unsettled', 'timed-out'],
    ['Reconnecting... 2/5 (unexpected status 503 Service Unavailable: x)', 'unsettled', 'server-error'],
    [
      'Reconnecting... waiting for network (Connection failed: error sending request)',
      'unsettled',
      'unreachable',
    ],
    [
      'Reconnecting... 2/5 (Access blocked by Cloudflare. (status 403 Forbidden))',
      'unsettled',
      'network-blocked',
    ],
    ['Reconnecting... 2/5 (unexpected status 401 Unauthorized: x)', 'refused', 'auth-rejected'],
  ])('after %j', (last, kind, reason) => {
    expect(timedOut(last)).toMatchObject({ kind, reason })
  })
})

describe('a probe that did not run', () => {
  it('without a CLI', () => {
    expect(findingOf({ kind: 'not-started', missing: true, message: 'ENOENT' })).toMatchObject({
      kind: 'refused',
      reason: 'codex-missing',
    })
  })

  it('with a CLI that cannot be started', () => {
    expect(findingOf({ kind: 'not-started', missing: false, message: 'EACCES' })).toMatchObject({
      kind: 'unsettled',
      reason: 'codex-failed',
    })
  })

  it('because the job was cancelled', () => {
    expect(classify({ kind: 'cancelled' }, contextOf({}))).toEqual({ kind: 'cancelled' })
  })
})
