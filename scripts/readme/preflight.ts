/** The parts of the reusable workflow preflight.yml that are made from action.yml, and the copy of action.yml that it uses. */

import { parse } from 'yaml'
import type { ActionFile, Entry } from './tables.ts'

/** The inputs of the action that are secrets of the reusable workflow. */
export const SECRETS: readonly string[] = ['openai-api-key', 'fallback-openai-api-key']

/** The inputs of the action that the reusable workflow does not have, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'github-token': 'the job comments with its own token, which may do what the calling job grants',
  'write-config': 'the config.toml is gone when the job ends',
  mode: 'the job probes; reports are merged by a step of the caller',
  reports: 'only for `mode: report`',
  'matrix-context': 'not for users: a called workflow does not see the matrix of its caller',
  'job-index': 'not for users',
  'job-total': 'not for users',
  'job-token': 'not for users',
}

/** The outputs of the action that the reusable workflow has as well. */
export const OUTPUTS = [
  'model',
  'available-models',
  'route',
  'codex-version',
  'effort',
  'usage-left',
  'outcome',
  'reason',
  'explanation',
  'retry-at',
] as const

/** The id of the step with the action, and of its job. */
const STEP = 'model'
const JOB = 'preflight'

/** The parts of preflight.yml by name, without indentation. */
export function preflightParts(action: string): ReadonlyMap<string, string> {
  const { inputs, outputs }: ActionFile = parse(action)
  const passed = Object.entries(inputs).filter(([name]) => !Object.hasOwn(LEFT_OUT, name))
  const own = passed.filter(([name]) => !SECRETS.includes(name))
  return new Map([
    ['inputs', own.map(([name, entry]) => inputText(name, entry)).join('\n')],
    [
      'outputs',
      OUTPUTS.map(name => {
        const description = quoted(outputs[name]?.description ?? '')
        return `${name}:\n  description: ${description}\n  value: ${expression(`jobs.${JOB}.outputs.${name}`)}`
      }).join('\n'),
    ],
    [
      'job-outputs',
      OUTPUTS.map(name => `${name}: ${expression(`steps.${STEP}.outputs.${name}`)}`).join('\n'),
    ],
    ['with', passed.map(([name]) => `${name}: ${passedValue(name)}`).join('\n')],
  ])
}

/**
 * Puts each part between its comments, `# part: NAME` and `# /part`, with the indentation of the first one.
 *
 * @throws Error for a comment without a part, and for a part without a comment
 */
export function fillYamlParts(text: string, parts: ReadonlyMap<string, string>): string {
  const missing = new Set(parts.keys())
  const result = text.replace(
    /^( *)(# part: (\S+).*)\n[\s\S]*?^ *(# \/part)$/gm,
    (_, indent: string, begin, name, end) => {
      const part = parts.get(name)
      if (part === undefined) throw new Error(`There is no part "${name}".`)
      missing.delete(name)
      return [begin, ...part.split('\n'), end].map(line => `${indent}${line}`).join('\n')
    },
  )
  if (missing.size > 0) throw new Error(`There is no comment for the part ${[...missing].join(', ')}.`)
  return result
}

/** The folder of the copy of action.yml. */
export const COPY = '.github/actions/model-fallback'

const COPY_HEADER = `# Written by \`npm run readme\` from action.yml, for preflight.yml: \`$/\` needs the path of a folder, so a workflow cannot
# name the action of its own repository's root. Everyone else uses the root.
`

/** A copy of action.yml in a folder. It starts the same files. */
export function actionCopy(action: string): string {
  const up = '../'.repeat(COPY.split('/').length)
  return `${COPY_HEADER}${action.replace(/^( {2}(?:main|post|pre): )(?=dist\/)/gm, `$1${up}`)}`
}

function inputText(name: string, entry: Entry): string {
  const value = entry.default ? `\n  default: ${quoted(entry.default)}` : ''
  return `${name}:\n  description: ${quoted(entry.description)}\n  type: string${value}`
}

/** What the step with the action gets. A CODEX_HOME that the job made comes before the given one. */
function passedValue(name: string): string {
  if (SECRETS.includes(name)) return expression(`secrets.${name}`)
  return name === 'codex-home'
    ? expression('steps.home.outputs.directory || inputs.codex-home')
    : expression(`inputs.${name}`)
}

function expression(text: string): string {
  return `$\{{ ${text} }}`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
