import { isDeepStrictEqual } from 'node:util'
import { turnsOf } from '../openai/recording.ts'
import { DEMO_KEY } from '../scenarios/scenario.ts'
import { startProxiedJob } from './proxied-job.ts'
import type { ProxyCase, ProxyExpected } from './proxy-cases.ts'

/** Nothing listens on this port: it is one of the few that a program needs rights for. */
const NOWHERE = 'http://127.0.0.1:9/v1/responses'

/**
 * Runs the action behind the real proxy, and returns what is wrong with its result. `cli` is the directory of the `codex`
 * command, which is the program of the proxy as well.
 */
export async function playProxyCase(test: ProxyCase, cli: string): Promise<readonly string[]> {
  const { name: title, script, inputs, gone, expected } = test
  const upstream = gone === 'endpoint' ? { upstreamUrl: NOWHERE } : {}
  await using job = await startProxiedJob({ title, login: { kind: 'none' }, script }, DEMO_KEY, {
    codex: cli,
    ...upstream,
  })
  if (gone === 'proxy') await job.proxy.shutdown()
  const result = await job.run({ inputs: { comment: 'never', 'on-none': 'continue', ...inputs } })
  const turns = turnsOf(job.openai.requests)
  const others = job.openai.requests.filter(request => !turns.includes(request))
  const isKeyRight = turns.every(({ headers }) => headers['authorization'] === `Bearer ${DEMO_KEY}`)
  return [
    ...differences(expected, result.outputs, [...new Set(turns.map(({ model = '' }) => model))]),
    ...(others.length === 0 ? [] : [`the endpoint saw ${others.map(({ path }) => path).join(', ')}`]),
    ...(isKeyRight ? [] : ['the endpoint did not see the key of codex-action']),
  ]
}

type Outputs = Readonly<Record<string, string>>

function differences(
  { says = '', advises = '', ...expected }: ProxyExpected,
  outputs: Outputs,
  asked: readonly string[],
): readonly string[] {
  const report = JSON.parse(outputs['report'] ?? '{"notes":[],"chain":[{}]}')
  const { model, outcome, reason, route } = outputs
  const wanted = { ...expected, route: 'provider' }
  const actual = { model, outcome, reason, asked, route }
  const texts = [outputs['explanation'], ...report.notes.map((note: { text: string }) => note.text)].join(' ')
  const advice = report.advice ?? report.chain[0].finding?.advice ?? ''
  return [
    ...(isDeepStrictEqual(actual, wanted)
      ? []
      : [`${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`]),
    ...(texts.includes(says) ? [] : [`it says "${texts}" and not "${says}"`]),
    ...(advice.includes(advises) ? [] : [`it advises "${advice}" and not "${advises}"`]),
  ]
}
