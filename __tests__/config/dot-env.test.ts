import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { startOpenAi } from '../../loopback/openai/server.ts'
import { runProcess } from '../../src/cli/index.ts'
import { dotEnvSecrets, readDotEnv } from '../../src/config/index.ts'

const ENV = { SET: 'from-env', HOME: '/home/me' }

/** Writes .env, and starts an action in its directory. */
async function withDotEnv<T>(text: string | Buffer, run: (dir: string) => T): Promise<Awaited<T>> {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'dot-env-'))
  await writeFile(join(dir.path, '.env'), text)
  return await run(dir.path)
}

const read = (text: string | Buffer) => withDotEnv(text, dir => readDotEnv({ dir, explicit: true }, ENV))

/** What the CLI's process has in its environment with each file, as 0.171.0 printed it (0.104.0 is the same). */
const FILES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'B = spaced\nexport C=exported\n\texport\tD=d\nexport=5\n',
    { B: 'spaced', C: 'exported', D: 'd', export: '5' },
  ],
  [`SET=from-dotenv\nB=$SET-\${SET}\n`, { SET: 'from-dotenv', B: 'from-dotenv-from-dotenv' }],
  [`SET=\nB=x\${SET}\n`, { SET: '', B: 'x' }],
  ['B=first\nB=second\nC=$B\n', { B: 'second', C: 'second' }],
  [`CODEX_FOO=1\ncodex_bar=1\nB=\${CODEX_FOO}\n`, { B: '1' }],
  [`B='lit $SET'\nC=\${SET}y\nD="\${SET}z"\n`, { B: 'lit $SET', C: 'from-envy', D: 'from-envz' }],
  [`B=b\nC=a$B_x\nD=\${B_x}\nE=\${B\nF="$B_x"\n`, { B: 'b', C: 'ab_x', D: '', F: 'b_x' }],
  ['B=b\nC="$B"\nD=d\n', { B: 'b', D: 'd' }],
  ['B=b\nC=$$B\nD=a$\nE=$-x\nF=\\$B\n', { B: 'b', C: 'b', D: 'a', E: '-x', F: '$B' }],
  [
    'B=plain # it\'s\nC=plain#no\nD="a" # it\'s\nE=#hash\nF= # x\n',
    { B: 'plain', C: 'plain#no', D: 'a', E: '', F: '' },
  ],
  ["B=a  # it's\nC=c\nD=it's\nE='e'\n", { B: 'a', E: 'e' }],
  ["B='a \\' b'\nC=after\n", { C: 'after' }],
  ['B=two words\nC=esc\\ aped\nD=a\\nb\nE=a\\tb\n', { C: 'esc aped', D: 'a\nb' }],
  ['B="x"y\'z\'\nC=\nD=""\nE=   lead\nF=a=b=c\n', { B: 'xyz', C: '', D: '', E: 'lead', F: 'a=b=c' }],
  ['B="two\nlines"\nC=\'two\nlines\'\nD=d\n', { B: 'two\nlines', C: 'two\nlines', D: 'd' }],
  ['B="a\\"b\\\\c\\$SET"\nC=\'a"b\'\nD=a\\\nE=e\n', { B: 'a"b\\c$SET', C: 'a"b', D: 'a', E: 'e' }],
  ['B=b\nC=open"\nD=d\n', { B: 'b' }],
  ['bad line\n1X=1\n: x\nB=b\n', { B: 'b' }],
  ['\ufeffB=b\nC=c\n', { C: 'c' }],
  ['B=b\r\nC="c"\r\nD=d', { B: 'b', C: 'c', D: 'd' }],
  ['B=b\nC=c ', { B: 'b' }],
]

it.each(FILES)('the CLI takes from %j what it printed', async (text, variables) => {
  expect(await read(text)).toEqual(variables)
})

it('the CLI itself has these variables, and its own environment yields to them', async () => {
  // The variables of several files get different names, so that one start of the CLI shows many rules.
  const text = FILES.slice(0, 4)
    .map(([file], index) => file.replaceAll(/\b([B-F])\b/g, `$1${index}`))
    .join('')
  await using openai = await startOpenAi({ models: {} })
  const seen = await withDotEnv(`${text}G=\${HOME}/g\n`, async dir => {
    const config = `model_provider="p"
[model_providers.p]
name="p"
base_url="${openai.origin}/v1"
request_max_retries=0
stream_max_retries=0
supports_websockets=false
[model_providers.p.auth]
command="/bin/sh"
args=["-c","env > '${dir}/seen'; echo token"]
`
    await writeFile(join(dir, 'config.toml'), config)
    const codex = join(import.meta.dirname, '../../node_modules/.bin/codex')
    const args = ['exec', '--json', '--skip-git-repo-check', '-c', 'features.plugins=false', '-c']
    const env = { PATH: process.env['PATH'] ?? '', CODEX_HOME: dir, ...ENV, HOME: dir }
    const command = {
      file: codex,
      args: [...args, 'analytics.enabled=false', '--model=m', 'hi'],
      cwd: dir,
      env,
    }
    await runProcess(command, { timeoutMs: 30_000, onLine: () => {} }).ended
    const lines = (await readFile(join(dir, 'seen'), 'utf8')).split('\n')
    const expected = Object.entries(readDotEnv({ dir, explicit: true }, { ...ENV, HOME: dir }))
    return {
      missing: expected.filter(([name, value]) => !lines.includes(`${name}=${value}`)),
      expected,
      lines,
    }
  })
  expect(seen.missing).toEqual([])
  expect(Object.fromEntries(seen.expected)).toMatchObject({ SET: '', B1: 'from-dotenv-from-dotenv' })
  expect(seen.lines.filter(line => /^codex_(foo|bar)=/i.test(line))).toEqual([])
})

it('a file that does not exist, is a directory or is huge has no variables', async () => {
  expect(readDotEnv({ dir: '/nonexistent', explicit: true })).toEqual({})
  expect(await read(`A=${'a'.repeat(1024 * 1024)}`)).toEqual({})
})

it('names of JavaScript itself are ordinary names', async () => {
  expect(await read(`constructor=a\nB=\${toString}\${constructor}\n`)).toEqual({ constructor: 'a', B: 'a' })
})

it('every value is a secret but those with a public name and those that are too short', () => {
  const variables = {
    A: 'any-canary',
    SHORT: 'short',
    AWS_REGION: 'eu-central-1',
    URL: 'https://u:canary-pw@h/',
  }
  expect(dotEnvSecrets(variables)).toEqual(
    expect.arrayContaining(['any-canary', 'canary-pw', 'https://u:canary-pw@h/']),
  )
  expect(dotEnvSecrets(variables)).not.toContain('short')
  expect(dotEnvSecrets(variables)).not.toContain('eu-central-1')
})
