/** What is wrong on the way to the endpoint, as an own connection of this action has seen it. */

import { assertNever, optional } from '../../base/index.ts'

/**
 * Why there is no connection. `no-name`: the name does not resolve. `refused`: nothing listens there. `no-answer`:
 * nothing comes back in time. `closed`: the other side ends the connection.
 */
export type ConnectFailure = 'no-name' | 'refused' | 'no-answer' | 'closed'

/**
 * - `proxy-refuses`: the proxy answers the request for a tunnel with this status.
 * - `proxy-fails`: there is no connection to the proxy.
 * - `no-connection`: there is none to the endpoint, with or without a proxy.
 * - `not-tls`: the endpoint's port does not speak TLS.
 * - `unknown-authority`: the certificate is signed by an authority that the CLI does not know. `issuer` is its name, from
 *   the certificate: untrusted text, and only set where it cannot be a host name.
 * - `wrong-certificate`: the certificate is expired or not yet valid, or it is for another host.
 */
export type NetworkProblem =
  | { readonly kind: 'proxy-refuses'; readonly status: number }
  | { readonly kind: 'proxy-fails'; readonly failure: ConnectFailure }
  | { readonly kind: 'no-connection'; readonly failure: ConnectFailure }
  | { readonly kind: 'not-tls' }
  | { readonly kind: 'unknown-authority'; readonly issuer?: string }
  | { readonly kind: 'wrong-certificate'; readonly fault: 'dates' | 'name' }

/** A clause for the middle of a sentence. It names no host, because the endpoint's and the proxy's may be private. */
export function describeProblem(problem: NetworkProblem): string {
  switch (problem.kind) {
    case 'proxy-refuses':
      return `the proxy answers the request for a connection with status ${problem.status}`
    case 'proxy-fails':
      return PROXY_FAILURES[problem.failure]
    case 'no-connection':
      return CONNECTION_FAILURES[problem.failure]
    case 'not-tls':
      return 'the port of the endpoint does not speak TLS'
    case 'unknown-authority': {
      const by = problem.issuer === undefined ? '' : ` "${problem.issuer}"`
      return `the certificate that arrives here is signed by an unknown authority${by}`
    }
    case 'wrong-certificate':
      return problem.fault === 'dates'
        ? 'the certificate that arrives here is expired or not yet valid'
        : 'the certificate that arrives here is for another host'
    default:
      return assertNever(problem)
  }
}

const PROXY_FAILURES: Readonly<Record<ConnectFailure, string>> = {
  'no-name': 'the name of the proxy does not resolve',
  refused: 'nothing listens at the address of the proxy',
  'no-answer': 'the proxy does not answer',
  closed: 'the proxy closes the connection',
}

const CONNECTION_FAILURES: Readonly<Record<ConnectFailure, string>> = {
  'no-name': 'the name of the endpoint does not resolve',
  refused: 'nothing listens at the address of the endpoint',
  'no-answer': 'nothing comes back from the address of the endpoint',
  closed: 'the connection to the endpoint is closed before it is ready',
}

/** The problem with the name of an authority, if it has one that may be shown. */
export function unknownAuthority(issuer: string | undefined): NetworkProblem {
  const isShown = issuer !== undefined && AUTHORITY_NAME.test(issuer) && !HOST_IN_NAME.test(issuer)
  return { kind: 'unknown-authority', ...optional('issuer', isShown ? issuer : undefined) }
}

const AUTHORITY_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ().,&'_–-]{1,59}$/u

/** A host name or an address: a dot inside of a word. Such a name may be private. */
const HOST_IN_NAME = /[\p{L}\p{N}_-]\.[\p{L}\p{N}]/u
