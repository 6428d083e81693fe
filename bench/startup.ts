/** Measures the time until the action's first probe starts, and the size of the bundle. */

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
import { CODEX_BIN, startJob } from '../loopback/runner/job.ts'
import { ACCEPTED_WITH_KEY, REFUSED_ON_CHATGPT } from './cases.ts'
import { type Peaks, peaksDuring, runProcess } from './processes.ts'
import { median } from './statistics.ts'

/** Medians in milliseconds, memory and sizes. */
export type Startup = {
  /** From the start of the action's process to the start of the CLI's. */
  readonly untilProbeMs: number
  /** An empty script with the same node. */
  readonly emptyNodeMs: number
  /** `--version` of the native CLI, and the same with npm's launcher. */
  readonly nativeMs: number
  readonly launcherMs: number
  /** The peak memory of a run with a refused model and a comment, by process name. */
  readonly peaks: Peaks
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
}

const DIST = join(import.meta.dirname, '..', 'dist')

/** Measures all of it alternately. */
export async function measureStartup(repetitions: number): Promise<Startup> {
  await using cli = await createStampingCli()
  const times = {
    untilProbe: [] as number[],
    empty: [] as number[],
    native: [] as number[],
    launcher: [] as number[],
  }
  const env = { PATH: process.env['PATH'] ?? '' }
  const time = async (file: string, args: readonly string[]) =>
    (await runProcess({ file, args, env, cwd: tmpdir() }, 10_000)).ms
  for (let round = 0; round < repetitions; round++) {
    times.untilProbe.push(await timeUntilProbe(cli))
    times.empty.push(await time(process.execPath, ['--input-type=module', '-e', '']))
    times.native.push(await time(cli.native, ['--version']))
    times.launcher.push(await time(join(CODEX_BIN, 'codex'), ['--version']))
  }
  return {
    untilProbeMs: median(times.untilProbe),
    emptyNodeMs: median(times.empty),
    nativeMs: median(times.native),
    launcherMs: median(times.launcher),
    peaks: await measurePeaks(),
    files: await filesOf(DIST),
  }
}

async function timeUntilProbe(cli: StampingCli): Promise<number> {
  await using job = await startJob(ACCEPTED_WITH_KEY.scenario, { codex: cli.directory })
  const { startedAt } = await job.run()
  return Number(await readFile(cli.stamp, 'utf8')) / 1e6 - startedAt
}

async function measurePeaks(): Promise<Peaks> {
  await using job = await startJob(REFUSED_ON_CHATGPT.scenario)
  return await peaksDuring(() => job.run())
}

type StampingCli = AsyncDisposable & {
  /** For PATH. */
  readonly directory: string
  /** The file with the time of the last start, in nanoseconds since the epoch. */
  readonly stamp: string
  /** The real CLI's binary. */
  readonly native: string
}

/**
 * An installation like npm's, whose binary writes the time of its start and then becomes the real one. It needs a shell
 * and `date` for that, so the measured time is a few milliseconds too long.
 */
async function createStampingCli(): Promise<StampingCli> {
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
  await writeFile(script, '#!/usr/bin/env node\nthrow new Error("The action must not start the launcher.")\n')
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
  const launcher = dirname(dirname(await realpath(join(CODEX_BIN, 'codex'))))
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
  const names = (await readdir(directory)).toSorted()
  return Promise.all(names.map(async name => ({ name, bytes: (await stat(join(directory, name))).size })))
}
