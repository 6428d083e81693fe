/** The process of a probe: file, arguments, directory and environment. */

import { IDENTITY_VARIABLES, probeEnvironment } from '../cli/index.ts'
import { refreshVariables } from './login/index.ts'
import type { ProbeContext } from './probe-context.ts'

/** A command of the CLI: what to start, where, and with which environment. */
export function codexCommand(context: ProbeContext, args: readonly string[], cwd: string) {
  const { executable } = context
  return { file: executable.file, args: [...executable.args, ...args], cwd, env: environmentOf(context) }
}

function environmentOf(context: ProbeContext): Record<string, string> {
  const { env: stepEnv, config, home, apiKey, route } = context
  const isIdentity = route.kind === 'workload-identity'
  const picked = probeEnvironment(stepEnv, [
    ...(config.provider?.variables ?? []),
    ...(isIdentity ? IDENTITY_VARIABLES : []),
  ])
  const env = { ...picked, ...refreshVariables(context) }
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
