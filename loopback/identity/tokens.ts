import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The audience of the job's token. Every other token for the exchange has to have the same. */
export const AUDIENCE = 'https://auth.openai.com/federation/loopback'

/** A token as GitHub's runner makes it: well-formed and unique, with an invalid signature. */
export function identityToken(audience: unknown = AUDIENCE): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    aud: audience,
    sub: 'repo:octo/hello:ref:refs/heads/main',
    jti: randomUUID(),
    iat: now,
    exp: now + 300,
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${randomUUID().replaceAll('-', '')}`
}

/** The runner's service that makes identity tokens for a job with `id-token: write`. */
export interface TokenService extends AsyncDisposable {
  /** The variables that such a job has. */
  readonly env: Readonly<Record<string, string>>
  /** What was asked for, and the token that was returned, oldest first. */
  readonly issued: readonly { readonly audience: string; readonly token: string }[]
}

/** Starts the service. With `refuse` it answers every request with that status. */
export async function startTokenService(refuse?: number): Promise<TokenService> {
  const issued: { audience: string; token: string }[] = []
  const secret = `runner-canary-${randomUUID()}`
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
    const isAllowed = request.headers.authorization === `Bearer ${secret}`
    if (refuse !== undefined || !isAllowed) {
      response.writeHead(refuse ?? 401).end()
      return
    }
    const audience = searchParams.get('audience') ?? 'https://github.com/octo'
    const token = identityToken(audience)
    issued.push({ audience, token })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value: token }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret,
    },
    issued,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
