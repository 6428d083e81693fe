import type { IncomingMessage, ServerResponse } from 'node:http'
import { accountAnswer } from './account.ts'
import { apiModelAnswer, catalogAnswer, DEFAULT_CATALOG } from './catalog.ts'
import { type Endpoint, nextAnswer, refusalOf, responseIdentity, scriptFor } from './endpoint.ts'
import { isMcp, mcpAnswer } from './mcp.ts'
import { fieldOf, pathOf, type RecordedRequest, recordRequest, textOf } from './recording.ts'
import { headOf, okAnswer, readBody, reply } from './reply.ts'
import type { SideAnswer } from './script.ts'
import { answerOverHttp } from './send-answer.ts'

/** Records one HTTP request and answers it. */
export async function handleRequest(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts = { what: 'request', transport: 'http', ...headOf(request) } as const
  const entry = recordRequest(parts, await readBody(request))
  endpoint.log.add(entry)
  await endpoint.wait(endpoint.latencyMs)
  const path = pathOf(entry)
  const identity = responseIdentity(endpoint, entry)
  response.setHeader('x-request-id', identity.id.replace('resp_', 'req_'))
  if (path.startsWith('/backend-api/')) response.setHeader('cf-ray', identity.id.replace('resp_', 'ray-'))
  if (path !== '/oauth/token') {
    const refusal = refusalOf(endpoint, entry)
    if (refusal !== undefined) return reply(response, refusal)
  }
  if (entry.method === 'POST' && (path.endsWith('/responses') || path === endpoint.script.turnPath)) {
    return answerOverHttp(response, identity, nextAnswer(endpoint, entry))
  }
  reply(response, await sideAnswer(endpoint, entry))
}

async function sideAnswer(endpoint: Endpoint, entry: RecordedRequest): Promise<SideAnswer> {
  const path = pathOf(entry)
  const catalog = scriptFor(endpoint, entry).catalog ?? DEFAULT_CATALOG
  if (path === '/oauth/token') return await refreshAnswer(endpoint, entry)
  if (path.endsWith('/models')) {
    return catalogAnswer(catalog, entry.path.includes('client_version=') ? 'codex' : 'api')
  }
  const id = /^\/v1\/models\/(.+)$/.exec(path)?.[1]
  if (id !== undefined) return apiModelAnswer(catalog, decodeURIComponent(id))
  if (isMcp(path)) return mcpAnswer(entry)
  return accountAnswer(path, endpoint.script)
}

async function refreshAnswer(endpoint: Endpoint, entry: RecordedRequest): Promise<SideAnswer> {
  const rule = endpoint.script.refresh ?? { kind: 'rotate', reuse: 'refuse' }
  if (rule.kind === 'status') return rule
  const token = textOf(fieldOf(entry.json, 'refresh_token')) ?? ''
  if (rule.kind === 'hang') {
    if (rule.stage === 'after-rotation') {
      endpoint.tokens.rotate(token, { reuse: 'refuse', expiresInSeconds: 3600 })
    }
    return { kind: 'hang' }
  }
  const { reuse, delayMs = 0, delayed = 'before-rotation' } = rule
  if (delayed === 'before-rotation') await endpoint.wait(delayMs)
  const answer = endpoint.tokens.rotate(token, { reuse, expiresInSeconds: 3600 })
  if (delayed === 'after-rotation') await endpoint.wait(delayMs)
  return 'kind' in answer ? answer : okAnswer(answer)
}
