/** What to do about a network that fails or blocks: which variable, which certificate authority, which host. */

import { assertNever } from '../../base/index.ts'
import type { NetworkFacts } from '../../probe/index.ts'
import type { Detail, Finding, NetworkProblem } from '../../verdict/index.ts'
import type { ReportContext } from '../report-context.ts'
import { isCodexActionProxy } from '../route-text.ts'

/**
 * One to three sentences in the imperative; undefined for a failure of another kind, or where the words of the failure
 * have a cure of their own. A private address is never named, but the setting that has it.
 */
export function networkAdvice({ statuses, facts, route }: ReportContext): string | undefined {
  const [asked] = statuses
  if (asked === undefined || !('finding' in asked)) return undefined
  const { finding } = asked
  if (finding.reason !== 'unreachable' && finding.reason !== 'network-blocked') return undefined
  const way = wayOf(facts.network)
  // Nobody who reads this has started that server or can correct its address by hand.
  if (finding.network?.kind === 'no-connection' && way.proxy === undefined && isCodexActionProxy(route)) {
    return undefined
  }
  if (finding.network !== undefined) return adviceFor(finding.network, way)
  // A region, a list of addresses and the like have texts of their own.
  if (finding.detail !== undefined && !OF_THE_WAY.includes(finding.detail)) return undefined
  return finding.reason === 'unreachable' ? openTheWay(way) : adviceForBlock(finding, way)
}

/** Details that say what is on the way to the endpoint. */
const OF_THE_WAY: readonly Detail[] = ['page', 'proxy', 'challenge']

/** The words for the parts of the way. */
type Way = {
  readonly facts: NetworkFacts | undefined
  /** The endpoint, such as "api.openai.com" or "the host in `base_url`". */
  readonly endpoint: string
  /** The proxy and where it is set; undefined without one. */
  readonly proxy: string | undefined
}

function wayOf(facts: NetworkFacts | undefined): Way {
  const hosts = facts?.hosts ?? []
  const named = facts?.setting === undefined ? 'the endpoint' : `the host in \`${facts.setting}\``
  const { proxy } = facts ?? {}
  const place = proxy?.isInDotEnv ? ' of CODEX_HOME/.env' : ''
  return {
    facts,
    endpoint: hosts.length === 0 ? named : hosts.join(' and '),
    proxy: proxy && `the proxy in ${proxy.variable}${place}`,
  }
}

function adviceFor(problem: NetworkProblem, way: Way): string {
  switch (problem.kind) {
    case 'proxy-refuses':
      return adviceForRefusal(problem.status, way)
    case 'proxy-fails':
      return adviceForProxy(way)
    case 'no-connection':
      return problem.failure === 'refused' && way.proxy === undefined ? startServer(way) : openTheWay(way)
    case 'not-tls':
      return way.facts?.setting === undefined || way.facts.hosts.length > 0
        ? `Ask whoever runs the network of this runner why something without TLS answers in place of ${way.endpoint}.`
        : `Write \`http://\` instead of \`https://\` in \`${way.facts.setting}\`, or correct the port there.`
    case 'unknown-authority':
      return adviceForAuthority(problem.issuer, way)
    case 'wrong-certificate':
      return problem.fault === 'dates'
        ? `Set the clock of this runner, or renew the certificate of ${way.endpoint}.`
        : `Correct the address, or ask whoever runs the network of this runner why something else answers in place of ${way.endpoint}.`
    default:
      return assertNever(problem)
  }
}

function adviceForRefusal(status: number, { facts, endpoint, proxy = 'the proxy' }: Way): string {
  const around = `If this runner reaches ${endpoint} without the proxy, add the host to NO_PROXY.`
  // tinyproxy answers a wrong password with 401.
  if (status === 407 || status === 401) {
    return facts?.proxy?.hasCredentials
      ? `Correct the user and the password in the address of ${proxy}: it does not accept them. Codex sends them as Basic authentication only.`
      : `Write a user and a password into the address of ${proxy}, from a secret: \`http://USER:PASSWORD@HOST:PORT\`. ${around}`
  }
  return status >= 500
    ? `Ask whoever runs ${proxy} whether it can connect to ${endpoint}. ${around}`
    : `Ask whoever runs ${proxy} to allow CONNECT to ${endpoint}. ${around}`
}

function adviceForProxy({ facts, proxy = 'the proxy' }: Way): string {
  const isSocks = facts?.proxy?.isSocks === true
  const scheme = isSocks ? ' It must be an HTTP proxy: Codex does not speak SOCKS.' : ''
  return `Correct the address of ${proxy}, or remove the variable if this runner needs no proxy.${scheme}`
}

function startServer({ facts, endpoint }: Way): string {
  return facts?.setting === undefined
    ? `Let this runner connect to ${endpoint} on port 443: nothing accepts the connection.`
    : `Start the server behind \`${facts.setting}\`, or correct the address there.`
}

/** Where the cause may be a firewall, a proxy that is missing, or one that lets nothing pass. */
function openTheWay({ facts, endpoint, proxy }: Way): string {
  const address = facts?.setting === undefined ? '' : ` Check the address in \`${facts.setting}\`.`
  return proxy === undefined
    ? `Let this runner resolve and reach ${endpoint}. If it needs a proxy for that, set HTTPS_PROXY for the job.${address}`
    : `Ask whoever runs ${proxy} to let connections to ${endpoint} pass. If this runner reaches it without the proxy, add the host to NO_PROXY.${address}`
}

function adviceForAuthority(issuer: string | undefined, { facts, endpoint }: Way): string {
  const authority = issuer === undefined ? 'the authority' : `the authority "${issuer}"`
  const [variable] = facts?.authorities ?? []
  const advice =
    variable === undefined
      ? `Write the certificate of ${authority} into a PEM file, and set CODEX_CA_CERTIFICATE or SSL_CERT_FILE to its path for the job.`
      : `Add the certificate of ${authority} to the PEM file that ${variable} names, and check that this runner can read the file.`
  const node = facts?.hasNodeAuthorities ? ' Codex does not read NODE_EXTRA_CA_CERTS.' : ''
  return `${advice} Or ask whoever inspects TLS here to leave out ${endpoint}.${node}`
}

function adviceForBlock({ status, detail, said }: Finding, way: Way): string {
  const { endpoint, proxy } = way
  if (status === 407) return adviceForRefusal(status, way)
  const who = proxy ?? 'the network of this runner'
  return detail === 'challenge' || /\bcloudflare\b/i.test(said)
    ? `Run the job on another runner, or through another outgoing address: the protection in front of ${endpoint} does not let this one pass.`
    : `Ask whoever runs ${who} to let requests to ${endpoint} pass without a filter or a sign-in page. Or run the job on a runner whose network does.`
}
