import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { startOpenAi } from '../../loopback/openai/server.ts'
import { startResponsesProxy } from '../../loopback/proxy/responses-proxy.ts'
import { CODEX_BIN } from '../../loopback/runner/job.ts'

const KEY = 'sk-proxy-canary-0123456789abcdef'

function start(upstreamUrl: string, key = KEY) {
  return startResponsesProxy({ cli: CODEX_BIN, key, upstreamUrl })
}

/** A process that has ended can stay as a zombie until its parent looks. */
async function isRunning(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone')
  return state !== 'gone' && !/^\d+ \(.*\) [ZX] /.test(state)
}

describe('the CLI’s own proxy, as codex-action starts it', () => {
  it('passes on POST /v1/responses with its key, and answers 403 to all else', async () => {
    await using openai = await startOpenAi({ models: {} })
    await using proxy = await start(`${openai.origin}/openai/v1/responses?api-version=1`)
    const headers = {
      authorization: 'Bearer of-the-caller',
      'x-own': 'kept',
      'content-type': 'application/json',
    }
    const ask = (method: string, path: string) =>
      fetch(`${proxy.origin}${path}`, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })
    const refused = [
      ...['GET /v1/models', 'GET /v1/responses', 'POST /v1/responses?a=b', 'POST /v1/responses/compact'],
      ...['POST /responses', 'GET /'],
    ]
    for (const request of refused) {
      const [method = '', path = ''] = request.split(' ')
      const answer = await ask(method, path)
      expect([request, answer.status, await answer.text()]).toEqual([request, 403, ''])
    }
    expect(openai.requests).toEqual([])
    expect((await ask('POST', '/v1/responses')).status).toBe(200)
    expect(openai.requests).toMatchObject([
      {
        path: '/openai/v1/responses?api-version=1',
        headers: { authorization: `Bearer ${KEY}`, 'x-own': 'kept' },
      },
    ])
  })

  it('answers 500 without a body where it cannot reach the endpoint', async () => {
    await using proxy = await start('http://127.0.0.1:9/v1/responses')
    const answer = await fetch(`${proxy.origin}/v1/responses`, { method: 'POST', body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([500, ''])
  })

  it('ends by GET /shutdown, and leaves no process', async () => {
    const proxy = await start('http://127.0.0.1:9/v1/responses')
    expect(await isRunning(proxy.pid)).toBe(true)
    await proxy.shutdown()
    expect(await isRunning(proxy.pid)).toBe(false)
    await proxy[Symbol.asyncDispose]()
  })

  it('ends at the end of its scope, and leaves no process', async () => {
    const proxy = await start('http://127.0.0.1:9/v1/responses')
    await proxy[Symbol.asyncDispose]()
    expect(await isRunning(proxy.pid)).toBe(false)
  })

  it('does not start without a key, as in a workflow of a fork’s pull request', async () => {
    await expect(start('http://127.0.0.1:9/v1/responses', '')).rejects.toThrow(
      'API key must be provided via stdin',
    )
  })
})
