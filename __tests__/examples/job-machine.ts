/** The machine of one job: a fresh home and workspace, and what the steps before have set for those after. */

import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { codexEnv, writeCodexHome } from '../../loopback/openai/login.ts'
import { parseKeyValueFile } from '../../loopback/runner/commands.ts'
import type { Site } from './example-repository.ts'

const BIN = join(import.meta.dirname, '..', '..', 'node_modules', '.bin')

export type JobGround = {
  readonly directory: string
  readonly workspace: string
  readonly home: string
  /** RUNNER_TEMP. */
  readonly temp: string
  /** What every step sees besides its own `env`. */
  readonly env: Record<string, string>
}

/** A machine with the CLI on PATH, which is led to the stage's endpoint, and nobody signed in. */
export async function prepareJob(site: Site, name: string): Promise<JobGround> {
  const directory = join(site.directory, 'jobs', name)
  const [workspace, home] = [join(directory, 'workspace'), join(directory, '.codex')]
  const temp = join(directory, 'temp')
  await mkdir(workspace, { recursive: true })
  await mkdir(temp, { recursive: true })
  const plan = { login: site.login, origin: site.stage.openai.origin }
  await writeCodexHome(home, plan)
  await rm(join(home, 'auth.json'), { force: true })
  const tools = await standInTools(site, directory)
  const { CODEX_HOME, CODEX_ACCESS_TOKEN, ...endpoint } = codexEnv(home, plan)
  return {
    directory,
    workspace,
    home,
    temp,
    env: { ...endpoint, PATH: [tools, BIN, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) },
  }
}

/** `gh secret set NAME` leaves the secret beside the jobs, as the repository would keep it. */
async function standInTools(site: Site, directory: string): Promise<string> {
  const tools = join(directory, 'tools-on-path')
  await mkdir(tools)
  const gh = join(tools, 'gh')
  await writeFile(
    gh,
    `#!/usr/bin/env bash
set -euo pipefail
[ "$1 $2" = 'secret set' ] && [ -n "$GH_TOKEN" ]
echo "$*" >> '${join(site.directory, 'gh.txt')}'
cat > '${join(site.directory, 'secret-')}'"$3"
`,
  )
  await chmod(gh, 0o755)
  return tools
}

export type Ran = {
  readonly exitCode: number | null
  /** Stdout and stderr. */
  readonly printed: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** Runs a program of a step in the workspace. What it writes to the runner's files is read back. */
export async function runProgram(
  ground: JobGround,
  command: readonly [string, ...string[]],
  options: { readonly env: Readonly<Record<string, string>>; readonly stdin?: string },
): Promise<Ran> {
  const files = { GITHUB_OUTPUT: 'output.txt', GITHUB_STEP_SUMMARY: 'summary.txt' }
  const paths = Object.entries(files).map(([key, file]): [string, string] => [
    key,
    join(ground.directory, file),
  ])
  for (const [, path] of paths) await writeFile(path, '')
  const [file, ...args] = command
  const child = spawn(file, args, {
    cwd: ground.workspace,
    env: {
      ...ground.env,
      HOME: ground.directory,
      RUNNER_TEMP: ground.temp,
      GITHUB_REPOSITORY: 'octo/hello',
      ...Object.fromEntries(paths),
      ...options.env,
    },
    stdio: 'pipe',
  })
  // A program that reads no input may be gone before it is written.
  child.stdin.on('error', () => {})
  child.stdin.end(options.stdin ?? '')
  const printed: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return {
    exitCode,
    printed: Buffer.concat(printed).toString('utf8'),
    outputs: parseKeyValueFile(await readFile(join(ground.directory, files.GITHUB_OUTPUT), 'utf8')),
    summary: await readFile(join(ground.directory, files.GITHUB_STEP_SUMMARY), 'utf8'),
  }
}
