import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { fakeToken } from '../../loopback/openai/jwt.ts'
import { TEST_IDENTITY } from '../../loopback/openai/script.ts'
import { readAuthFile } from '../../src/route/index.ts'

/** Reads an auth.json with this content: a text, or a value that is written as JSON. */
async function read(content: unknown) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'auth-file-'))
  const file = join(dir.path, 'auth.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readAuthFile(file)
}

const token = fakeToken(TEST_IDENTITY, 3_600)
const tokens = {
  id_token: token,
  access_token: token,
  refresh_token: 'rt-0123456789',
  account_id: TEST_IDENTITY.accountId,
}

describe('the facts of auth.json', () => {
  it('are the plan and the times of a ChatGPT sign-in', async () => {
    const { facts } = await read({
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
      hasApiKey: false,
    })
  })

  it.each([
    ['a key with its mode', { auth_mode: 'apikey', OPENAI_API_KEY: 'sk-1' }, 'api-key'],
    ['a key without a mode, as old CLIs wrote it', { OPENAI_API_KEY: 'sk-1' }, 'api-key'],
    ['a key and tokens without a mode', { OPENAI_API_KEY: 'sk-1', tokens }, 'api-key'],
    ['tokens without a mode', { OPENAI_API_KEY: null, tokens }, 'chatgpt'],
    [
      'tokens with their mode, and a key',
      { auth_mode: 'chatgpt', OPENAI_API_KEY: 'sk-1', tokens },
      'chatgpt',
    ],
    ['a personal access token', { auth_mode: 'personal_access_token', token: 'at-1' }, 'access-token'],
    ['an empty object', {}, 'none'],
    ['the mode of a key without the key', { auth_mode: 'apikey', OPENAI_API_KEY: null }, 'none'],
    ['a cut-off file', '{"tokens": {"access_tok', 'none'],
    ['an empty file', '', 'none'],
    ['a list', [1], 'none'],
    ['a huge file', ' '.repeat(2_000_000), 'none'],
  ])('for %s have the right kind', async (_name, content, kind) => {
    expect((await read(content)).facts.kind).toBe(kind)
  })

  it('are empty without a file', () => {
    expect(readAuthFile('/nonexistent/auth.json')).toEqual({ facts: { kind: 'none' }, secrets: [] })
  })

  it('hold no secret', async () => {
    const { facts, secrets } = await read({ OPENAI_API_KEY: null, tokens })
    for (const secret of secrets) expect(JSON.stringify(facts)).not.toContain(secret)
  })

  it('hold no plan that is not a plain word', async () => {
    const access_token = fakeToken({ ...TEST_IDENTITY, plan: 'pro\n::error::x' }, 60)
    const { facts } = await read({ tokens: { access_token } })
    expect(facts.kind).toBe('chatgpt')
    expect(JSON.stringify(facts)).not.toContain('plan')
  })
})

describe('the secrets of auth.json', () => {
  it('are all keys, tokens, parts of tokens and personal claims, and no ordinary word', async () => {
    const { secrets } = await read({ auth_mode: 'chatgpt', OPENAI_API_KEY: 'sk-0123456789', tokens })
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

  it('include the tokens of a broken file', async () => {
    const { secrets } = await read(`{"tokens": {"access_token": "${token}`)
    expect(secrets).toEqual(expect.arrayContaining(token.split('.').slice(0, 2)))
  })

  it.each(['[', '{"a":'])('include those next to and inside 20,000 levels of %s', async open => {
    const close = open === '[' ? ']' : '}'
    const deep = (text: string) => `${open.repeat(20_000)}"${text}"${close.repeat(20_000)}`
    const claims = `h.${Buffer.from(`{"email":${deep('jo@example.org')}}`).toString('base64url')}.s`
    const { facts, secrets } = await read(
      `{"OPENAI_API_KEY": "sk-0123456789", "x": ${deep('inner-canary')}, "y": "${claims}"}`,
    )
    expect(facts.kind).toBe('api-key')
    expect(secrets).toEqual(expect.arrayContaining(['sk-0123456789', 'inner-canary']))
  })
})
