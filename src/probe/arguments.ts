import type { Question } from '../chain/index.ts'
import { isAtLeast, probeEnvironment } from '../cli/index.ts'
import type { Route } from '../route/index.ts'
import { bundledSkillsSettings } from './bundled-skills.ts'
import type { ProbeContext } from './context.ts'
import { ISOLATION_SETTINGS, LEAN_SETTINGS } from './flags.ts'
import { forcedLoginSettings } from './forced-login.ts'
import { toml } from './overrides.ts'
import { providerSettings } from './provider-settings.ts'

/** A fixed prompt: nothing of the repository, the event or the inputs reaches the model. */
export const PROMPT = 'Reply with OK.'

/** Instructions that replace the model's own where that is safe: 21 kB of the 25 kB lean request (0.169, gpt-5.5). */
export const INSTRUCTIONS = 'Reply briefly.\n'

/**
 * The CLI's arguments for a question. `instructionsFile` is a file with `INSTRUCTIONS`; it is used where allowed.
 */
export function probeArguments(
  ground: ProbeContext,
  question: Question,
  instructionsFile: string,
): readonly string[] {
  const lean = question.form === 'lean'
  const settings = [
    ...commonSettings(ground),
    ...(lean ? LEAN_SETTINGS : []),
    ...(lean && mayReplaceInstructions(ground.route)
      ? [`model_instructions_file=${toml(instructionsFile)}`]
      : []),
    ...(lean ? providerSettings(ground) : []),
    ...requestSettings(question, lean),
  ]
  return [
    'exec',
    '--json',
    // The working directory is an empty one, and no repository.
    '--skip-git-repo-check',
    ...(isAtLeast(ground.version, '0.100.0') ? ['--ephemeral'] : []),
    // A broken rules file of the user would end the CLI before its first event, without a word about the model.
    ...(isAtLeast(ground.version, '0.122.0') ? ['--ignore-rules'] : []),
    '--sandbox=read-only',
    '--color=never',
    ...settings.flatMap(setting => ['-c', setting]),
    // Joined with its value, so that no model name is ever read as an option.
    `--model=${question.model}`,
    '--',
    PROMPT,
  ]
}

/** The `-c` values of every command that is run for a ground, not of a turn alone. */
export function commonSettings(ground: ProbeContext): readonly string[] {
  return [
    ...ISOLATION_SETTINGS,
    ...bundledSkillsSettings(ground.home),
    ...mcpServersOff(ground.config.mcpServers),
    ...forcedLoginSettings(ground),
  ]
}

/** The probe's whole environment. */
export function environmentFor(ground: ProbeContext): Record<string, string> {
  const env = probeEnvironment(ground.env, ground.config.provider?.variables)
  // The CLI creates its default home by itself and refuses a named one that does not exist (0.104 and later).
  if (ground.home.explicit) env['CODEX_HOME'] = ground.home.dir
  else delete env['CODEX_HOME']
  // A configured provider takes no key but its own, so it is not even shown this one.
  if (ground.apiKey && ground.route.kind === 'api-key') {
    env['CODEX_API_KEY'] = ground.apiKey
    // It would beat the key (0.142 and later).
    delete env['CODEX_ACCESS_TOKEN']
  }
  return env
}

/**
 * Not on the ChatGPT route, whose backend has answered `Instructions are not valid` to changed ones
 * (openai/codex#2259, #3202, #4433), nor where the route is a guess.
 */
function mayReplaceInstructions(route: Route): boolean {
  return route.kind === 'api-key' || route.kind === 'provider'
}

/**
 * The user's servers would start and delay the probe. Tables merge with those of config.toml, so `mcp_servers={}` does
 * not clear them; and a path of keys cannot hold a quoted one, so all stand in one table, of which the last one given
 * would replace those before (0.169).
 */
function mcpServersOff(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  return [`mcp_servers={${names.map(name => `${toml(name)}={enabled=false}`).join(',')}}`]
}

/**
 * Least effort, unless the server has refused it for this model. The plain form asks with the user's own settings, as
 * the job will.
 */
function requestSettings(question: Question, lean: boolean): readonly string[] {
  const effort = question.settings.effort ?? (lean ? 'low' : undefined)
  const verbosity = question.settings.verbosity
  return [
    ...(effort === undefined ? [] : [`model_reasoning_effort=${toml(effort)}`]),
    ...(verbosity === undefined ? [] : [`model_verbosity=${toml(verbosity)}`]),
  ]
}
