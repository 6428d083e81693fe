/** The input `responses-api-endpoint`. */

import { InputError, parseText } from './values.ts'

const INPUT = 'responses-api-endpoint'

/** Hosts of this machine, where a proxy or a test may listen without TLS. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * The whole URL of a Responses API, as codex-action's proxy takes it, such as
 * `https://PROJECT.openai.azure.com/openai/v1/responses`.
 *
 * @throws InputError that shows at most scheme and host: path and query may hold a secret
 */
export function parseEndpoint(raw: string): string | undefined {
  const text = parseText(INPUT, raw)
  if (text === undefined) return undefined
  const allowed =
    'the https URL of a Responses API, such as "https://PROJECT.openai.azure.com/openai/v1/responses"'
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.hostname === '') throw new InputError(INPUT, null, allowed, ' It is no URL.')
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (isAllowed) return text
  throw new InputError(INPUT, null, allowed, ` It begins with "${url.protocol}//${url.hostname}".`)
}
