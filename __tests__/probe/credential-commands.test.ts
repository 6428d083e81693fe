import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

const CLI = join(import.meta.dirname, 'fixtures/run-command')

/** Variables of a job. The runner gives the last ones to an action and not to a step with `run`. */
const JOB = {
  JOB_SECRET: 'job-secret-0123456789',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'id-token-request-0123456789',
  TZ: 'Asia/Tokyo',
  INPUT_MODEL: 'gpt-5.5',
  'INPUT_OPENAI-API-KEY': 'sk-input-0123456789',
  STATE_main: 'done',
  ACTIONS_RUNTIME_TOKEN: 'runtime-0123456789',
}

const PRINT_ENVIRONMENT = '#!/bin/sh\nenv\necho "PWD-OF-COMMAND=$(pwd)"\n'

/** Starts a runner whose PATH begins with a directory of programs that print their environment. */
async function startRunner(config: (dir: string) => string, programs: readonly string[]) {
  const runner = await startProbeFixture({ cli: CLI, env: JOB, config })
  for (const name of programs) {
    await writeFile(join(runner.dir, name), PRINT_ENVIRONMENT)
    await chmod(join(runner.dir, name), 0o700)
  }
  return runner
}

/** The variables that the CLI or one of its programs has printed, by who printed them. */
async function variablesOf(runner: ProbeFixture, who: 'cli' | 'command' | 'gcloud') {
  const evidence = await runner.ask()
  const lines = evidence.kind === 'silent' ? evidence.stderr.split('\n') : []
  const own = lines.filter(line => line.startsWith(`${who}: `)).map(line => line.slice(who.length + 2))
  return new Map(own.map(line => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]))
}

const GATEWAY = (dir: string) => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "http://127.0.0.1:9/"
[model_providers.gateway.auth]
command = "${dir}/token"
`

describe('a credential command', () => {
  it('gets the environment and the directory of the job, without what is the action’s own', async () => {
    await using runner = await startRunner(GATEWAY, ['token'])
    const variables = await variablesOf(runner, 'command')
    const { JOB_SECRET, ACTIONS_ID_TOKEN_REQUEST_TOKEN, TZ } = JOB
    expect(Object.fromEntries(variables)).toMatchObject({
      ...{ JOB_SECRET, ACTIONS_ID_TOKEN_REQUEST_TOKEN, TZ },
      'PWD-OF-COMMAND': process.cwd(),
    })
    expect([...variables.keys()].filter(name => /^(INPUT|STATE|ACTIONS_RUNTIME)_/.test(name))).toEqual([])
  })

  it('gets it alone: the CLI itself has none of it', async () => {
    await using runner = await startRunner(GATEWAY, ['token'])
    const variables = await variablesOf(runner, 'cli')
    expect(variables.get('TZ')).toBe('UTC')
    expect([...variables.values()].join('\n')).not.toContain(JOB.JOB_SECRET)
    expect([...variables.values()].join('\n')).not.toContain(JOB.ACTIONS_ID_TOKEN_REQUEST_TOKEN)
  })

  it('leaves no file behind, and no file that others can read', async () => {
    await using runner = await startRunner(GATEWAY, ['token'])
    const evidence = await runner.ask()
    const modes = /mode: .*/g
    // The launcher itself holds no secret.
    expect((evidence.kind === 'silent' ? evidence.stderr : '').match(modes)?.at(-1)).toBe('mode: 600')
    expect([...(await runner.files('temporary'))]).toEqual([])
  })

  it('that cannot be found is left to the CLI, whose words say what is wrong', async () => {
    await using runner = await startRunner(GATEWAY, [])
    expect(await variablesOf(runner, 'command')).toEqual(new Map())
  })
})

describe('gcloud', () => {
  it('is found before the real one where the provider is gcp, and gets the environment of the job', async () => {
    await using runner = await startProbeFixture({
      cli: CLI,
      config: () => 'model_provider = "gcp"\n',
      env: { ...JOB, PATH: `${import.meta.dirname}/fixtures/gcloud-on-path:/usr/bin:/bin` },
    })
    const variables = await variablesOf(runner, 'gcloud')
    expect(variables.get('JOB_SECRET')).toBe(JOB.JOB_SECRET)
    // It finds itself on its PATH, and not the launcher, which would start it again without end.
    expect(variables.get('PATH')?.split(':')[0]).toBe(`${import.meta.dirname}/fixtures/gcloud-on-path`)
    expect((await variablesOf(runner, 'cli')).get('JOB_SECRET')).toBeUndefined()
  })

  it('runs without the job’s environment where another provider is used', async () => {
    await using runner = await startProbeFixture({
      cli: CLI,
      config: () => 'model_provider = "ollama"\n',
      env: { ...JOB, PATH: `${import.meta.dirname}/fixtures/gcloud-on-path:/usr/bin:/bin` },
    })
    expect((await variablesOf(runner, 'gcloud')).get('JOB_SECRET')).toBeUndefined()
  })
})

describe('the shell of a profile', () => {
  const PROFILE = '[default]\ncredential_process = get-credentials\n'

  it.each([
    ['-c env', JOB.JOB_SECRET],
    ['print-environment', undefined],
  ])('gets the environment of the job for a command, and not for a script: sh %s', async (args, secret) => {
    await using runner = await startProbeFixture({
      cli: join(import.meta.dirname, 'fixtures/run-shell'),
      config: () => 'model_provider = "amazon-bedrock"\n',
      env: { ...JOB, AWS_SHELL_ARGS: args.replace('print', `${import.meta.dirname}/fixtures/print`) },
    })
    await mkdir(join(runner.dir, '.aws'))
    await writeFile(join(runner.dir, '.aws/config'), PROFILE)
    expect((await variablesOf(runner, 'command')).get('AWS_SHELL_ARGS')).toBeDefined()
    expect((await variablesOf(runner, 'command')).get('JOB_SECRET')).toBe(secret)
  })
})

describe('the variables of a cloud', () => {
  const CLOUDS = {
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_STS: 'https://sts.example.com',
    GOOGLE_CLOUD_PROJECT: 'a-project',
    CLOUDSDK_CORE_PROJECT: 'a-project',
  }

  it.each([
    ['amazon-bedrock', ['AWS_ENDPOINT_URL_STS', 'AWS_REGION']],
    ['gcp', ['CLOUDSDK_CORE_PROJECT', 'GOOGLE_CLOUD_PROJECT']],
    ['ollama', []],
    ['openai', []],
  ])('reach the CLI where %s is the provider', async (provider, names) => {
    await using runner = await startProbeFixture({
      cli: CLI,
      env: CLOUDS,
      config: () => `model_provider = "${provider}"\n`,
    })
    const variables = await variablesOf(runner, 'cli')
    expect([...variables.keys()].filter(name => name in CLOUDS).toSorted()).toEqual(names)
  })
})
