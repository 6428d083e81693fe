/** The arguments of the job in a probe: what remains of them, and that no secret of them can be read in a process list. */

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import type { JobArguments } from '../../src/cli/index.ts'
import { classify } from '../../src/verdict/index.ts'
import { askShell } from './fake-cli.ts'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const SECRET = 'gw-secret-0123456789abcdef'

/** The arguments and the environment of a probe's process. */
async function processFor(job: Partial<JobArguments>, settings: object = {}): Promise<string> {
  const evidence = await askShell('printf "%s\\n" "$@" >&2; echo ENVIRONMENT >&2; env >&2', '', {
    config: {
      mcpServers: [],
      arguments: { settings: [], options: [], leftOut: [], ...job },
      settings: { ...settings },
    },
  })
  if (evidence.kind !== 'silent') throw new Error(JSON.stringify(evidence))
  return evidence.stderr
}

describe('a secret in the arguments', () => {
  it.each([
    `model_providers.own.experimental_bearer_token="${SECRET}"`,
    `model_providers.own.experimental_bearer_token=${SECRET}`,
    `model_providers.own={name="own",experimental_bearer_token="${SECRET}"}`,
    `model_providers={own={name="own",experimental_bearer_token="${SECRET}"}}`,
    `model_providers.own.http_headers={X-Key="${SECRET}"}`,
    `model_providers.own.http_headers.Authorization=Bearer ${SECRET}`,
    `model_providers={own={http_headers={X-Key="${SECRET}"}}}`,
  ])('of %s is in a variable of the process alone', async setting => {
    const [args = '', environment] = (await processFor({ settings: [setting] })).split('ENVIRONMENT')
    expect(args).not.toContain(SECRET)
    expect(environment).toMatch(new RegExp(`^CODEX_MODEL_FALLBACK_ARGUMENT_1=.*${SECRET}$`, 'm'))
    expect(args).toMatch(/env_(?:key|http_headers\.[\w-]+)="CODEX_MODEL_FALLBACK_ARGUMENT_1"/)
  })

  it('leaves the public settings around it as they are', async () => {
    const setting = `model_providers.own={name="own",base_url="http://h/v1",request_max_retries=3,http_headers={X-Region="north",X-Key="${SECRET}"},query_params={api-version="1"}}`
    const args = await processFor({ settings: [setting] })
    for (const part of [
      'model_providers.own={}',
      'model_providers.own.name="own"',
      'model_providers.own.base_url="http://h/v1"',
      'model_providers.own.request_max_retries=3',
      'model_providers.own.http_headers.X-Region="north"',
      'model_providers.own.query_params={"api-version"="1"}',
    ]) {
      expect(args).toContain(`\n${part}\n`)
    }
  })

  it('is left out where the provider has its key from elsewhere, as the CLI leaves it out', async () => {
    const settings = [`model_providers.own.experimental_bearer_token=${SECRET}`]
    const output = await processFor({ settings }, { 'model_providers.own.env_key': 'string' })
    expect(output).not.toContain(SECRET)
  })
})

describe('what would undo the isolation', () => {
  it.each([
    'mcp_servers.x.command="touch"',
    'mcp_servers={x={command="touch"}}',
    'hooks.SessionStart=[]',
    'notify=["touch"]',
    'plugins.x.enabled=true',
    'features.hooks=true',
    'features.shell_snapshot=true',
    'sandbox_mode="danger-full-access"',
    'sandbox_workspace_write.network_access=true',
    'projects={"/x"={trust_level="trusted"}}',
    'shell_environment_policy.inherit="all"',
    'otel.exporter="otlp-http"',
    'log_dir="/x"',
  ])('is left out: %s', async setting => {
    expect(await processFor({ settings: [setting] })).not.toContain(setting)
  })

  it('is left out also as a switch, which the CLI puts over all of -c', async () => {
    const args = await processFor({
      options: ['--enable=hooks', '--enable=plugins', '--enable=goals', '--disable=view_image'],
    })
    expect(args.match(/^--(?:en|dis)able=.*$/gm)).toEqual(['--enable=goals', '--disable=view_image'])
  })

  it('stays out of the real CLI', async () => {
    const touch = (dir: string, name: string) => `command="touch",args=["${dir}/${name}"]`
    await using runner = await startProbeFixture({
      config: dir => `[mcp_servers.mine]\ncommand = "touch"\nargs = ["${dir}/of-the-file"]\n`,
      prepare: home =>
        writeFile(
          join(home, 'ci.config.toml'),
          `notify = ["touch", "${home}/../notified"]\n[mcp_servers.ours]\ncommand = "touch"\nargs = ["${home}/../of-the-profile"]\n`,
        ),
      args: dir => [
        '--profile=ci',
        `-cmcp_servers.theirs={${touch(dir, 'of-the-arguments')}}`,
        `-cmcp_servers={more={${touch(dir, 'of-a-table')}}}`,
        `-cnotify=["touch","${dir}/notified"]`,
        '--enable=hooks',
        '--sandbox=danger-full-access',
        '--cd=/',
      ],
    })
    for (const form of ['lean', 'plain'] as const) expect((await runner.ask({ form })).kind).toBe('completed')
    const marks = ['of-the-file', 'of-the-profile', 'of-the-arguments', 'of-a-table', 'notified']
    expect(marks.filter(name => existsSync(join(runner.dir, name)))).toEqual([])
  })
})

