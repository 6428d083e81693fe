import { type Environment, fieldsOf } from '../base/index.ts'
import type { CodexConfig } from '../config/index.ts'
import type { Route } from '../route/index.ts'

/**
 * - `known`, `unknown`: the API's model list has the model for this key, or has not.
 * - `unclear`: neither came out; `why` is a sentence of our own, without its full stop.
 * - `no-key`: there was no key to ask with.
 */
export type ApiCheck =
  | { readonly kind: 'known' | 'unknown' | 'no-key'; readonly model: string }
  | { readonly kind: 'unclear'; readonly model: string; readonly why: string }

/** What the request stands on. `apiKey` is the input's. */
export type ApiCheckContext = {
  readonly route: Route
  readonly config: CodexConfig
  readonly env: Environment
  readonly apiKey: string | undefined
}

/** How to make the request; `fetch` where another one than the platform's is wanted. */
export type ApiOptions = {
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly fetch?: typeof globalThis.fetch
}

const OPENAI = 'https://api.openai.com/v1'

/** An answer of the API has some 200 bytes; the rest of a longer one, such as a proxy's page, is not read. */
const LONGEST_BODY_BYTES = 16 * 1024

/** Asks whether the API has the model for the key. Never rejects, and never tells anything of the key. */
export async function checkApi(
  ground: ApiCheckContext,
  model: string,
  options: ApiOptions,
): Promise<ApiCheck> {
  const key = ground.apiKey || ground.env['CODEX_API_KEY'] || ground.env['OPENAI_API_KEY']
  if (!key) return { kind: 'no-key', model }
  const unclear = (why: string): ApiCheck => ({ kind: 'unclear', model, why })
  // An address of its own may stand in it, and then the key belongs there.
  if (ground.config.isIncomplete) return unclear('config.toml could not be read')
  const address = addressOf(ground, model)
  if (address === undefined) return unclear('the base URL that is set is no address')
  const deadline = AbortSignal.timeout(options.timeoutMs)
  try {
    const response = await (options.fetch ?? fetch)(address, {
      headers: headersOf(key, ground.env),
      // A redirect would carry the question, and with some clients the key, to a host that nobody named.
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, deadline]),
    })
    return answerOf(model, response.status, await startOf(response))
  } catch {
    // The error's text may hold the address with what is in it, so it is not told.
    if (options.signal.aborted) return unclear('the job was cancelled')
    return unclear(deadline.aborted ? 'no answer came in time' : 'it could not be reached')
  }
}

/**
 * The API that the key belongs to. Only with an API key does Codex itself send one to `openai_base_url`; on another
 * route that setting may name a host that is not to see it, and OPENAI_BASE_URL stands beside OPENAI_API_KEY.
 */
function addressOf({ route, config, env }: ApiCheckContext, model: string): URL | undefined {
  const configured = route.kind === 'api-key' ? config.openaiBaseUrl : undefined
  const base = configured || env['OPENAI_BASE_URL'] || OPENAI
  const address = `${base.replace(/\/+$/, '')}/models/${encodeURIComponent(model)}`
  return /^https?:\/\//i.test(base) && URL.canParse(address) ? new URL(address) : undefined
}

/** The headers that the CLI sends too; without them the key's default project would be asked. */
function headersOf(key: string, env: Environment): Record<string, string> {
  const more = [
    ['OpenAI-Organization', env['OPENAI_ORGANIZATION']],
    ['OpenAI-Project', env['OPENAI_PROJECT']],
  ].filter((header): header is [string, string] => Boolean(header[1]))
  return { authorization: `Bearer ${key}`, accept: 'application/json', ...Object.fromEntries(more) }
}

async function startOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    parts.push(part)
    size += part.length
    if (size > LONGEST_BODY_BYTES) break
  }
  return Buffer.concat(parts).toString('utf8')
}

/** A gateway answers 200 and 404 of its own, so the body must say that it is about the model. */
function answerOf(model: string, status: number, body: string): ApiCheck {
  const answer = parse(body)
  if (status === 200 && answer['id'] === model) return { kind: 'known', model }
  if (status === 404 && fieldsOf(answer['error'])['code'] === 'model_not_found') {
    return { kind: 'unknown', model }
  }
  if (status === 401) return { kind: 'unclear', model, why: 'it rejects the key' }
  if (status === 403) return { kind: 'unclear', model, why: 'the key may not read the model list' }
  return { kind: 'unclear', model, why: `it answered with status ${status}` }
}

function parse(body: string): ReturnType<typeof fieldsOf> {
  try {
    return fieldsOf(JSON.parse(body))
  } catch {
    return {}
  }
}
