/** The real npm registry, behind a server that does not say which version is the newest. */

import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'

/** What npm accepts when it installs. For `npm view` it asks for the whole document. */
const INSTALL_DOCUMENT = 'application/vnd.npm.install-v1+json'

/** Answers `npm view` with 404, and sends every request of an installation to the real registry. */
export async function startNamelessRegistry(): Promise<AsyncDisposable & { readonly origin: string }> {
  const real = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  const server = createServer(({ url = '', headers }, response) => {
    if (headers.accept?.includes(INSTALL_DOCUMENT) || url.endsWith('.tgz')) {
      response.writeHead(307, { location: `${real.replace(/\/$/, '')}${url}` }).end()
    } else {
      response.writeHead(404).end('{}')
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
