import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'

const CODEX = join(import.meta.dirname, '../../node_modules/.bin/codex')

/** This machine's PATH without any directory that holds a `codex`. */
function pathWithoutCodex(): string {
  const directories = (process.env['PATH'] ?? '').split(delimiter)
  return directories.filter(directory => !existsSync(join(directory, 'codex'))).join(delimiter)
}

/** What npm needs on this machine to reach its registry; the stage has a home of its own, and its proxy lets nothing out. */
function npmSettings(): Record<string, string> {
  const named = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && /^(npm_config_|NODE_EXTRA_CA_CERTS$|SSL_CERT_|HTTPS?_PROXY$)/i.test(entry[0]),
  )
  return { ...Object.fromEntries(named), NPM_CONFIG_USERCONFIG: join(homedir(), '.npmrc') }
}

describe('a runner without a CLI', () => {
  it('gets the pinned one, for later steps too, and finds it again in the tool cache', async () => {
    await using stage = await startJob(scenarioOf('accepted'))
    const env = { PATH: pathWithoutCodex(), HTTPS_PROXY: '', ...npmSettings() }
    const first = await stage.run({ env, inputs: { comment: 'never' } })
    expect(first.outputs).toMatchObject({ model: 'gpt-5.5', 'codex-version': '0.169.0' })
    expect(first.path).toHaveLength(1)
    expect(existsSync(join(first.path[0] ?? '', 'codex'))).toBe(true)
    expect(first.log).toContain('Installing Codex CLI 0.169.0')
    const second = await stage.run({ env, inputs: { comment: 'never' } })
    expect(second.path).toEqual(first.path)
    expect(second.log).not.toContain('Installing')
  })
})

describe('a wrapper script of the CLI that hangs on --version', () => {
  it('does not keep the step from its answer, nor from its end', async () => {
    await using stage = await startJob(scenarioOf('accepted'))
    const bin = join(stage.directory, 'wrapper')
    const pid = join(bin, 'pid')
    const hang = `[ "$1" != --version ] || { echo $$ >'${pid}'; exec sleep 1000; }`
    await mkdir(bin)
    await writeFile(join(bin, 'codex'), `#!/bin/sh\n${hang}\nexec '${CODEX}' "$@"\n`, { mode: 0o755 })
    const PATH = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
    const { outputs } = await stage.run({ env: { PATH }, inputs: { comment: 'never' } })
    process.kill(Number(await readFile(pid, 'utf8')))
    expect(outputs).toMatchObject({ model: 'gpt-5.5', 'codex-version': '' })
  })
})

describe('check-api', () => {
  it('asks the API once about the refused model, says that it is another contract, and decides nothing', async () => {
    await using stage = await startJob(scenarioOf('api-key'))
    const result = await stage.run({ inputs: { 'check-api': 'true', comment: 'never' } })
    const asked = stage.openai.requests.filter(request => request.path === '/v1/models/gpt-5.5')
    expect(asked).toHaveLength(1)
    expect(result.outputs['model']).toBe('gpt-5.4')
    const { notes } = JSON.parse(result.outputs['report'] ?? '')
    expect(notes.map((note: { code: string }) => note.code)).toContain('api-check')
    const written = [result.log, result.summary, ...Object.values(result.outputs)].join('\n')
    for (const secret of stage.secrets) expect(written).not.toContain(secret)
  })
})

describe('debug logging', () => {
  it('shows the CLI’s events without the key that the endpoint echoes', async () => {
    await using stage = await startJob(scenarioOf('echoed-key'))
    const result = await stage.run({ env: { RUNNER_DEBUG: '1' }, inputs: { comment: 'never' } })
    expect(result.log).toMatch(/^::debug::codex: .*turn\.(failed|started)/m)
    for (const secret of stage.secrets) expect(result.log).not.toContain(secret)
  })
})
