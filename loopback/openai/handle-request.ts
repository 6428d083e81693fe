import type { IncomingMessage, ServerResponse } from 'node:http'
import { accountAnswer } from './account.ts'
import { apiModelAnswer, catalogAnswer, usualCatalog } from './catalog.ts'
import { answerFor, type Endpoint, identityOf, refusalOf } from './endpoint.ts'
import { isMcp, mcpAnswer } from './mcp.ts'
import { fieldOf, pathOf, type RecordedRequest, recorded, textOf } from './recording.ts'
import { lineOf, rawBody, reply, success } from './reply.ts'
import type { SideAnswer } from './script.ts'
import { answerOverHttp } from './send-answer.ts'

/** Records one HTTP request and answers it. */
export async function serve(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const entry = recorded({ what: 'request', transport: 'http', ...lineOf(request) }, await rawBody(request))
  endpoint.arrivals.add(entry)
  await endpoint.wait(endpoint.latencyMs)
  const path = pathOf(entry)
  const identity = identityOf(endpoint, entry)
  response.setHeader('x-request-id', identity.id.replace('resp_', 'req_'))
  if (path.startsWith('/backend-api/')) response.setHeader('cf-ray', identity.id.replace('resp_', 'ray-'))
  if (path !== '/oauth/token') {
    const refusal = refusalOf(endpoint, entry)
    if (refusal !== undefined) return reply(response, refusal)
  }
  if (entry.method === 'POST' && path.endsWith('/responses')) {
    return await answerOverHttp(response, identity, answerFor(endpoint, entry.model, 'take'), endpoint.wait)
  }
  reply(response, await sideAnswer(endpoint, entry))
}

async function sideAnswer(endpoint: Endpoint, entry: RecordedRequest): Promise<SideAnswer> {
  const path = pathOf(entry)
  const catalog = endpoint.script.catalog ?? usualCatalog
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
  const wait = (moment: typeof rule.delayed) =>
    endpoint.wait((rule.delayed ?? 'before-rotation') === moment ? (rule.delayMs ?? 0) : 0)
  await wait('before-rotation')
  const expiresInSeconds = rule.expiresInSeconds ?? 3600
  const answer = endpoint.tokens.rotate(token, { reuse: rule.reuse, expiresInSeconds })
  await wait('after-rotation')
  return 'kind' in answer ? answer : success(answer)
}
