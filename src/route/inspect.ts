/** What is known about Codex on this runner before anything is started: files and the environment, no request. */

import type { Environment } from '../base/environment.ts'
import { optional } from '../base/fields.ts'
import type { Ensured } from '../cli/install/install.ts'
import { authFileIn, type CodexHome, codexHome, configFileIn } from '../config/codex-home.ts'
import { type ConfigFacts, readConfigFile } from '../config/config-file.ts'
import { secretsWith } from '../config/secrets.ts'
import { readAuthFile } from './auth-file.ts'
import { detectRoute } from './detect-route.ts'
import type { Route } from './route.ts'

/** `version` is null where there is no CLI or it does not tell. `secrets` are all texts that must be seen nowhere. */
export type Survey = {
  readonly home: CodexHome
  readonly config: ConfigFacts
  readonly located: Ensured
  readonly version: string | null
  readonly route: Route
  readonly secrets: readonly string[]
}

/** `now` and `budgetMs`: when the probes start, milliseconds since the epoch, and how long they may take. */
export type SurveyOptions = {
  readonly env: Environment
  /** The CLI, as `ensureCodex` found it. */
  readonly codex: Ensured
  readonly codexHome: string | undefined
  readonly apiKey: string | undefined
  readonly now: number
  readonly budgetMs: number
}

/** All texts in the stored login and configuration, and in the variables that this names, that must be seen nowhere. */
export function storedSecrets(options: Pick<SurveyOptions, 'env' | 'codexHome'>): readonly string[] {
  const home = homeOf(options)
  const config = readConfigFile(configFileIn(home))
  return [...readAuthFile(authFileIn(home)).secrets, ...secretsWith(config.secrets, options.env)]
}

/** Looks around. The route is what `codex exec` would choose; nothing that is found here is printed. */
export function surveyCodex(options: SurveyOptions): Survey {
  const { env, codex, apiKey, now, budgetMs } = options
  const home = homeOf(options)
  const login = readAuthFile(authFileIn(home))
  const config = readConfigFile(configFileIn(home))
  const version = codex.kind === 'found' ? codex.version : undefined
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
    located: codex,
    version: version ?? null,
    route,
    secrets: [...login.secrets, ...secretsWith(config.secrets, env)],
  }
}

function homeOf({ env, codexHome: input }: Pick<SurveyOptions, 'env' | 'codexHome'>): CodexHome {
  return codexHome({ env, ...optional('input', input) })
}
