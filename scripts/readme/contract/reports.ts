/** The three reports of docs/contract.md: the real report of made-up jobs, with fixed times and ids. */

import type { Attempt } from '../../../src/chain/index.ts'
import { buildReport, type Report } from '../../../src/report/index.ts'
import type { Route } from '../../../src/route/index.ts'
import { classify, type Evidence } from '../../../src/verdict/index.ts'

const STARTED = Date.UTC(2026, 10, 27, 9)

const RUN = {
  repository: 'octo/hello',
  id: 19_876_543_210,
  number: 42,
  attempt: 1,
  job: 'review',
  sha: '8f1c2d3e4b5a69788796a5b4c3d2e1f001122334',
  url: 'https://github.com/octo/hello/actions/runs/19876543210',
}

/** What the CLI showed for a model, in the order in which the models were asked. */
type Answers = Readonly<Record<string, Evidence>>

const API_KEY: Route = { kind: 'api-key', source: 'input' }
const CHATGPT: Route = { kind: 'chatgpt', plan: 'plus', refresh: 'fresh' }

const COMPLETED: Evidence = {
  kind: 'completed',
  usage: { inputTokens: 1200, cachedInputTokens: 0, outputTokens: 5 },
}

/** The reports by their outcome. */
export const EXAMPLES = {
  accepted: reportOf(API_KEY, ['gpt-5.5', 'gpt-5.4'], { 'gpt-5.5': COMPLETED }),
  fallback: reportOf(CHATGPT, ['gpt-5.5', 'gpt-6-sol'], {
    'gpt-5.5': failed({
      detail: "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account.",
    }),
    'gpt-6-sol': COMPLETED,
  }),
  none: reportOf(CHATGPT, ['gpt-6-sol', 'gpt-5.6-terra'], {
    'gpt-6-sol': failed({
      error: {
        type: 'usage_limit_reached',
        message: 'The usage limit has been reached',
        plan_type: 'plus',
        resets_at: Date.UTC(2026, 10, 30, 9) / 1000,
      },
    }),
  }),
} as const satisfies Readonly<Record<string, Report>>

function failed(body: object): Evidence {
  return { kind: 'failed', message: JSON.stringify(body), stage: 'turn.failed' }
}

function reportOf(
  route: Route,
  [first, ...others]: readonly [string, ...string[]],
  answers: Answers,
): Report {
  const attempts = Object.entries(answers).map(
    ([model, evidence], index): Attempt => ({
      model,
      form: 'lean',
      settings: {},
      verdict: classify(evidence, { model, route, now: new Date(STARTED) }),
      startedAt: STARTED + index * 2000,
      durationMs: 1500,
    }),
  )
  return buildReport({
    policy: {
      probe: 'live',
      chain: [first, ...others],
      strategy: 'first',
      onUnsettled: 'fallback',
      retries: 2,
      timeoutMs: 60_000,
      budgetMs: 180_000,
      parallel: false,
    },
    route,
    attempts,
    facts: {
      loginRotated: false,
      ...(route.kind === 'chatgpt'
        ? {
            catalog: {
              kind: 'list',
              source: 'route',
              models: [
                { slug: 'gpt-6-sol', shown: true, priority: 0 },
                { slug: 'gpt-5.6-terra', shown: true, priority: 1 },
              ],
            },
          }
        : {}),
    },
    leg: 'review',
    run: RUN,
    codexVersion: '0.171.0',
    startedAt: STARTED,
    finishedAt: STARTED + attempts.length * 2000,
    sanitize: text => text,
  })
}
