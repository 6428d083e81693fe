/** What is known about Codex on this runner before anything is started: files and the environment, no request. */

import type { Route } from '../core/route.ts'
import { readAuthFile } from './auth-file.ts'
import { type ConfigFacts, readConfigFile } from './config-file.ts'
import { detectRoute } from './detect-route.ts'
import { authFileIn, type CodexHome, codexHome, configFileIn } from './home.ts'
import { type Environment, type Located, locateCodex } from './locate.ts'
import { versionOf } from './version.ts'

/** `version` is null where there is no CLI or it does not tell. `secrets` are all texts that must be seen nowhere. */
export type Survey = {
  readonly home: CodexHome
  readonly config: ConfigFacts
  readonly located: Located
  readonly version: string | null
  readonly route: Route
  readonly secrets: readonly string[]
}

/** `now` and `budgetMs`: when the probes start, milliseconds since the epoch, and how long they may take. */
export type SurveyOptions = {
  readonly env: Environment
  readonly codexHome: string | undefined
  readonly apiKey: string | undefined
  readonly now: number
  readonly budgetMs: number
}

/** Looks around. The route is what `codex exec` would choose; nothing that is found here is printed. */
export async function surveyCodex(options: SurveyOptions): Promise<Survey> {
  const { env, apiKey, now, budgetMs } = options
  const home = codexHome({ env, ...(options.codexHome === undefined ? {} : { input: options.codexHome }) })
  const login = readAuthFile(authFileIn(home))
  const config = readConfigFile(configFileIn(home))
  const located = locateCodex({ env })
  const version = located.kind === 'found' ? await versionOf(located.executable, env) : undefined
  const route = detectRoute({
    env,
    authFile: login.facts,
    config: config.facts,
    now,
    budgetMs,
    ...(apiKey === undefined ? {} : { apiKeyInput: apiKey }),
    ...(version === undefined ? {} : { codexVersion: version }),
  })
  return {
    home,
    config: config.facts,
    located,
    version: version ?? null,
    route,
    secrets: [...login.secrets, ...config.secrets],
  }
}
