/** npm scripts find a Node.js that can run them, or say in one sentence which one is needed. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  mkdirSync,
  mkdtempDisposableSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { ROOT } from './find-scripts.ts'

/** Prints what it runs on, and its arguments. It is no TypeScript, which an old Node.js could not read. */
const SCRIPT = `
import { execFileSync } from 'node:child_process'
const version = execFileSync('node', ['--version'], { encoding: 'utf8' }).trim()
console.log(JSON.stringify({ version: process.version, onPath: version, args: process.argv.slice(2), options: process.execArgv }))
process.exitCode = 3
`

/** A project with the launcher. \`installed\` is the program in the package with Node.js; undefined: npm has installed none. */
function createProject(directory: string, installed: 'node' | 'broken' | undefined): void {
  mkdirSync(join(directory, 'scripts'))
  mkdirSync(join(directory, 'node_modules'))
  copyFileSync(join(ROOT, 'scripts', 'node-24.cjs'), join(directory, 'scripts', 'node-24.cjs'))
  const manifest = {
    type: 'module',
    optionalDependencies: { 'node-other-one': '24.0.0', 'node-this-one': '24.0.0' },
  }
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(directory, 'scripts', 'print.js'), SCRIPT)
  // Makes the launcher believe that it runs on an older Node.js.
  writeFileSync(
    join(directory, 'old.cjs'),
    "if (process.argv[1].endsWith('node-24.cjs')) Object.defineProperty(process, 'version', { value: 'v20.20.2' })",
  )
  if (installed === undefined) return
  const file = join(
    directory,
    'node_modules',
    'node-this-one',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  mkdirSync(dirname(file), { recursive: true })
  if (installed === 'node') symlinkSync(process.execPath, file)
  // As on Alpine, where the loader of the program does not exist.
  else writeFileSync(file, '#!/no/such/loader\n', { mode: 0o755 })
}

function launch(installed: 'node' | 'broken' | undefined, isOld: boolean, ...args: readonly string[]) {
  using project = mkdtempDisposableSync(join(tmpdir(), 'node-24-'))
  createProject(project.path, installed)
  const options = isOld ? ['--require', join(project.path, 'old.cjs')] : []
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, 'scripts/node-24.cjs', ...args],
    { cwd: project.path, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

describe('a Node.js that is new enough', () => {
  it('runs the script itself', () => {
    const { status, stdout } = launch(undefined, false, 'scripts/print.js', 'a', '--b')
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ version: process.version, args: ['a', '--b'], options: [] })
  })

  it('runs it with options', () => {
    const { status, stdout } = launch(undefined, false, '--no-warnings', 'scripts/print.js', 'a')
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ args: ['a'], options: ['--no-warnings'] })
  })
})

describe('an older Node.js', () => {
  it('runs the script with the one that npm has installed', () => {
    const { status, stdout } = launch('node', true, '--no-warnings', 'scripts/print.js', 'a')
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toEqual({
      version: process.version,
      onPath: process.version,
      args: ['a'],
      options: ['--no-warnings'],
    })
  })

  it.each([
    [
      'npm has installed none',
      undefined,
      `npm has installed no other for ${process.platform} ${process.arch}`,
    ],
    ['the installed one does not start', 'broken', 'the one that npm has installed does not start here'],
  ] as const)('says what is needed where %s', (_, installed, why) => {
    expect(launch(installed, true, 'scripts/print.js')).toEqual({
      status: 1,
      stdout: '',
      stderr: `Node.js 24.4 or later is needed, but this is v20.20.2, and ${why}.\n`,
    })
  })
})

describe('a project without packages', () => {
  it('says how to install them', () => {
    using project = mkdtempDisposableSync(join(tmpdir(), 'node-24-'))
    mkdirSync(join(project.path, 'scripts'))
    copyFileSync(join(ROOT, 'scripts', 'node-24.cjs'), join(project.path, 'scripts', 'node-24.cjs'))
    writeFileSync(join(project.path, 'print.js'), SCRIPT)
    const { status, stderr } = spawnSync(process.execPath, ['scripts/node-24.cjs', 'print.js'], {
      cwd: project.path,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'The packages are not installed yet: run npm ci first.\n',
    })
  })
})

const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('a signal', () => {
  it('is sent on to the script, and ends the launcher too', async () => {
    using project = mkdtempDisposableSync(join(tmpdir(), 'node-24-'))
    createProject(project.path, 'node')
    const script = join(project.path, 'scripts', 'wait.js')
    writeFileSync(
      script,
      "process.once('SIGTERM', () => { console.log('asked to end'); process.exit(7) }); console.log('ready'); setInterval(() => {}, 1000)",
    )
    const child = spawn(process.execPath, ['scripts/node-24.cjs', '--no-warnings', script], {
      cwd: project.path,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', data => {
      output += data
      if (output === 'ready\n') child.kill('SIGTERM')
    })
    expect(await once(child, 'close')).toEqual([7, null])
    expect(output).toBe('ready\nasked to end\n')
  })
})

describe('package-lock.json', () => {
  const lock: {
    readonly packages: Readonly<
      Record<
        string,
        {
          os?: string
          cpu?: string
          libc?: string[]
          bin?: object
          optional?: boolean
          resolved?: string
          engines?: { node?: string }
        }
      >
    >
  } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const nodes = Object.keys(optionalDependencies).map(name => lock.packages[`node_modules/${name}`] ?? {})

  it('has a Node.js for each platform for which npm has one, and installs only the right one', () => {
    const platforms = nodes.map(({ os, cpu, libc, optional }) => [os, cpu, libc, optional].flat().join(' '))
    expect(platforms.toSorted()).toEqual([
      'darwin arm64  true',
      'darwin x64  true',
      'linux arm64 glibc true',
      'linux x64 glibc true',
      'win32 arm64  true',
      'win32 x64  true',
    ])
  })

  it('lets none of them take the place of the Node.js on PATH', () => {
    expect(nodes.filter(({ bin }) => bin !== undefined)).toEqual([])
  })

  it('names no host of a registry', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('is as npm run lock writes it', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'lock.ts'), '--check'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
