import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { npmBehind } from '../../src/cli/install/npm.ts'
import { npmEnvironment } from '../../src/cli/install/npm-environment.ts'
import { npmFailure } from '../../src/cli/install/npm-failure.ts'
import { installProject } from '../../src/cli/install/npm-project.ts'
import { TESTED_CODEX } from '../../src/cli/install/tested-version.ts'
import { isCodexVersion } from '../../src/cli/install/version-input.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('the version asked for', () => {
  it.each(['0.169.0', '1.0.0', '0.142.0-alpha.3', '0.100.0-rc1', '1.2.3-a-b.0'])('may be %s', text => {
    expect(isCodexVersion(text)).toBe(true)
  })

  it.each([
    '',
    'latest',
    'v0.169.0',
    '0.169',
    '0.169.x',
    '^0.169.0',
    '01.2.3',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3+build',
    ' 1.2.3',
    '1.2.3\n',
    '1.2.3-../../x',
    '0.169.0-linux-x64',
    '0.169.0-win32-arm64',
    `1.2.3-${'a'.repeat(60)}`,
    'npm:evil@1.0.0',
  ])('may not be %j', text => {
    expect(isCodexVersion(text)).toBe(false)
  })
})

describe('the pin', () => {
  it('is the CLI that the tests run, with the checksums of the lock file', async () => {
    const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'))
    const integrityOf = (name: string) => lock.packages[`node_modules/@openai/${name}`]?.integrity
    const platforms = Object.keys(TESTED_CODEX.platforms)
    expect(lock.packages['node_modules/@openai/codex'].version).toBe(TESTED_CODEX.version)
    expect(TESTED_CODEX.launcher).toBe(integrityOf('codex'))
    expect(TESTED_CODEX.platforms).toEqual(
      Object.fromEntries(platforms.map(platform => [platform, integrityOf(`codex-${platform}`)])),
    )
    expect(platforms.sort()).toEqual(
      ['darwin', 'linux', 'win32'].flatMap(system => [`${system}-arm64`, `${system}-x64`]),
    )
  })

  it.each(Object.keys(TESTED_CODEX.platforms))('locks both packages on %s', platform => {
    const { version } = TESTED_CODEX
    const { command, files } = installProject(version, platform, TESTED_CODEX)
    expect(command).toBe('ci')
    const lock = JSON.parse(files['package-lock.json'] ?? '')
    expect(lock.packages['']).toEqual({ dependencies: JSON.parse(files['package.json'] ?? '').dependencies })
    expect(lock.packages['node_modules/@openai/codex']).toMatchObject({
      version,
      integrity: TESTED_CODEX.launcher,
    })
    expect(lock.packages[`node_modules/@openai/codex-${platform}`]).toEqual({
      name: '@openai/codex',
      version: `${version}-${platform}`,
      integrity: TESTED_CODEX.platforms[platform],
    })
  })

  it.each([
    ['another version', '0.1.0', 'linux-x64'],
    ['a system it does not know', TESTED_CODEX.version, 'sunos-sparc'],
  ])('says nothing about %s', (_, version, platform) => {
    expect(installProject(version, platform, TESTED_CODEX)).toEqual({
      command: 'install',
      files: { 'package.json': `{"private":true,"dependencies":{"@openai/codex":"${version}"}}` },
    })
  })
})

describe('npm', () => {
  const files = new Set([
    'C:\\node\\npm.cmd',
    'C:\\node\\node.exe',
    'C:\\node\\node_modules\\npm\\bin\\npm-cli.js',
    'D:\\npm\\npm.CMD',
    'D:\\npm\\node_modules\\npm\\bin\\npm-cli.js',
  ])
  const behind = (file: string, platform: string) =>
    npmBehind(file, platform, name => files.has(name), 'E:\\own\\node.exe')

  it.each([
    ['/usr/bin/npm', 'linux', '/usr/bin/npm', []],
    ['/opt/homebrew/bin/npm', 'darwin', '/opt/homebrew/bin/npm', []],
    ['C:\\volta\\npm.exe', 'win32', 'C:\\volta\\npm.exe', []],
    ['C:\\node\\npm.cmd', 'win32', 'C:\\node\\node.exe', ['C:\\node\\node_modules\\npm\\bin\\npm-cli.js']],
    ['D:\\npm\\npm.CMD', 'win32', 'E:\\own\\node.exe', ['D:\\npm\\node_modules\\npm\\bin\\npm-cli.js']],
  ])('at %s on %s is started as %s', (file, platform, started, args) => {
    expect(behind(file, platform)).toEqual({ file: started, args })
  })

  it('is none behind somebody else’s batch file, which would need a shell', () => {
    expect(behind('C:\\other\\npm.cmd', 'win32')).toBeUndefined()
  })
})

