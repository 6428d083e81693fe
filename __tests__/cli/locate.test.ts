import { chmod, mkdir, mkdtempDisposable, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Environment } from '../../src/base/environment.ts'
import { locateCodex } from '../../src/cli/locate.ts'
import { launcherAt, nativeBinaryOf } from '../../src/cli/npm-launcher.ts'
import { isAtLeast, versionOf } from '../../src/cli/version.ts'
import { LAUNCHER } from '../probe/probe-fixture.ts'

const BIN = join(import.meta.dirname, '../../node_modules/.bin')
const scratch = () => mkdtempDisposable(join(tmpdir(), 'locate-'))

async function put(file: string, content: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
  await chmod(file, 0o755)
  return file
}

/** An npm installation in the layout of some version, with a link to its launcher on PATH. */
async function install(
  root: string,
  binary: string,
  versions = { launcher: '1.2.3', platform: '1.2.3-linux-x64' },
) {
  const modules = join(root, 'lib/node_modules')
  const own = join(modules, '@openai/codex')
  const platform = binary.startsWith('@openai/codex-')
  await put(
    join(own, 'package.json'),
    JSON.stringify({
      name: '@openai/codex',
      version: versions.launcher,
      ...(platform ? { optionalDependencies: { '@openai/codex-linux-x64': 'npm:…' } } : {}),
    }),
  )
  const script = await put(join(own, 'bin/codex.js'), '#!/usr/bin/env node\n')
  const native = await put(join(modules, binary), '')
  if (platform) {
    const manifest = JSON.stringify({ name: '@openai/codex', version: versions.platform })
    await put(join(modules, '@openai/codex-linux-x64/package.json'), manifest)
  }
  await mkdir(join(root, 'bin'))
  await symlink(script, join(root, 'bin/codex'))
  return { native, script, command: join(root, 'bin/codex') }
}

function nativeOf(command: string, script: string): string | undefined {
  const launcher = launcherAt(command, script)
  return launcher && nativeBinaryOf(launcher, 'linux-x64')
}

describe('finding the CLI', () => {
  it('finds the pinned one on PATH and sees through its launcher, which tells the version too', async () => {
    const env: Environment = { PATH: ['relative', '', '/nonexistent', BIN].join(delimiter) }
    const located = locateCodex({ env })
    expect(located).toEqual({
      kind: 'found',
      executable: { kind: 'native', file: expect.stringMatching(/codex$/), args: [], version: '0.169.0' },
    })
    expect(located.kind === 'found' && located.executable.file).not.toBe(LAUNCHER)
  })

  it('is told the same version by the binary itself', async () => {
    const located = locateCodex({ path: LAUNCHER, env: {} })
    if (located.kind !== 'found') throw new Error(located.message)
    const { version, ...silent } = located.executable
    expect(await versionOf(silent, process.env)).toBe(version)
  })

  it('takes no file of the working directory, however PATH is written', async () => {
    await using dir = await scratch()
    await put(join(dir.path, 'codex'), '#!/bin/sh\n')
    const before = process.cwd()
    process.chdir(dir.path)
    try {
      expect(locateCodex({ env: { PATH: ['', '.'].join(delimiter) } }).kind).toBe('missing')
    } finally {
      process.chdir(before)
    }
  })

  it('says what it looked for when there is none', () => {
    expect(locateCodex({ env: {} })).toEqual({
      kind: 'missing',
      message: 'There is no `codex` command on PATH.',
    })
    expect(locateCodex({ path: '/nonexistent/codex', env: {} })).toEqual({
      kind: 'missing',
      message: '/nonexistent/codex is not an executable file.',
    })
    expect(locateCodex({ path: resolve('.'), env: {} }).kind).toBe('missing')
  })

  it('runs anything else as it is', async () => {
    await using dir = await scratch()
    const file = await put(join(dir.path, 'codex'), '#!/bin/sh\necho codex-cli 0.150.1\n')
    const located = locateCodex({ env: { PATH: dir.path } })
    expect(located).toEqual({ kind: 'found', executable: { kind: 'command', file, args: [] } })
    expect(located.kind === 'found' && (await versionOf(located.executable, {}))).toBe('0.150.1')
  })
})

