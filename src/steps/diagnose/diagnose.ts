/** Collects what somebody who looks into a report has to know besides it. */

import { optional } from '../../base/index.ts'
import { givenInputs } from '../../inputs/index.ts'
import { leftOutArguments, networkPath, takenArguments } from '../../probe/index.ts'
import type { Diagnostics } from '../../report/index.ts'
import type { CodexSetup } from '../../route/index.ts'
import { inputText, machineFacts } from '../../runner/index.ts'
import type { Job } from '../job.ts'
import type { ProbeCommands } from '../probe-chain/record-probe.ts'

/** Maximum length of a text, in characters, and of a list. Together they keep the whole below 50 KB. */
const MAX_TEXT_CHARS = 200
const MAX_NAMES = 120

/** What is known of the machine, the workflow and Codex. `setup` is missing until Codex was looked for. */
export function diagnose(
  { env, secrets }: Pick<Job, 'env' | 'secrets'>,
  setup?: CodexSetup,
  commands: ProbeCommands = new Map(),
): Diagnostics {
  const sanitize = (text: string) => secrets.sanitize(text, MAX_TEXT_CHARS)
  const short = (names: readonly string[]) => names.slice(0, MAX_NAMES).map(sanitize)
  return {
    ...machineFacts(env),
    inputs: givenInputs(name => inputText(env, name), sanitize),
    ...(setup === undefined ? {} : codexFacts(setup, short)),
    ...(setup === undefined ? {} : optional('network', networkFacts(setup, env))),
    ...(commands.size === 0
      ? {}
      : { commands: [...commands].map(([form, names]) => ({ form, names: short(names) })) }),
  }
}

type Short = (names: readonly string[]) => readonly string[]

function codexFacts({ cli, config }: CodexSetup, short: Short): Pick<Diagnostics, 'codex' | 'jobArguments'> {
  const taken = takenArguments(config)
  const leftOut = leftOutArguments(config)
  const hasArguments = taken.length + leftOut.length > 0
  return {
    ...(cli.kind === 'missing' ? {} : { codex: { found: howFound(cli), executable: cli.executable.kind } }),
    ...(hasArguments ? { jobArguments: { taken: short(taken), leftOut: short(leftOut) } } : {}),
  }
}

type FoundCli = Extract<CodexSetup['cli'], { kind: 'found' }>

function howFound({ installed, addedPath }: FoundCli): NonNullable<Diagnostics['codex']>['found'] {
  if (installed) return 'installed'
  return addedPath === undefined ? 'on-path' : 'in-tool-cache'
}

function networkFacts(setup: CodexSetup, env: Job['env']): Diagnostics['network'] {
  const facts = networkPath({ ...setup, env })?.facts
  if (facts === undefined) return undefined
  const { setting, proxy, authorities, hasNodeAuthorities } = facts
  return {
    ...optional('endpointSetting', setting),
    ...optional('proxy', proxy),
    authorities,
    hasNodeAuthorities,
  }
}