/** The verdict of a probe with these arguments. */
async function verdictWith(args: readonly string[]) {
  await using runner: ProbeFixture = await startProbeFixture({ args: () => args })
  const verdict = classify(await runner.ask(), { model: 'gpt-5.5', route: runner.route, now: new Date() })
  return { verdict, requests: runner.openai.requests.length }
}

describe('arguments that the CLI does not accept', () => {
  it.each([
    [
      ['--profile=missing'],
      /config profile `missing` not found: there is no missing\.config\.toml in CODEX_HOME/,
    ],
    [['--profile=../ci'], /invalid value for '--profile <CONFIG_PROFILE_V2>'/],
    [['--profile=ci.config.toml'], /'--profile/],
    [['--no-such-option'], /unexpected argument '--no-such-option' found/],
    [['--no-such-option', 'value'], /unexpected argument '--no-such-option' found/],
    [['--oss', '--oss'], /the argument '--oss' cannot be used multiple times/],
    [['--oss'], /No default OSS provider configured/],
    [['--enable=nothing'], /Unknown feature flag: nothing/],
    [['-cmodel_provider=gone'], /Model provider `gone` not found/],
    [['-cmodel_context_window="large"'], /invalid type/],
    [['-cprofile=ci'], /legacy `profile = "ci"` config is no longer supported/],
  ])('%j are told in its words', async (args, said) => {
    const { verdict, requests } = await verdictWith(args)
    expect(verdict).toMatchObject({
      kind: 'refused',
      finding: { reason: 'config-invalid', said: expect.stringMatching(said) },
    })
    expect(requests).toBe(0)
  })

  it('do not show a value, which may be a secret in the wrong place', async () => {
    const { verdict } = await verdictWith([`--profile=${SECRET}/x`])
    expect(verdict).toMatchObject({ finding: { reason: 'config-invalid' } })
    expect(JSON.stringify(verdict)).not.toContain(SECRET)
  })
})

describe('the list of models', () => {
  it('is that of the profile’s address, although the command takes no profile', async () => {
    const withAddress = (origin: string) =>
      `openai_base_url = "${origin}/of-the-profile/backend-api/codex/v1"\n`
    await using first = await startProbeFixture()
    await using runner = await startProbeFixture({
      args: () => ['--profile=ci', '--enable=goals'],
      prepare: home => writeFile(join(home, 'ci.config.toml'), withAddress(first.openai.origin)),
    })
    expect((await runner.models()).kind).toBe('list')
    const paths = first.openai.requests.map(({ path }) => path)
    expect(paths.filter(path => path.startsWith('/of-the-profile/backend-api/codex/v1/models'))).toHaveLength(
      1,
    )
    expect(runner.openai.requests.filter(({ path }) => path.includes('/models'))).toEqual([])
  })

  it('is not read for a profile that has no file', async () => {
    await using runner = await startProbeFixture({ args: () => ['--profile=missing'] })
    expect(await runner.models()).toMatchObject({ kind: 'unavailable', evidence: { kind: 'silent' } })
    expect(runner.openai.requests).toEqual([])
  })
})
