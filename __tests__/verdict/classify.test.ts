import { describe, expect, it } from '@jest/globals'
import { classify, earlyVerdict, REASON_CODES, REASONS } from '../../src/verdict/index.ts'
import { API_KEY, contextOn, failureOf, findingOf, messagesOf, PROVIDER } from './case.ts'
import { CLI_CASES } from './cases-cli.ts'
import { CLOUD_CASES } from './cases-cloud.ts'
import { MODEL_CASES } from './cases-model.ts'
import { NETWORK_CASES } from './cases-network.ts'
import { ROUTE_CASES } from './cases-route.ts'

const CASES = [...MODEL_CASES, ...CLI_CASES, ...CLOUD_CASES, ...ROUTE_CASES, ...NETWORK_CASES]

describe('each known message, in each form that a CLI version prints', () => {
  it.each(CASES)('is $kind as $reason: $name', each => {
    const { name, messages, answer, needsCode, route, early, ...expected } = each
    for (const message of messagesOf(each)) {
      const finding = failureOf(message, contextOn(route))
      expect({ message, ...finding }).toMatchObject({
        lasting: REASONS[each.reason].lasting,
        ...expected,
        message,
      })
      expect(finding.said).not.toMatch(
        /^(?:Reconnecting\.\.\. ?\d.+|unexpected status|stream disc)|, url: |^\{"/,
      )
    }
  })

  it.each(CASES)('ends the probe as a retry notice: $early ($reason: $name)', each => {
    for (const message of messagesOf(each)) {
      const verdict = earlyVerdict(message, contextOn(each.route))
      expect({ message, kind: verdict?.kind }).toEqual({ message, kind: each.early ? each.kind : undefined })
    }
  })

  it('leads to every reason except the one that only a catalog gives', () => {
    const seen = new Set<string>(CASES.map(each => each.reason))
    seen.add(findingOf({ kind: 'not-started', missing: true, message: 'ENOENT' }).reason)
    seen.add(findingOf({ kind: 'silent', exitCode: 2, signal: null, stderr: '' }).reason)
    const refusedConfig = 'Error loading config.toml: duplicate key\n'
    seen.add(findingOf({ kind: 'silent', exitCode: 1, signal: null, stderr: refusedConfig }).reason)
    seen.add(findingOf({ kind: 'withheld', message: '' }).reason)
    const stderr = 'Error: workload identity requires OPENAI_IDENTITY_TOKEN_FILE'
    const identity = contextOn({ kind: 'workload-identity' })
    seen.add(findingOf({ kind: 'silent', exitCode: 1, signal: null, stderr }, identity).reason)
    expect(REASON_CODES.filter(reason => !seen.has(reason))).toEqual(['not-listed'])
  })
})

describe('the name of the model in a message', () => {
  const kindOf = (name: string) => failureOf(`The model ${name} does not exist`, contextOn(API_KEY)).kind

  it.each(['`gpt-5.5`', "'GPT-5.5'", 'model:gpt-5.5', 'openai/gpt-5.5', 'gpt-5.5-2026-04-23'])(
    'is recognized in %s',
    name => {
      expect(kindOf(name)).toBe('refused')
    },
  )

  it.each([
    'gpt-5.5-mini',
    'gpt-5.5.1',
    'gpt-5.55',
    'my-gpt-5.5',
    'gpt-5x5',
    'gpt-5.5-2026-04-23-mini',
    'gpt-5.5:free',
    'gpt-5.5@2',
    'gpt-5.5_x',
    'x.gpt-5.5',
    '`gpt-5.5 mini`',
    '<model>',
  ])('is not recognized in %s, which is another name', name => {
    expect(kindOf(name)).toBe('unsettled')
  })
})

describe('the name of the model beside letters of another script', () => {
  const failureAt403 = (text: string) =>
    failureOf(`unexpected status 403 Forbidden: ${text}`, contextOn(PROVIDER))

  it.each([
    '暂未开放gpt-5.5权限',
    '您的分组不能使用gpt-5.5。',
    'gpt-5.5는 사용할 수 없습니다',
    'gpt-5.5は利用できません',
  ])('is recognized in %s', text => {
    expect(failureAt403(text)).toMatchObject({ kind: 'unsettled', scope: 'model' })
  })

  it.each(['暂未开放gpt-5.5-pro权限', '暂未开放gpt-5.52权限'])('is another name in %s', text => {
    expect(failureAt403(text)).toMatchObject({ kind: 'unsettled', scope: 'route' })
  })
})

describe('a completed turn', () => {
  const completed = (reroutedTo?: string) =>
    classify({ kind: 'completed', ...(reroutedTo === undefined ? {} : { reroutedTo }) }, contextOn())

  it('is accepted, with the tokens it used', () => {
    const usage = { inputTokens: 3, cachedInputTokens: 2, outputTokens: 1 }
    expect(completed()).toEqual({ kind: 'accepted' })
    expect(classify({ kind: 'completed', usage }, contextOn())).toEqual({ kind: 'accepted', usage })
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

describe('a process that ended without an event', () => {
  const silent = (stderr: string, signal: string | null = null) =>
    findingOf({ kind: 'silent', exitCode: signal === null ? 1 : null, signal, stderr })

  it.each([
    ['Error: Failed to load cloud config bundle (workspace-managed policies).', 'server-error'],
    ['Error: Failed to load cloud requirements (workspace-managed policies).', 'server-error'],
    ['Missing environment variable: `X`.', 'not-signed-in'],
    ['Error: Your access token could not be refreshed. Please log out and sign in again.', 'login-expired'],
    ['Error finding codex home: CODEX_HOME points to "/x" does not exist', 'config-invalid'],
    [
      'Error loading config.toml: model_providers contains reserved built-in provider IDs: `openai`.',
      'config-invalid',
    ],
    ['Error: failed to initialize in-process app-server client: Read-only file system', 'codex-failed'],
    ['Error: missing field `name`', 'codex-failed'],
    ["error: unexpected argument '--ephemeral' found", 'codex-failed'],
  ])('is classified by what it wrote to stderr: %j', (line, reason) => {
    const stderr = `Reading additional input from stdin...\nWARNING: x\n${line}\n\n`
    expect(silent(stderr)).toMatchObject({ reason, said: line.replace(/^error: /i, '') })
  })

  it('is not classified by log lines, nor by words about the model on stderr', () => {
    const log =
      '2026-11-22T19:43:55Z ERROR codex_mcp: Your access token could not be refreshed\nThe model `gpt-5.5` does not exist'
    expect(silent(log)).toMatchObject({ kind: 'unsettled', reason: 'codex-failed' })
  })

  it('is described by its signal or exit code when stderr holds nothing of use', () => {
    expect(silent('', 'SIGKILL').said).toBe('Ended with SIGKILL and no message.')
    expect(silent('Reading additional input from stdin...\n').said).toBe(
      'Ended with exit code 1 and no message.',
    )
  })
})

describe('a probe that reached its deadline', () => {
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
      'Reconnecting... 2/5 (Access blocked by Cloudflare. This usually happens when connecting from a restricted region (status 403 Forbidden))',
      'refused',
      'network-blocked',
    ],
    [
      'Reconnecting... 2/5 (unexpected status 403 Forbidden: No., url: wss://h/v1/responses)',
      'unsettled',
      'unrecognized',
    ],
    ['Reconnecting... 2/5 (unexpected status 401 Unauthorized: x)', 'refused', 'auth-rejected'],
  ])('after the message %j', (last, kind, reason) => {
    expect(timedOut(last)).toMatchObject({ kind, reason })
  })

  it('says how long it waited', () => {
    expect(timedOut().said).toBe('No answer within 60 s.')
  })
})

describe('a probe that did not run', () => {
  it('is a refusal when there is no CLI', () => {
    expect(findingOf({ kind: 'not-started', missing: true, message: 'ENOENT' })).toMatchObject({
      kind: 'refused',
      reason: 'codex-missing',
    })
  })

  it('is unsettled when the CLI cannot be started', () => {
    expect(findingOf({ kind: 'not-started', missing: false, message: 'EACCES' })).toMatchObject({
      kind: 'unsettled',
      reason: 'codex-failed',
    })
  })

  it('is cancelled when the job was cancelled', () => {
    expect(classify({ kind: 'cancelled' }, contextOn())).toEqual({ kind: 'cancelled' })
  })
})