describe('the environment of npm', () => {
  it('holds what npm needs and its own settings, and none of the job’s secrets', async () => {
    await using dir = await mkdtempDisposable(join(tmpdir(), 'npm-environment-'))
    const npmrc = join(dir.path, 'user.npmrc')
    // npm writes a variable as ${NAME}, and as ${NAME?} where it may be unset.
    await writeFile(npmrc, ['//npm.example/:_authToken=$', '{MIRROR_TOKEN}\nx=$', '{OPTIONAL?}\n'].join(''))
    const kept = {
      PATH: '/bin',
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
    const left = {
      GITHUB_TOKEN: 'a',
      INPUT_OPENAI_API_KEY: 'b',
      CODEX_API_KEY: 'c',
      OPENAI_API_KEY: 'd',
      ACTIONS_RUNTIME_TOKEN: 'e',
      NODE_OPTIONS: '--require /evil.js',
      npm_config_prefix: '/elsewhere',
      NPM_CONFIG_GLOBAL: 'true',
    }
    expect(npmEnvironment({ ...kept, ...left, UNSET: undefined })).toEqual({
      ...kept,
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
    })
  })

  it('needs no configuration of the user', () => {
    expect(npmEnvironment({ HOME: '/nonexistent' })).toEqual({
      HOME: '/nonexistent',
      npm_config_fetch_retries: '2',
      npm_config_fetch_retry_mintimeout: '1000',
      npm_config_fetch_retry_maxtimeout: '5000',
    })
  })
})

describe('a failure of npm', () => {
  const exited = (stderr: string, code: number | null = 1, signal: string | null = null) =>
    ({ kind: 'exited', code, signal, stderr }) as const

  it.each([
    [exited('npm error code ECONNREFUSED\nnpm error errno'), 'other', 'cannot be reached'],
    [exited('npm ERR! code ENOTFOUND\n'), 'other', 'cannot be reached'],
    [exited('npm warn x\nnpm error code E401\n'), 'other', 'refuses this runner'],
    [exited('npm error code ETARGET\n'), 'no-version', 'no such version'],
    [exited('npm error code E404\r\n'), 'no-version', 'no such version'],
    [exited('npm error code EINTEGRITY\n'), 'other', 'checksum differs'],
    [exited('npm error code ENOSPC\n'), 'other', 'the disk is full'],
    [exited('npm error code EODD\n'), 'other', 'npm failed (EODD, exit code 1)'],
    [exited('npm error code ::error::x\n'), 'other', 'npm failed (exit code 1)'],
    [exited('https://user:password@npm.example'), 'other', 'npm failed (exit code 1)'],
    [exited('', null, 'SIGKILL'), 'other', 'npm failed (signal SIGKILL)'],
    [{ kind: 'timed-out', stderr: '' } as const, 'other', 'did not finish within 180 s'],
    [{ kind: 'cancelled' } as const, 'other', 'cancelled'],
    [
      { kind: 'not-started', missing: true, message: '/secret/path' } as const,
      'other',
      'npm could not be started',
    ],
  ])('%j is told as a cause and in our own words', (ending, cause, words) => {
    const failure = npmFailure(ending, 180_000)
    expect(failure).toEqual({ kind: 'failed', why: expect.stringContaining(words), cause })
    expect(failure.why).not.toMatch(/password|secret|::/)
  })
})
