import { chmod, mkdir, mkdtempDisposable, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { locateCodex } from '../../src/cli/index.ts'
import { PLATFORM, RUST_TARGET } from './install-registry.ts'

const ROOT = join(import.meta.dirname, '../..')
const BIN = join(ROOT, 'node_modules/.bin')
const scratch = () => mkdtempDisposable(join(tmpdir(), 'locate-'))

async function put(file: string, content: unknown): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  await chmod(file, 0o755)
  return file
}

const BINARY_PACKAGE = `@openai/codex-${PLATFORM}`

/** Where a version of the CLI has its binary: in which package, and in which directory of `vendor`. */
type Layout = { readonly package: string; readonly directory: string }

const CURRENT: Layout = { package: BINARY_PACKAGE, directory: 'bin' }

/** An npm installation of version 1.2.3, with a link to its launcher as the command. */
async function install(dir: string, layout: Layout, binaryVersion = `1.2.3-${PLATFORM}`) {
  const modules = join(dir, 'lib/node_modules')
  const root = join(modules, '@openai/codex')
  const binaryRoot = join(modules, layout.package)
  const optionalDependencies = { [BINARY_PACKAGE]: 'npm:…' }
  await put(join(root, 'package.json'), {
    name: '@openai/codex',
    version: '1.2.3',
    ...(binaryRoot === root ? {} : { optionalDependencies }),
  })
  if (binaryRoot !== root) await put(join(binaryRoot, 'package.json'), { version: binaryVersion })
  const script = await put(join(root, 'bin/codex.js'), '#!/usr/bin/env node\n')
  const name = process.platform === 'win32' ? 'codex.exe' : 'codex'
  const file = await put(join(binaryRoot, 'vendor', RUST_TARGET, layout.directory, name), '')
  const command = join(dir, 'bin/codex')
  await mkdir(dirname(command))
  await symlink(script, command)
  return { command, native: { kind: 'native', file, args: [], version: '1.2.3' } }
}

describe('finding the CLI', () => {
  it('finds the native binary and its version behind the launcher on PATH', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
    const env = { PATH: ['relative', '', '/nonexistent', BIN].join(delimiter) }
    expect(locateCodex({ env })).toEqual({
      kind: 'found',
      executable: {
        kind: 'native',
        file: expect.stringMatching(/vendor.*codex$/),
        args: [],
        version: devDependencies['@openai/codex'],
      },
    })
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

  it('names what it searched when there is no CLI', () => {
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

  it.each(['bin/codex', 'bin/codex.js'])('runs another command as it is: %s', async name => {
    await using dir = await scratch()
    const file = await put(join(dir.path, name), '#!/bin/sh\n')
    await put(join(dir.path, 'package.json'), { name: 'codex', version: '9.9.9' })
    const executable = { kind: 'command', file, args: [] }
    expect(locateCodex({ path: file, env: {} })).toEqual({ kind: 'found', executable })
  })

  it('runs no batch file other than that of npm', async () => {
    await using dir = await scratch()
    const file = await put(join(dir.path, 'codex.cmd'), '')
    expect(locateCodex({ path: file, env: {} })).toEqual({
      kind: 'missing',
      message: `${file} is a batch file other than npm's launcher and is not run.`,
    })
  })
})

describe('an npm installation', () => {
  it.each([
    ['0.142 and later', CURRENT],
    ['0.104, 0.125', { package: BINARY_PACKAGE, directory: 'codex' }],
    ['0.77', { package: '@openai/codex', directory: 'codex' }],
    ['nested', { package: `@openai/codex/node_modules/${BINARY_PACKAGE}`, directory: 'bin' }],
  ])('has a layout that is known: %s', async (_name, layout) => {
    await using dir = await scratch()
    const { command, native } = await install(dir.path, layout)
    expect(locateCodex({ path: command, env: {} })).toEqual({ kind: 'found', executable: native })
  })

  it('is started by its launcher when its binary is of another version', async () => {
    await using dir = await scratch()
    const { command } = await install(dir.path, CURRENT, `1.2.2-${PLATFORM}`)
    const executable = { kind: 'launcher', file: command, args: [] }
    expect(locateCodex({ path: command, env: {} })).toEqual({ kind: 'found', executable })
  })

  it('is found behind a batch file of npm, global or in a project', async () => {
    await using dir = await scratch()
    const { native } = await install(dir.path, CURRENT)
    for (const name of ['lib/codex.cmd', 'lib/node_modules/.bin/codex.cmd']) {
      const path = await put(join(dir.path, name), '')
      expect(locateCodex({ path, env: {} })).toEqual({ kind: 'found', executable: native })
    }
  })

  it('is started with node, and not by its batch file, when its binary is of another version', async () => {
    await using dir = await scratch()
    await install(dir.path, CURRENT, `1.2.2-${PLATFORM}`)
    const path = await put(join(dir.path, 'lib/codex.cmd'), '')
    const script = join(dir.path, 'lib/node_modules/@openai/codex/bin/codex.js')
    const executable = { kind: 'launcher', file: process.execPath, args: [script] }
    expect(locateCodex({ path, env: {} })).toEqual({ kind: 'found', executable })
  })
})
