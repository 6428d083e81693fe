/** The arguments that the job gives to `codex exec`: which of them a probe takes. */

/**
 * What decides the route or the request. The other arguments are about the work of the job: where it runs, what it may
 * do, where its answer goes.
 */
export type JobArguments = {
  /** The name of the profile; the last one where several are given, as in the CLI. */
  readonly profile?: string
  /** The values of `-c`, in their order. Each has the form `key=value`, and a later one replaces an earlier one. */
  readonly settings: readonly string[]
  /** Options that are passed on as they are, each with its value in one text, such as `--local-provider=ollama`. */
  readonly options: readonly string[]
  /** The names of what is left out, without values. A text that is no option is called "a text". */
  readonly leftOut: readonly string[]
}

/** A problem with the arguments: `name` is that of the option, as it was written. */
export type ArgumentProblem = {
  readonly kind: 'model' | 'no-value' | 'no-setting'
  readonly name: string
}

/** A job without arguments of its own. */
export const NO_JOB_ARGUMENTS: JobArguments = { settings: [], options: [], leftOut: [] }

/** `flag` has no value, `value` has one, `values` has all that follow up to the next option. */
type Arity = 'flag' | 'value' | 'values'

/** Options with a meaning for the route or the request, by their long name. Of all CLIs from 0.104 to 0.171. */
const TAKEN: Readonly<Record<string, Arity>> = {
  '--config': 'value',
  '--profile': 'value',
  '--model': 'value',
  '--oss': 'flag',
  '--local-provider': 'value',
  '--enable': 'value',
  '--disable': 'value',
  // Whether the user's config.toml counts (0.125 and later).
  '--ignore-user-config': 'flag',
  // A field of the request (0.169 and later).
  '--cyber-access-program': 'value',
}

/** Options about the work. The probe has its own answer to each: it reads nothing, runs nothing and keeps nothing. */
const LEFT_OUT: Readonly<Record<string, Arity>> = {
  // It would refuse the settings of the probe that a CLI does not know yet (0.142).
  '--strict-config': 'flag',
  '--image': 'values',
  '--sandbox': 'value',
  '--full-auto': 'flag',
  '--approve-for-me': 'flag',
  '--dangerously-bypass-approvals-and-sandbox': 'flag',
  '--yolo': 'flag',
  '--dangerously-bypass-hook-trust': 'flag',
  '--trust': 'flag',
  '--cd': 'value',
  '--worktree': 'flag',
  '--add-dir': 'value',
  '--thread-source': 'value',
  '--remote': 'value',
  '--remote-auth-token-env': 'value',
  '--skip-git-repo-check': 'flag',
  '--ephemeral': 'flag',
  '--ignore-rules': 'flag',
  '--output-schema': 'value',
  '--output-last-message': 'value',
  '--color': 'value',
  '--json': 'flag',
  '--experimental-json': 'flag',
  '--help': 'flag',
  '--version': 'flag',
}

const LONG_NAMES: Readonly<Record<string, string>> = {
  '-c': '--config',
  '-p': '--profile',
  '-m': '--model',
  '-i': '--image',
  '-s': '--sandbox',
  '-C': '--cd',
  '-o': '--output-last-message',
  '-h': '--help',
  '-V': '--version',
}

/** One option as it was written, with its value. */
type Option = { readonly name: string; readonly long: string; readonly value: string | undefined }

/**
 * Reads arguments as the CLI does (clap; 0.104 to 0.171): `--name value`, `--name=value`, `-n value`, `-nvalue` and
 * `-n=value`. An option that no CLI of today has is passed on, with a text after it that could be its value: the CLI of
 * the job decides what it means.
 */
export function readJobArguments(args: readonly string[]): JobArguments | ArgumentProblem {
  const settings: string[] = []
  const options: string[] = []
  const leftOut: string[] = []
  let profile: string | undefined
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (arg === '--' || !/^-./.test(arg)) {
      // After `--` all is text, such as a prompt.
      if (arg === '--') index = args.length
      leftOut.push('a text')
      continue
    }
    const { option, last } = readOption(args, index)
    index = last
    const { name, long, value } = option
    if (long === '--model') return { kind: 'model', name }
    if (arityOf(long) === 'value' && value === undefined) return { kind: 'no-value', name }
    if (Object.hasOwn(LEFT_OUT, long)) leftOut.push(long)
    else if (long === '--profile') profile = value
    else if (long === '--config') {
      const problem = settingProblem(name, value ?? '')
      if (problem !== undefined) return problem
      settings.push(value ?? '')
    } else options.push(value === undefined ? name : `${name}=${value}`)
  }
  return { settings, options, leftOut, ...(profile === undefined ? {} : { profile }) }
}

/** `-c model=…` is another spelling of `--model`. */
function settingProblem(name: string, setting: string): ArgumentProblem | undefined {
  const key = /^\s*([^=]*?)\s*=/.exec(setting)?.[1]
  if (key === undefined || key === '') return { kind: 'no-setting', name }
  return key === 'model' ? { kind: 'model', name: `${name} model` } : undefined
}

function arityOf(long: string): Arity | undefined {
  return TAKEN[long] ?? LEFT_OUT[long]
}

/** The option at `index`, and the index of the last argument that belongs to it. */
function readOption(args: readonly string[], index: number): { option: Option; last: number } {
  const arg = args[index] ?? ''
  const isLong = arg.startsWith('--')
  const at = arg.indexOf('=')
  const name = isLong ? (at === -1 ? arg : arg.slice(0, at)) : arg.slice(0, 2)
  const long = LONG_NAMES[name] ?? name
  const attached = isLong ? (at === -1 ? undefined : arg.slice(at + 1)) : arg.slice(2).replace(/^=/, '')
  if (attached !== undefined && (isLong || arg.length > 2)) {
    return { option: { name, long, value: attached }, last: index }
  }
  const arity = arityOf(long) ?? 'unknown'
  if (arity === 'flag') return { option: { name, long, value: undefined }, last: index }
  const isText = (text: string | undefined) => text !== undefined && !/^-./.test(text)
  let last = index
  // clap takes a value that begins with a dash for the next option.
  if (isText(args[index + 1])) last += 1
  if (arity === 'values') while (isText(args[last + 1])) last += 1
  return { option: { name, long, value: last > index ? args[last] : undefined }, last }
}
