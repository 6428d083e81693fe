/** Asks the OpenAI API about a model with one free request. */

import { type Environment, fieldsOf, optional, textOf } from '../base/index.ts'
import { parseFields } from './parse-json.ts'
import type { ProbeContext } from './probe-context.ts'
import { isEndpointRoute } from './provider/endpoint-settings.ts'

/**
 * - `known`, `unknown`: whether the API's model list has the model for this key. `shutdownDate`: the day on which the API
 *   will no longer serve it, YYYY-MM-DD, where one is announced.
 * - `unclear`: the check gave no result. `why` is a sentence of this action, without its full stop.
 * - `no-key`: there was no key for the request.
 */
export type ApiCheck =
  | { readonly kind: 'known'; readonly model: string; readonly shutdownDate?: string }
  | { readonly kind: 'unknown' | 'no-key'; readonly model: string }
  | { readonly kind: 'unclear'; readonly model: string; readonly why: string }

/** What the request depends on. */
export type ApiCheckContext = Pick<ProbeContext, 'route' | 'config' | 'env' | 'apiKey'>

/** `fetch` replaces the platform's own. */
export type ApiOptions = {
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
}

const OPENAI = 'https://api.openai.com/v1'

/** The API's answer has about 200 bytes. A longer one, such as the error page of a proxy, is read only up to here. */
const MAX_BODY_BYTES = 16 * 1024

/** Asks the OpenAI API whether it has the model for the key. Never rejects. The result holds nothing of the key. */
export async function checkApi(
  context: ApiCheckContext,
  model: string,
  options: ApiOptions,
): Promise<ApiCheck> {
  const key = context.apiKey || context.env['CODEX_API_KEY'] || context.env['OPENAI_API_KEY']
  if (!key) return { kind: 'no-key', model }
  const unclear = (why: string): ApiCheck => ({ kind: 'unclear', model, why })
  if (isEndpointRoute(context)) return unclear('the key belongs to the endpoint in responses-api-endpoint')
  // The file may hold an address, and then the key must not go anywhere else.
  if (context.config.isIncomplete) return unclear('config.toml could not be read')
  const url = modelUrl(context, model)
  if (url === undefined) return unclear('the configured base URL is not valid')
  const timeout = AbortSignal.timeout(options.timeoutMs)
  try {
    const response = await (options.fetch ?? fetch)(url, {
      headers: headersFor(key, context.env),
      // A redirect would send the request, and with some clients the key, to a host that no setting names.
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, timeout]),
    })
    return toCheck(model, response.status, await readStart(response))
  } catch {
    // The error's own text may hold the address and its secrets, so it is not used.
    if (options.signal.aborted) return unclear('the job was cancelled')
    return unclear(timeout.aborted ? 'no answer came in time' : 'it could not be reached')
  }
}

/**
 * The address of the model at the API that the key belongs to. Codex itself sends an API key to `openai_base_url` only
 * on the API key route; on another route that setting may name a host that must not see the key. OPENAI_BASE_URL is the
 * address for OPENAI_API_KEY.
 */
function modelUrl({ route, config, env }: ApiCheckContext, model: string): URL | undefined {
  const configured = route.kind === 'api-key' ? config.openaiBaseUrl : undefined
  const base = configured || env['OPENAI_BASE_URL'] || OPENAI
  const url = `${base.replace(/\/+$/, '')}/models/${encodeURIComponent(model)}`
  return /^https?:\/\//i.test(base) && URL.canParse(url) ? new URL(url) : undefined
}

/** The CLI sends the organization and the project too. Without them the API would use the key's default project. */
function headersFor(key: string, env: Environment): Record<string, string> {
  const organization = env['OPENAI_ORGANIZATION']
  const project = env['OPENAI_PROJECT']
  return {
    authorization: `Bearer ${key}`,
    accept: 'application/json',
    ...(organization ? { 'OpenAI-Organization': organization } : {}),
    ...(project ? { 'OpenAI-Project': project } : {}),
  }
}

async function readStart(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size > MAX_BODY_BYTES) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Whether a text from outside is a day: it appears in the report. */
function isDay(text: string | undefined): boolean {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** A gateway may answer 200 or 404 to any request, so the body must name the model or the error code. */
function toCheck(model: string, status: number, body: string): ApiCheck {
  const answer = parseFields(body)
  if (status === 200 && answer['id'] === model) {
    const date = textOf(answer['shutdown_date'])
    return { kind: 'known', model, ...optional('shutdownDate', isDay(date) ? date : undefined) }
  }
  if (status === 404 && fieldsOf(answer['error'])['code'] === 'model_not_found') {
    return { kind: 'unknown', model }
  }
  if (status === 401) return { kind: 'unclear', model, why: 'it rejects the key' }
  if (status === 403) return { kind: 'unclear', model, why: 'the key may not read the model list' }
  return { kind: 'unclear', model, why: `it answered with status ${status}` }
}
