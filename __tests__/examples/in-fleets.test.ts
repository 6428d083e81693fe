/** The reusable workflow, called as the examples call it and with each way to sign in. */

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { incorrectApiKey } from '../../loopback/openai/answers.ts'
import { accept, DEMO_KEY } from '../../loopback/scenarios/scenario.ts'
import { callPreflight } from './call-preflight.ts'
import { bearersOf, commentsOf, FIRST_REFUSED, startRepository, WITH_KEY } from './example-repository.ts'
import { outputsOf, runExample } from './run-example.ts'
import type { Job, Workflow } from './workflow.ts'

const ACCEPTING = { models: { '*': [accept] } }

describe('fleet.yml', () => {
  it('starts a job for each accepted model, with the key and the version of the preflight', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [preflight, ...reviews] = await runExample('fleet', repository, WITH_KEY)
    const models: readonly string[] = JSON.parse(outputsOf(preflight, 'model')['available-models'] ?? '')
    expect(models.length).toBeGreaterThan(1)
    expect(reviews.map(leg => [leg.matrix, leg.status])).toEqual(models.map(model => [{ model }, 'success']))
    expect(bearersOf(repository)[0]).toBe(`Bearer ${DEMO_KEY}`)
    expect(commentsOf(repository)).toEqual([expect.stringContaining('Codex uses `gpt-5.4` here')])
  })

  it('starts no job for an empty list, and does not fail', async () => {
    await using repository = await startRepository({ models: { '*': [incorrectApiKey()] } })
    const legs = await runExample('fleet', repository, WITH_KEY)
    expect(legs.map(leg => [leg.job, leg.status])).toEqual([['preflight', 'success']])
    expect(commentsOf(repository)).toHaveLength(1)
  })
})

describe('fleet-policy.yml', () => {
  it('gives the models of the organization to a repository with three lines', async () => {
    await using repository = await startRepository(FIRST_REFUSED)
    const [preflight, show] = await runExample(await callerOf('fleet-policy'), repository, WITH_KEY)
    expect(outputsOf(preflight, 'model')).toMatchObject({ route: 'api-key', 'requested-model': 'gpt-5.5' })
    expect(outputsOf(show, 'show')).toEqual({ model: 'gpt-5.4' })
    // The calling job grants nothing, and the called ones cannot have more.
    expect(commentsOf(repository)).toEqual([])
  })
})

describe('preflight.yml', () => {
  it('gives the key of a provider to this provider alone', async () => {
    await using repository = await startRepository(ACCEPTING)
    const toml = `model_provider = "gateway"
# env_key = "NOT_THIS"
[model_providers.gateway]
name = "Gateway"
base_url = "${repository.openai.origin}/v1"
env_key = 'GATEWAY_KEY'
wire_api = "responses"`
    const [leg] = await callPreflight(
      repository,
      { 'config-toml': toml },
      { 'provider-key': 'gw-canary0123456789' },
    )
    expect(outputsOf(leg, 'model')).toMatchObject({ route: 'provider', model: 'gpt-5.5' })
    expect(bearersOf(repository)).toEqual(['Bearer gw-canary0123456789'])
  })

  it('restores a ChatGPT login into a private directory', async () => {
    await using repository = await startRepository(ACCEPTING, { login: { kind: 'chatgpt' } })
    const auth = repository.authFile ?? ''
    const toml = `chatgpt_base_url = "${repository.openai.origin}/backend-api"
openai_base_url = "${repository.openai.origin}/backend-api/codex/v1"`
    const [leg] = await callPreflight(repository, { 'config-toml': toml }, { 'codex-auth-json': auth })
    expect(outputsOf(leg, 'model')).toMatchObject({ route: 'chatgpt', outcome: 'preferred' })
    const home = join(leg?.machine.temp ?? '', 'codex-home')
    expect(await readFile(join(home, 'auth.json'), 'utf8')).toBe(auth)
    expect((await stat(home)).mode & 0o077).toBe(0)
    expect((await stat(join(home, 'auth.json'))).mode & 0o077).toBe(0)
  })

  it('takes an access token', async () => {
    const token = 'at-canary00000000000000000000000000000000'
    await using repository = await startRepository(ACCEPTING, { login: { kind: 'access-token', token } })
    const [leg] = await callPreflight(repository, {}, { 'codex-access-token': token })
    expect(outputsOf(leg, 'model')).toMatchObject({ route: 'access-token', outcome: 'preferred' })
    expect(bearersOf(repository)).toEqual([`Bearer ${token}`])
  })

  it.each([
    ['two directories', { 'codex-home': '/x', 'config-toml': 'a = 1' }, 'Give only one of them'],
    ['a key without a variable', { 'config-toml': '# env_key = "X"' }, 'no env_key'],
    ['a key for two variables', { 'config-toml': 'env_key = "A"\nenv_key = "B"' }, 'several variables'],
    ['no permission for identity tokens', { 'federation-rule-id': 'rule_1' }, 'id-token: write'],
  ])('asks nothing with %s', async (_, inputs, message) => {
    await using repository = await startRepository(ACCEPTING)
    const key = 'federation-rule-id' in inputs ? {} : { 'provider-key': 'gw-canary0123456789' }
    const [leg] = await callPreflight(repository, inputs, key)
    const failed = leg?.steps.find(({ outcome }) => outcome === 'failure')
    expect(failed?.program?.log).toMatch(/^::error title=Preflight::/m)
    expect(failed?.program?.log).toContain(message)
    expect(repository.openai.requests).toEqual([])
  })
})

/** The caller in the first comment of an example, and a job that uses an output. */
async function callerOf(name: string): Promise<Workflow> {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'examples', `${name}.yml`), 'utf8')
  const lines = [...text.matchAll(/^# {3}(.*)$/gm)].map(([, line]) => line)
  const { jobs }: Pick<Workflow, 'jobs'> = parse(lines.join('\n'))
  const show: Job = {
    needs: Object.keys(jobs),
    steps: [
      {
        id: 'show',
        run: 'echo "model=$MODEL" >> "$GITHUB_OUTPUT"',
        env: { MODEL: `$\{{ needs.codex.outputs.model }}` },
      },
    ],
  }
  return { name: 'Caller', on: 'push', permissions: {}, jobs: { ...jobs, show } }
}
