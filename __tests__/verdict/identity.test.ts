import { describe, expect, it } from '@jest/globals'
import { classify, type Reason, type VerdictKind } from '../../src/verdict/index.ts'

const context = { model: 'gpt-5.5', route: { kind: 'workload-identity' }, now: new Date(0) } as const

/** What 0.171.0 wrote to stderr before it ended with exit code 1, and what it means. */
const CASES: readonly (readonly [string, Reason, VerdictKind])[] = [
  ['workload identity requires OPENAI_IDENTITY_TOKEN_FILE', 'config-invalid', 'refused'],
  ['workload identity requires OPENAI_FEDERATION_RULE_ID', 'config-invalid', 'refused'],
  ['workload identity variable OPENAI_FEDERATION_RULE_ID is invalid', 'config-invalid', 'refused'],
  [
    'workload identity auth supports only trusted production and staging app routing',
    'config-invalid',
    'refused',
  ],
  ['OPENAI_IDENTITY_TOKEN_FILE must be an absolute path', 'config-invalid', 'refused'],
  ['OPENAI_IDENTITY_TOKEN_SOURCE must be file or spiffe', 'config-invalid', 'refused'],
  ['SPIFFE settings require OPENAI_IDENTITY_TOKEN_SOURCE=spiffe', 'config-invalid', 'refused'],
  ['could not read workload identity assertion file /run/token', 'not-signed-in', 'refused'],
  ['the workload identity assertion is invalid', 'not-signed-in', 'refused'],
  ['the workload identity token exchange was rejected with HTTP 400', 'auth-rejected', 'refused'],
  ['the workload identity token exchange was rejected with HTTP 401', 'auth-rejected', 'refused'],
  ['the workload identity token exchange was rejected with HTTP 403', 'auth-rejected', 'refused'],
  ['the workload identity token exchange was rejected with HTTP 429', 'rate-limited', 'unsettled'],
  ['the workload identity token exchange was rejected with HTTP 503', 'server-error', 'unsettled'],
  ['the workload identity token exchange returned an invalid response', 'server-error', 'unsettled'],
  ['the workload identity token exchange is unavailable', 'unreachable', 'unsettled'],
  ['the SPIFFE Workload API is unavailable or timed out', 'unreachable', 'unsettled'],
]

/** The CLI repeats the text under `Caused by:`. */
const silent = (text: string) =>
  ({
    kind: 'silent',
    exitCode: 1,
    signal: null,
    stderr: `Error: ${text}\n\nCaused by:\n    ${text}\n`,
  }) as const

describe('a sign-in with workload identity', () => {
  it.each(CASES)('%s', (text, reason, kind) => {
    expect(classify(silent(text), context)).toMatchObject({
      kind,
      finding: { reason, scope: 'route', said: expect.stringContaining(text.slice(0, 40)) },
    })
  })

  it('an exchange that fails for a moment is temporary', () => {
    const verdict = classify(silent('the workload identity token exchange is unavailable'), context)
    expect(verdict).toMatchObject({ finding: { lasting: 'temporary' } })
  })

  it.each(CASES)('on another route it means nothing of the kind: %s', text => {
    const route = { kind: 'api-key', source: 'CODEX_API_KEY' } as const
    expect(classify(silent(text), { ...context, route })).toMatchObject({
      kind: 'unsettled',
      finding: { reason: 'codex-failed' },
    })
  })

  it('a probe that was withheld is unsettled, and says why', () => {
    expect(classify({ kind: 'withheld', message: 'No token.' }, context)).toMatchObject({
      kind: 'unsettled',
      finding: { reason: 'identity-single-use', scope: 'route', lasting: 'permanent', said: 'No token.' },
    })
  })
})
