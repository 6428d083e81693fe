/** The process of a probe: file, arguments, directory and environment. */

import { delimiter } from 'node:path'
import { IDENTITY_VARIABLES, probeEnvironment } from '../cli/index.ts'
import { CLOUD_PREFIXES } from '../config/index.ts'
import { querySettings } from './job/job-settings.ts'
import { refreshVariables } from './login/index.ts'
import type { ProbeContext } from './probe-context.ts'
import { ENDPOINT_KEY_VARIABLE, isEndpointRoute } from './provider/endpoint-settings.ts'

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

function environmentOf(context: ProbeContext): Record<string, string> {
  const { env: stepEnv, config, home, apiKey, route } = context
  const env = {
    ...probeEnvironment(stepEnv, variablesOf(config, route)),
    ...refreshVariables(context),
    ...querySettings(config).variables,
  }
  // The CLI creates its default home itself and refuses a named one that does not exist (0.104 and later).
  if (home.explicit) env['CODEX_HOME'] = home.dir
  else delete env['CODEX_HOME']
  // A configured provider uses only its own key, so it does not receive this one.
  if (apiKey && route.kind === 'api-key') {
    delete env['CODEX_API_KEY']
    // The CLI may send CODEX_API_KEY to OpenAI (0.169), which must not see the key of another endpoint.
    env[isEndpointRoute(context) ? ENDPOINT_KEY_VARIABLE : 'CODEX_API_KEY'] = apiKey
    // It would take precedence over the key (0.142 and later).
    delete env['CODEX_ACCESS_TOKEN']
  }
  return env
}

/** What the route's sign-in reads. A cloud's has variables of its own, which no configuration names. */
function variablesOf({ provider }: ProbeContext['config'], route: ProbeContext['route']) {
  const cloud = provider?.cloud
  return {
    names: [
      ...(provider?.variables ?? []),
      ...(route.kind === 'workload-identity' ? IDENTITY_VARIABLES : []),
    ],
    prefixes: cloud === undefined ? [] : CLOUD_PREFIXES[cloud],
  }
}
