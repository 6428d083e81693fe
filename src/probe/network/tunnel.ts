/** Asks a proxy for a tunnel, as the CLI does. */

import type { Socket } from 'node:net'
import type { ProxySetting } from './network-settings.ts'

/** Maximum size of a proxy's answer, in characters. */
const MAX_HEAD_CHARS = 16_384

/**
 * Sends CONNECT, and gives the status of the answer; undefined where it is no answer over HTTP. The user and password in
 * the proxy's address are sent to this proxy and to no one else.
 */
export async function requestTunnel(
  socket: Socket,
  { url }: ProxySetting,
  target: string,
): Promise<number | undefined> {
  const credentials =
    url.username === '' && url.password === ''
      ? ''
      : `Proxy-Authorization: Basic ${Buffer.from(`${decode(url.username)}:${decode(url.password)}`).toString('base64')}\r\n`
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${credentials}\r\n`)
  const status = /^HTTP\/1\.[01] (\d{3})\b/.exec(await readHead(socket))?.[1]
  return status === undefined ? undefined : Number(status)
}

/** A percent sign that begins no escape is taken as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The head of an answer. What follows it stays in the socket. Rejects when the connection ends before. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let head = ''
    const onReadable = () => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
        head += chunk.toString('latin1')
      }
      const end = head.indexOf('\r\n\r\n')
      if (end === -1 && head.length < MAX_HEAD_CHARS) return
      settle()
      if (end !== -1) socket.unshift(Buffer.from(head.slice(end + 4), 'latin1'))
      resolve(head)
    }
    const onEnd = () => {
      settle()
      // A proxy that refuses may close without an empty line.
      head === '' ? reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })) : resolve(head)
    }
    const settle = () => {
      socket.off('readable', onReadable).off('end', onEnd).off('error', reject).off('close', onEnd)
    }
    socket.on('readable', onReadable).once('end', onEnd).once('error', reject).once('close', onEnd)
  })
}
