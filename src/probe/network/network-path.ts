/** The way from this runner to the endpoint of the route. */

import { type Environment, optional } from '../../base/index.ts'
import { isAtLeast } from '../../cli/index.ts'
import { readDotEnv } from '../../config/index.ts'
import type { ProbeContext } from '../probe-context.ts'
import { isEndpointRoute } from '../provider/endpoint-settings.ts'
import { AUTHORITY_VARIABLES, type ProxySetting, proxyFor } from './network-settings.ts'

/** What the way depends on. */
export type NetworkContext = Pick<ProbeContext, 'route' | 'config' | 'home' | 'env'> & {
  readonly version?: string | null | undefined
}

/** The way to the endpoint with its addresses, which may be private. */
export type NetworkPath = {
  readonly address: URL
  readonly proxy: ProxySetting | undefined
  /** The environment of the CLI, with the variables of CODEX_HOME/.env. */
  readonly env: Environment
  readonly facts: NetworkFacts
}

/** What may be said about the way. It holds no address that is not public. */
export type NetworkFacts = {
  /** The public hosts that the route needs; empty where the endpoint has another name. */
  readonly hosts: readonly string[]
  /** The setting that names the endpoint; undefined where the CLI knows the address by itself. */
  readonly setting?: string
  readonly proxy?: {
    readonly variable: string
    /** The variable is set in CODEX_HOME/.env. */
    readonly isInDotEnv: boolean
    readonly hasCredentials: boolean
    readonly isSocks: boolean
  }
  /** The variables with own certificate authorities that are set. */
  readonly authorities: readonly string[]
  /** NODE_EXTRA_CA_CERTS is set, which the CLI does not read. */
  readonly hasNodeAuthorities: boolean
}

/** The host that refreshes a ChatGPT sign-in. No setting changes it. */
const SIGN_IN = 'https://auth.openai.com'

/**
 * The way to the endpoint, or to the host that `signIn` stands for; undefined where its address is not known: a cloud has rules of its own for it, and a file
 * that cannot be read may name another one.
 */
export function networkPath(context: NetworkContext, signIn = false): NetworkPath | undefined {
  const { config, home } = context
  const isKnown = isEndpointRoute(context) || !config.isIncomplete
  if (!isKnown || config.provider?.cloud !== undefined) return undefined
  const dotEnv = readDotEnv(home, context.env)
  const env = { ...context.env, ...dotEnv }
  const { url, setting }: Endpoint = signIn ? { url: SIGN_IN } : endpointOf(context, env)
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const address = new URL(url)
  const proxy = proxyFor(address, env)
  const isPublic = setting === undefined || isPublicHost(address.hostname)
  const facts: NetworkFacts = {
    hosts: isPublic ? [...new Set([address.hostname, ...loginHosts(context)])] : [],
    ...optional('setting', setting),
    ...optional('proxy', proxy && proxyFacts(proxy, dotEnv)),
    authorities: AUTHORITY_VARIABLES.filter(name => env[name]),
    hasNodeAuthorities: Boolean(env['NODE_EXTRA_CA_CERTS']),
  }
  return { address, proxy, env, facts }
}

type Endpoint = { readonly url: string | undefined; readonly setting?: string }

/** Where the turn goes. `openai_base_url` holds for every login (0.125 and later), OPENAI_BASE_URL before. */
function endpointOf({ route, config, version }: NetworkContext, env: Environment): Endpoint {
  const { provider, openaiBaseUrl, chatgptBaseUrl } = config
  if (provider !== undefined) {
    return {
      url: provider.baseUrl,
      setting: isEndpointRoute({ route }) ? 'responses-api-endpoint' : 'base_url',
    }
  }
  if (route.kind === 'workload-identity') return { url: SIGN_IN }
  if (openaiBaseUrl) return { url: openaiBaseUrl, setting: 'openai_base_url' }
  const isOld = version != null && !isAtLeast(version, '0.125.0')
  if (isOld && env['OPENAI_BASE_URL']) return { url: env['OPENAI_BASE_URL'], setting: 'OPENAI_BASE_URL' }
  if (route.kind !== 'chatgpt' && route.kind !== 'access-token') return { url: 'https://api.openai.com' }
  return chatgptBaseUrl
    ? { url: chatgptBaseUrl, setting: 'chatgpt_base_url' }
    : { url: 'https://chatgpt.com' }
}

/** The sign-in with ChatGPT needs two hosts. */
function loginHosts({ route }: NetworkContext): readonly string[] {
  if (route.kind === 'chatgpt' || route.kind === 'access-token') return ['auth.openai.com']
  return route.kind === 'workload-identity' ? ['chatgpt.com'] : []
}

function isPublicHost(host: string): boolean {
  return /(?:^|\.)(?:openai\.com|chatgpt\.com)$/i.test(host)
}

function proxyFacts(
  { url, variable }: ProxySetting,
  dotEnv: Environment,
): NonNullable<NetworkFacts['proxy']> {
  return {
    variable,
    isInDotEnv: Object.hasOwn(dotEnv, variable),
    hasCredentials: url.username !== '' || url.password !== '',
    isSocks: url.protocol.startsWith('socks'),
  }
}
