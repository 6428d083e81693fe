/** What the machine under the job is, for whoever looks into a report. */

import { existsSync } from 'node:fs'
import { type Environment, optional } from '../base/index.ts'
import type { Diagnostics } from '../report/index.ts'
import { actionVersion } from './action-files.ts'

/** A longer value is none of the runner's own. */
const MAX_CHARS = 100

/** Files that container engines put into every container: Docker, Podman. */
const CONTAINER_FILES = ['/.dockerenv', '/run/.containerenv']

/** The facts that need no look at Codex. */
export function machineFacts(env: Environment): Pick<Diagnostics, 'action' | 'node' | 'runner'> {
  const word = (name: string): string | undefined => {
    const value = env[name] ?? ''
    return /^[\w][\w ./@:+-]*$/.test(value) && value.length <= MAX_CHARS ? value : undefined
  }
  return {
    action: {
      version: actionVersion(),
      ...optional('repository', word('GITHUB_ACTION_REPOSITORY')),
      ...optional('ref', word('GITHUB_ACTION_REF')),
    },
    node: process.version,
    runner: {
      os: word('RUNNER_OS') ?? process.platform,
      architecture: word('RUNNER_ARCH') ?? process.arch,
      ...optional('hosting', word('RUNNER_ENVIRONMENT')),
      ...optional('image', imageOf(word('ImageOS'), word('ImageVersion'))),
      isContainer: isContainer(env),
    },
  }
}

/** The image of a GitHub-hosted runner. */
function imageOf(os: string | undefined, version: string | undefined): string | undefined {
  return os === undefined ? undefined : [os, version ?? ''].join(' ').trim()
}

/** A job with `container:` has its workspace below /__w. */
function isContainer(env: Environment): boolean {
  return (env['GITHUB_WORKSPACE'] ?? '').startsWith('/__w/') || CONTAINER_FILES.some(existsSync)
}
