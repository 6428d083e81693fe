import { spawn } from 'node:child_process'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { codexEnv, writeCodexHome } from '../../loopback/openai/login.ts'
import { parseKeyValueFile } from '../../loopback/runner/commands.ts'
import { CODEX_BIN, REPOSITORY } from '../../loopback/runner/job.ts'
import type { ExampleRepository } from './example-repository.ts'

/** The machine of one job: a new home directory and workspace, and the variables for later steps. */
export type JobMachine = {
  readonly directory: string
  readonly workspace: string
  /** The default CODEX_HOME. */
  readonly home: string
  /** RUNNER_TEMP. */
  readonly temp: string
  /** The variables of every step, besides its own `env`. */
  readonly env: Record<string, string>
}

/** Creates a machine with the CLI on PATH. The CLI uses the repository's endpoint and is not signed in. */
export async function createMachine(repository: ExampleRepository, name: string): Promise<JobMachine> {
  const directory = join(repository.directory, 'jobs', name)
  const workspace = join(directory, 'workspace')
  const home = join(directory, '.codex')
  const temp = join(directory, 'temp')
  await mkdir(workspace, { recursive: true })
  await mkdir(temp, { recursive: true })
  const plan = { login: repository.login, origin: repository.openai.origin }
  await writeCodexHome(home, plan)
  await rm(join(home, 'auth.json'), { force: true })
  const tools = await writeStubTools(repository, directory)
  const { CODEX_HOME, CODEX_ACCESS_TOKEN, ...env } = codexEnv(home, plan)
  const PATH = [tools, CODEX_BIN, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
  return { directory, workspace, home, temp, env: { ...env, PATH } }
}

/** A stub of gcloud, which is signed in where a step has set its variables. */
const GCLOUD = `#!/usr/bin/env bash
[ "$*" = 'auth application-default print-access-token' ] && cat "$GOOGLE_APPLICATION_CREDENTIALS"
`

/** Stubs of `gh secret set NAME`, which writes the secret to a file of the repository, and of gcloud. */
async function writeStubTools(repository: ExampleRepository, directory: string): Promise<string> {
  const tools = join(directory, 'tools-on-path')
  await mkdir(tools)
  const gh = join(tools, 'gh')
  await writeFile(
    gh,
    `#!/usr/bin/env bash
set -euo pipefail
[ "$1 $2" = 'secret set' ] && [ -n "$GH_TOKEN" ]
echo "$*" >> '${join(repository.directory, 'gh.txt')}'
cat > '${join(repository.directory, 'secret-')}'"$3"
`,
  )
  await chmod(gh, 0o755)
  await writeFile(join(tools, 'gcloud'), GCLOUD, { mode: 0o755 })
  return tools
}

export type ProgramResult = {
  readonly exitCode: number | null
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** What it printed. */
  readonly log: string
}

/** Runs a program of a step in the workspace and reads the runner's files that it writes. */
export async function runProgram(
  machine: JobMachine,
  [file, ...args]: readonly [string, ...string[]],
  options: { readonly env: Readonly<Record<string, string>>; readonly stdin?: string },
): Promise<ProgramResult> {
  const files = {
    GITHUB_OUTPUT: join(machine.directory, 'output.txt'),
    GITHUB_STEP_SUMMARY: join(machine.directory, 'summary.txt'),
    GITHUB_ENV: join(machine.directory, 'env.txt'),
  }
  for (const path of Object.values(files)) await writeFile(path, '')
  const child = spawn(file, args, {
    cwd: machine.workspace,
    env: {
      ...machine.env,
      HOME: machine.directory,
      RUNNER_TEMP: machine.temp,
      GITHUB_REPOSITORY: REPOSITORY,
      ...files,
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  // A program that reads no input may end before the input is written.
  child.stdin.on('error', () => {})
  child.stdin.end(options.stdin ?? '')
  const printed = text(child.stdout)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  Object.assign(machine.env, parseKeyValueFile(await readFile(files.GITHUB_ENV, 'utf8')))
  return {
    exitCode,
    outputs: parseKeyValueFile(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    log: await printed,
  }
}
