import { execFile } from 'node:child_process'
import {
  chmod,
  lstat,
  mkdir,
  mkdtempDisposable,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { turnsOf } from '../../loopback/openai/recording.ts'
import { writeConfigFile } from '../../src/config/index.ts'
import { startProbeFixture } from '../probe/probe-fixture.ts'

const temporary = () => mkdtempDisposable(join(tmpdir(), 'write-config-'))
const LINE = 'model = "gpt-5.4"\n'

describe('writing config.toml', () => {
  it('creates the file and its directory', async () => {
    await using dir = await temporary()
    const file = join(dir.path, 'home/.codex/config.toml')
    expect(await writeConfigFile(file, 'gpt-5.4')).toEqual({ kind: 'written' })
    expect(await readFile(file, 'utf8')).toBe(LINE)
  })

  it.each([0o600, 0o644, 0o640])('keeps the mode and leaves no other file: %o', async mode => {
    await using dir = await temporary()
    const file = join(dir.path, 'config.toml')
    await writeFile(file, '\ufeffa = 1\r\n')
    await chmod(file, mode)
    expect(await writeConfigFile(file, 'gpt-5.4')).toEqual({ kind: 'written' })
    expect(await readFile(file, 'utf8')).toBe('\ufeffa = 1\r\nmodel = "gpt-5.4"\r\n')
    expect((await stat(file)).mode & 0o777).toBe(mode)
    expect(await readdir(dir.path)).toEqual(['config.toml'])
  })

  it('does not touch a file that has the model already', async () => {
    await using dir = await temporary()
    const file = join(dir.path, 'config.toml')
    await writeFile(file, LINE)
    const before = await stat(file, { bigint: true })
    expect(await writeConfigFile(file, 'gpt-5.4')).toEqual({ kind: 'unchanged' })
    const after = await stat(file, { bigint: true })
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
  })

  it.each([
    ['a file', 'a = 1\n'],
    ['a file that does not exist yet', undefined],
  ])('writes through a chain of links to %s', async (_, before) => {
    await using dir = await temporary()
    await mkdir(join(dir.path, 'dotfiles'))
    await mkdir(join(dir.path, 'home'))
    const target = join(dir.path, 'dotfiles/config.toml')
    if (before !== undefined) await writeFile(target, before)
    await symlink('config.toml', join(dir.path, 'dotfiles/link.toml'))
    const file = join(dir.path, 'home/config.toml')
    await symlink('../dotfiles/link.toml', file)
    expect(await writeConfigFile(file, 'gpt-5.4')).toEqual({ kind: 'written' })
    expect((await lstat(file)).isSymbolicLink()).toBe(true)
    expect(await readlink(file)).toBe('../dotfiles/link.toml')
    expect((await lstat(target)).isFile()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe(`${before ?? ''}${LINE}`)
  })

  it.each([
    ['broken TOML', Buffer.from('a = \n'), 'it is not valid TOML (line 2)'],
    ['invalid UTF-8', Buffer.from([0x61, 0x3d, 0x22, 0xff, 0x22]), 'it is not valid UTF-8'],
    ['a file that is too large', Buffer.alloc(1024 * 1024 + 1, '#'), 'it is larger than 1048576 bytes'],
  ])('leaves %s unchanged', async (_, bytes, why) => {
    await using dir = await temporary()
    const file = join(dir.path, 'config.toml')
    await writeFile(file, bytes)
    expect(await writeConfigFile(file, 'gpt-5.4')).toEqual({ kind: 'refused', why })
    expect((await readFile(file)).equals(bytes)).toBe(true)
    expect(await readdir(dir.path)).toEqual(['config.toml'])
  })

  it('gives the error code of the system', async () => {
    await using dir = await temporary()
    const file = join(dir.path, 'file')
    await writeFile(file, '')
    await symlink('loop', join(dir.path, 'loop'))
    const cases = [
      [dir.path, 'it is not a file'],
      [join(file, 'config.toml'), 'it could not be read or written (ENOTDIR)'],
      [join(dir.path, 'loop'), 'it could not be read or written (ELOOP)'],
      ['\0', 'it could not be read or written (ERR_INVALID_ARG_VALUE)'],
    ] as const
    for (const [path, why] of cases) {
      expect(await writeConfigFile(path, 'gpt-5.4')).toEqual({ kind: 'refused', why })
    }
  })
})

describe('the real CLI without a model argument', () => {
  it.each(['\ufeff# mine\r\n', "model = '''gpt-5.5''' # why\n", 'x = {\n a = 1,\n}\n'])(
    'uses the model that was written into %j',
    async before => {
      await using runner = await startProbeFixture({ config: () => '' })
      const file = join(runner.home, 'config.toml')
      await writeFile(file, before + (await readFile(file, 'utf8')))
      expect(await writeConfigFile(file, 'gpt-5.4')).toEqual({ kind: 'written' })
      const args = [...runner.executable.args, 'exec', '--json', '--skip-git-repo-check', 'Say ok.']
      const running = promisify(execFile)(runner.executable.file, args, { env: runner.env, cwd: runner.dir })
      running.child.stdin?.end()
      await running
      const models = turnsOf(runner.openai.requests).map(turn => turn.model)
      expect(models).toContain('gpt-5.4')
      expect(models).not.toContain('gpt-5.5')
    },
  )
})
