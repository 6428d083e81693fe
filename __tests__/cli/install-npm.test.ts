/** How npm is run, and what its failures mean, with a script in place of npm. */

import { chmod, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { ensureCodex } from '../../src/cli/index.ts'
import { requestOf } from './request.ts'

const scratch = () => mkdtempDisposable(join(tmpdir(), 'install-npm-'))

/** What `ensureCodex` says when npm is this script. The script finds its directory in $DIR. */
async function messageWith(
  dir: string,
  script: string,
  env: Readonly<Record<string, string>> = {},
  requested = '1.2.0',
) {
  await writeFile(join(dir, 'npm'), `#!/bin/sh\nDIR='${dir}'\n${script}\n`)
  await chmod(join(dir, 'npm'), 0o755)
  const result = await ensureCodex({
    requested: requestOf(requested),
    env: { PATH: dir, HOME: dir, ...env },
    temporary: dir,
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  return result.kind === 'missing' ? result.message : ''
}

describe('the environment of npm', () => {
  /** The variables that npm sees. The shell adds some of its own. */
  async function environmentWith(dir: string, env: Readonly<Record<string, string>>, requested?: string) {
    await messageWith(dir, '/usr/bin/env >"$DIR/environment"', env, requested)
    const lines = (await readFile(join(dir, 'environment'), 'utf8')).trim().split('\n')
    const entries = lines.map(line => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)])
    return Object.fromEntries(
      entries.filter(([name = '']) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)),
    )
  }

  it('has what npm needs and its own settings, and no secret of the job', async () => {
    await using dir = await scratch()
    const npmrc = join(dir.path, 'user.npmrc')
    // npm writes a variable as ${NAME}, and as ${NAME?} when it may be unset.
    await writeFile(npmrc, ['//npm.example/:_authToken=$', '{MIRROR_TOKEN}\nx=$', '{OPTIONAL?}\n'].join(''))
    const passed = {
      HOME: dir.path,
      https_proxy: 'http://proxy.example:3128',
      NODE_EXTRA_CA_CERTS: '/ca.pem',
      NODE_AUTH_TOKEN: 'for-npm',
      npm_config_registry: 'https://npm.example/',
      NPM_CONFIG_USERCONFIG: npmrc,
      NPM_CONFIG_FETCH_RETRIES: '7',
      MIRROR_TOKEN: 'for-the-mirror',
      OPTIONAL: 'too',
    }
    const removed = {
      GITHUB_TOKEN: 'a',
      INPUT_OPENAI_API_KEY: 'b',
      CODEX_API_KEY: 'c',
      OPENAI_API_KEY: 'd',
      ACTIONS_RUNTIME_TOKEN: 'e',
      NODE_OPTIONS: '--require /evil.js',
      npm_config_prefix: '/elsewhere',
      NPM_CONFIG_GLOBAL: 'true',
    }
    expect(await environmentWith(dir.path, { ...passed, ...removed })).toEqual({
      ...passed,
      PATH: dir.path,
      npm_config_fetch_timeout: '55000',
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
    })
  })

  it('lets npm wait less for the meaning of a tag or a range than for an installation', async () => {
    await using dir = await scratch()
    for (const requested of ['latest', '^1.2.0']) {
      expect(await environmentWith(dir.path, {}, requested)).toMatchObject({
        npm_config_fetch_timeout: '18000',
        npm_config_fetch_retries: '1',
      })
    }
  })

  it('needs no .npmrc of the user', async () => {
    await using dir = await scratch()
    expect(await environmentWith(dir.path, { HOME: '/nonexistent' })).toEqual({
      PATH: dir.path,
      HOME: '/nonexistent',
      npm_config_fetch_timeout: '55000',
      npm_config_fetch_retries: '2',
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
    })
  })
})

describe('a failure of npm', () => {
  const RUN_AGAIN = 'Run the job again, or put `codex` on PATH in a step before this one.'
  const CHECK_INPUT = 'Check the input `codex-version`, or leave it empty.'
  const withCode = (code: string) => `echo 'npm warn x' >&2; echo 'npm error code ${code}' >&2; exit 1`

  it.each([
    [withCode('ECONNREFUSED'), 'cannot be reached', RUN_AGAIN],
    ["echo 'npm ERR! code ENOTFOUND' >&2; exit 1", 'cannot be reached', RUN_AGAIN],
    [withCode('E401'), 'refuses this runner', RUN_AGAIN],
    [withCode('ETARGET'), 'no such version', CHECK_INPUT],
    ["printf 'npm error code E404\\r\\n' >&2; exit 1", 'no such version', CHECK_INPUT],
    [withCode('EINTEGRITY'), 'checksum differs', RUN_AGAIN],
    [withCode('ENOSPC'), 'the disk is full', RUN_AGAIN],
    [withCode('EODD'), 'npm failed (EODD, exit code 1)', RUN_AGAIN],
    [withCode('::error::x'), 'npm failed (exit code 1)', RUN_AGAIN],
    ['echo https://user:password@npm.example >&2; exit 1', 'npm failed (exit code 1)', RUN_AGAIN],
    ['kill -9 $$', 'npm failed (ended by a signal)', RUN_AGAIN],
  ])('is explained in our own words: %s', async (script, why, cure) => {
    await using dir = await scratch()
    const message = await messageWith(dir.path, script)
    expect(message).toMatch(/^Codex 1\.2\.0 could not be installed: /)
    expect(message).toContain(why)
    expect(message).toContain(`. ${cure}`)
    expect(message).not.toMatch(/password|::/)
  })

  it('is explained when the system cannot start npm', async () => {
    await using dir = await scratch()
    await writeFile(join(dir.path, 'npm'), '#!/no/such/interpreter\n')
    await chmod(join(dir.path, 'npm'), 0o755)
    const request = { env: { PATH: dir.path }, temporary: dir.path, onProgress: () => {} }
    const { signal } = new AbortController()
    expect(await ensureCodex({ ...request, requested: requestOf('1.2.0'), signal })).toEqual({
      kind: 'missing',
      message: `Codex 1.2.0 could not be installed: npm could not be started. ${RUN_AGAIN}`,
    })
  })

  it.each(['', 'latest'])('is explained when there is no npm on PATH (%j)', async requested => {
    await using dir = await scratch()
    const request = { env: { PATH: dir.path }, temporary: dir.path, onProgress: () => {} }
    const { signal } = new AbortController()
    const result = await ensureCodex({ ...request, requested: requestOf(requested), signal })
    expect(result.kind === 'missing' && result.message).toMatch(
      /could not be installed: there is no npm on PATH\. Set up Node\.js/,
    )
  })
})
