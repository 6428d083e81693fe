/** How long the action takes until its first probe starts, and what the bundle weighs. */

import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startJob } from '../loopback/runner/job.ts'
import { BIN, pullRequestEvent } from './commands.ts'
import { CASES } from './compared-cases.ts'
import { type Peaks, peaksDuring, timed } from './processes.ts'
import { median } from './statistics.ts'

export type Startup = {
  /** From the start of the action's process to the start of the CLI's, milliseconds, median. */
  readonly untilProbeMs: number
  /** An empty script under the same node, milliseconds, median. */
  readonly emptyNodeMs: number
  /** The native CLI's `--version`, milliseconds, median, and the same through npm's launcher. */
  readonly nativeMs: number
  readonly launcherMs: number
  readonly peaks: Peaks
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

const DIST = join(import.meta.dirname, '..', 'dist')

/** Measures all of it, by turns. */
export async function measureStartup(repetitions: number): Promise<Startup> {
  await using cli = await stampingCli()
  const times = {
    untilProbe: [] as number[],
    empty: [] as number[],
    native: [] as number[],
    launcher: [] as number[],
  }
  const env = { PATH: process.env['PATH'] ?? '' }
  const time = async (file: string, args: readonly string[]) =>
    (await timed({ file, args, env, cwd: tmpdir() }, 10_000)).ms
  for (let round = 0; round < repetitions; round++) {
    times.untilProbe.push(await untilProbe(cli))
    times.empty.push(await time(process.execPath, ['--input-type=module', '-e', '']))
    times.native.push(await time(cli.native, ['--version']))
    times.launcher.push(await time(join(BIN, 'codex'), ['--version']))
  }
  return {
    untilProbeMs: median(times.untilProbe),
    emptyNodeMs: median(times.empty),
    nativeMs: median(times.native),
    launcherMs: median(times.launcher),
    peaks: await peaksOfARun(),
    files: await filesOf(DIST),
  }
}

async function untilProbe(cli: StampingCli): Promise<number> {
  const scenario = accepted()
  await using stage = await startJob(scenario, { codex: cli.directory })
  const { startedAt } = await stage.run({ event: pullRequestEvent(0) })
  return Number(await readFile(cli.stamp, 'utf8')) / 1e6 - startedAt
}

/** The most memory of a run with a refused model and a comment, by process name. */
async function peaksOfARun(): Promise<Peaks> {
  const refused = CASES.find(({ name }) => name === 'refused')
  if (refused === undefined) throw new Error('There is no such case.')
  await using stage = await startJob(refused.scenario)
  return await peaksDuring(() => stage.run({ event: pullRequestEvent(0) }))
}

function accepted() {
  const found = CASES.find(({ name, route }) => name === 'accepted' && route === 'API key')
  if (found === undefined) throw new Error('There is no such case.')
  return found.scenario
}

type StampingCli = AsyncDisposable & {
  /** To be put on PATH. */
  readonly directory: string
  /** The file with the moment of the last start, nanoseconds since the epoch. */
  readonly stamp: string
  /** The real CLI's binary. */
  readonly native: string
}

/**
 * An installation like npm's, whose binary notes when it was started and then becomes the real one; a shell and `date`
 * stand in between, so that the measured time is some milliseconds too long.
 */
async function stampingCli(): Promise<StampingCli> {
  const root = await mkdtemp(join(tmpdir(), 'codex-stamping-'))
  const real = await nativeBinary()
  const stamp = join(root, 'stamp')
  const launcher = join(root, 'node_modules', '@openai', 'codex')
  const platform = join(root, 'node_modules', '@openai', real.name)
  const binary = join(platform, real.path)
  const script = join(launcher, 'bin', 'codex.js')
  const directory = join(root, 'bin')
  for (const dir of [dirname(binary), dirname(script), directory]) await mkdir(dir, { recursive: true })
  await writeFile(join(launcher, 'package.json'), real.manifest)
  await writeFile(join(platform, 'package.json'), real.platformManifest)
  await writeFile(binary, `#!/bin/sh\ndate +%s%N > ${stamp}\nexec ${real.file} "$@"\n`)
  await writeFile(script, '#!/usr/bin/env node\nthrow new Error("The launcher is to be seen through.")\n')
  await chmod(binary, 0o755)
  await chmod(script, 0o755)
  await symlink(script, join(directory, 'codex'))
  return {
    directory,
    stamp,
    native: real.file,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

/** The pinned CLI's native binary and the manifests of its two packages. */
async function nativeBinary() {
  const launcher = dirname(dirname(await realpath(join(BIN, 'codex'))))
  const name = `codex-${process.platform}-${process.arch}`
  const platform = join(dirname(launcher), name)
  const found = (await readdir(platform, { recursive: true })).find(path =>
    /^vendor\/[^/]+\/bin\/codex$/.test(path),
  )
  if (found === undefined) throw new Error(`There is no binary in ${name}.`)
  return {
    name,
    path: found,
    file: join(platform, found),
    manifest: await readFile(join(launcher, 'package.json'), 'utf8'),
    platformManifest: await readFile(join(platform, 'package.json'), 'utf8'),
  }
}

async function filesOf(directory: string): Promise<Startup['files']> {
  const names = (await readdir(directory)).sort()
  return Promise.all(names.map(async name => ({ name, bytes: (await stat(join(directory, name))).size })))
}
