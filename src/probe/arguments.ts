/** The arguments of `codex exec` and `codex debug models`. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Question } from '../chain/index.ts'
import { isAtLeast } from '../cli/index.ts'
import type { CodexHome } from '../config/index.ts'
import { effortOfInput, questionSettings } from './job/effort.ts'
import { jobSettings, querySettings } from './job/job-settings.ts'
import { loginSettings } from './login/index.ts'
import type { ProbeContext } from './probe-context.ts'
import { ISOLATION_SETTINGS, LEAN_SETTINGS, tomlString } from './probe-settings.ts'
import { endpointSettings } from './provider/endpoint-settings.ts'
import { providerSettings } from './provider/provider-settings.ts'
import { routeSettings } from './provider/route-settings.ts'
import { withoutHidingErrors } from './setting-names.ts'

/** The prompt is fixed: nothing from the repository, the event or the inputs reaches the model. */
const PROMPT = 'Reply with OK.'

/** Replaces the model's own instructions where that is safe: 21 kB of the 25 kB lean request (0.169, gpt-5.5). */
export const INSTRUCTIONS = 'Reply briefly.\n'

/**
 * The arguments of a probe. `instructionsFile` is a file that holds `INSTRUCTIONS`, and `credentialSettings` are the
 * `-c` values that replace credential commands.
 */
export function probeArguments(
  context: ProbeContext,
  question: Question,
  instructionsFile: string,
  credentialSettings: readonly string[],
): readonly string[] {
  const { version } = context
  const job = jobSettings(context.config)
  return [
    'exec',
    '--json',
    // The working directory is empty and not a repository.
    '--skip-git-repo-check',
    ...(isAtLeast(version, '0.100.0') ? ['--ephemeral'] : []),
    // A broken rules file of the user would end the CLI before its first event, without an answer about the model.
    ...(isAtLeast(version, '0.122.0') ? ['--ignore-rules'] : []),
    '--sandbox=read-only',
    '--color=never',
    ...job.options,
    ...commonArguments(context, [...effortOfInput(context, question), ...job.settings], credentialSettings),
    ...configArguments(context, question.form === 'lean' ? leanSettings(context, instructionsFile) : []),
    ...configArguments(context, questionSettings(context, question)),
    // One argument with its value, so that no model name is read as an option.
    `--model=${question.model}`,
    '--',
    PROMPT,
  ]
}

/** The arguments of a command that is no turn, such as `debug models`: it takes no profile. */
export function queryArguments(
  context: ProbeContext,
  credentialSettings: readonly string[],
): readonly string[] {
  const { options, settings } = querySettings(context.config)
  return [...options, ...commonArguments(context, settings, credentialSettings)]
}

/** The `-c` arguments that every command needs: first those of the job, which the others replace. */
function commonArguments(
  context: ProbeContext,
  jobValues: readonly string[],
  credentialSettings: readonly string[],
): readonly string[] {
  const own = [
    ...ISOLATION_SETTINGS,
    ...bundledSkillsSettings(context.home),
    ...mcpServersSettings(context.config.mcpServers),
    ...loginSettings(context),
    ...routeSettings(context),
    ...endpointSettings(context),
    ...credentialSettings,
  ]
  return [...jobValues.flatMap(value => ['-c', value]), ...configArguments(context, own)]
}

function configArguments({ config }: ProbeContext, settings: readonly string[]): readonly string[] {
  return withoutHidingErrors(settings, config).flatMap(setting => ['-c', setting])
}

function leanSettings(context: ProbeContext, instructionsFile: string): readonly string[] {
  return [
    ...LEAN_SETTINGS,
    ...(mayReplaceInstructions(context) ? [`model_instructions_file=${tomlString(instructionsFile)}`] : []),
    ...providerSettings(context),
  ]
}

/**
 * Not on the ChatGPT route, whose backend has answered `Instructions are not valid` to changed instructions
 * (openai/codex#2259, #3202, #4433), and not where the route is a guess. A file that cannot be read would be hidden, and
 * the job's CLI does not start with it.
 */
function mayReplaceInstructions({ route, config }: ProbeContext): boolean {
  const isReadable = config.unreadableFiles?.includes('model_instructions_file') !== true
  return isReadable && (route.kind === 'api-key' || route.kind === 'provider')
}

/**
 * Switches off the CLI's own skills in a CODEX_HOME that does not have them yet. The CLI would unpack up to 50 files,
 * which takes a quarter to a half of the processor time of a probe (0.125 to 0.169); 0.77 and 0.104 do not know the
 * setting and ignore it.
 *
 * Where the files exist, the setting is left out, because 0.125 and 0.142 would delete them (0.155 and 0.169 do not).
 */
function bundledSkillsSettings(home: CodexHome): readonly string[] {
  return existsSync(join(home.dir, 'skills', '.system')) ? [] : ['skills.bundled.enabled=false']
}

/**
 * Switches off the user's MCP servers, which would start and delay the probe. The CLI merges tables with those of
 * config.toml, so `mcp_servers={}` does not remove them. A dotted path cannot hold a quoted name, and of several
 * `mcp_servers` tables only the last one counts (0.169), so one table holds all names.
 */
function mcpServersSettings(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  return [`mcp_servers={${names.map(name => `${tomlString(name)}={enabled=false}`).join(',')}}`]
}
