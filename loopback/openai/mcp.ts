import { fieldOf, type RecordedRequest, textOf } from './recording.ts'
import { okAnswer } from './reply.ts'
import type { StatusAnswer } from './script.ts'

/** Whether a path belongs to the MCP server for apps: `wham/apps` in CLI 0.125, `ps/mcp` in 0.142 and later. */
export function isMcp(path: string): boolean {
  return path.endsWith('/ps/mcp') || path.endsWith('/wham/apps')
}

/** The answer of the MCP server for apps: it starts, and offers no tools. */
export function mcpAnswer(entry: RecordedRequest): StatusAnswer {
  const id = fieldOf(entry.json, 'id')
  // A message without an id is a notification and gets no result.
  if (id === undefined) return { kind: 'status', status: 202, body: '' }
  const result = RESULTS[textOf(fieldOf(entry.json, 'method')) ?? '']
  if (result === undefined) {
    return okAnswer({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } })
  }
  return okAnswer({ jsonrpc: '2.0', id, result })
}

const RESULTS: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: '2025-06-18',
    capabilities: { tools: {} },
    serverInfo: { name: 'loopback', version: '1.0.0' },
  },
  'tools/list': { tools: [] },
  'resources/list': { resources: [] },
  'resources/templates/list': { resourceTemplates: [] },
  ping: {},
}
