/**
 * The local action `.github/actions/endpoints`: starts the embedded endpoints beside the job and ends them after it.
 *
 * It is an action and no `run` step because of its end: post steps run in the reverse order of their steps, so the
 * endpoints are still there while the post step of the action under test looks at its comment once more.
 */

import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as core from '@actions/core'
import type { Endpoints, EndpointsPlan } from './endpoints-server.ts'

const ROOT = dirname(dirname(import.meta.dirname))
const STARTED = 'endpoints-pid'

try {
  const pid = core.getState(STARTED)
  if (pid === '') await start()
  else stop(Number(pid))
} catch (error) {
  core.setFailed(error instanceof Error ? error.message : String(error))
}

async function start(): Promise<void> {
  const plan: EndpointsPlan = {
    scenario: core.getInput('scenario', { required: true }),
    minutes: Number(core.getInput('minutes')),
    repository: process.env['GITHUB_REPOSITORY'] || 'octo/hello',
  }
  const logFile = join(process.env['RUNNER_TEMP'] || ROOT, 'endpoints.log')
  const log = openSync(logFile, 'a')
  // Its own process group and files for its output, so that the step can end while it lives on.
  const child = fork(join(import.meta.dirname, 'endpoints-server.ts'), [JSON.stringify(plan)], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const endpoints = await readyOf(child).catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n${await readFile(logFile, 'utf8')}`)
  })
  core.saveState(STARTED, String(child.pid))
  child.disconnect()
  child.unref()
  tell(plan, endpoints)
}

function readyOf(child: ChildProcess): Promise<Endpoints> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as Endpoints))
    child.once('error', reject)
    child.once('exit', code =>
      reject(new Error(`The endpoints ended with exit code ${code} before they listened.`)),
    )
  })
}

/** Later steps find the endpoints by their environment alone. */
function tell(plan: EndpointsPlan, endpoints: Endpoints): void {
  for (const [name, value] of Object.entries(endpoints.env)) core.exportVariable(name, value)
  core.addPath(join(ROOT, 'node_modules', '.bin'))
  core.setOutput('github-api-url', endpoints.githubUrl)
  core.setOutput('token', endpoints.token)
  core.setOutput('pull-request', endpoints.pullRequest)
  core.setOutput('openai-api-key', endpoints.apiKey)
  core.info(
    `${plan.scenario}: ${endpoints.title}\nOpenAI at ${endpoints.openaiUrl}, GitHub at ${endpoints.githubUrl}`,
  )
}

function stop(pid: number): void {
  try {
    process.kill(pid)
  } catch {
    core.info(`The endpoints (process ${pid}) had ended before.`)
  }
}
