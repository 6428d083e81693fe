/**
 * The files of a machine's administrator, with the real CLI. They are in /etc/codex, so the CLI runs in a mount
 * namespace of its own with another /etc.
 */

import { chmod, copyFile, mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, jest } from '@jest/globals'
import { TEST_IDENTITY } from '../../loopback/openai/script.ts'
import { hasPrivateMounts } from '../../loopback/private-network/available.ts'
import { classify } from '../../src/verdict/index.ts'
import { LAUNCHER, type ProbeFixtureOptions, startProbeFixture } from './probe-fixture.ts'

jest.setTimeout(90_000)

const withMounts = hasPrivateMounts("an administrator's files in /etc/codex") ? describe : describe.skip

/** Asks with the real CLI on a machine with these files in /etc/codex. */
async function askOn(files: Readonly<Record<string, string>>, options: ProbeFixtureOptions = {}) {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'machine-'))
  const etc = join(dir.path, 'etc')
  const machine = join(etc, 'codex')
  await mkdir(machine, { recursive: true })
  for (const name of ['passwd', 'group', 'hosts']) await copyFile(join('/etc', name), join(etc, name))
  for (const [name, text] of Object.entries(files)) await writeFile(join(machine, name), text)
  const cli = join(dir.path, 'codex')
  const command = `mount --bind '${etc}' /etc && exec '${process.execPath}' '${LAUNCHER}' "$@"`
  await writeFile(cli, `#!/bin/sh\nexec unshare -rm sh -c '${command.replaceAll("'", `'\\''`)}' sh "$@"\n`)
  await chmod(cli, 0o755)
  await using runner = await startProbeFixture({ cli, machine, ...options })
  const file = join(runner.home, 'auth.json')
  const before = await readFile(file)
  const verdict = classify(await runner.ask(), { model: 'gpt-5.5', route: runner.route, now: new Date() })
  expect((await readFile(file)).equals(before)).toBe(true)
  const said = 'finding' in verdict ? verdict.finding.said.replaceAll(machine, '/etc/codex') : ''
  return { kind: verdict.kind, reason: 'finding' in verdict ? verdict.finding.reason : undefined, said }
}

const REFUSED = { kind: 'refused', reason: 'config-invalid' }

withMounts('on a machine with an administrator', () => {
  it.each([
    ['broken requirements', { 'requirements.toml': 'allowed = [' }],
    ['requirements of a wrong type', { 'requirements.toml': 'allowed_approval_policies = 3' }],
    // The CLI does not name the file of these two.
    ['requirements that allow nothing', { 'requirements.toml': 'allowed_approval_policies = []' }],
    ['requirements without a login', { 'requirements.toml': 'allowed_login_methods = []' }],
    [
      'requirements that no probe meets',
      { 'requirements.toml': 'allowed_sandbox_modes = ["danger-full-access"]' },
    ],
    ['requirements without ChatGPT', { 'requirements.toml': 'allowed_login_methods = ["api"]' }],
    [
      'requirements with another workspace',
      { 'requirements.toml': 'allowed_chatgpt_workspaces = ["other"]' },
    ],
    ['a broken managed file', { 'managed_config.toml': 'x = [' }],
    ['a managed file of a wrong type', { 'managed_config.toml': 'model_context_window = "x"' }],
    ['a broken file of the system', { 'config.toml': 'x = [' }],
  ])('%s are told with the name of the file', async (_what, files) => {
    const [name = ''] = Object.keys(files)
    const result = await askOn(files)
    expect(result).toMatchObject({ ...REFUSED, said: expect.stringContaining(`/etc/codex/${name}`) })
  })

  it('requirements that are met change nothing', async () => {
    const requirements = `allowed_login_methods = ["chatgpt"]\nallowed_chatgpt_workspaces = [" ${TEST_IDENTITY.accountId} "]\nallowed_approval_policies = ["on-request"]\nallowed_web_search_modes = ["live"]\n`
    expect((await askOn({ 'requirements.toml': requirements })).kind).toBe('accepted')
  })

  it.each(['managed_config.toml', 'config.toml'])(
    'a login that %s forces is told, and not deleted',
    async name => {
      const result = await askOn({ [name]: 'forced_chatgpt_workspace_id = "other"\n' })
      expect(result).toMatchObject({
        reason: 'not-signed-in',
        said: expect.stringContaining(`(/etc/codex/${name}, line 1)`),
      })
    },
  )

  // It stands above `-c`, so nothing that the probe says can lift it.
  it('the key of the input does not cost a stored login that the managed file forces', async () => {
    const files = { 'managed_config.toml': 'forced_login_method = "chatgpt"\n' }
    const result = await askOn(files, { apiKey: 'sk-input-0123456789' })
    expect(result).toMatchObject({ reason: 'not-signed-in' })
  })
})
