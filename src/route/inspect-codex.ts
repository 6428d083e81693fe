/** What is known about Codex on this runner before a probe: files and environment, no request. */

import type { Environment } from '../base/index.ts'
import { type CodexCli, type JobArguments, NO_JOB_ARGUMENTS } from '../cli/index.ts'
import {
  authFilePath,
  type CodexConfig,
  type CodexHome,
  cloudSecrets,
  configFilePath,
  dotEnvSecrets,
  endpointProvider,
  readConfigFile,
  readDotEnv,
  resolveCodexHome,
  resolveSecrets,
} from '../config/index.ts'
import { argumentSecrets } from './argument-secrets.ts'
import { readAuthFile } from './auth-file.ts'
import { detectRoute } from './detect-route.ts'
import type { Route } from './route.ts'
import { identitySecrets } from './workload-identity.ts'

/** What is known about Codex on this runner. */
export type CodexSetup = {
  readonly home: CodexHome
  /** The configuration. On the route to the endpoint of the inputs, its provider is that endpoint. */
  readonly config: CodexConfig
  readonly cli: CodexCli
  /** The CLI's version; null when there is no CLI or its version is unknown. */
  readonly version: string | null
  readonly route: Route
  /** Every text that must be masked. */
  readonly secrets: readonly string[]
}

/** The environment of the step, and its inputs `codex-home` and `codex-args`. */
export type CodexHomeSource = {
  readonly env: Environment
  readonly codexHome: string | undefined
  readonly codexArgs?: JobArguments
}

/** What to inspect. */
export type InspectOptions = CodexHomeSource & {
  /** The CLI, as `ensureCodex` found it. */
  readonly codex: CodexCli
  /** The `openai-api-key` input. */
  readonly apiKey: string | undefined
  /** The `responses-api-endpoint` input, for that key. */
  readonly endpoint?: string | undefined
  /** When the probes start, in milliseconds since the epoch. */
  readonly now: number
  /** How long the probes may take, in milliseconds. */
  readonly budgetMs: number
}

/** Every text to mask from the stored login, the configuration, the variables that it names, and those in .env. */
export function storedSecrets(source: CodexHomeSource): readonly string[] {
  return readStored(source).secrets
}

/** Finds out which route `codex exec` would choose. It reads files and the environment, and starts no process. */
export function inspectCodex(options: InspectOptions): CodexSetup {
  const { env, codex, apiKey, endpoint, now, budgetMs } = options
  const codexVersion = codex.kind === 'found' ? codex.version : undefined
  const { authFile, dotEnv, config, ...stored } = readStored(options, codexVersion)
  const route = detectRoute({
    env: { ...env, ...dotEnv },
    authFile,
    config,
    apiKeyInput: apiKey,
    endpointInput: endpoint,
    codexVersion,
    now,
    budgetMs,
  })
  const isAtEndpoint = route.kind === 'api-key' && route.isEndpoint === true && endpoint !== undefined
  return {
    ...stored,
    config: isAtEndpoint ? { ...config, provider: endpointProvider(endpoint) } : config,
    cli: codex,
    version: codexVersion ?? null,
    route,
  }
}

/** Reads the files in CODEX_HOME. Without a version, profiles are read as by a new CLI. */
function readStored(
  { env, codexHome, codexArgs = NO_JOB_ARGUMENTS }: CodexHomeSource,
  codexVersion?: string,
) {
  const home = resolveCodexHome({ env, input: codexHome })
  const login = readAuthFile(authFilePath(home))
  const config = readConfigFile(configFilePath(home), undefined, { arguments: codexArgs, codexVersion })
  const dotEnv = readDotEnv(home, env)
  return {
    home,
    config: config.facts,
    dotEnv,
    authFile: login.facts,
    secrets: [
      ...login.secrets,
      ...argumentSecrets(codexArgs),
      // The variables of the job are also those of npm and of a later step, so .env does not hide their secrets.
      ...resolveSecrets(config.secrets, env),
      ...resolveSecrets(config.secrets, { ...env, ...dotEnv }),
      ...dotEnvSecrets(dotEnv),
      ...cloudSecrets(config.facts.provider, { ...env, ...dotEnv }),
      ...identitySecrets({ ...env, ...dotEnv }),
    ],
  }
}
