import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assertNever } from '../../src/base/index.ts'
import { fakeToken } from './jwt.ts'
import { type Identity, TEST_IDENTITY } from './script.ts'

/** How a CODEX_HOME is signed in. */
export type Login =
  | {
      readonly kind: 'chatgpt'
      /** The life of the access token from now on, in seconds; negative for an expired one. */
      readonly expiresInSeconds?: number
      readonly refreshToken?: string
      readonly plan?: string
    }
  | { readonly kind: 'api-key'; readonly key: string }
  /** A personal access token (`at-…`), which the CLI reads only from the environment (0.142 and later). */
  | { readonly kind: 'access-token'; readonly token: string }
  | { readonly kind: 'none' }

/** The contents of a CODEX_HOME. */
export interface CodexHomePlan {
  readonly login: Login
  /** The endpoint's origin. */
  readonly origin: string
  /** TOML that is appended to config.toml: plain keys first, tables last. */
  readonly extraConfig?: string
}

/** A CODEX_HOME on disk. */
export interface CodexHome {
  /** The variables that the CLI needs besides PATH and HOME. */
  readonly env: Readonly<Record<string, string>>
  /** Every secret in it, for tests that search for leaks. */
  readonly secrets: readonly string[]
  /** The bearer that the CLI sends first; undefined without a login. */
  readonly bearer: string | undefined
}

/** Writes auth.json and config.toml so that the real CLI uses this login and talks only to the endpoint. */
export async function writeCodexHome(directory: string, plan: CodexHomePlan): Promise<CodexHome> {
  await mkdir(directory, { recursive: true })
  const { content, secrets, bearer } = authFile(plan.login)
  if (content !== undefined) {
    const file = join(directory, 'auth.json')
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`)
    await chmod(file, 0o600)
  }
  await writeFile(join(directory, 'config.toml'), configFile(plan))
  return { env: codexEnv(directory, plan), secrets, bearer }
}

/** The environment that sends every request of the CLI to the endpoint. */
export function codexEnv(
  directory: string,
  plan: Pick<CodexHomePlan, 'login' | 'origin'>,
): Record<string, string> {
  return {
    CODEX_HOME: directory,
    // The token refresh, for which config.toml has no key (seen with 0.77, 0.104, 0.125, 0.142 and 0.169).
    CODEX_REFRESH_TOKEN_URL_OVERRIDE: `${plan.origin}/oauth/token`,
    // The service that identifies the owner of an access token (`at-…`; 0.142 and 0.169).
    CODEX_AUTHAPI_BASE_URL: plan.origin,
    // Only 0.77 and 0.104 read it; they ignore `openai_base_url`.
    OPENAI_BASE_URL: responsesBase(plan),
    // Any other request of the CLI or of its git becomes a tunnel, which the endpoint refuses and records.
    HTTPS_PROXY: plan.origin,
    NO_PROXY: '127.0.0.1,localhost',
    ...(plan.login.kind === 'access-token' ? { CODEX_ACCESS_TOKEN: plan.login.token } : {}),
  }
}

/**
 * The base URL of the built-in provider. CLI 0.169.0 sends turns and the request for models to `openai_base_url`, with a
 * ChatGPT login too. It takes a base that ends in `/backend-api/codex` for the real service: it then runs no turn before
 * a routing discovery, which requires an HTTPS origin. The `/v1` at the end prevents that. The requests differ only in
 * their path, and `wham/accounts/check` is still sent; its failure has no effect.
 */
function responsesBase({ login, origin }: Pick<CodexHomePlan, 'login' | 'origin'>): string {
  const isChatGpt = login.kind === 'chatgpt' || login.kind === 'access-token'
  return isChatGpt ? `${origin}/backend-api/codex/v1` : `${origin}/v1`
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
  const identity: Identity = { ...TEST_IDENTITY, plan: login.plan ?? TEST_IDENTITY.plan }
  const seconds = login.expiresInSeconds ?? 3600
  const access = fakeToken(identity, seconds)
  const id = fakeToken(identity, seconds)
  const refresh = login.refreshToken ?? 'rt-loopback-first'
  return {
    content: {
      auth_mode: 'chatgpt',
      OPENAI_API_KEY: null,
      tokens: { id_token: id, access_token: access, refresh_token: refresh, account_id: identity.accountId },
      // CLI 0.77 and 0.104 refresh by this date, and not by the expiry of the access token.
      last_refresh: new Date().toISOString(),
    },
    secrets: [access, id, refresh, identity.accountId, identity.email],
    bearer: access,
  }
}
