import { chmod, mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { isAtLeast, isCodexVersion, locateCodex, versionOf } from '../../src/cli/index.ts'
import { LAUNCHER } from '../probe/probe-fixture.ts'

/** A wrapper script as the `codex` command, in a directory whose name needs quotes. */
async function writeWrapper(dir: string, script: string) {
  const bin = join(dir, 'with "quotes" and $(spaces)')
  await mkdir(bin)
  const file = join(bin, 'codex')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  return { kind: 'command', file, args: [] } as const
}

const scratch = () => mkdtempDisposable(join(tmpdir(), 'version-'))

describe('the version of a CLI', () => {
  it('is the same in the files of the installation and in the output of the binary', async () => {
    const located = locateCodex({ path: LAUNCHER, env: {} })
    if (located.kind === 'missing') throw new Error(located.message)
    const { version, ...executable } = located.executable
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(await versionOf(executable, process.env)).toBe(version)
  })

  it.each([
    'echo codex-cli 0.150.1',
    'echo codex 0.150.1',
    'echo v0.150.1',
    'echo Welcome; echo codex-cli 0.150.1; echo codex-cli 0.1.0; exit 3',
    'sleep 3 & echo codex-cli 0.150.1',
  ])('is read from the output of a wrapper script: %s', async script => {
    await using dir = await scratch()
    expect(await versionOf(await writeWrapper(dir.path, script), process.env)).toBe('0.150.1')
  })

  it.each(['echo', 'echo codex; exit 3', 'echo ::error::0.1.0', 'echo codex-cli 0.1.0 >&2', 'kill -9 $$'])(
    'is unknown when a wrapper script runs %j',
    async script => {
      await using dir = await scratch()
      expect(await versionOf(await writeWrapper(dir.path, script), process.env)).toBeUndefined()
    },
  )

  it('is unknown when the system cannot start the command', async () => {
    await using dir = await scratch()
    const executable = await writeWrapper(dir.path, '')
    await writeFile(executable.file, '#!/no/such/interpreter\n')
    expect(await versionOf(executable, process.env)).toBeUndefined()
  })

  it('is unknown when the job is cancelled while a wrapper script hangs', async () => {
    await using dir = await scratch()
    const pidFile = join(dir.path, 'pid')
    const executable = await writeWrapper(dir.path, `echo $$ >'${pidFile}'\nexec sleep 1000`)
    const cancel = new AbortController()
    const version = versionOf(executable, process.env, cancel.signal)
    const pid = await readPid(pidFile)
    cancel.abort()
    expect(await version).toBeUndefined()
    process.kill(pid)
  })
})

async function readPid(file: string): Promise<number> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text.endsWith('\n')) return Number(text)
    await sleep(10)
  }
}

describe('the version that a workflow names', () => {
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

describe('comparing versions', () => {
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
})
