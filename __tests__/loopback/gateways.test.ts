import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { passing, refused, stopped, unclear } from '../../loopback/gateways/expected.ts'
import { judge } from '../../loopback/gateways/judge.ts'
import { LITELLM } from '../../loopback/gateways/litellm/gateway.ts'
import { freePort } from '../../loopback/gateways/machine.ts'
import { PORTKEY } from '../../loopback/gateways/portkey/gateway.ts'
import { runToEnd, startServer } from '../../loopback/gateways/process.ts'
import { startRelay } from '../../loopback/gateways/relay.ts'
import { modelNotFound404 } from '../../loopback/openai/answers.ts'
import { startOpenAi } from '../../loopback/openai/server.ts'

describe('the judgment of a case', () => {
  const result = { outcome: 'fallback', reason: 'no-access', requests: ['gpt-5.5', 'gpt-5.5', 'gpt-5.4'] }

  it('has no problem with the expected result', () => {
    expect(judge({ expected: refused('model-not-found', 'no-access') }, result)).toEqual([])
  })

  it.each([
    ['outcome', { outcome: 'none' }, 'The outcome is none, not fallback.'],
    ['reason', { reason: 'unrecognized' }, 'The reason is unrecognized, not model-not-found or no-access.'],
    ['models', { requests: ['gpt-5.5'] }, 'It asked for gpt-5.5, not for gpt-5.5 and gpt-5.4.'],
    ['no request', { requests: [] }, 'It asked for no model, not for gpt-5.5 and gpt-5.4.'],
    [
      'requests',
      { requests: ['gpt-5.5', 'gpt-5.5', 'gpt-5.5', 'gpt-5.4'] },
      'It sent 3 requests for gpt-5.5, not 2 at most.',
    ],
  ])('names another %s', (_, change, problem) => {
    expect(judge({ expected: refused('model-not-found', 'no-access') }, { ...result, ...change })).toEqual([
      problem,
    ])
  })

  it('names a further model that was asked after a failure of the route', () => {
    const expected = stopped('no-access')
    expect(judge({ expected }, { ...result, outcome: 'none' })).toEqual([
      'It asked for gpt-5.5 and gpt-5.4, not for gpt-5.5.',
    ])
  })

  it('lets the chain stop or go on after an answer that does not say what it is about', () => {
    const expected = unclear('unrecognized')
    const unknown = { outcome: 'none', reason: 'unrecognized' }
    expect(judge({ expected }, { ...unknown, requests: ['gpt-5.5'] })).toEqual([])
    expect(judge({ expected }, { ...unknown, requests: ['gpt-5.5', 'gpt-5.4'] })).toEqual([])
    expect(judge({ expected }, { ...unknown, requests: ['gpt-5.4'] })).toEqual([
      'It asked for gpt-5.4, not for gpt-5.5 and gpt-5.4.',
    ])
  })

  it('does not count the requests of a temporary failure', () => {
    const requests = [...Array<string>(9).fill('gpt-5.5'), 'gpt-5.4']
    expect(judge({ expected: passing('no-access') }, { ...result, requests })).toEqual([])
  })
})

describe('the relay', () => {
  it('passes requests and answers on unchanged, and records them', async () => {
    await using openai = await startOpenAi({
      models: { '*': [modelNotFound404('gpt-5.5'), { kind: 'accept' }] },
    })
    await using relay = await startRelay()
    relay.forwardTo(openai.origin)
    const refusal = await turn(relay.origin)
    const stream = await turn(relay.origin)
    expect(refusal).toMatchObject({ status: 404, text: JSON.stringify(modelNotFound404('gpt-5.5').body) })
    expect(stream).toMatchObject({ status: 200, text: expect.stringContaining('response.completed') })
    expect(relay.exchanges.map(({ status, body }) => ({ status, text: body }))).toEqual([refusal, stream])
    expect(relay.exchanges.map(({ request }) => request.model)).toEqual(['gpt-5.5', 'gpt-5.5'])
    expect(openai.requests[0]).toMatchObject({
      path: '/v1/responses',
      text: relay.exchanges[0]?.request.text,
      headers: { authorization: 'Bearer k', host: openai.origin.replace('http://', '') },
    })
  })

  it('closes the connection when nothing listens at its target', async () => {
    await using relay = await startRelay()
    relay.forwardTo(`http://127.0.0.1:${await freePort()}`)
    await expect(turn(relay.origin)).rejects.toThrow('fetch failed')
    expect(relay.exchanges).toEqual([])
  })

  async function turn(origin: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${origin}/v1/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer k', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-5.5', input: 'x' }),
    })
    return { status: response.status, text: await response.text() }
  }
})

const onPosix = process.platform === 'win32' ? describe.skip : describe

onPosix('a process of a gateway', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gateway-process-'))
  })
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true })
  })

  const command = (script: string) => ({
    file: process.execPath,
    args: ['-e', script],
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '' },
    log: join(directory, 'log'),
  })

  it('is ready when its URL answers, and ends together with the processes that it started', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const serve = `require('node:http').createServer((_, response) => response.end()).listen(${new URL(url).port})`
    // The server is a child of the started process.
    const server = await startServer(
      command(`require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(serve)}])`),
      url,
      30_000,
    )
    expect((await fetch(url)).ok).toBe(true)
    await server[Symbol.asyncDispose]()
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('that ends before it is ready is an error with the end of its log', async () => {
    const starting = startServer(
      command('console.error("no port"); process.exit(3)'),
      `http://127.0.0.1:${await freePort()}`,
      30_000,
    )
    await expect(starting).rejects.toThrow(/failed \(exit code 3\)[\s\S]*no port/)
  })

  it('that does not end in time is killed', async () => {
    await expect(runToEnd(command('setInterval(() => {}, 1000)'), 300)).rejects.toThrow('failed (SIGKILL)')
  })

  it('that is not ready in time is ended', async () => {
    const starting = startServer(
      command('setInterval(() => {}, 1000)'),
      `http://127.0.0.1:${await freePort()}`,
      300,
    )
    await expect(starting).rejects.toThrow('failed (not ready after 0.3 s)')
  })

  it('that cannot be started is an error', async () => {
    const wrong = { ...command(''), file: join(directory, 'nothing-here') }
    await expect(runToEnd(wrong, 30_000)).rejects.toThrow('ENOENT')
    await expect(startServer(wrong, 'http://127.0.0.1:9', 30_000)).rejects.toThrow('ENOENT')
  })
})

describe('the gateways', () => {
  it.each([LITELLM, PORTKEY])('have an exact version and cases with their own names: $name', gateway => {
    expect(gateway.version).toMatch(/^\d+\.\d+\.\d+$/)
    const names = gateway.cases.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('good')
  })
})
