/** The CLI's network settings: which proxy it uses for an address, and which certificate authorities it adds. */

import { BlockList, isIP } from 'node:net'
import type { Environment } from '../../base/index.ts'

/** A proxy, and the variable that names it. The address may hold a password. */
export type ProxySetting = { readonly url: URL; readonly variable: string }

/**
 * The proxy that the CLI uses for an address; undefined for a direct connection. CLI 0.104 to 0.171 read HTTPS_PROXY or
 * HTTP_PROXY by the scheme of the address, then ALL_PROXY. The name in small letters is read only where the one in
 * capitals is not set, not even to an empty text. A value that is no address counts as missing.
 */
export function proxyFor(address: URL, env: Environment): ProxySetting | undefined {
  if (isExcluded(address.hostname, setting('NO_PROXY', env)?.value ?? '')) return undefined
  for (const name of [address.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY', 'ALL_PROXY']) {
    const set = setting(name, env)
    const url = parseProxy(set?.value ?? '')
    if (set !== undefined && url !== undefined) return { url, variable: set.variable }
  }
  return undefined
}

function setting(name: string, env: Environment) {
  const variable = env[name] === undefined ? name.toLowerCase() : name
  const value = env[variable]
  return value === undefined ? undefined : { variable, value }
}

/** An address without a scheme is an HTTP proxy. The CLI has no SOCKS: it speaks HTTP to `socks5://` too (0.104 to 0.171). */
function parseProxy(text: string): URL | undefined {
  if (text.trim() === '') return undefined
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const known = /^(?:https?|socks(?:4a?|5h?)?):\/\/[^/]/i.test(withScheme)
  return known && URL.canParse(withScheme) ? new URL(withScheme) : undefined
}

/** NO_PROXY: names with their subdomains, addresses, and blocks of addresses. An entry with a port never matches. */
function isExcluded(hostname: string, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const entries = list.split(',').map(entry => entry.trim().toLowerCase())
  return entries.some(entry => entry !== '' && matchesEntry(host, entry))
}

function matchesEntry(host: string, entry: string): boolean {
  if (entry === '*') return true
  const family = isIP(host)
  if (family !== 0) return isInBlock(host, family, entry)
  const name = entry.replace(/^\./, '')
  return host === name || host.endsWith(`.${name}`)
}

function isInBlock(host: string, family: number, entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const width = family === 4 ? 32 : 128
  const prefix = bits === undefined ? width : Number(bits)
  const isBlock = isIP(address) === family && Number.isInteger(prefix) && prefix >= 0 && prefix <= width
  if (!isBlock || rest.length > 0) return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const block = new BlockList()
  block.addSubnet(address, prefix, type)
  return block.check(host, type)
}

/**
 * The variables that name files of certificate authorities. The CLI adds both files to the authorities of the system
 * (0.171), and it takes SSL_CERT_FILE from CODEX_HOME/.env too, but not a name that begins with CODEX_.
 */
export const AUTHORITY_VARIABLES = ['CODEX_CA_CERTIFICATE', 'SSL_CERT_FILE'] as const
