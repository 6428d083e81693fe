/**
 * Runs the programs that give the CLI its credential as the job's Codex step would: with the job's environment, in the
 * job's directory. The rest of the probe does not get that environment, since it may hold any secret.
 */

import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { findOnPath, jobEnvironment, PROBE_TIME_ZONE } from '../../cli/index.ts'
import { type CredentialCommand, namesCredentialProcess, type Provider } from '../../config/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { tomlString } from '../probe-settings.ts'
import { LAUNCHER_SCRIPT, type LaunchOrder, shimScript } from './launcher.ts'
import { printedSecrets } from './printed-secrets.ts'

/** What a command of the CLI needs so that credential commands run as in the job. */
export type CredentialCommands = {
  /** Values of `-c`. */
  readonly settings: readonly string[]
  /** A directory that comes first on the CLI's PATH. */
  readonly pathEntry?: string
  /** The secrets that the commands have printed so far. */
  readonly printed: () => readonly string[]
  /** A message of the CLI with the command of the configuration instead of the launcher. */
  readonly withOwnName: (message: string) => string
}

const NO_COMMANDS: CredentialCommands = { settings: [], printed: () => [], withOwnName: message => message }

/**
 * Prepares the launchers in a private directory, which the caller removes. A configuration without such programs needs
 * none, and a program that cannot be found is left to the CLI, whose words about it are better than ours.
 */
export async function prepareCredentialCommands(
  context: ProbeContext,
  directory: string,
): Promise<CredentialCommands> {
  const { provider } = context.config
  const found = commandsOf(context).flatMap(command => {
    const file = fileOf(command, context)
    return file === undefined ? [] : [{ command, file }]
  })
  if (provider === undefined || found.length === 0) return NO_COMMANDS
  const printed = join(directory, 'printed')
  const shims = join(directory, 'shims')
  const launcher = join(directory, 'launcher.cjs')
  for (const path of [printed, shims]) await mkdir(path, { mode: 0o700 })
  await writeFile(launcher, LAUNCHER_SCRIPT)
  const settings: string[] = []
  for (const [index, { command, file }] of found.entries()) {
    const orderFile = join(directory, `order-${index}.json`)
    const order = { ...orderOf(command, file), printed, shims, env: jobEnvironment(context.env) }
    await writeFile(orderFile, JSON.stringify(order), { mode: 0o600 })
    if (command.kind === 'setting') {
      settings.push(...replacingSettings(provider, command.path, [launcher, orderFile]))
    } else {
      const shim = join(shims, command.command)
      await writeFile(shim, shimScript(command.command, file, launcher, orderFile))
      await chmod(shim, 0o700)
    }
  }
  const hasShim = found.some(({ command }) => command.kind === 'fixed')
  return {
    settings,
    ...(hasShim ? { pathEntry: shims } : {}),
    printed: () => printedSecrets(printed),
    withOwnName: message => {
      const name = found.find(({ command }) => command.kind === 'setting')?.command.command
      return name === undefined ? message : message.replaceAll(`\`${process.execPath}\``, `\`${name}\``)
    },
  }
}

/** AWS's own library starts the program of a profile with `sh -c`, and finds that shell on PATH (0.171). */
function commandsOf({ config: { provider }, env }: ProbeContext): readonly CredentialCommand[] {
  const ofProfile = provider?.cloud === 'aws' && namesCredentialProcess(env)
  return [...(provider?.commands ?? []), ...(ofProfile ? [{ kind: 'fixed', command: 'sh' } as const] : [])]
}

function orderOf(
  command: CredentialCommand,
  file: string,
): Pick<LaunchOrder, 'file' | 'args' | 'cwd' | 'timeZone'> {
  // The CLI starts the program in its own directory, which is the workspace in the job, unless `cwd` is set (0.171).
  const isPlaced = command.kind === 'setting' && command.cwd !== undefined
  return {
    file,
    args: command.kind === 'setting' ? command.args : [],
    ...(isPlaced ? {} : { cwd: process.cwd() }),
    timeZone: PROBE_TIME_ZONE,
  }
}

/**
 * The program's file, by the CLI's rules: a bare name is looked up on PATH, and a relative path starts at `cwd`.
 * Undefined where there is none. A fixed name has no launcher on Windows, where a script is no program: there the
 * program gets the variables of its cloud alone.
 */
function fileOf(command: CredentialCommand, { env, home }: ProbeContext): string | undefined {
  const isWindows = process.platform === 'win32'
  if (command.kind === 'fixed' && isWindows) return undefined
  const name = command.command
  const names = isWindows ? [name, `${name}.exe`] : [name]
  if (!/[/\\]/.test(name)) return findOnPath(names, env)
  if (command.kind === 'fixed') return undefined
  const cwd = command.cwd === undefined ? process.cwd() : resolve(home.dir, command.cwd)
  const file = isAbsolute(name) ? name : resolve(cwd, name)
  return existsSync(file) ? file : undefined
}

/**
 * Sets the command and its arguments. The other settings of the table, such as `timeout_ms`, remain: the CLI merges
 * tables. A dotted path of `-c` has no quotes, so another id than a bare key is set by a table (0.118 to 0.171).
 */
function replacingSettings(provider: Provider, path: string, args: readonly string[]): readonly string[] {
  const command = tomlString(process.execPath)
  const list = `[${args.map(tomlString).join(',')}]`
  if (/^[A-Za-z0-9_-]+$/.test(provider.id)) {
    const table = `model_providers.${provider.id}.${path}`
    return [`${table}.command=${command}`, `${table}.args=${list}`]
  }
  const value = path
    .split('.')
    .reduceRight((inner, key) => `{${key}=${inner}}`, `{command=${command},args=${list}}`)
  return [`model_providers={${tomlString(provider.id)}=${value}}`]
}
