/** Searches all that a played scenario left behind for what must be seen nowhere. */

import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathOf, type RecordedRequest } from '../../loopback/openai/recording.ts'
import type { StepResult } from '../../loopback/runner/step.ts'
import type { ScenarioRun } from '../../loopback/scenarios/run-scenario.ts'

/**
 * Variables of the job that no probe needs. The runner is to mask those with a telling name; the value of the last one
 * could be anything, and is kept secret by not being touched.
 */
export const CANARY_VARIABLES = {
  GH_TOKEN: 'ghp_canary11111111111111111111111111111111',
  AWS_SECRET_ACCESS_KEY: 'canary2/2222222+2222222222222222222222==',
  AWS_SESSION_TOKEN: 'canary3/33333333333333+333"3333',
  CODEX_AUTH_JSON: '{"tokens":{"refresh_token":"canary4-4444444444444444"}}',
  DATABASE_PASSWORD: 'canary5 pass/word&%41',
  DEPLOY_TARGET: 'canary6-66666666666666666666',
} as const

const TOLD_BY_NAME = Object.entries(CANARY_VARIABLES)
  .filter(([name]) => name !== 'DEPLOY_TARGET')
  .map(([, value]) => value)

/** A text that stood somewhere, and where. */
type Find = { readonly where: string; readonly text: string }

/** Where secrets were found, one line a find; the secrets themselves are not repeated whole. Empty when all is well. */
export async function leaksOf(performance: ScenarioRun): Promise<readonly string[]> {
  const { stage } = performance
  const secrets = [...stage.secrets, ...stage.openai.tokens.issued(), ...Object.values(CANARY_VARIABLES)]
  const finds = [
    ...performance.runs.flatMap(({ main, post }) => [...tellings('main', main), ...tellings('post', post)]),
    ...stage.github.comments(7).map(({ id, body }) => ({ where: `comment ${id}`, text: body })),
    ...stage.github.requests.map(githubFind),
    ...(await leftFiles(performance)),
  ]
  const named = secrets.flatMap(secret => spellings(secret).map(spelling => ({ secret, spelling })))
  return finds.flatMap(({ where, text }) =>
    named
      .filter(({ spelling }) => text.includes(spelling))
      .map(({ secret, spelling }) => `${where}: ${secret.slice(0, 12)}… as ${spelling.slice(0, 12)}…`),
  )
}

/** What a step told, apart from its requests to mask something. */
function tellings(step: string, result: StepResult): readonly Find[] {
  return [
    { where: `${step}: log`, text: result.log },
    { where: `${step}: outputs`, text: JSON.stringify(result.outputs) },
    { where: `${step}: outputs`, text: Object.values(result.outputs).join('\n') },
    { where: `${step}: summary`, text: result.summary },
    { where: `${step}: state`, text: Object.values(result.state).join('\n') },
    { where: `${step}: variables of later steps`, text: Object.entries(result.exported).join('\n') },
    { where: `${step}: PATH of later steps`, text: result.path.join('\n') },
  ]
}

/** Nothing but the token itself, in its own header, may go to GitHub. */
function githubFind(request: ScenarioRun['stage']['github']['requests'][number]): Find {
  const { authorization: _, ...headers } = request.headers
  return {
    where: `${request.method} ${request.path}`,
    text: `${JSON.stringify(headers)}\n${JSON.stringify(request.body ?? '')}\n${request.path}`,
  }
}

/** The files that held secrets before the action came. */
const HELD_BEFORE = ['codex-home/auth.json', 'codex-home/config.toml']

/** Every file under the job's directory: workspace, temporary directory, CODEX_HOME, the runner's own. */
async function leftFiles({ stage }: ScenarioRun): Promise<readonly Find[]> {
  const entries = await readdir(stage.directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !HELD_BEFORE.includes(relative(stage.directory, file)))
  return await Promise.all(
    files.map(async file => ({
      where: relative(stage.directory, file),
      // One byte a character, so that a secret inside a database is found too.
      text: await readFile(file, 'latin1'),
    })),
  )
}

/** Plain, in base64 at each of its three alignments, percent-encoded, and escaped as in JSON. */
function spellings(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map(offset => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]).toString('base64url')
    // The first and the last characters also depend on what stands around the secret.
    return text.slice(offset === 0 ? 0 : offset + 1, -2)
  })
  const inBase64 = base64.flatMap(text => [text, text.replaceAll('-', '+').replaceAll('_', '/')])
  const percent = [...secret].map(character => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return [
    ...new Set([
      secret,
      ...inBase64,
      encodeURIComponent(secret),
      percent.join(''),
      percent.join('').toUpperCase(),
      JSON.stringify(secret).slice(1, -1),
    ]),
  ]
}

/** The secrets that the runner was not asked to mask before the first other line of the log. */
export function maskedTooLate({ stage, runs }: ScenarioRun): readonly string[] {
  const [first] = runs
  if (first === undefined) return ['there was no run']
  const masks = first.main.masks
  const end = first.main.printed.findIndex(line => !line.startsWith('::add-mask::'))
  const early = new Set(masks.slice(0, end === -1 ? masks.length : end))
  return [...stage.secrets, ...TOLD_BY_NAME].filter(secret => !early.has(secret))
}

/** Requests to OpenAI that carry another bearer than they should, or a secret that is none of OpenAI's. */
export function strayRequests({ stage }: ScenarioRun): readonly string[] {
  const { bearer, openai } = stage
  const allowed = new Set([...(bearer === undefined ? [] : [bearer]), ...openai.tokens.issued()])
  const foreign = [stage.token, ...Object.values(CANARY_VARIABLES)].flatMap(spellings)
  return openai.requests.flatMap(request => {
    const sent = /^Bearer (.*)$/.exec(request.headers['authorization'] ?? '')?.[1]
    const what = `${request.method} ${request.path}`
    return [
      ...(sent !== undefined && !allowed.has(sent) ? [`${what} has another bearer`] : []),
      ...(foreign.some(text => wholeOf(request).includes(text)) ? [`${what} has a secret of the job`] : []),
      ...(request.what === 'tunnel' ? [`${what} goes to the outside`] : []),
      ...(hasKeyInBody(request, allowed) ? [`${what} has a bearer in its body`] : []),
    ]
  })
}

function wholeOf({ path, headers, text }: RecordedRequest): string {
  return `${path}\n${JSON.stringify(headers)}\n${text}`
}

/** A refresh token is sent to be refreshed; nothing else belongs into a body. */
function hasKeyInBody(request: RecordedRequest, bearers: ReadonlySet<string>): boolean {
  return pathOf(request) !== '/oauth/token' && [...bearers].some(bearer => request.text.includes(bearer))
}
