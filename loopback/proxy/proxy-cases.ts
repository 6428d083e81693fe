import { isAtLeast } from '../../src/cli/index.ts'
import {
  incorrectApiKey,
  insufficientQuota,
  missingBearer,
  missingScopes,
  modelNotFound404,
} from '../openai/answers.ts'
import { regionBlocked } from '../openai/network-answers.ts'
import type { Script } from '../openai/script.ts'
import { accept } from '../scenarios/scenario.ts'

/** What a run of the action behind codex-action's proxy has to give. */
export type ProxyExpected = {
  readonly model: string
  readonly outcome: 'preferred' | 'fallback' | 'none'
  readonly reason: string
  /** The models that the endpoint behind the proxy was asked for, in the order in which they came first. */
  readonly asked: readonly string[]
  /** A part of the explanation, or of a note. */
  readonly says?: string
  /** A part of the advice for the model asked for. */
  readonly advises?: string
}

export type ProxyCase = {
  readonly name: string
  readonly script: Script
  readonly inputs?: Readonly<Record<string, string>>
  /** What is gone when the action runs: the proxy, or the endpoint behind it. */
  readonly gone?: 'proxy' | 'endpoint'
  readonly expected: ProxyExpected
  /** The versions of the CLI with this result: from the first one, below the second one. */
  readonly from?: string
  readonly below?: string
}

const PROXY = "codex-action's proxy (API key)"

/** A failure of the route: no other model is asked for. */
function stopped(reason: string, says: string, advises: string): ProxyExpected {
  return { model: '', outcome: 'none', reason, asked: ['gpt-5.5'], says, advises }
}

const ONE_FALLBACK = { 'fallback-models': 'gpt-5.4', retries: '0' }

/** Older versions keep back the body of a 401. */
const BODY_OF_401 = '0.104.0'

/** The list of older versions has other models. */
const TODAYS_LIST = '0.170.0'

/** Older versions have no command that lists models. */
const FIRST_LIST = '0.122.0'

const PROXY_CASES: readonly ProxyCase[] = [
  {
    name: 'the model is accepted',
    script: { models: { '*': [accept] } },
    expected: {
      ...{ model: 'gpt-5.5', outcome: 'preferred', reason: 'accepted', asked: ['gpt-5.5'] },
      says: `${PROXY} accepts it`,
    },
  },
  {
    name: 'the model is refused',
    script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
    expected: {
      ...{ model: 'gpt-5.4', outcome: 'fallback', reason: 'model-not-found' },
      ...{ asked: ['gpt-5.5', 'gpt-5.4'], says: `gpt-5.5 does not exist for ${PROXY}` },
      advises: 'ask an owner of the API organization to allow it for this project',
    },
  },
  {
    name: 'the key is wrong',
    script: { models: { '*': [incorrectApiKey()] } },
    expected: stopped(
      'auth-rejected',
      `the credentials of ${PROXY} were rejected`,
      'Check that the secret behind `openai-api-key` of codex-action holds a whole key',
    ),
  },
  {
    name: 'the key lacks a scope',
    script: { models: { '*': [missingScopes()] } },
    expected: stopped(
      'missing-scope',
      `the credentials of ${PROXY} lack a permission`,
      'put a key without restrictions into the secret behind `openai-api-key` of codex-action',
    ),
    from: BODY_OF_401,
  },
  {
    name: 'the endpoint sees no key',
    script: { models: { '*': [missingBearer()] } },
    expected: stopped(
      'not-signed-in',
      `there is no key for ${PROXY}`,
      'Check that the secret behind `openai-api-key` of codex-action is not empty',
    ),
    from: BODY_OF_401,
  },
  {
    name: 'the quota of the account is used up',
    script: { models: { '*': [insufficientQuota()] } },
    inputs: ONE_FALLBACK,
    expected: stopped(
      'quota-exceeded',
      `the quota for ${PROXY} is used up`,
      'Ask an owner of the API organization to check credits and limits',
    ),
    from: '0.155.0',
  },
  {
    name: 'the quota of the account is used up, and the CLI keeps back the body of a 429',
    script: { models: { '*': [insufficientQuota()] } },
    inputs: ONE_FALLBACK,
    expected: {
      ...{ model: '', outcome: 'none', reason: 'rate-limited', asked: ['gpt-5.5', 'gpt-5.4'] },
      advises: 'ask an owner of the API organization for a higher rate limit',
    },
    below: '0.155.0',
  },
  {
    name: 'the region is not served',
    script: { models: { '*': [regionBlocked()] } },
    expected: stopped('network-blocked', 'does not serve the region of this runner', 'supported country'),
  },
  {
    name: 'the proxy was shut down, or the job is another one',
    script: { models: { '*': [accept] } },
    inputs: ONE_FALLBACK,
    gone: 'proxy',
    expected: {
      ...{ model: '', outcome: 'none', reason: 'unreachable', asked: [] },
      says: 'nothing listens at the address of the endpoint',
      advises: 'Run codex-action with `openai-api-key` and without a prompt in this job, before this step',
    },
  },
  {
    name: 'the proxy cannot reach its endpoint',
    script: { models: { '*': [accept] } },
    inputs: ONE_FALLBACK,
    gone: 'endpoint',
    expected: {
      ...{ model: '', outcome: 'none', reason: 'server-error', asked: [] },
      advises: 'check that this runner can reach the endpoint behind the proxy: the proxy answers 500',
    },
  },
  {
    name: '`auto`, although the proxy gives no list',
    script: { models: { 'gpt-5.5': [modelNotFound404('gpt-5.5')], '*': [accept] } },
    inputs: { 'fallback-models': 'auto' },
    expected: {
      ...{
        model: 'gpt-6-sol',
        outcome: 'fallback',
        reason: 'model-not-found',
        asked: ['gpt-5.5', 'gpt-6-sol'],
      },
      says: 'by the list built into the CLI, since the route gave none of its own',
    },
    from: TODAYS_LIST,
  },
  {
    name: '`auto`, and the CLI lists no models at all',
    script: { models: { '*': [modelNotFound404('gpt-5.5')] } },
    inputs: { 'fallback-models': 'auto' },
    expected: {
      ...{ model: '', outcome: 'none', reason: 'model-not-found', asked: ['gpt-5.5'] },
      says: 'auto stands for no model here: there is no model list here',
    },
    below: FIRST_LIST,
  },
  {
    name: '`latest-sol` as the model asked for',
    script: { models: { '*': [accept] } },
    inputs: { model: 'latest-sol', 'fallback-models': 'gpt-5.4' },
    expected: {
      ...{ model: 'gpt-6.2-sol', outcome: 'preferred', reason: 'accepted', asked: ['gpt-6.2-sol'] },
      says: 'latest-sol stands for gpt-6.2-sol here, by the list built into the CLI',
    },
    from: TODAYS_LIST,
  },
  {
    name: 'a catalog probe',
    script: { models: { '*': [accept] } },
    inputs: { probe: 'catalog' },
    expected: {
      ...{ model: '', outcome: 'none', reason: 'not-listed', asked: [] },
      says: `${PROXY} gave no model list of its own to ask`,
      advises: 'Use `probe: live` to find out whether the route accepts `gpt-5.5`',
    },
  },
]

/** The cases that hold on a version. */
export function proxyCasesFor(version: string): readonly ProxyCase[] {
  return PROXY_CASES.filter(
    ({ from, below }) =>
      (from === undefined || isAtLeast(version, from)) && (below === undefined || !isAtLeast(version, below)),
  )
}