describe('the layouts of npm installations', () => {
  const triple = 'vendor/x86_64-unknown-linux-musl'
  it.each([
    ['0.142 and later', `@openai/codex-linux-x64/${triple}/bin/codex`],
    ['0.104, 0.125', `@openai/codex-linux-x64/${triple}/codex/codex`],
    ['0.77', `@openai/codex/${triple}/codex/codex`],
    ['nested', `@openai/codex/node_modules/@openai/codex-linux-x64/${triple}/bin/codex`],
  ])('are known: %s', async (name, binary) => {
    await using dir = await scratch()
    const { native, script, command } = await install(dir.path, binary)
    if (name === 'nested') {
      const own = join(dir.path, 'lib/node_modules/@openai/codex')
      await put(
        join(own, 'package.json'),
        '{"name":"@openai/codex","version":"1.2.3","optionalDependencies":{"@openai/codex-linux-x64":"x"}}',
      )
      await put(
        join(own, 'node_modules/@openai/codex-linux-x64/package.json'),
        '{"version":"1.2.3-linux-x64"}',
      )
    }
    expect(nativeOf(command, script)).toBe(native)
  })

  it('are left to the launcher when its platform package is of another version, or of another platform', async () => {
    await using dir = await scratch()
    const versions = { launcher: '1.2.3', platform: '1.2.2-linux-x64' }
    const { script, command } = await install(
      dir.path,
      `@openai/codex-linux-x64/${triple}/bin/codex`,
      versions,
    )
    expect(nativeOf(command, script)).toBeUndefined()
    const launcher = launcherAt(command, script)
    expect(launcher && nativeBinaryOf(launcher, 'sunos-sparc')).toBeUndefined()
    expect(locateCodex({ path: command, env: {} })).toEqual({
      kind: 'found',
      executable: { kind: 'launcher', file: command, args: [] },
    })
  })

  it('are found behind a batch file of npm’s, global or of a project', async () => {
    await using dir = await scratch()
    const { script } = await install(dir.path, `@openai/codex/${triple}/codex/codex`)
    for (const batch of ['lib/codex.cmd', 'lib/node_modules/.bin/codex.cmd']) {
      const file = await put(join(dir.path, batch), '')
      expect(launcherAt(file, file)).toMatchObject({ script, version: '1.2.3' })
    }
  })

  it('are not seen in somebody else’s codex.js', async () => {
    await using dir = await scratch()
    const script = await put(join(dir.path, 'bin/codex.js'), '')
    await put(join(dir.path, 'package.json'), '{"name":"codex","version":"9.9.9"}')
    expect(launcherAt(script, script)).toBeUndefined()
  })

  it('make a batch file of another kind unusable', async () => {
    await using dir = await scratch()
    const file = await put(join(dir.path, 'codex.cmd'), '')
    expect(locateCodex({ path: file, env: {} }).kind).toBe('missing')
  })
})

describe('versions', () => {
  it.each([
    ['0.169.0', '0.142.0', true],
    ['0.142.0', '0.142.0', true],
    ['0.141.9', '0.142.0', false],
    ['1.0.0', '0.142.0', true],
    ['0.142.0-alpha.3', '0.142.0', true],
    [undefined, '0.142.0', true],
  ])('%s is at least %s: %s', (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected)
  })

  it.each(['echo', 'echo codex; exit 3', 'echo ::error::0.1.0', 'sleep 1000', 'kill -9 $$'])(
    'are unknown where a wrapper answers with %j',
    async script => {
      await using dir = await scratch()
      const file = await put(join(dir.path, 'codex'), `#!/bin/sh\n${script}\n`)
      const executable = { kind: 'command', file, args: [] } as const
      expect(await versionOf(executable, process.env, { timeoutMs: 300 })).toBeUndefined()
    },
  )
})
