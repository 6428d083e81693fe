import { type Environment, optional } from '../base/index.ts'
import type { CodexCli } from '../cli/index.ts'
import {
  authFilePath,
  type CodexConfig,
  type CodexHome,
  configFilePath,
  readConfigFile,
  resolveCodexHome,
  resolveSecrets,
} from '../config/index.ts'
import { readAuthFile } from './auth-file.ts'
import { detectRoute } from './detect-route.ts'
import type { Route } from './route.ts'

/** `version` is null where there is no CLI or it does not tell. `secrets` are all texts that must be seen nowhere. */
export type CodexSetup = {
  readonly home: CodexHome
  readonly config: CodexConfig
  readonly cli: CodexCli
  readonly version: string | null
  readonly route: Route
  readonly secrets: readonly string[]
}

/** `now` and `budgetMs`: when the probes start, milliseconds since the epoch, and how long they may take. */
export type InspectOptions = {
  readonly env: Environment
  /** The CLI, as `ensureCodex` found it. */
  readonly codex: CodexCli
  readonly codexHome: string | undefined
  readonly apiKey: string | undefined
  readonly now: number
  readonly budgetMs: number
}

/** All texts in the stored login and configuration, and in the variables that this names, that must be seen nowhere. */
export function storedSecrets(options: Pick<InspectOptions, 'env' | 'codexHome'>): readonly string[] {
  const home = homeOf(options)
  const config = readConfigFile(configFilePath(home))
  return [...readAuthFile(authFilePath(home)).secrets, ...resolveSecrets(config.secrets, options.env)]
}

/** Looks around. The route is what `codex exec` would choose; nothing that is found here is printed. */
export function inspectCodex(options: InspectOptions): CodexSetup {
  const { env, codex, apiKey, now, budgetMs } = options
  const home = homeOf(options)
  const login = readAuthFile(authFilePath(home))
  const config = readConfigFile(configFilePath(home))
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
    cli: codex,
    version: version ?? null,
    route,
    secrets: [...login.secrets, ...resolveSecrets(config.secrets, env)],
  }
}

function homeOf({ env, codexHome: input }: Pick<InspectOptions, 'env' | 'codexHome'>): CodexHome {
  return resolveCodexHome({ env, ...optional('input', input) })
}
