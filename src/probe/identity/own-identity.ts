/** Gives a probe an identity token of its own on the route `workload-identity`. */

import { appendFile, copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { textOf } from '../../base/index.ts'
import { type CodexHome, readDotEnv, readTextFile } from '../../config/index.ts'
import { claimsOf, usesWorkloadIdentity } from '../../route/index.ts'
import type { ProbeContext } from '../probe-context.ts'

/**
 * The context of a command that spends no token of the job.
 *
 * - `ready`: the command signs in as the job does.
 * - `withheld`: it cannot. `message` is a sentence that says why. With `emptyToken` the CLI sends no request, and still
 *   says what is wrong with its configuration.
 */
export type OwnIdentity<Context extends ProbeContext> =
  | { readonly kind: 'ready'; readonly context: Context }
  | { readonly kind: 'withheld'; readonly message: string; readonly emptyToken?: Context }

/** What the CLI says about an empty token file (0.171). It reads the file after everything else, before any request. */
export const EMPTY_TOKEN_ERROR = /\bworkload identity assertion is invalid\b/

/** How long making the token may take, and the job's cancellation. */
type Limits = { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined }

const TOKEN_FILE = 'OPENAI_IDENTITY_TOKEN_FILE'

/**
 * The context for one command of the CLI. Every start of the CLI exchanges the token (0.148 to 0.171: `codex exec` and
 * `codex debug models`, but not with `--bundled`), and the exchange takes each token once. So each command needs a new
 * one: made for the audience of the job's token, and kept in a private file in the command's own `directory`.
 *
 * Where there is no token that could be spent, such as without the file, the CLI itself says what is wrong.
 */
export async function withOwnIdentity<Context extends ProbeContext>(
  context: Context,
  directory: string,
  limits: Limits,
): Promise<OwnIdentity<Context>> {
  const ready = { kind: 'ready', context } as const
  const dotEnv = readDotEnv(context.home, context.env)
  // On another route the CLI does not get the variables of the step, but it still reads those of .env.
  const isIdentity = context.route.kind === 'workload-identity'
  if (!isIdentity && !usesWorkloadIdentity(dotEnv, context.version)) return ready
  const variables = { ...context.env, ...dotEnv }
  if (!variables['OPENAI_FEDERATION_RULE_ID']) return ready
  // An agent of SPIFFE may give out the same document twice: SPIRE's keeps one for half of its life.
  if (variables['SPIFFE_ENDPOINT_SOCKET'] && variables['OPENAI_IDENTITY_TOKEN_SOURCE'] === 'spiffe') {
    return withheld('a SPIFFE agent may give the probe the same document as the job')
  }
  const file = variables[TOKEN_FILE] ?? ''
  const stored = readTextFile(file)
  if (!isAbsolute(file) || stored.kind === 'missing') return ready
  const jobToken = stored.kind === 'text' ? stored.text.trim() : undefined
  if (jobToken === '') return ready
  const token = await newToken(context, jobToken, limits)
  const text = typeof token === 'string' ? token : ''
  try {
    const own = await withTokenFile(context, text, directory, dotEnv[TOKEN_FILE] !== undefined)
    if (own === undefined)
      return withheld(`a line in CODEX_HOME/.env, which sets ${TOKEN_FILE}, does not end`)
    return typeof token === 'string' ? { kind: 'ready', context: own } : { ...token, emptyToken: own }
  } catch {
    return withheld('it could not be stored')
  }
}

type Withheld = { readonly kind: 'withheld'; readonly message: string }

function withheld(why: string): Withheld {
  return { kind: 'withheld', message: `The probe got no identity token of its own: ${why}.` }
}

/** A new token that stands for the same job as the job's own. */
async function newToken(
  context: ProbeContext,
  jobToken: string | undefined,
  limits: Limits,
): Promise<string | Withheld> {
  if (jobToken === undefined) return withheld(`${TOKEN_FILE} names a file that this step cannot read`)
  const { iss, aud, sub } = claimsOf(jobToken)
  const [audience, ...others] = [aud].flat().map(textOf)
  if (audience === undefined || others.length > 0) {
    return withheld(`the file that ${TOKEN_FILE} names has no token with exactly one audience`)
  }
  if (context.requestIdentityToken === undefined) {
    return withheld('this job has no permission to make one (`permissions: id-token: write`)')
  }
  const token = await within(context.requestIdentityToken(audience), limits).catch(() => undefined)
  if (token === undefined) return withheld('GitHub did not make one')
  const own = claimsOf(token)
  // With a token of another issuer or subject, the exchange would answer about another identity.
  return own['iss'] === iss && own['sub'] === sub
    ? token
    : withheld('the token of this job is not one that GitHub made for it')
}

/**
 * The result of a request, unless the limits end first: a service that hangs must not hold up the end of a cancelled job,
 * which GitHub kills after ten seconds.
 */
async function within<T>(request: Promise<T>, { timeoutMs, signal }: Limits): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const end = signal === undefined ? timeout : AbortSignal.any([timeout, signal])
  const ended = new Promise<never>((_, reject) => {
    end.addEventListener('abort', () => reject(end.reason), { once: true })
    if (end.aborted) reject(end.reason)
  })
  return await Promise.race([request, ended])
}

/** The context with another token file. Undefined where the CLI would not use that file. */
async function withTokenFile<Context extends ProbeContext>(
  context: Context,
  token: string,
  directory: string,
  isInDotEnv: boolean,
): Promise<Context | undefined> {
  const file = join(directory, 'identity-token')
  await writeFile(file, token, { mode: 0o600 })
  const own = { ...context, env: { ...context.env, [TOKEN_FILE]: file } }
  if (!isInDotEnv) return own
  const home = await homeWithLine(context.home, join(directory, 'home'), `${TOKEN_FILE}='${file}'`)
  // A quotation without an end in .env hides the added line, and the CLI would take the job's token.
  return readDotEnv(home, own.env)[TOKEN_FILE] === file ? { ...own, home } : undefined
}

/**
 * A CODEX_HOME with the same files and one more line in .env. The variables of .env replace those that the CLI is
 * started with, and a later line replaces an earlier one (0.104 to 0.171).
 *
 * The model list is linked also where there is none yet: the CLI writes through the link (0.171), and the list that a
 * probe leaves in the real CODEX_HOME saves a process and a token.
 */
async function homeWithLine(home: CodexHome, dir: string, line: string): Promise<CodexHome> {
  await mkdir(dir, { mode: 0o700 })
  for (const name of new Set([...(await readdir(home.dir)), 'models_cache.json'])) {
    if (name !== '.env') await symlink(join(home.dir, name), join(dir, name))
  }
  await copyFile(join(home.dir, '.env'), join(dir, '.env'))
  await appendFile(join(dir, '.env'), `\n${line}\n`)
  return { dir, explicit: true }
}
