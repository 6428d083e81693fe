import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as core from '@actions/core'
import { parseCommandLine } from '../base/command-line.ts'
import type { Endpoints, EndpointsPlan } from './endpoints-server.ts'

const USAGE = `Usage: the local action .github/actions/endpoints, which sets the variables INPUT_SCENARIO and INPUT_MINUTES

Starts the embedded endpoints of a scenario, and stops them at the end of the job. It is an action and not a \`run\` step
because of its post step. Post steps run in the reverse order of their steps, so the endpoints still run while the post
step of the tested action checks its comment.`

const ROOT = dirname(dirname(import.meta.dirname))
const STARTED = 'endpoints-pid'

parseCommandLine(USAGE, {})
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
  // It has its own process group and writes to a file, so that it continues after the step.
  const child = fork(join(import.meta.dirname, 'endpoints-server.ts'), [JSON.stringify(plan)], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const endpoints = await firstMessage(child).catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n${await readFile(logFile, 'utf8')}`)
  })
  core.saveState(STARTED, String(child.pid))
  child.disconnect()
  child.unref()
  writeOutputs(plan, endpoints)
}

function firstMessage(child: ChildProcess): Promise<Endpoints> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as Endpoints))
    child.once('error', reject)
    child.once('exit', code =>
      reject(new Error(`The endpoints ended with exit code ${code} before they were ready.`)),
    )
  })
}

/** Passes the endpoints to later steps. */
function writeOutputs(plan: EndpointsPlan, endpoints: Endpoints): void {
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
    core.info(`The endpoints (process ${pid}) have already ended.`)
  }
}
