import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assertNever } from '../../src/base/index.ts'
import { fakeToken } from './jwt.ts'
import { type Identity, TEST_IDENTITY } from './script.ts'

/** How a CODEX_HOME is signed in. */
export type Login =
  | ({
      readonly kind: 'chatgpt'
      /** Life of the access token from now, in seconds; negative for one that has ended. */
      readonly expiresInSeconds?: number
      readonly refreshToken?: string
      /** Days since the last refresh, which is what CLI 0.77 and 0.104 go by. */
      readonly refreshedDaysAgo?: number
    } & Partial<Identity>)
  | { readonly kind: 'api-key'; readonly key: string }
  /** A personal access token (`at-…`), which lives in the environment alone (0.142 and later). */
  | { readonly kind: 'access-token'; readonly token: string }
  | { readonly kind: 'none' }

/** What to write into a CODEX_HOME. */
export interface CodexHomePlan {
  readonly login: Login
  /** The endpoint's origin. */
  readonly origin: string
  /** TOML put at the end of config.toml: plain keys first, tables last. */
  readonly extraConfig?: string
}

/** A CODEX_HOME that was written. */
export interface CodexHome {
  /** What the CLI's environment needs besides PATH and HOME. */
  readonly env: Readonly<Record<string, string>>
  /** Every secret in it, for searches of what leaked. */
  readonly secrets: readonly string[]
  /** The bearer that the CLI sends at first; undefined without a login. */
  readonly bearer: string | undefined
}

/** Writes auth.json and config.toml so that the real CLI signs in as told and talks to the endpoint alone. */
export async function writeCodexHome(dir: string, plan: CodexHomePlan): Promise<CodexHome> {
  await mkdir(dir, { recursive: true })
  const login = authFile(plan.login)
  if (login.content !== undefined) {
    const file = join(dir, 'auth.json')
    await writeFile(file, `${JSON.stringify(login.content, null, 2)}\n`)
    await chmod(file, 0o600)
  }
  await writeFile(join(dir, 'config.toml'), configFile(plan))
  return { env: codexEnv(dir, plan), secrets: login.secrets, bearer: login.bearer }
}

/** The environment that sends every route of the CLI to the endpoint. */
export function codexEnv(dir: string, plan: Pick<CodexHomePlan, 'login' | 'origin'>): Record<string, string> {
  return {
    CODEX_HOME: dir,
    // The token refresh, for which config.toml has no key (seen with 0.77, 0.104, 0.125, 0.142 and 0.169).
    CODEX_REFRESH_TOKEN_URL_OVERRIDE: `${plan.origin}/oauth/token`,
    // Where an access token (`at-…`) is asked who it is (0.142 and 0.169).
    CODEX_AUTHAPI_BASE_URL: plan.origin,
    // Honoured by 0.77 and 0.104 only, which ignore `openai_base_url`.
    OPENAI_BASE_URL: responsesBase(plan),
    // Whatever else the CLI or its git would ask of the outside is refused here and recorded as a tunnel.
    HTTPS_PROXY: plan.origin,
    NO_PROXY: '127.0.0.1,localhost',
    ...(plan.login.kind === 'access-token' ? { CODEX_ACCESS_TOKEN: plan.login.token } : {}),
  }
}

/**
 * Where the built-in provider sends its turns and asks for its models. CLI 0.169.0 honours `openai_base_url` for
 * both, with a ChatGPT login too. A base that ends in `/backend-api/codex` it takes for the real service: it then
 * runs no turn before a routing discovery, which wants an HTTPS origin. The `/v1` behind it keeps that away; the
 * requests are the same but for the path, and `wham/accounts/check` is still asked, its failure without effect.
 */
function responsesBase(plan: Pick<CodexHomePlan, 'login' | 'origin'>): string {
  const chatgpt = plan.login.kind === 'chatgpt' || plan.login.kind === 'access-token'
  return chatgpt ? `${plan.origin}/backend-api/codex/v1` : `${plan.origin}/v1`
}

function configFile(plan: CodexHomePlan): string {
  const lines = [
    `openai_base_url = "${responsesBase(plan)}"`,
    `chatgpt_base_url = "${plan.origin}/backend-api"`,
    'cli_auth_credentials_store = "file"',
    plan.extraConfig ?? '',
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

interface AuthFile {
  readonly content: object | undefined
  readonly secrets: readonly string[]
  readonly bearer: string | undefined
}

function authFile(login: Login): AuthFile {
  switch (login.kind) {
    case 'none':
      return { content: undefined, secrets: [], bearer: undefined }
    case 'api-key':
      return {
        content: { auth_mode: 'apikey', OPENAI_API_KEY: login.key },
        secrets: [login.key],
        bearer: login.key,
      }
    case 'access-token':
      return { content: undefined, secrets: [login.token], bearer: login.token }
    case 'chatgpt':
      return chatgptFile(login)
    default:
      return assertNever(login)
  }
}

function chatgptFile(login: Extract<Login, { kind: 'chatgpt' }>): AuthFile {
  const identity: Identity = {
    plan: login.plan ?? TEST_IDENTITY.plan,
    accountId: login.accountId ?? TEST_IDENTITY.accountId,
    userId: login.userId ?? TEST_IDENTITY.userId,
    email: login.email ?? TEST_IDENTITY.email,
  }
  const seconds = login.expiresInSeconds ?? 3600
  const access = fakeToken(identity, seconds)
  const id = fakeToken(identity, seconds)
  const refresh = login.refreshToken ?? 'rt-loopback-first'
  const refreshedAt = new Date(Date.now() - (login.refreshedDaysAgo ?? 0) * 86_400_000)
  return {
    content: {
      auth_mode: 'chatgpt',
      OPENAI_API_KEY: null,
      tokens: { id_token: id, access_token: access, refresh_token: refresh, account_id: identity.accountId },
      last_refresh: refreshedAt.toISOString(),
    },
    secrets: [access, id, refresh, identity.accountId, identity.email],
    bearer: access,
  }
}
