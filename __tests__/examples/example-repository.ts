/** Where an example is played: the stage, and what belongs to the repository and not to one job. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { actionsGrant } from '../../loopback/github/state.ts'
import { type Login, writeCodexHome } from '../../loopback/openai/login.ts'
import type { Script } from '../../loopback/openai/script.ts'
import { type JobOptions, type LoopbackJob, startJob } from '../../loopback/runner/job.ts'

export const TOKENS = {
  write: 'ghs_canarywrite0000000000000000000000000',
  read: 'ghs_canaryread00000000000000000000000000',
  none: 'ghs_canarynone00000000000000000000000000',
} as const

export type Site = AsyncDisposable & {
  readonly stage: LoopbackJob
  /** How the CLI's requests are to be led to the stage's endpoint. */
  readonly login: Login
  /** What an auth.json with this login holds; undefined where a login has none. */
  readonly authFile: string | undefined
  /** Where the stand-ins of `gh` and of artifacts put what they are given. */
  readonly directory: string
}

/** A repository and an endpoint. `login` says for which kind of sign-in the CLI is set up, and signs nobody in. */
export async function startSite(script: Script, login: Login, github?: JobOptions['github']): Promise<Site> {
  const stage = await startJob(
    { title: 'an example', login: { kind: 'none' }, script },
    {
      github: {
        tokens: Object.fromEntries(
          (['write', 'read', 'none'] as const).map(access => [TOKENS[access], actionsGrant(access)]),
        ),
        ...github,
      },
    },
  )
  const home = join(stage.directory, 'login')
  await writeCodexHome(home, { login, origin: stage.openai.origin })
  const authFile = await readFile(join(home, 'auth.json'), 'utf8').catch(() => undefined)
  return {
    stage,
    login,
    authFile,
    directory: stage.directory,
    [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose](),
  }
}
