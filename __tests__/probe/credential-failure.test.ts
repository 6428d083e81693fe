import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { createProbe } from '../../src/probe/index.ts'
import { classify, earlyVerdict } from '../../src/verdict/index.ts'
import { startProbeFixture } from './probe-fixture.ts'

const SECRET = 'vault-canary-0a1b2c3d4e5f6g7h8i9j'

const GATEWAY = (dir: string, origin: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "${origin}/v1"
[model_providers.gateway.auth]
command = "${dir}/token"
timeout_ms = 1000
`

/** Asks with the real CLI, whose endpoint refuses every request without a token. */
async function askWithCommand(script: string | undefined) {
  const refusal = { kind: 'status', status: 401, body: { error: { message: 'No token.' } } } as const
  await using runner = await startProbeFixture({ config: GATEWAY, script: { models: { '*': [refusal] } } })
  if (script !== undefined) {
    await writeFile(join(runner.dir, 'token'), script)
    await chmod(join(runner.dir, 'token'), 0o700)
  }
  const { route, config, executable } = runner
  const secrets: string[] = []
  const context = { model: 'gpt-5.5', route, now: new Date() }
  const probe = createProbe({
    ...{ route, config, executable, temporary: runner.dir },
    home: { dir: runner.home, explicit: true },
    env: { ...runner.env, HOLDS_NO_NAME_OF_A_SECRET: SECRET },
    isDefinitive: message => earlyVerdict(message, context) !== undefined,
    onSecrets: texts => secrets.push(...texts),
  })
  const evidence = await probe({ model: 'gpt-5.5', form: 'lean', settings: {} }, { timeoutMs: 30_000 })
  return { secrets, verdict: classify(evidence, context), command: join(runner.dir, 'token') }
}

it.each([
  ['fails', '#!/bin/sh\nexit 3\n', 'exited with status'],
  ['prints nothing', '#!/bin/sh\n', 'produced an empty token'],
  ['is too slow', '#!/bin/sh\nexec sleep 9\n', 'timed out'],
  ['does not exist', undefined, 'failed to start'],
])('a command for the token that %s is no sign-in, and is named as in the file', async (_, script, words) => {
  const { verdict, command } = await askWithCommand(script)
  expect(verdict).toMatchObject({
    kind: 'refused',
    finding: { reason: 'not-signed-in', scope: 'route', lasting: 'permanent' },
  })
  expect('finding' in verdict && verdict.finding.said).toContain(`\`${command}\` ${words}`)
})

it('what a command writes to stderr is quoted by the CLI, so tokens in it are masked', async () => {
  const script =
    '#!/bin/sh\necho "curl -H X-Vault:$HOLDS_NO_NAME_OF_A_SECRET /a/path/of-this-machine-01" >&2\nexit 3\n'
  const { verdict, secrets } = await askWithCommand(script)
  expect(JSON.stringify(verdict)).toContain(SECRET)
  expect(secrets).toContain(SECRET)
  expect(secrets).not.toContain('curl')
})
