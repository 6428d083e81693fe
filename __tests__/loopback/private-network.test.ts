import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { expect, it } from '@jest/globals'
import { hasPrivateNetwork } from '../../loopback/private-network/available.ts'
import { startPrivateNetwork } from '../../loopback/private-network/network.ts'

const isAvailable = hasPrivateNetwork('the private network itself')

/** Prints the status of a request to each address, or why there is none. */
const CLIENT = `
const results = await Promise.all(process.argv.slice(1).map(url => fetch(url).then(
  async response => response.status + ' ' + (await response.text()),
  error => error.cause?.code ?? String(error),
)))
console.log(JSON.stringify(results))
`

const test = isAvailable ? it : it.skip

test('names lead to servers of the test, and nothing else can be reached', async () => {
  await using server = createServer((request, response) =>
    response.end(`${request.headers.host}${request.url}`),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  await using network = await startPrivateNetwork({ 'chatgpt.com': origin, 'auth.openai.com': 'closed' })
  const bin = await network.command('client', process.execPath)
  const urls = ['https://chatgpt.com/x?y', 'https://auth.openai.com/', 'https://api.openai.com/', origin]
  const { stdout } = await promisify(execFile)(
    `${bin}/client`,
    ['--input-type=module', '-e', CLIENT, '--', ...urls],
    { env: { PATH: process.env['PATH'] ?? '', NODE_EXTRA_CA_CERTS: network.env['SSL_CERT_FILE'] ?? '' } },
  )
  expect(JSON.parse(stdout)).toEqual([
    '200 chatgpt.com/x?y',
    expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/),
    expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
    'ECONNREFUSED',
  ])
})
