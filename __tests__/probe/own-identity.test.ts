import { existsSync } from 'node:fs'
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { identityToken } from '../../loopback/identity/tokens.ts'
import { askShell } from './fake-cli.ts'

const ROUTE = { kind: 'workload-identity' } as const

/** Prints which token file the CLI would read, its mode and its content. */
const SHOW =
  'echo "$OPENAI_IDENTITY_TOKEN_FILE"; stat -c %a "$OPENAI_IDENTITY_TOKEN_FILE"; cat "$OPENAI_IDENTITY_TOKEN_FILE"'

/** What a command in place of the CLI sees in a job with a token. */
async function show(token: string | undefined, request?: (audience: string) => Promise<string>) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'own-identity-'))
  const file = join(dir.path, 'job-token')
  if (token !== undefined) await writeFile(file, token)
  const env = {
    PATH: process.env['PATH'],
    OPENAI_FEDERATION_RULE_ID: 'rule_1',
    OPENAI_IDENTITY_TOKEN_FILE: file,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner-canary',
  }
  const command = `{ ${SHOW}; } >&2`
  const evidence = await askShell(command, '', { route: ROUTE, env, requestIdentityToken: request })
  const [path = '', mode, content] = (evidence.kind === 'silent' ? evidence.stderr : '').split('\n')
  return { evidence, isOwn: path !== file, path, mode, content }
}

it('the CLI reads a token of its own from a file that only this user can read, and that is gone afterwards', async () => {
  const own = identityToken()
  const seen = await show(identityToken(), async () => own)
  expect(seen).toMatchObject({ isOwn: true, mode: '600', content: own })
  expect(existsSync(seen.path)).toBe(false)
})

it('the new token has the audience of the job’s, whatever that is', async () => {
  const audiences: string[] = []
  await show(identityToken('https://example.com/a b&c'), async audience => {
    audiences.push(audience)
    return identityToken(audience)
  })
  await show(identityToken(['one in a list']), async audience => {
    audiences.push(audience)
    return identityToken(audience)
  })
  expect(audiences).toEqual(['https://example.com/a b&c', 'one in a list'])
})

it.each([
  ['without the permission', undefined],
  ['when GitHub makes none', () => Promise.reject(new Error('403'))],
])('%s, the CLI reads an empty file instead of the token', async (_, request) => {
  expect(await show(identityToken(), request)).toMatchObject({ isOwn: true, content: '' })
})

it('a CLI that only complains about the empty file was not asked about the model', async () => {
  const text = 'echo "Error: the workload identity assertion is invalid" >&2; exit 1'
  await using dir = await mkdtempDisposable(join(tmpdir(), 'own-identity-'))
  const file = join(dir.path, 'job-token')
  await writeFile(file, identityToken())
  const env = { PATH: process.env['PATH'], OPENAI_FEDERATION_RULE_ID: 'r', OPENAI_IDENTITY_TOKEN_FILE: file }
  expect(await askShell(text, '', { route: ROUTE, env })).toEqual({
    kind: 'withheld',
    message: expect.stringContaining('`permissions: id-token: write`'),
  })
})

it('with the file’s name in .env, the model list that the CLI stores is in the real CODEX_HOME', async () => {
  await using home = await mkdtempDisposable(join(tmpdir(), 'own-identity-'))
  const file = join(home.path, 'job-token')
  await writeFile(file, identityToken())
  await writeFile(
    join(home.path, '.env'),
    `OPENAI_FEDERATION_RULE_ID=r\nOPENAI_IDENTITY_TOKEN_FILE=${file}\n`,
  )
  await askShell('echo "$CODEX_HOME" > "$CODEX_HOME/models_cache.json"', '', {
    route: ROUTE,
    home: { dir: home.path, explicit: true },
    requestIdentityToken: async audience => identityToken(audience),
  })
  expect(await readFile(join(home.path, 'models_cache.json'), 'utf8')).toMatch(/codex-probe-.*home\n$/)
})

it('without a token there is nothing to spend, and the CLI itself says what is missing', async () => {
  expect(await show(undefined)).toMatchObject({ isOwn: false })
  expect(await show(' \n')).toMatchObject({ isOwn: false })
})

it('on another route the CLI gets none of the variables', async () => {
  const env = {
    PATH: process.env['PATH'],
    OPENAI_IDENTITY_TOKEN_FILE: '/run/x',
    SPIFFE_ENDPOINT_SOCKET: 'unix:///x',
  }
  const evidence = await askShell('env >&2', '', { route: { kind: 'api-key', source: 'input' }, env })
  expect(evidence).toMatchObject({ kind: 'silent' })
  expect(evidence.kind === 'silent' ? evidence.stderr : '').not.toMatch(/IDENTITY|SPIFFE/)
})

it('also where another route was assumed, a token that .env names is not spent', async () => {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'own-identity-'))
  const file = join(dir.path, 'job-token')
  await writeFile(file, identityToken())
  await writeFile(join(dir.path, '.env'), `OPENAI_FEDERATION_RULE_ID=r\nOPENAI_IDENTITY_TOKEN_FILE=${file}\n`)
  const home = { dir: dir.path, explicit: true }
  const evidence = await askShell('cat "$CODEX_HOME/.env" >&2', '', { home })
  expect(evidence.kind === 'silent' ? evidence.stderr : '').toMatch(
    /OPENAI_IDENTITY_TOKEN_FILE='[^']+identity-token'\n$/,
  )
})

it.each([
  ['the time limit of the probe', { timeoutMs: 50 }, 'withheld'],
  ['a cancelled job', { signal: AbortSignal.timeout(50) }, 'cancelled'],
])('%s ends the wait for a token that is not made', async (_, options, kind) => {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'own-identity-'))
  const file = join(dir.path, 'job-token')
  await writeFile(file, identityToken())
  const env = { PATH: process.env['PATH'], OPENAI_FEDERATION_RULE_ID: 'r', OPENAI_IDENTITY_TOKEN_FILE: file }
  const requestIdentityToken = () => new Promise<string>(() => {})
  const text = 'echo "Error: the workload identity assertion is invalid" >&2; exit 1'
  const evidence = await askShell(text, '', { route: ROUTE, env, requestIdentityToken }, options)
  expect(evidence).toMatchObject({ kind })
})
