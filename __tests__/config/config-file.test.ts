import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { readConfigFile } from '../../src/config/index.ts'

/** Reads a user's config.toml over a machine's. */
async function read(user: string, system = '') {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'config-file-'))
  const files = [join(dir.path, 'user.toml'), join(dir.path, 'system.toml')] as const
  await writeFile(files[0], user)
  await writeFile(files[1], system)
  return readConfigFile(...files)
}

it('an empty config.toml holds nothing', async () => {
  expect(await read('')).toEqual({
    facts: { mcpServers: [], isIncomplete: false },
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
  expect(await read(user, system)).toEqual({
    facts: {
      provider: {
        id: 'proxy',
        name: 'Proxy',
        builtIn: false,
        requiresOpenaiAuth: false,
        variables: ['PROXY_KEY', 'TEAM'],
        commands: [],
      },
      openaiBaseUrl: 'http://127.0.0.1/v1',
      mcpServers: ['theirs', 'mine'],
      loginStore: 'keyring',
      forcedLogin: 'api',
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
  expect((await read(user, system)).facts).toEqual({ mcpServers: [], isIncomplete: true })
})
