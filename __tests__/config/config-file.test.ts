import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type JobArguments, NO_JOB_ARGUMENTS } from '../../src/cli/index.ts'
import { readConfigFile } from '../../src/config/index.ts'

/** Reads a user's config.toml with the files of a machine, by their names. */
async function read(user: string, machine: Readonly<Record<string, string>> = {}) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'config-file-'))
  const directory = join(dir.path, 'machine')
  await mkdir(directory)
  await writeFile(join(dir.path, 'config.toml'), user)
  for (const [name, text] of Object.entries(machine)) await writeFile(join(directory, name), text)
  const { facts, secrets } = readConfigFile(join(dir.path, 'config.toml'), directory)
  // The directory is another one in each test.
  const stable: typeof facts = JSON.parse(JSON.stringify(facts).replaceAll(directory, '/machine'))
  return { facts: stable, secrets }
}

it('an empty config.toml holds nothing', async () => {
  expect(await read('')).toEqual({
    facts: { mcpServers: [], settings: {}, isIncomplete: false },
    secrets: { texts: [], variables: [] },
  })
})

it('the settings of the user replace those of the machine, and tables are merged', async () => {
  const user = `
model_provider = "proxy"
openai_base_url = "http://127.0.0.1/v1"
cli_auth_credentials_store = "keyring"
forced_login_method = "api"
[model_providers.proxy]
name = "Proxy"
env_key = "PROXY_KEY"
env_http_headers = { X-Team = "TEAM" }
experimental_bearer_token = "bearer-0123456789"
[mcp_servers.mine]
command = "x"
`
  const system = 'model_provider = "other"\n[mcp_servers.theirs]\ncommand = "y"\n'
  expect(await read(user, { 'config.toml': system })).toEqual({
    facts: {
      provider: {
        id: 'proxy',
        keyVariable: 'PROXY_KEY',
        name: 'Proxy',
        builtIn: false,
        requiresOpenaiAuth: false,
        variables: ['PROXY_KEY', 'TEAM'],
        commands: [],
      },
      openaiBaseUrl: 'http://127.0.0.1/v1',
      mcpServers: ['theirs', 'mine'],
      loginStore: 'keyring',
      loginRules: { method: { value: 'api', source: 'config.toml, line 5' } },
      machineFiles: ['/machine/config.toml'],
      settings: expect.objectContaining({
        forced_login_method: 'string',
        'model_providers.proxy.env_http_headers': 'table',
        'mcp_servers.mine': 'table',
      }),
      isIncomplete: false,
    },
    secrets: { texts: ['bearer-0123456789'], variables: ['PROXY_KEY', 'TEAM'] },
  })
})

it.each([
  ['model_provider = "openai"', undefined],
  ['model_provider = "ollama"', 'ollama'],
  ['profile = "ci"\nmodel_provider = "a"\n[profiles.ci]\nmodel_provider = "b"', 'b'],
  ['profile = "gone"\nmodel_provider = "a"', 'a'],
  ['model_provider = 7', undefined],
  ['model_auto_compact_token_limit = 9223372036854775807\nmodel_provider = "a"', 'a'],
])('%j selects the provider %s', async (text, id) => {
  expect((await read(text)).facts.provider?.id).toBe(id)
})

const BEDROCK = `model_provider = "amazon-bedrock"
[model_providers.amazon-bedrock.aws]
credential_export = { command = "export", args = ["--json"] }
auth_refresh = { command = "aws", args = ["sso", "login"] }
`
const AUTH = `model_provider = "a"
[model_providers.a.auth]
command = "./token"
cwd = "tools"
`

it.each([
  ['model_provider = "ollama"', undefined, { commands: [] }],
  ['model_provider = "amazon-bedrock-runtime"', 'aws', { commands: [] }],
  ['model_provider = "amazon-bedrocks"', undefined, { commands: [] }],
  [
    BEDROCK,
    'aws',
    {
      builtIn: true,
      commands: [
        { kind: 'setting', path: 'aws.credential_export', command: 'export', args: ['--json'] },
        { kind: 'fixed', command: 'aws' },
      ],
    },
  ],
  ['model_provider = "gcp"', 'gcp', { commands: [{ kind: 'fixed', command: 'gcloud' }] }],
  [
    AUTH,
    undefined,
    {
      builtIn: false,
      commands: [{ kind: 'setting', path: 'auth', command: './token', args: [], cwd: 'tools' }],
    },
  ],
  [
    AUTH.replaceAll(/"a"|\.a\./g, text => text.replace('a', 'gcp')),
    'gcp',
    { commands: [{ kind: 'setting', path: 'auth', command: './token', args: [], cwd: 'tools' }] },
  ],
  ['model_provider = "a"\n[model_providers.a]\nauth = { command = "" }', undefined, { commands: [] }],
  [
    'model_provider = "a"\n[model_providers.a]\nauth = { command = "b", args = ["c", 7] }',
    undefined,
    { commands: [] },
  ],
])('%s: the cloud is %s, and the credential commands', async (text, cloud, expected) => {
  const { provider } = (await read(text)).facts
  expect(provider).toMatchObject(expected)
  expect(provider?.cloud).toBe(cloud)
})

