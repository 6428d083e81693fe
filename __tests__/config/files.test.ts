import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { fakeToken } from '../../loopback/openai/jwt.ts'
import { TEST_IDENTITY } from '../../loopback/openai/script.ts'
import { resolveCodexHome } from '../../src/config/codex-home.ts'
import { readConfigFile } from '../../src/config/config-file.ts'
import { readAuthFile } from '../../src/route/auth-file.ts'

const scratch = () => mkdtempDisposable(join(tmpdir(), 'files-'))

async function auth(content: unknown) {
  await using dir = await scratch()
  const file = join(dir.path, 'auth.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readAuthFile(file)
}

async function config(user: string, system = '') {
  await using dir = await scratch()
  const files = [join(dir.path, 'user.toml'), join(dir.path, 'system.toml')] as const
  await writeFile(files[0], user)
  await writeFile(files[1], system)
  return readConfigFile(...files)
}

describe('auth.json', () => {
  const token = fakeToken(TEST_IDENTITY, 3_600)
  const tokens = {
    id_token: token,
    access_token: token,
    refresh_token: 'rt-0123456789',
    account_id: TEST_IDENTITY.accountId,
  }

  it('is a ChatGPT sign-in with its plan and times', async () => {
    const { facts } = await auth({
      auth_mode: 'chatgpt',
      OPENAI_API_KEY: null,
      tokens,
      last_refresh: '2026-04-01T00:00:00Z',
    })
    expect(facts).toEqual({
      kind: 'chatgpt',
      plan: 'plus',
      expiresAt: expect.any(Number),
      lastRefreshAt: Date.UTC(2026, 3, 1),
      holdsKeyToo: false,
    })
  })

  it.each([
    ['a key by its mode', { auth_mode: 'apikey', OPENAI_API_KEY: 'sk-1' }, 'api-key'],
    ['a key without a mode, as old CLIs wrote it', { OPENAI_API_KEY: 'sk-1' }, 'api-key'],
    ['a key before tokens, without a mode', { OPENAI_API_KEY: 'sk-1', tokens }, 'api-key'],
    ['tokens without a mode', { OPENAI_API_KEY: null, tokens }, 'chatgpt'],
    [
      'tokens by their mode, a key beside them',
      { auth_mode: 'chatgpt', OPENAI_API_KEY: 'sk-1', tokens },
      'chatgpt',
    ],
    ['a personal access token', { auth_mode: 'personal_access_token', token: 'at-1' }, 'access-token'],
    ['no login when it is {}', {}, 'unusable'],
    ['no login when the key is missing', { auth_mode: 'apikey', OPENAI_API_KEY: null }, 'unusable'],
    ['no login when it is cut off', '{"tokens": {"access_tok', 'unusable'],
    ['no login when it is empty', '', 'unusable'],
    ['no login when it is a list', [1], 'unusable'],
    ['no login when it is huge', ' '.repeat(2_000_000), 'unusable'],
  ])('is %s', async (_name, content, kind) => {
    expect((await auth(content)).facts.kind).toBe(kind)
  })

  it('gives away every secret for masking, and no ordinary word', async () => {
    const { secrets } = await auth({ auth_mode: 'chatgpt', OPENAI_API_KEY: 'sk-0123456789', tokens })
    expect(secrets).toEqual(
      expect.arrayContaining([
        token,
        ...token.split('.'),
        'rt-0123456789',
        'sk-0123456789',
        TEST_IDENTITY.accountId,
        TEST_IDENTITY.email,
      ]),
    )
    for (const word of ['chatgpt', 'plus', 'auth_mode']) expect(secrets).not.toContain(word)
  })

  it('shows no secret in its facts', async () => {
    const { facts, secrets } = await auth({ OPENAI_API_KEY: null, tokens })
    for (const secret of secrets) expect(JSON.stringify(facts)).not.toContain(secret)
  })

  it('gives away the tokens of a broken file too', async () => {
    expect((await auth(`{"tokens": {"access_token": "${token}`)).secrets).toEqual(
      expect.arrayContaining(token.split('.').slice(0, 2)),
    )
  })

  it.each(['[', '{"a":'])(
    'gives away the tokens that stand beside and inside 20,000 levels of %s',
    async open => {
      const close = open === '[' ? ']' : '}'
      const deep = (text: string) => `${open.repeat(20_000)}"${text}"${close.repeat(20_000)}`
      const claims = `h.${Buffer.from(`{"email":${deep('jo@example.org')}}`).toString('base64url')}.s`
      const { facts, secrets } = await auth(
        `{"OPENAI_API_KEY": "sk-0123456789", "x": ${deep('inner-canary')}, "y": "${claims}"}`,
      )
      expect(facts.kind).toBe('api-key')
      expect(secrets).toEqual(expect.arrayContaining(['sk-0123456789', 'inner-canary']))
    },
  )

  it('prints no plan that is no plain word', async () => {
    const { facts } = await auth({
      tokens: { access_token: fakeToken({ ...TEST_IDENTITY, plan: 'pro\n::error::x' }, 60) },
    })
    expect(facts).not.toHaveProperty('plan')
  })

  it('is missing where there is none', () => {
    expect(readAuthFile('/nonexistent/auth.json')).toEqual({ facts: { kind: 'missing' }, secrets: [] })
  })
})

describe('config.toml', () => {
  it('says nothing when it is empty', async () => {
    expect(await config('')).toEqual({ facts: { mcpServers: [] }, secrets: { texts: [], variables: [] } })
  })

  it('names provider, servers, address and login store, over what the machine says', async () => {
    const user = `
model_provider = "proxy"
openai_base_url = "http://127.0.0.1/v1"
cli_auth_credentials_store = "keyring"
[model_providers.proxy]
name = "Proxy"
env_key = "PROXY_KEY"
env_http_headers = { X-Team = "TEAM" }
experimental_bearer_token = "bearer-0123456789"
[mcp_servers.mine]
command = "x"
`
    const system = 'model_provider = "other"\n[mcp_servers.theirs]\ncommand = "y"\n'
    expect(await config(user, system)).toEqual({
      facts: {
        provider: {
          id: 'proxy',
          name: 'Proxy',
          builtIn: false,
          requiresOpenaiAuth: false,
          variables: ['PROXY_KEY', 'TEAM'],
        },
        openaiBaseUrl: 'http://127.0.0.1/v1',
        mcpServers: ['theirs', 'mine'],
        loginStore: 'keyring',
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
  ])('%j leads to provider %s', async (text, id) => {
    expect((await config(text)).facts.provider?.id).toBe(id)
  })

  it('lets the provider of AWS have what its credential chain reads, and no other one', async () => {
    const bedrock = await config('model_provider = "amazon-bedrock"')
    expect(bedrock.facts.provider?.variables).toEqual(
      expect.arrayContaining(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']),
    )
    expect((await config('model_provider = "ollama"')).facts.provider?.variables).toEqual([])
  })

  it('is a problem in a few words, without a word of the file, when it is broken', async () => {
    expect((await config('experimental_bearer_token = "secret')).facts).toEqual({
      mcpServers: [],
      problem: 'it is not valid TOML',
    })
  })
})

describe('CODEX_HOME', () => {
  it.each([
    [{ env: { HOME: '/h' } }, '/h/.codex', false],
    [{ env: { HOME: '/h', CODEX_HOME: '' } }, '/h/.codex', false],
    [{ env: { HOME: '/h', CODEX_HOME: '/c' } }, '/c', true],
    [{ env: { HOME: '/h', CODEX_HOME: '/c' }, input: '/i' }, '/i', true],
    [{ env: { HOME: '/h' }, input: '~/mine' }, '/h/mine', true],
    [{ env: { HOME: '/h', CODEX_HOME: '/c' }, input: '' }, '/c', true],
  ])('%j is at %s', (options, dir, explicit) => {
    expect(resolveCodexHome(options)).toEqual({ dir, explicit })
  })
})
