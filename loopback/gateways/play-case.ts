import { setTimeout as sleep } from 'node:timers/promises'
import { isTurn } from '../openai/recording.ts'
import { startJob } from '../runner/job.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { FALLBACK, type Gateway, type GatewayCase, REQUESTED, type RunningGateway } from './gateway.ts'
import { judge, type Result } from './judge.ts'
import type { Exchange, Relay } from './relay.ts'

/** A gateway between two relays: the CLI asks the first, and the gateway's upstream is the second. */
export type Setup = {
  readonly gateway: Gateway
  readonly running: RunningGateway
  readonly front: Relay
  readonly back: Relay
}

/** A case that was played. */
export type Played = {
  readonly case: GatewayCase
  readonly result: Result
  readonly problems: readonly string[]
  /** The turns that reached the gateway, with its answers. */
  readonly answers: readonly Exchange[]
  /** How many turns reached the upstream. */
  readonly upstreamTurns: number
  /** The time of the action's step. */
  readonly seconds: number
  /** The debug log of the step. */
  readonly log: string
}

const KEY_VARIABLE = 'GATEWAY_API_KEY'

/** Runs the committed bundle once, in a job whose config.toml names the gateway as its model provider. */
export async function playCase(setup: Setup, test: GatewayCase): Promise<Played> {
  const { front, back, running } = setup
  await cooledDown(setup, test)
  await using job = await startJob(scenarioOf(setup, test))
  front.forwardTo(running.origin)
  back.forwardTo(job.openai.origin)
  if (test.askedBefore !== undefined) await ask(running, test.key, test.askedBefore)
  const [before, beforeUpstream] = [turns(front).length, turns(back).length]
  const step = await job.run({ env: { RUNNER_DEBUG: '1' } })
  const answers = turns(front).slice(before)
  const { outcome = '', reason = '' } = step.outputs
  const result = { outcome, reason, requests: answers.map(({ request }) => request.model ?? '') }
  return {
    ...{ case: test, result, answers, problems: judge(test, result) },
    upstreamTurns: turns(back).length - beforeUpstream,
    seconds: step.durationMs / 1000,
    log: step.log,
  }
}

function scenarioOf({ front, running }: Setup, test: GatewayCase): Scenario {
  const headers = Object.entries(test.headers ?? running.headers)
  return {
    title: test.title,
    login: { kind: 'none' },
    script: { models: { '*': [{ kind: 'accept' }], ...test.upstream } },
    env: { [KEY_VARIABLE]: test.key },
    inputs: { model: test.model ?? REQUESTED, 'fallback-models': FALLBACK, comment: 'never' },
    config: () => `model_provider = "gateway"

[model_providers.gateway]
name = "Gateway"
base_url = "${front.origin}/v1"
wire_api = "responses"
env_key = "${KEY_VARIABLE}"
http_headers = { ${headers.map(([name, value]) => `"${name}" = "${value}"`).join(', ')} }`,
  }
}

/** Waits until a failure of the upstream in an earlier case has no effect any more, if the case reaches the upstream. */
async function cooledDown({ gateway, back }: Setup, { expected, upstream }: GatewayCase): Promise<void> {
  if (expected.outcome === 'none' && upstream === undefined) return
  const failures = turns(back).filter(({ status }) => status >= 400)
  const end = Math.max(0, ...failures.map(({ endedAt }) => endedAt)) + gateway.cooldownMs
  if (end > Date.now()) await sleep(end - Date.now())
}

/** Asks for a model as another job would. Whether it is accepted does not matter. */
async function ask({ origin, headers }: RunningGateway, key: string, model: string): Promise<void> {
  const response = await fetch(`${origin}/v1/responses`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, input: 'Hello', stream: true }),
  })
  await response.text()
}

function turns({ exchanges }: Relay): readonly Exchange[] {
  return exchanges.filter(({ request }) => isTurn(request))
}
