/** Stubs of the other actions in the examples. They do what an example depends on. */

import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  CODEX_ACTION_PROVIDER,
  codexActionConfig,
  codexExecArguments,
} from '../../loopback/proxy/codex-action-steps.ts'
import { PINNED_CODEX } from '../pinned-codex.ts'
import type { ExampleRepository } from './example-repository.ts'
import { type JobMachine, type ProgramResult, runProgram } from './job-machine.ts'

type Texts = Readonly<Record<string, string>>
type StubAction = (
  inputs: Texts,
  machine: JobMachine,
  repository: ExampleRepository,
  env: Texts,
) => Promise<ProgramResult>

const SUCCESS: ProgramResult = { exitCode: 0, outputs: {}, summary: '', log: '' }
const FAILURE: ProgramResult = { ...SUCCESS, exitCode: 1 }

export const STUB_ACTIONS: Readonly<Record<string, StubAction>> = {
  'actions/checkout': (_, machine) => runProgram(machine, ['git', 'init', '--quiet'], { env: {} }),

  'actions/upload-artifact': async ({ name = 'artifact', path = '' }, _, repository) => {
    const directory = join(repository.directory, 'artifacts', name)
    await mkdir(directory, { recursive: true })
    await cp(path, join(directory, basename(path)))
    return SUCCESS
  },

  // With `name` the files are copied to the path. With `pattern` each artifact gets its own folder there.
  'actions/download-artifact': async ({ name, pattern = '', path = '' }, machine, repository) => {
    const artifacts = join(repository.directory, 'artifacts')
    const target = join(machine.workspace, path)
    if (name !== undefined) {
      if (!existsSync(join(artifacts, name))) return FAILURE
      await cp(join(artifacts, name), target, { recursive: true })
    } else {
      const prefix = pattern.replace(/\*$/, '')
      for (const found of (await readdir(artifacts)).filter(artifact => artifact.startsWith(prefix))) {
        await cp(join(artifacts, found), join(target, found), { recursive: true })
      }
    }
    return SUCCESS
  },

  'openai/codex-action': codexAction,

  // Version 6 sets these variables for later steps. No machine of a test asks for a metadata service.
  'aws-actions/configure-aws-credentials': async (inputs, machine) => {
    if (!inputs['role-to-assume']) return FAILURE
    Object.assign(machine.env, {
      AWS_REGION: inputs['aws-region'],
      AWS_DEFAULT_REGION: inputs['aws-region'],
      ...AWS_CREDENTIALS,
    })
    return SUCCESS
  },

  // Version 3 sets more variables with the same two values. The stub of gcloud prints what is in the file.
  'google-github-actions/auth': async (inputs, machine) => {
    if (!inputs['workload_identity_provider']) return FAILURE
    const file = join(machine.workspace, 'gha-creds-0123456789abcdef.json')
    await writeFile(file, GOOGLE_TOKEN)
    Object.assign(machine.env, {
      GOOGLE_APPLICATION_CREDENTIALS: file,
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: file,
      GOOGLE_GHA_CREDS_PATH: file,
      GOOGLE_CLOUD_PROJECT: inputs['project_id'],
      CLOUDSDK_CORE_PROJECT: inputs['project_id'],
    })
    return SUCCESS
  },
}

/** What a job has after it has assumed a role. */
export const AWS_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'ASIACANARY0123456789',
  AWS_SECRET_ACCESS_KEY: 'canary-secret-0123456789abcdef',
  AWS_SESSION_TOKEN: 'canary-session-0123456789abcdef',
}

/** The token that gcloud prints after the sign-in. */
export const GOOGLE_TOKEN = 'ya29.canary-0123456789abcdef'

/**
 * What codex-action writes to CODEX_HOME and runs, by the steps in loopback/proxy/. The endpoint replaces its proxy, which
 * adds the key. With a key in a second step it writes its provider a second time.
 */
async function codexAction(
  inputs: Texts,
  machine: JobMachine,
  repository: ExampleRepository,
  env: Texts,
): Promise<ProgramResult> {
  const key = inputs['openai-api-key'] ?? ''
  const config = join(machine.home, 'config.toml')
  const before = await readFile(config, 'utf8').catch(() => '')
  if (key !== '') {
    await writeFile(config, codexActionConfig(before, Number(new URL(repository.openai.origin).port)))
  }
  const file = inputs['prompt-file'] ?? ''
  const prompt = file === '' ? (inputs['prompt'] ?? '') : await readFile(file, 'utf8')
  if (prompt === '') return SUCCESS
  // It installs this version with npm, or the newest one when it gets none. The machine has the one that was probed.
  if (inputs['codex-version'] !== PINNED_CODEX) return FAILURE
  // It waits for the file of its proxy, and fails if no proxy was started.
  if (key === '' && !before.includes(CODEX_ACTION_PROVIDER)) return FAILURE
  const args = codexExecArguments({
    workspace: machine.workspace,
    outputFile: join(machine.directory, 'last-message.txt'),
    model: inputs['model'] ?? '',
    effort: inputs['effort'] ?? '',
    sandbox: inputs['sandbox'] ?? 'workspace-write',
  })
  return runProgram(machine, ['codex', ...args], { env, stdin: prompt })
}
