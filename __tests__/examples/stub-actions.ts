/** What the examples use besides this action, as far as a recipe depends on it. */

import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Site } from './example-repository.ts'
import { type JobGround, type Ran, runProgram } from './job-machine.ts'

type Given = Readonly<Record<string, string>>
type StandIn = (given: Given, ground: JobGround, site: Site, env: Given) => Promise<Ran>

const done: Ran = { exitCode: 0, printed: '', outputs: {}, summary: '' }
const failed: Ran = { ...done, exitCode: 1 }

export const STAND_INS: Readonly<Record<string, StandIn>> = {
  'actions/checkout': (_, ground) => runProgram(ground, ['git', 'init', '--quiet'], { env: {} }),

  'actions/upload-artifact': async ({ name = 'artifact', path = '' }, _, site) => {
    const directory = join(site.directory, 'artifacts', name)
    await mkdir(directory, { recursive: true })
    await cp(path, join(directory, basename(path)))
    return done
  },

  // With `name` the files come into the path itself; with `pattern` each artifact into a folder of its own.
  'actions/download-artifact': async ({ name, pattern = '', path = '' }, ground, site) => {
    const artifacts = join(site.directory, 'artifacts')
    const target = join(ground.workspace, path)
    if (name !== undefined) {
      if (!existsSync(join(artifacts, name))) return failed
      await cp(join(artifacts, name), target, { recursive: true })
    } else {
      const prefix = pattern.replace(/\*$/, '')
      for (const found of (await readdir(artifacts)).filter(artifact => artifact.startsWith(prefix))) {
        await cp(join(artifacts, found), join(target, found), { recursive: true })
      }
    }
    return done
  },

  'openai/codex-action': codexAction,
}

const PROVIDER = 'codex-action-responses-proxy'

/**
 * What codex-action (commit 9cdb6f3, May 2026) does to CODEX_HOME and what it runs. The stage's endpoint stands for
 * its proxy, which adds the key; a key that is given a second time makes it write its provider a second time.
 */
async function codexAction(given: Given, ground: JobGround, site: Site, env: Given): Promise<Ran> {
  const key = given['openai-api-key'] ?? ''
  const config = join(ground.home, 'config.toml')
  const before = await readFile(config, 'utf8').catch(() => '')
  if (key !== '') {
    await writeFile(
      config,
      `model_provider = "${PROVIDER}"\n\n${before}\n\n[model_providers.${PROVIDER}]
name = "Codex Action Responses Proxy"
base_url = "${site.stage.openai.origin}/v1"
wire_api = "responses"\n`,
    )
  }
  const file = given['prompt-file'] ?? ''
  const prompt = file === '' ? (given['prompt'] ?? '') : await readFile(file, 'utf8')
  if (prompt === '') return done
  // It waits for the file of its proxy, and fails where none was ever started.
  if (key === '' && !before.includes(PROVIDER)) return failed
  const message = join(ground.directory, 'last-message.txt')
  const model = given['model'] ? ['--model', given['model']] : []
  const options = ['--skip-git-repo-check', '--cd', ground.workspace, '--output-last-message', message]
  const sandbox = given['sandbox'] ?? 'workspace-write'
  return runProgram(ground, ['codex', 'exec', ...options, ...model, '--sandbox', sandbox], {
    env,
    stdin: prompt,
  })
}
