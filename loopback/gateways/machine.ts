import { type AddressInfo, createServer } from 'node:net'

/** An origin where nothing listens: as a proxy it makes every request to the internet fail at once. */
export const CLOSED_ORIGIN = 'http://127.0.0.1:9'

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise<void>(resolve => server.close(() => resolve()))
  return port
}

/** The environment of a package client, which may need a proxy, certificates or a mirror of this machine. */
export function installEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
