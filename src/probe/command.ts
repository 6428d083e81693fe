/** The process of a probe: file, arguments, directory and environment. */

import { delimiter } from 'node:path'
import { probeEnvironment } from '../cli/index.ts'
import { CLOUD_PREFIXES, type Provider } from '../config/index.ts'
import type { ProbeContext } from './probe-context.ts'

/**
 * A command of the CLI: what to start, where, and with which environment. `pathEntry` is a directory that comes first on
 * its PATH.
 */
export function codexCommand(
  context: ProbeContext,
  args: readonly string[],
  cwd: string,
  pathEntry: string | undefined,
) {
  const { executable } = context
  const env = environmentOf(context)
  if (pathEntry !== undefined) {
    env['PATH'] = env['PATH'] ? `${pathEntry}${delimiter}${env['PATH']}` : pathEntry
  }
  return { file: executable.file, args: [...executable.args, ...args], cwd, env }
}

function environmentOf({ env: stepEnv, config, home, apiKey, route }: ProbeContext): Record<string, string> {
  const env = probeEnvironment(stepEnv, variablesOf(config.provider))
  // The CLI creates its default home itself and refuses a named one that does not exist (0.104 and later).
  if (home.explicit) env['CODEX_HOME'] = home.dir
  else delete env['CODEX_HOME']
  // A configured provider uses only its own key, so it does not receive this one.
  if (apiKey && route.kind === 'api-key') {
    env['CODEX_API_KEY'] = apiKey
    // It would take precedence over the key (0.142 and later).
    delete env['CODEX_ACCESS_TOKEN']
  }
  return env
}

/** A cloud's sign-in reads its own variables, which no configuration names. */
function variablesOf(provider: Provider | undefined) {
  if (provider === undefined) return undefined
  const { variables, cloud } = provider
  return { names: variables, prefixes: cloud === undefined ? [] : CLOUD_PREFIXES[cloud] }
}
