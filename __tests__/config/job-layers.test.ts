/** What the arguments of the job and a profile put over config.toml. That the CLI does the same: loopback/credentials/. */

import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readJobArguments } from '../../src/cli/index.ts'
import { readConfigFile, resolveSecrets } from '../../src/config/index.ts'

const BASE = `model_provider = "first"
[model_providers.first]
base_url = "http://first.example/v1"
experimental_bearer_token = "token-of-the-file-0123"
[model_providers.second]
base_url = "http://second.example/v1"
[profiles.ci]
model_provider = "second"
[mcp_servers.mine]
command = "x"
`

/** Reads BASE under arguments, for a version, with further files. */
async function read(
  args: readonly string[],
  codexVersion = '0.171.0',
  files: Readonly<Record<string, string>> = {},
) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'job-layers-'))
  for (const [name, text] of Object.entries({ 'config.toml': BASE, ...files })) {
    await writeFile(join(dir.path, name), text)
  }
  const job = readJobArguments(args)
  if ('kind' in job) throw new Error(job.kind)
  const machine = join(dir.path, 'no-machine')
  const { facts, secrets } = readConfigFile(join(dir.path, 'config.toml'), machine, {
    arguments: job,
    codexVersion,
  })
  return { ...facts, secrets: resolveSecrets(secrets, {}) }
}

describe('the provider', () => {
  it.each<readonly [string, readonly string[], string, string | undefined]>([
    ['of the file', [], '0.171.0', 'first'],
    ['of a setting', ['-c', 'model_provider=second'], '0.171.0', 'second'],
    ['of a setting that is no TOML', ['-c', "model_provider='second"], '0.171.0', 'second'],
    ['of the last setting', ['-cmodel_provider=first', '-c', 'model_provider=second'], '0.171.0', 'second'],
    ['of a profile’s table, for an old CLI', ['-p', 'ci'], '0.133.0', 'second'],
    ['of a profile’s table over a setting', ['-p', 'ci', '-c', 'model_provider=first'], '0.133.0', 'second'],
    ['of the file, where a new CLI has no use for the table', ['-p', 'ci'], '0.134.0', 'first'],
    ['of OpenAI, without the user’s file', ['--ignore-user-config'], '0.171.0', undefined],
    ['of --oss', ['--oss', '--local-provider=ollama', '-cmodel_provider=second'], '0.171.0', 'ollama'],
    ['of --oss with oss_provider', ['--oss', '-c', 'oss_provider=lmstudio'], '0.171.0', 'lmstudio'],
    ['of the file, where --local-provider stands alone', ['--local-provider=ollama'], '0.171.0', 'first'],
  ])('is that %s', async (_, args, version, id) => {
    expect((await read(args, version)).provider?.id).toBe(id)
  })

  it('is that of a profile’s file, under the settings', async () => {
    const files = {
      'ci.config.toml': 'model_provider = "second"\nopenai_base_url = "http://profile.example"\n',
    }
    expect(await read(['-p', 'ci'], '0.134.0', files)).toMatchObject({
      provider: { id: 'second', baseUrl: 'http://second.example/v1' },
      openaiBaseUrl: 'http://profile.example',
    })
    const args = ['-p', 'ci', '-c', 'openai_base_url=http://argument.example']
    expect(await read(args, '0.134.0', files)).toMatchObject({ openaiBaseUrl: 'http://argument.example' })
  })
})

it('a profile without a file is named, and only where the CLI looks for a file', async () => {
  expect(await read(['-p', 'missing'])).toHaveProperty('missingProfile', 'missing')
  expect(await read(['-p', 'missing'], '0.133.0')).not.toHaveProperty('missingProfile')
  expect(await read(['-p', '../missing'])).not.toHaveProperty('missingProfile')
})

it('a broken profile makes the configuration incomplete', async () => {
  expect(await read(['-p', 'ci'], '0.171.0', { 'ci.config.toml': 'a = ' })).toMatchObject({
    isIncomplete: true,
  })
})

it('the rules for logins of a profile and of the arguments have their source', async () => {
  const files = { 'ci.config.toml': '\nforced_login_method = "api"\n' }
  expect((await read(['-p', 'ci'], '0.171.0', files)).loginRules).toEqual({
    method: { value: 'api', source: 'ci.config.toml, line 2' },
  })
  expect((await read(['-c', 'forced_login_method=chatgpt'])).loginRules).toEqual({
    method: { value: 'chatgpt', source: 'codex-args' },
  })
})

it('the secrets of every layer are known, also those that another layer replaces', async () => {
  const files = {
    'ci.config.toml': '[model_providers.first]\nexperimental_bearer_token = "token-of-the-profile-0123"\n',
  }
  const args = ['-p', 'ci', '-cmodel_providers.first.http_headers={X-Key="key-of-the-arguments-0123"}']
  const { secrets } = await read(args, '0.171.0', files)
  expect(secrets).toEqual(
    expect.arrayContaining([
      'token-of-the-file-0123',
      'token-of-the-profile-0123',
      'key-of-the-arguments-0123',
    ]),
  )
})

it('servers of the files are known by name, and those of the arguments are not: a probe leaves them out', async () => {
  expect((await read(['-c', 'mcp_servers.theirs.command=x'])).mcpServers).toEqual(['mine'])
})
