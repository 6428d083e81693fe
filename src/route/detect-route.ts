/** Finds the route that `codex exec` will use, without starting it. */

import { assertNever, type Environment, optional } from '../base/index.ts'
import { isAtLeast } from '../cli/index.ts'
import { type CodexConfig, endpointProvider, hostOf, type Provider, parseOverride } from '../config/index.ts'
import type { AuthFile } from './auth-file.ts'
import type { ApiKeySource, RefreshStatus, Route } from './route.ts'
import { usesWorkloadIdentity } from './workload-identity.ts'

/** The facts that decide the route. */
export type RouteFacts = {
  /** The variables of the step, replaced by those of CODEX_HOME/.env. */
  readonly env: Environment
  readonly authFile: AuthFile
  readonly config: CodexConfig
  /** The `openai-api-key` input; empty or undefined when it is not given. */
  readonly apiKeyInput?: string | undefined
  /** The `responses-api-endpoint` input. Without `apiKeyInput` it has no effect. */
  readonly endpointInput?: string | undefined
  readonly codexVersion?: string | undefined
  /** When the probes start, in milliseconds since the epoch. */
  readonly now: number
  /** How long the probes may take, in milliseconds. */
  readonly budgetMs?: number
}

/**
 * Detects the route by the order in which `codex exec` chooses its credentials, seen with 0.77 to 0.171: workload
 * identity comes before everything else, also before a configured provider; such a provider sends only its own key;
 * CODEX_ACCESS_TOKEN comes before CODEX_API_KEY, and that before auth.json; OPENAI_API_KEY is not used to sign in.
 *
 * `codex login status` cannot tell the route: it ignores CODEX_API_KEY, calls `{}` a ChatGPT login, and prints parts of
 * the key. The input's key comes before the access token, because the probe then runs without that token. It does not
 * come before workload identity: the variables of this step are most likely those of the job, whose Codex then exchanges
 * the runner's token whatever other key it is given.
 *
 * The endpoint of the inputs comes before a provider in config.toml: for the same two inputs, codex-action (v1.8 to
 * v1.12) writes the provider of its proxy there. It does not come before one that the arguments of the job choose. It
 * comes before workload identity: the CLI then exchanges the runner's token as well, and still sends the turn to that
 * provider, with no other credential than the provider's own (0.171).
 *
 * The result `none` is a guess when the login is in a keyring. The probe still runs and shows the truth.
 */
export function detectRoute(facts: RouteFacts): Route {
  const { env, config } = facts
  const { provider } = config
  const endpoint = endpointOf(facts)
  if (endpoint !== undefined) {
    return { ...apiKeyRoute('input', { ...config, provider: endpoint }), isEndpoint: true }
  }
  if (usesWorkloadIdentity(env, facts.codexVersion)) return { kind: 'workload-identity' }
  if (provider !== undefined && !provider.requiresOpenaiAuth) {
    return {
      kind: 'provider',
      id: provider.id,
      ...optional('name', provider.name),
      ...optional('host', provider.host),
      ...optional('keyVariable', provider.keyVariable),
    }
  }
  if (facts.apiKeyInput) return apiKeyRoute('input', config)
  if (isAccessToken(env['CODEX_ACCESS_TOKEN'], facts.codexVersion)) return { kind: 'access-token' }
  if (env['CODEX_API_KEY']) return apiKeyRoute('CODEX_API_KEY', config)
  return storedRoute(facts)
}

/** The endpoint of the inputs as a provider; undefined where they name none, or where the job would not use it. */
function endpointOf({ apiKeyInput, endpointInput, config }: RouteFacts): Provider | undefined {
  if (!apiKeyInput || !endpointInput) return undefined
  const endpoint = endpointProvider(endpointInput)
  return config.provider?.id !== endpoint.id && choosesProvider(config) ? undefined : endpoint
}

/** Whether the arguments or the profile of the job choose the provider, or leave out config.toml. */
function choosesProvider({ arguments: job, profileSettings, settings = {} }: CodexConfig): boolean {
  if (job === undefined) return false
  // Before 0.134, a profile is a table in config.toml.
  const table = `profiles.${job.profile}.model_provider`
  return (
    profileSettings?.['model_provider'] !== undefined ||
    settings[table] !== undefined ||
    job.settings.some(setting => parseOverride(setting).path.join('.') === 'model_provider') ||
    job.options.some(option => /^--(?:oss|local-provider|ignore-user-config)\b/.test(option))
  )
}

type ApiKeyRoute = Extract<Route, { readonly kind: 'api-key' }>

/**
 * The host is that of the endpoint, if it is another one than OpenAI's. On loopback there is a proxy whose endpoint is
 * not known; most pass the key on to OpenAI.
 */
export function apiKeyRoute(source: ApiKeySource, { provider, openaiBaseUrl }: CodexConfig): ApiKeyRoute {
  const host = provider?.host ?? hostOf(openaiBaseUrl)
  const isOther = host !== undefined && !/(?:^|\.)openai\.com$|^localhost$|^127\.|^\[::1\]$/.test(host)
  return { kind: 'api-key', source, ...optional('host', isOther ? host : undefined) }
}

function storedRoute(facts: RouteFacts): Route {
  const { authFile, codexVersion, config } = facts
  switch (authFile.kind) {
    case 'api-key':
      return apiKeyRoute('auth.json', config)
    case 'access-token':
      return { kind: 'access-token' }
    case 'chatgpt':
      // 0.77 takes a stored key before the tokens next to it, whatever `auth_mode` says; 0.104 obeys `auth_mode`.
      if (authFile.hasApiKey && !isAtLeast(codexVersion, '0.104.0')) {
        return apiKeyRoute('auth.json', config)
      }
      return { kind: 'chatgpt', ...optional('plan', authFile.plan), refresh: refreshStatus(authFile, facts) }
    case 'none':
      return { kind: 'none', openaiApiKeyAlone: Boolean(facts.env['OPENAI_API_KEY']) }
    default:
      return assertNever(authFile)
  }
}

/**
 * Whether the CLI signs in with this value of CODEX_ACCESS_TOKEN. 0.142 and later know the variable. They accept `at-…`
 * or a JWT, and treat any other value as unset (0.169 then uses CODEX_API_KEY).
 */
export function isAccessToken(token: string | undefined, version: string | undefined): boolean {
  if (!token || !isAtLeast(version, '0.142.0')) return false
  return token.startsWith('at-') || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)
}

/** 0.142 and later refresh a token with less than about five minutes left (seen with four). This limit is double. */
const NEAR_EXPIRY_MS = 10 * 60_000

/** 0.104 and earlier refresh a login that is older than eight days. One hour less leaves a margin. */
const MAX_LOGIN_AGE_MS = (8 * 24 - 1) * 3_600_000

/** Every CLI version refreshes an expired token, at the latest when the server answers 401. */
function refreshStatus(login: Extract<AuthFile, { kind: 'chatgpt' }>, facts: RouteFacts): RefreshStatus {
  const end = facts.now + (facts.budgetMs ?? 0)
  if (login.expiresAt === undefined) return 'unknown'
  if (login.expiresAt - end < NEAR_EXPIRY_MS) return 'due'
  if (isAtLeast(facts.codexVersion, '0.125.0')) return 'fresh'
  if (login.lastRefreshAt === undefined) return 'unknown'
  return end - login.lastRefreshAt > MAX_LOGIN_AGE_MS ? 'due' : 'fresh'
}
