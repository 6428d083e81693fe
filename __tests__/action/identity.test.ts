import { mkdir, mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type IdentityLab, startIdentityLab } from '../../loopback/identity/lab.ts'
import { identityToken } from '../../loopback/identity/tokens.ts'
import type { Answer } from '../../loopback/openai/script.ts'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'
import { CODEX_BIN } from '../../loopback/runner/job.ts'
import { runStep } from '../../loopback/runner/step.ts'

const REFUSED: Answer = {
  kind: 'status',
  status: 400,
  body: { detail: "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account." },
}

/** Runs the action in a job that signs in with workload identity. The token and the rule stand in CODEX_HOME/.env. */
async function runJob(
  lab: IdentityLab,
  dir: string,
  plan: { readonly permission: boolean; readonly apiKey?: string },
) {
  const token = identityToken()
  const [home, tokenFile] = [join(dir, 'home'), join(dir, 'job-token')]
  await mkdir(home)
  await writeFile(tokenFile, token)
  await writeFile(
    join(home, '.env'),
    `OPENAI_FEDERATION_RULE_ID=rule-canary-1\nOPENAI_IDENTITY_TOKEN_FILE=${tokenFile}\n`,
  )
  const bin = await lab.network.command('codex', join(CODEX_BIN, 'codex'))
  const result = await runStep({
    directory: dir,
    inputs: {
      comment: 'never',
      model: 'gpt-5.5',
      'fallback-models': 'gpt-5.4',
      'openai-api-key': plan.apiKey ?? '',
    },
    env: {
      ...{ PATH: `${bin}:${process.env['PATH']}`, CODEX_HOME: home, RUNNER_DEBUG: '1' },
      ...lab.network.env,
      ...(plan.permission ? lab.tokens.env : {}),
    },
  })
  return { result, token, home }
}

const withNetwork = hasPrivateNetwork('complete runs with workload identity') ? describe : describe.skip

withNetwork('a job with workload identity', () => {
  it('asks the endpoint of its inputs with its key, as codex-action’s proxy does, and exchanges no token', async () => {
    await using lab = await startIdentityLab({ models: { 'gpt-5.5': [REFUSED], '*': [{ kind: 'accept' }] } })
    await using dir = await mkdtempDisposable(join(tmpdir(), 'identity-action-'))
    const bin = await lab.network.command('codex', join(CODEX_BIN, 'codex'))
    const tokenFile = join(dir.path, 'job-token')
    await writeFile(tokenFile, identityToken())
    const key = 'sk-canary-0123456789abcdef'
    const result = await runStep({
      directory: dir.path,
      inputs: {
        ...{ comment: 'never', model: 'gpt-5.5', 'fallback-models': 'gpt-5.4', 'openai-api-key': key },
        'responses-api-endpoint': 'https://chatgpt.com/openai/v1/responses?api-version=1',
      },
      env: {
        ...{ PATH: `${bin}:${process.env['PATH']}`, OPENAI_FEDERATION_RULE_ID: 'rule-canary-1' },
        ...{ OPENAI_IDENTITY_TOKEN_FILE: tokenFile, ...lab.network.env, ...lab.tokens.env },
      },
    })
    expect(result.outputs).toMatchObject({ model: 'gpt-5.4', route: 'api-key' })
    expect(lab.exchange.exchanges).toEqual([])
    const requests = lab.openai.requests.map(
      ({ method, path, headers }) => `${method} ${path} ${headers['authorization']}`,
    )
    expect(new Set(requests)).toEqual(new Set([`POST /openai/v1/responses?api-version=1 Bearer ${key}`]))
  })

  it('finds the model with tokens of its own, and no token is printed, stored or left', async () => {
    await using lab = await startIdentityLab({ models: { 'gpt-5.5': [REFUSED], '*': [{ kind: 'accept' }] } })
    await using dir = await mkdtempDisposable(join(tmpdir(), 'identity-action-'))
    const { result, token, home } = await runJob(lab, dir.path, { permission: true })
    expect(result.outputs).toMatchObject({
      model: 'gpt-5.4',
      route: 'workload-identity',
      reason: 'not-supported-on-route',
    })
    expect(lab.exchange.exchanges.map(({ status }) => status)).not.toContain(400)
    expect(lab.exchange.exchanges.map(({ assertion }) => assertion)).not.toContain(token)
    const texts = [result.log, result.summary, ...Object.values(result.outputs)].join('\n')
    const tokens = [token, ...lab.tokens.issued.map(issued => issued.token), ...lab.exchange.issued]
    for (const part of tokens.flatMap(text => text.split('.').slice(1)))
      expect(texts).not.toContain(part.slice(0, 24))
    expect(result.masks).toEqual(
      expect.arrayContaining([token, ...lab.tokens.issued.map(issued => issued.token)]),
    )
    expect(await readdir(join(dir.path, 'temp'))).not.toContainEqual(
      expect.stringMatching(/^codex-(?:probe|models)-/),
    )
    expect(await readFile(join(home, '.env'), 'utf8')).not.toContain('codex-probe')
  })

  it('without the permission it asks nothing, and the explanation names the permission', async () => {
    await using lab = await startIdentityLab({ models: {} })
    await using dir = await mkdtempDisposable(join(tmpdir(), 'identity-action-'))
    const { result } = await runJob(lab, dir.path, { permission: false })
    expect(result.outputs).toMatchObject({
      model: '',
      route: 'workload-identity',
      reason: 'identity-single-use',
      explanation: expect.stringContaining('`permissions: id-token: write`'),
    })
    expect(lab.exchange.exchanges).toEqual([])
    expect(lab.openai.requests).toEqual([])
  })

  it('says that the input openai-api-key has no effect', async () => {
    await using lab = await startIdentityLab({ models: {} })
    await using dir = await mkdtempDisposable(join(tmpdir(), 'identity-action-'))
    const { result } = await runJob(lab, dir.path, { permission: true, apiKey: 'sk-canary-input-000000' })
    expect(result.outputs).toMatchObject({ model: 'gpt-5.5', route: 'workload-identity' })
    expect(result.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(
        'The input openai-api-key was not used: this job signs in with workload identity',
      ),
    )
  })
})
