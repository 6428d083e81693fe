/** Finds out why the CLI has no connection, with one connection of this action on the same way. */

import { isIP, type Socket, connect as startTcp } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { connect as startTls, type TLSSocket } from 'node:tls'
import { codeOf } from '../../base/index.ts'
import { type ConnectFailure, type NetworkProblem, unknownAuthority } from '../../verdict/index.ts'
import { knownAuthorities } from './authorities.ts'
import type { NetworkPath } from './network-path.ts'
import { requestTunnel } from './tunnel.ts'

/** `timeoutMs`: how long the connection may take, with tunnel and TLS. */
export type CheckOptions = { readonly signal: AbortSignal; readonly timeoutMs: number }

/**
 * How far the connection has come, and its outermost socket. Only that one may be destroyed: Node.js 24 crashes where the
 * socket below a TLS socket is destroyed first, and the TLS socket closes it anyway.
 */
type Walk = { part: 'proxy' | 'endpoint'; socket?: Socket }

/**
 * What is wrong on the way; undefined where the connection succeeds, where it cannot be judged, or where the job is
 * cancelled. It never rejects.
 *
 * Nothing of the job is sent: no request to the endpoint, and to the proxy only the user and password that are part of
 * its own address, as the CLI does. Any certificate is accepted, and then judged as the CLI would judge it.
 */
export async function checkNetwork(
  path: NetworkPath,
  { signal, timeoutMs }: CheckOptions,
): Promise<NetworkProblem | undefined> {
  const walk: Walk = { part: path.proxy === undefined ? 'endpoint' : 'proxy' }
  const ended = new AbortController()
  const timeout = delay(timeoutMs, undefined, { signal: AbortSignal.any([signal, ended.signal]) })
    // On a busy machine an answer may have arrived that was not read yet. This lets it come first.
    .then(() => delay(20))
    .then(() => failureAt(walk, 'no-answer'))
  try {
    return await Promise.race([connectOn(path, walk), timeout])
  } catch (error) {
    return signal.aborted ? undefined : problemOf(error, walk)
  } finally {
    ended.abort()
    timeout.catch(() => {})
    walk.socket?.destroy()
  }
}

async function connectOn(path: NetworkPath, walk: Walk): Promise<NetworkProblem | undefined> {
  const { address, proxy, env } = path
  const isTls = address.protocol === 'https:'
  const host = address.hostname.replace(/^\[|\]$/g, '')
  const port = Number(address.port) || (isTls ? 443 : 80)
  const socket = proxy === undefined ? await openTcp(host, port, walk) : await openProxy(proxy.url, walk)
  // Over plain HTTP there is no handshake: whether the other side answers shows only with a request.
  if (!isTls) return undefined
  if (proxy !== undefined) {
    const status = await requestTunnel(socket, proxy, `${address.hostname}:${port}`)
    if (status === undefined) return failureAt(walk, 'closed')
    if (status < 200 || status > 299) return { kind: 'proxy-refuses', status }
    walk.part = 'endpoint'
  }
  const ca = [...(await knownAuthorities(env))]
  const secure = startTls({
    socket,
    ca,
    rejectUnauthorized: false,
    ...(isIP(host) ? {} : { servername: host }),
  })
  walk.socket = secure
  await opened(secure, 'secureConnect')
  return certificateProblem(secure)
}

async function openTcp(host: string, port: number, walk: Walk): Promise<Socket> {
  // By default, Node.js gives each address of a name 250 ms only.
  const socket = startTcp({ host, port, autoSelectFamilyAttemptTimeout: 1_000 })
  walk.socket = socket
  await opened(socket, 'connect')
  return socket
}

async function openProxy(url: URL, walk: Walk): Promise<Socket> {
  const isTls = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (isTls ? 443 : url.protocol === 'http:' ? 80 : 1080)
  const socket = await openTcp(host, port, walk)
  if (!isTls) return socket
  const secure = startTls({ socket, rejectUnauthorized: false, ...(isIP(host) ? {} : { servername: host }) })
  walk.socket = secure
  await opened(secure, 'secureConnect')
  return secure
}

function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve())
    // The listener stays, because an error without one would end the process.
    socket.on('error', reject)
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
  })
}

function certificateProblem(socket: TLSSocket): NetworkProblem | undefined {
  if (socket.authorized) return undefined
  const code = String(socket.authorizationError)
  if (UNKNOWN_AUTHORITY.test(code)) return unknownAuthority(issuerOf(socket))
  if (/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.test(code)) return { kind: 'wrong-certificate', fault: 'dates' }
  return /ALTNAME_INVALID/.test(code) ? { kind: 'wrong-certificate', fault: 'name' } : undefined
}

const UNKNOWN_AUTHORITY =
  /SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|CERT_UNTRUSTED/

/** The name of the authority that signed the last certificate which the other side has sent. */
function issuerOf(socket: TLSSocket): string | undefined {
  let certificate = socket.getPeerCertificate(true)
  while (certificate.issuerCertificate && certificate.issuerCertificate !== certificate) {
    certificate = certificate.issuerCertificate
  }
  const name = certificate.issuer?.CN ?? certificate.issuer?.O
  return Array.isArray(name) ? name[0] : name
}

function problemOf(error: unknown, walk: Walk): NetworkProblem | undefined {
  const code = codeOf(error) ?? ''
  if (/^(?:EPROTO|ERR_SSL_)/.test(code)) {
    return walk.part === 'endpoint' ? { kind: 'not-tls' } : failureAt(walk, 'closed')
  }
  const failure = FAILURES[code]
  return failure && failureAt(walk, failure)
}

function failureAt({ part }: Walk, failure: ConnectFailure): NetworkProblem {
  return { kind: part === 'proxy' ? 'proxy-fails' : 'no-connection', failure }
}

const FAILURES: Readonly<Record<string, ConnectFailure>> = {
  ENOTFOUND: 'no-name',
  EAI_AGAIN: 'no-name',
  EAI_NONAME: 'no-name',
  EAI_NODATA: 'no-name',
  EAI_FAIL: 'no-name',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'no-answer',
  ENETUNREACH: 'no-answer',
  EHOSTUNREACH: 'no-answer',
  EADDRNOTAVAIL: 'no-answer',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
}
