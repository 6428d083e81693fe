import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { accept } from '../../loopback/scenarios/scenario.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'

const CODEX = join(import.meta.dirname, '../../node_modules/.bin/codex')

/** This machine's PATH without the directories that have a `codex`. */
function pathWithoutCodex(): string {
  const directories = (process.env['PATH'] ?? '').split(delimiter)
  return directories.filter(directory => !existsSync(join(directory, 'codex'))).join(delimiter)
}

/** The settings that npm needs to reach its registry: the job has another HOME, and its proxy refuses every request. */
function npmSettings(): Record<string, string> {
  const settings = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && /^(npm_config_|NODE_EXTRA_CA_CERTS$|SSL_CERT_|HTTPS?_PROXY$)/i.test(entry[0]),
  )
  return { ...Object.fromEntries(settings), NPM_CONFIG_USERCONFIG: join(homedir(), '.npmrc') }
}

describe('a runner without a CLI', () => {
  it('gets the version that the workflow names, also for later steps, and finds it in the tool cache the next time', async () => {
    await using job = await startJob(scenarioOf('accepted'))
    const env = { PATH: pathWithoutCodex(), HTTPS_PROXY: '', ...npmSettings() }
    const inputs = { comment: 'never', 'codex-version': PINNED_CODEX }
    const first = await job.run({ env, inputs })
    expect(first.outputs).toMatchObject({ model: 'gpt-5.5', 'codex-version': PINNED_CODEX })
    expect(first.path).toHaveLength(1)
    expect(existsSync(join(first.path[0] ?? '', 'codex'))).toBe(true)
    expect(first.log).toContain(`Installing Codex CLI ${PINNED_CODEX}`)
    const second = await job.run({ env, inputs })
    expect(second.path).toEqual(first.path)
    expect(second.log).not.toContain('Installing')
  })
})

describe('a wrapper script of the CLI that hangs on --version', () => {
  it('delays neither the result nor the end of the step for long', async () => {
    await using job = await startJob(scenarioOf('accepted'))
    const bin = join(job.directory, 'wrapper')
    const pid = join(bin, 'pid')
    const hang = `[ "$1" != --version ] || { echo $$ >'${pid}'; exec sleep 1000; }`
    await mkdir(bin)
    await writeFile(join(bin, 'codex'), `#!/bin/sh\n${hang}\nexec '${CODEX}' "$@"\n`, { mode: 0o755 })
    const PATH = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
    const { outputs } = await job.run({ env: { PATH }, inputs: { comment: 'never' } })
    process.kill(Number(await readFile(pid, 'utf8')))
    expect(outputs).toMatchObject({ model: 'gpt-5.5', 'codex-version': '' })
  })
})

describe('check-api', () => {
  it('asks the API once about the refused model, notes the answer, and decides nothing', async () => {
    await using job = await startJob(scenarioOf('api-key'))
    const result = await job.run({ inputs: { 'check-api': 'true', comment: 'never' } })
    expect(job.openai.requests.filter(({ path }) => path === '/v1/models/gpt-5.5')).toHaveLength(1)
    expect(result.outputs['model']).toBe('gpt-5.4')
    const { notes } = JSON.parse(result.outputs['report'] ?? '')
    expect(notes.map((note: { code: string }) => note.code)).toContain('api-check')
    const written = [result.log, result.summary, ...Object.values(result.outputs)].join('\n')
    for (const secret of job.secrets) expect(written).not.toContain(secret)
  })

  it('warns about a model in use that the API shuts down in at most 30 days', async () => {
    const days = 20
    const shutdownDate = new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10)
    const script = {
      models: { '*': [accept] },
      catalog: { kind: 'list', models: [{ slug: 'gpt-5.5', shutdownDate }] },
    } as const
    await using job = await startJob({ ...scenarioOf('api-key'), script })
    const { outputs, annotations } = await job.run({ inputs: { 'check-api': 'true' } })
    expect(outputs).toMatchObject({
      outcome: 'preferred',
      'retires-at': `${shutdownDate}T00:00:00.000Z`,
      // The list of the CLI, which names one, is not read for an accepted model.
      successor: '',
    })
    expect(annotations.map(({ level, message }) => [level, message])).toContainEqual([
      'warning',
      expect.stringMatching(
        /^gpt-5\.5 is used: API-key sign-in accepts it, but stops offering it on .* Choose another model before that day/,
      ),
    ])
  })
})

describe('debug logging', () => {
  it('shows the CLI’s events without the key that the endpoint echoes', async () => {
    await using job = await startJob(scenarioOf('echoed-key'))
    const result = await job.run({ env: { RUNNER_DEBUG: '1' }, inputs: { comment: 'never' } })
    expect(result.log).toMatch(/^::debug::codex for \S+: .*turn\.(failed|started)/m)
    for (const secret of job.secrets) expect(result.log).not.toContain(secret)
  })
})
