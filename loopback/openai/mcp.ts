import { fieldOf, type RecordedRequest, textOf } from './recording.ts'
import { success } from './reply.ts'
import type { StatusAnswer } from './script.ts'

/** Whether a path is that of the apps' MCP server: `wham/apps` in CLI 0.125, `ps/mcp` from 0.142 on. */
export function isMcp(path: string): boolean {
  return path.endsWith('/ps/mcp') || path.endsWith('/wham/apps')
}

/** The answer of the apps' MCP server: it opens, and has no tools. */
export function mcpAnswer(entry: RecordedRequest): StatusAnswer {
  const id = fieldOf(entry.json, 'id')
  // A message without an id is a notification, which is only accepted.
  if (id === undefined) return { kind: 'status', status: 202, body: '' }
  const result = results[textOf(fieldOf(entry.json, 'method')) ?? '']
  if (result === undefined) {
    return success({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } })
  }
  return success({ jsonrpc: '2.0', id, result })
}

const results: Readonly<Record<string, object>> = {
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