it.each([
  ['user', 'experimental_bearer_token = "secret', ''],
  ['machine', '', 'model_provider = '],
  ['user, being too large,', '#'.repeat(1024 * 1024 + 1), ''],
])('a configuration is incomplete when the file of the %s cannot be read', async (_whose, user, system) => {
  const { facts } = await read(user, { 'config.toml': system })
  expect(facts).toMatchObject({ mcpServers: [], settings: {}, isIncomplete: true })
})

describe('the logins that a configuration allows', () => {
  const user = 'model = "x"\nforced_login_method = "api"\nforced_chatgpt_workspace_id = ["a", "b"]\n'

  it('are named with the file and the line', async () => {
    expect((await read(user)).facts.loginRules).toEqual({
      method: { value: 'api', source: 'config.toml, line 2' },
      workspaces: { value: ['a', 'b'], source: 'config.toml, line 3' },
    })
  })

  // Seen with CLI 0.104, 0.142, 0.155, 0.160, 0.169 and 0.171.
  it('are those of the managed file, where it has some', async () => {
    const machine = {
      'config.toml': 'forced_login_method = "api"\nforced_chatgpt_workspace_id = "other"\n',
      'managed_config.toml': '# by the administrator\nforced_login_method = "chatgpt"\n',
    }
    const { facts } = await read(user, machine)
    expect(facts.loginRules).toEqual({
      method: { value: 'chatgpt', source: '/machine/managed_config.toml, line 2' },
      workspaces: { value: ['a', 'b'], source: 'config.toml, line 3' },
    })
    expect(facts.machineFiles).toEqual(['/machine/config.toml', '/machine/managed_config.toml'])
  })

  it('are also those of the requirements', async () => {
    const requirements = 'allowed_login_methods = ["api"]\nallowed_chatgpt_workspaces = ["a"]\n'
    expect((await read('', { 'requirements.toml': requirements })).facts.loginRules).toEqual({
      allowedMethods: { value: ['api'], source: '/machine/requirements.toml, line 1' },
      allowedWorkspaces: { value: ['a'], source: '/machine/requirements.toml, line 2' },
    })
  })

  // The CLI refuses these values, and signs nobody out.
  it.each([
    'forced_login_method = "sso"',
    'forced_chatgpt_workspace_id = 7',
    'forced_chatgpt_workspace_id = [7]',
  ])('are unknown for %s', async line => {
    expect((await read(line)).facts.loginRules).toBeUndefined()
  })
})

it.each([
  ['OPENROUTER_API_KEY', 'OPENROUTER_API_KEY'],
  ['KEY_2', 'KEY_2'],
  ['sk-proj-0123456789abcdef', undefined],
  ['gsk_0123456789abcdef0123456789', undefined],
  ['AKIAIOSFODNN7EXAMPLE', undefined],
  ['AIZA_SYD0123456789ABCDEFGHIJKLMNOP', undefined],
])('the name of a variable is kept for texts, and a key in its place is not: %s', async (name, expected) => {
  const user = `model_provider = "a"\n[model_providers.a]\nbase_url = "https://u:secret@llm.example.com:8443/v1"\nenv_key = "${name}"\n`
  const { facts } = await read(user)
  expect(facts.provider?.keyVariable).toBe(expected)
  expect(facts.provider?.host).toBe('llm.example.com')
})

describe('the settings of the request', () => {
  const LINES = 'model_reasoning_effort = "low"\nmodel_verbosity = "low"\nservice_tier = "flex"\n'
  const TABLE = '[profiles.ci]\nmodel_reasoning_effort = "high"\nmodel_reasoning_summary = "auto"\n'

  async function requestIn(user: string, changes: Partial<JobArguments>, codexVersion: string) {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'config-file-'))
    const file = join(dir.path, 'config.toml')
    await writeFile(file, user)
    await writeFile(join(dir.path, 'ci.config.toml'), 'model_reasoning_effort = "medium"\n')
    const job = { arguments: { ...NO_JOB_ARGUMENTS, ...changes }, codexVersion }
    const { request, requestOfArguments, profileTable } = readConfigFile(file, dir.path, job).facts
    return { request, requestOfArguments, profileTable }
  }

  const FILE = { effort: 'low', verbosity: 'low', serviceTier: 'flex' }

  it('are those of all layers, and beside them those that no -c before the job’s replaces', async () => {
    expect(await requestIn(LINES, { settings: ['model_reasoning_effort=xhigh'] }, '0.171.0')).toEqual({
      request: { ...FILE, effort: 'xhigh' },
      requestOfArguments: { effort: 'xhigh' },
    })
  })

  it('are those of a profile, in a file or, for an old CLI, in a table above -c', async () => {
    const changes = { profile: 'ci', settings: ['model_reasoning_effort=xhigh'] }
    expect(await requestIn(LINES, { profile: 'ci' }, '0.171.0')).toEqual({
      request: { ...FILE, effort: 'medium' },
    })
    expect(await requestIn(`${LINES}${TABLE}`, changes, '0.133.0')).toEqual({
      request: { ...FILE, effort: 'high', summary: 'auto' },
      requestOfArguments: { effort: 'high', summary: 'auto' },
      profileTable: 'ci',
    })
  })

  it('are none where a setting is no text', async () => {
    expect(await requestIn('model_reasoning_effort = 3\nservice_tier = ""\n', {}, '0.171.0')).toEqual({})
  })
})
