/** Searches everything that a scenario leaves behind for secrets. */

import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { pathOf, type RecordedRequest } from '../../loopback/openai/recording.ts'
import type { StepResult } from '../../loopback/runner/step.ts'
import type { ScenarioRun } from '../../loopback/scenarios/run-scenario.ts'

/**
 * Variables of the job that no probe needs. The action must mask those whose name says that they are secret. The name of
 * the last one does not; the action must not use it at all.
 */
export const CANARY_VARIABLES = {
  GH_TOKEN: 'ghp_canary11111111111111111111111111111111',
  AWS_SECRET_ACCESS_KEY: 'canary2/2222222+2222222222222222222222==',
  AWS_SESSION_TOKEN: 'canary3/33333333333333+333"3333',
  CODEX_AUTH_JSON: '{"tokens":{"refresh_token":"canary4-4444444444444444"}}',
  DATABASE_PASSWORD: 'canary5 pass/word&%41',
  DEPLOY_TARGET: 'canary6-66666666666666666666',
} as const

const { DEPLOY_TARGET: _, ...SECRET_BY_NAME } = CANARY_VARIABLES

/** A text that must not contain a secret. */
type Source = { readonly where: string; readonly text: string }

/** Each secret that was found and where, without the whole secret. Empty if there is no leak. */
export async function leaksOf(run: Pick<ScenarioRun, 'job' | 'runs'>): Promise<readonly string[]> {
  const { job, runs } = run
  const secrets = [...job.secrets, ...job.openai.tokens.issued(), ...Object.values(CANARY_VARIABLES)]
  const sources = [
    ...runs.flatMap(({ main, post }) => [...stepSources('main', main), ...stepSources('post', post)]),
    ...job.comments().map(({ id, body }) => ({ where: `comment ${id}`, text: body })),
    ...job.github.requests.map(gitHubSource),
    ...(await fileSources(run)),
  ]
  const encoded = secrets.flatMap(secret => encodingsOf(secret).map(encoding => ({ secret, encoding })))
  return sources.flatMap(({ where, text }) =>
    encoded
      .filter(({ encoding }) => text.includes(encoding))
      .map(({ secret, encoding }) => `${where}: ${secret.slice(0, 12)}… as ${encoding.slice(0, 12)}…`),
  )
}

/** Everything that a step writes, except its `add-mask` commands. */
function stepSources(step: string, result: StepResult): readonly Source[] {
  return [
    { where: `${step}: log`, text: result.log },
    { where: `${step}: outputs`, text: JSON.stringify(result.outputs) },
    { where: `${step}: outputs`, text: Object.values(result.outputs).join('\n') },
    { where: `${step}: summary`, text: result.summary },
    { where: `${step}: state`, text: Object.values(result.state).join('\n') },
    { where: `${step}: compressed state`, text: inflated(result.state['comment'] ?? '') },
    { where: `${step}: variables of later steps`, text: Object.entries(result.exported).join('\n') },
    { where: `${step}: PATH of later steps`, text: result.path.join('\n') },
  ]
}

/** What the main step has saved for the comment. A secret in it could not be seen in its compressed form. */
function inflated(state: string): string {
  return state === '' ? '' : inflateRawSync(Buffer.from(state, 'base64')).toString('utf8')
}

/** A request to GitHub without its `authorization` header, which has the job's token. */
function gitHubSource(request: ScenarioRun['job']['github']['requests'][number]): Source {
  const { authorization: _, ...headers } = request.headers
  return {
    where: `${request.method} ${request.path}`,
    text: `${JSON.stringify(headers)}\n${JSON.stringify(request.body ?? '')}\n${request.path}`,
  }
}

/** The files with secrets that the job had before the action ran. */
const OWN_FILES = ['codex-home/auth.json', 'codex-home/config.toml']

/** Every other file of the job: workspace, temporary directory, CODEX_HOME, the runner's files. */
async function fileSources({ job }: Pick<ScenarioRun, 'job'>): Promise<readonly Source[]> {
  const entries = await readdir(job.directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(job.directory, join(entry.parentPath, entry.name)))
    .filter(file => !OWN_FILES.includes(file))
  return await Promise.all(
    // One character for each byte, so that a secret in a database file is found too.
    files.map(async file => ({ where: file, text: await readFile(join(job.directory, file), 'latin1') })),
  )
}

/** A secret as it is, in base64 at each of the three alignments, percent-encoded, and escaped as in JSON. */
function encodingsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map(offset => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString('base64url')
    // The first and the last characters also depend on the text around the secret.
    return text.slice(offset === 0 ? 0 : offset + 1, -2)
  })
  const percent = [...secret]
    .map(character => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .join('')
  return [
    ...new Set([
      secret,
      ...base64.flatMap(text => [text, text.replaceAll('-', '+').replaceAll('_', '/')]),
      encodeURIComponent(secret),
      percent,
      percent.toUpperCase(),
      JSON.stringify(secret).slice(1, -1),
    ]),
  ]
}

/** The secrets that the action did not mask before it printed anything else. */
export function maskedTooLate({ job, runs }: ScenarioRun): readonly string[] {
  const [first] = runs
  if (first === undefined) return ['there was no run']
  const { masks, stdout } = first.main
  const end = stdout.findIndex(line => !line.startsWith('::add-mask::'))
  const early = new Set(masks.slice(0, end === -1 ? masks.length : end))
  return [...job.secrets, ...Object.values(SECRET_BY_NAME)].filter(secret => !early.has(secret))
}

/** Requests to OpenAI with a wrong bearer, or with a secret that OpenAI must not get. */
export function strayRequests({ scenario, job, runs }: ScenarioRun): readonly string[] {
  const { bearer, openai, token } = job
  // Only a run that says so may use the key of the second route.
  const isTold = runs.some(({ main }) => /"(?:firstRoute|secondRoute)":/.test(main.outputs['report'] ?? ''))
  const secondKey = isTold ? scenario.fallbackKeyInput : undefined
  const allowed = [bearer, secondKey, ...openai.tokens.issued()].filter(key => key !== undefined)
  const foreign = [token, ...Object.values(CANARY_VARIABLES)].flatMap(encodingsOf)
  return openai.requests.flatMap(request => {
    const sent = /^Bearer (.*)$/.exec(request.headers['authorization'] ?? '')?.[1]
    const problems = [
      sent !== undefined && !allowed.includes(sent) && 'has another bearer',
      foreign.some(text => wholeText(request).includes(text)) && 'has a secret of the job',
      request.what === 'tunnel' && 'goes to another host',
      hasBearerInBody(request, allowed) && 'has a bearer in its body',
    ]
    return problems.flatMap(problem => (problem ? [`${request.method} ${request.path} ${problem}`] : []))
  })
}

function wholeText({ path, headers, text }: RecordedRequest): string {
  return `${path}\n${JSON.stringify(headers)}\n${text}`
}

/** Only a token refresh has a token in its body. */
function hasBearerInBody(request: RecordedRequest, bearers: readonly string[]): boolean {
  return pathOf(request) !== '/oauth/token' && bearers.some(bearer => request.text.includes(bearer))
}
