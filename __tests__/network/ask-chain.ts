/** Asks a chain of two models with the real CLI, as the action does, and says what it cost. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Login } from '../../loopback/openai/login.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { assertNever, optional } from '../../src/base/index.ts'
import type { Attempt, Policy } from '../../src/chain/index.ts'
import { networkPath } from '../../src/probe/index.ts'
import { buildReport, type Report } from '../../src/report/index.ts'
import { createNetworkCheck } from '../../src/steps/probe-chain/ask-model.ts'
import { probeChain } from '../../src/steps/probe-chain/chain-loop.ts'
import { withNetworkCheck } from '../../src/steps/probe-chain/with-network-check.ts'
import { classify, earlyVerdict } from '../../src/verdict/index.ts'
import { startProbeFixture } from '../probe/probe-fixture.ts'
import { fixedChain } from '../steps/fixed-chain.ts'

/** The default retries, and a chain that goes on after any failure which is not the network's or the route's. */
const POLICY: Policy = {
  probe: 'live',
  chain: ['gpt-5.5', 'gpt-5.4'],
  strategy: 'first',
  onUnsettled: 'fallback',
  retries: 2,
  timeoutMs: 60_000,
  budgetMs: 180_000,
  parallel: true,
}

/** A job: its login, its config.toml, and its variables. */
export type NetworkJob = {
  /** `expired`: a ChatGPT sign-in that has to be refreshed. */
  readonly login: 'chatgpt' | 'expired' | 'api-key' | 'provider'
  /** The base URL of the provider, or `openai_base_url`; without it the CLI's own addresses. */
  readonly baseUrl?: string
  readonly env?: Readonly<Record<string, string>>
  /** CODEX_HOME/.env. */
  readonly dotEnv?: string
  readonly script?: Script
}

/** What came of it. */
export type Outcome = {
  readonly attempts: readonly Attempt[]
  /** The models that were asked, each once. */
  readonly models: readonly string[]
  readonly report: Report
}

/** Asks the chain. The waits before retries are left out. */
export async function askChain(job: NetworkJob): Promise<Outcome> {
  await using runner = await startProbeFixture({
    login: loginOf(job.login),
    ...(job.script === undefined ? {} : { script: job.script }),
    // Where a job sets no proxy, the fixture's own refuses all that is not on this machine.
    env: job.env ?? {},
    prepare: async home => {
      await writeFile(join(home, 'config.toml'), configOf(job))
      if (job.dotEnv !== undefined) await writeFile(join(home, '.env'), job.dotEnv)
    },
  })
  const { route, config, env } = runner
  const context = (model: string) => ({ model, route, now: new Date() })
  const version = runner.executable.version
  const network = { route, config, home: { dir: runner.home, explicit: true }, env, version }
  const ask = async (question: { model: string }, options: { timeoutMs: number; signal: AbortSignal }) =>
    classify(
      await runner.ask({
        ...question,
        ...options,
        isDefinitive: message => earlyVerdict(message, context(question.model)) !== undefined,
      }),
      context(question.model),
    )
  const startMs = performance.now()
  const attempts = await probeChain(fixedChain(POLICY), {
    ask: withNetworkCheck(ask, createNetworkCheck(network)),
    now: Date.now,
    elapsedMs: () => performance.now() - startMs,
    sleep: async () => {},
    random: () => 0,
    signal: new AbortController().signal,
    onAttempt: () => {},
    onExpectedRefusal: () => {},
  })
  const report = buildReport({
    policy: POLICY,
    route,
    attempts,
    facts: { loginRotated: false, ...optional('network', networkPath(network)?.facts) },
    leg: 'review',
    run: null,
    codexVersion: version ?? null,
    startedAt: 0,
    finishedAt: 1_000,
    sanitize: text => text,
  })
  return { attempts, models: [...new Set(attempts.map(({ model }) => model))], report }
}

function loginOf(kind: NetworkJob['login']): Login {
  switch (kind) {
    case 'chatgpt':
      return { kind }
    case 'expired':
      return { kind: 'chatgpt', expiresInSeconds: -10 }
    case 'api-key':
      return { kind, key: 'sk-test-0123456789abcdef' }
    case 'provider':
      return { kind: 'none' }
    default:
      return assertNever(kind)
  }
}

function configOf({ login, baseUrl }: NetworkJob): string {
  const lines = ['cli_auth_credentials_store = "file"']
  if (login === 'provider') {
    lines.push('model_provider = "gateway"', '[model_providers.gateway]', 'name = "Gateway"')
    lines.push(`base_url = "${baseUrl}"`, 'wire_api = "responses"')
  } else if (baseUrl !== undefined) lines.push(`openai_base_url = "${baseUrl}"`)
  return `${lines.join('\n')}\n`
}
