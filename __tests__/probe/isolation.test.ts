import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { runProcess } from '../../src/cli/index.ts'
import { type ProbeFixture, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

/** A user's configuration that trusts the checkout and starts programs. */
const USER_CONFIG = (dir: string) => `
notify = ["touch", "${dir}/notified"]
developer_instructions = "canary-user-instructions"
[mcp_servers.mine]
command = "touch"
args = ["${dir}/served-user"]
${['a.b', 'a/b', 'ä', 'with \\"quote'].map((name, at) => `[mcp_servers."${name}"]\ncommand = "touch"\nargs = ["${dir}/served-quoted-${at}"]`).join('\n')}
[projects."${dir}/checkout"]
trust_level = "trusted"
`

/** Writes a checkout around the temporary directory that tries every way to influence the CLI. */
async function writeHostileCheckout(dir: string): Promise<void> {
  const files = {
    'AGENTS.md': 'canary-agents',
    'AGENTS.override.md': 'canary-agents-override',
    '.codex/config.toml': `developer_instructions = "canary-project-instructions"
notify = ["touch", "${dir}/notified"]
[mcp_servers.theirs]
command = "touch"
args = ["${dir}/served-project"]
`,
    '.codex/hooks.json': JSON.stringify({
      hooks: { SessionStart: [{ hooks: [{ type: 'command', command: `touch ${dir}/hooked` }] }] },
    }),
    '.codex/rules/default.rules': 'this is no rule (',
    '.codex/skills/theirs/SKILL.md': '---\nname: theirs\ndescription: canary-skill\n---\ncanary-skill',
    '.agents/skills/theirs/SKILL.md': '---\nname: theirs\ndescription: canary-skill\n---\ncanary-skill',
    '.git/HEAD': 'ref: refs/heads/main\n',
    '.git/config': '[core]\n\trepositoryformatversion = 0\n',
  }
  for (const [name, content] of Object.entries(files)) {
    const file = join(dir, 'checkout', name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  await mkdir(join(dir, 'checkout/.git/objects'), { recursive: true })
  await mkdir(join(dir, 'checkout/.git/refs'), { recursive: true })
}

function markersOf(runner: ProbeFixture): readonly string[] {
  const quoted = [0, 1, 2, 3].map(at => `served-quoted-${at}`)
  return ['notified', 'served-user', ...quoted, 'served-project', 'hooked'].filter(name =>
    existsSync(join(runner.dir, name)),
  )
}

function canariesIn(runner: ProbeFixture): readonly string[] {
  const sent = runner.openai.requests.map(request => JSON.stringify(request)).join('\n')
  return [...new Set(sent.match(/canary-[a-z-]+/g))].toSorted()
}

describe('a probe inside a hostile checkout', () => {
  it.each(['lean', 'plain'] as const)(
    'runs no program of the checkout and sends none of its text to the model (%s)',
    async form => {
      await using runner = await startProbeFixture({ config: USER_CONFIG, temporary: 'checkout/temporary' })
      await writeHostileCheckout(runner.dir)
      expect((await runner.ask({ form })).kind).toBe('completed')
      expect(markersOf(runner)).toEqual([])
      expect(canariesIn(runner)).toEqual(form === 'lean' ? [] : ['canary-user-instructions'])
    },
  )

  it('differs from a bare command, which does run its programs and send its text', async () => {
    await using runner = await startProbeFixture({ config: USER_CONFIG, temporary: 'checkout/temporary' })
    await writeHostileCheckout(runner.dir)
    await writeFile(join(runner.dir, 'checkout/.codex/rules/default.rules'), '')
    const command = {
      file: runner.executable.file,
      args: ['exec', '--json', '--skip-git-repo-check', '-m', 'gpt-5.5', 'Reply with OK.'],
      cwd: join(runner.dir, 'checkout/temporary'),
      env: { PATH: process.env['PATH'] ?? '', ...runner.env },
    }
    await runProcess(command, { timeoutMs: 40_000, onLine: () => {} }).ended
    expect(markersOf(runner)).toEqual(expect.arrayContaining(['notified', 'served-user', 'served-project']))
    expect(canariesIn(runner)).toEqual(expect.arrayContaining(['canary-agents-override', 'canary-skill']))
  })
})

describe('a probe', () => {
  it('leaves no session, no snapshot of the environment and no temporary file', async () => {
    await using runner = await startProbeFixture({ login: { kind: 'api-key', key: 'sk-canary-0123456789' } })
    await runner.ask({ form: 'lean' })
    await runner.ask({ form: 'plain' })
    const files = await readdir(runner.home)
    expect(files).toContain('installation_id')
    expect(files.filter(name => /sessions|snapshot|history/.test(name))).toEqual([])
    expect(await readdir(join(runner.dir, 'temporary'))).toEqual([])
  })

  it('sends and writes no variable of the job that the CLI does not need', async () => {
    const secrets = {
      GITHUB_TOKEN: 'canary-github',
      ACTIONS_RUNTIME_TOKEN: 'canary-runtime',
      'INPUT_OPENAI-API-KEY': 'canary-input',
      CODEX_AUTH_JSON: 'canary-auth-json',
      OPENAI_API_KEY: 'canary-openai',
      AWS_SECRET_ACCESS_KEY: 'canary-aws',
    }
    await using runner = await startProbeFixture({ env: secrets })
    await runner.ask({ form: 'lean' })
    await runner.ask({ form: 'plain' })
    expect(canariesIn(runner)).toEqual([])
    const written = [...(await runner.files('.')).values()].join('\n')
    expect(written).not.toContain('canary-')
  })

  it('gives the CLI an environment of known names, in UTC', async () => {
    await using runner = await startProbeFixture({
      cli: join(import.meta.dirname, 'fixtures/print-environment'),
      env: {
        GITHUB_TOKEN: 'x',
        INPUT_MODEL: 'x',
        CODEX_AUTH_JSON: 'x',
        TZ: 'Asia/Tokyo',
        https_proxy: 'http://127.0.0.1:9',
        OPENAI_PROJECT: 'proj',
        NODE_OPTIONS: '--title=x',
        GATEWAY_KEY: 'gw',
        GATEWAY_TEAM: 'team',
      },
      config: () => `model_provider = "gateway"
[model_providers.gateway]
name = "Gateway"
base_url = "http://127.0.0.1:9/"
env_key = "GATEWAY_KEY"
env_http_headers = { X-Team = "GATEWAY_TEAM" }
`,
    })
    const evidence = await runner.ask()
    const printed = evidence.kind === 'silent' ? evidence.stderr : ''
    const names = printed.split('\n').map(line => line.split('=', 1)[0])
    expect(names).toEqual(
      expect.arrayContaining([
        'PATH',
        'HOME',
        'CODEX_HOME',
        'https_proxy',
        'OPENAI_PROJECT',
        'GATEWAY_KEY',
        'GATEWAY_TEAM',
      ]),
    )
    expect(printed).toContain('TZ=UTC')
    expect(names.filter(name => /GITHUB|INPUT|AUTH_JSON|NODE_OPTIONS/.test(name ?? ''))).toEqual([])
  })
})
