import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fakeToken } from '../openai/jwt.ts'
import { readBody, reply } from '../openai/reply.ts'
import { type Identity, TEST_IDENTITY } from '../openai/script.ts'

/** The account that an exchanged token works for. */
export const WORKSPACE: Identity = { ...TEST_IDENTITY, plan: 'enterprise' }

/** One request of the CLI. */
export interface Exchange {
  readonly assertion: string
  readonly rule: string
  readonly status: number
}

/** `https://auth.openai.com`, where the CLI exchanges an identity token for a sign-in. */
export interface ExchangeServer extends AsyncDisposable {
  readonly origin: string
  /** Oldest first. */
  readonly exchanges: readonly Exchange[]
  /** The access tokens that it returned. */
  readonly issued: readonly string[]
}

/**
 * Starts an exchange that accepts each token once. With `status` it answers every request with that status; what the
 * body says does not reach the user (0.171).
 */
export async function startExchange(status?: number): Promise<ExchangeServer> {
  const exchanges: Exchange[] = []
  const issued: string[] = []
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams((await readBody(request)).toString('utf8'))
    const [assertion, rule] = [form.get('assertion') ?? '', form.get('federation_rule_id') ?? '']
    const isReplay = exchanges.some(exchange => exchange.assertion === assertion)
    const refusal = status ?? (isReplay || assertion === '' || rule === '' ? 400 : undefined)
    exchanges.push({ assertion, rule, status: refusal ?? 200 })
    if (refusal !== undefined) {
      reply(response, { kind: 'status', status: refusal, body: { error: 'invalid_grant' } })
      return
    }
    const token = fakeToken(WORKSPACE, 3600)
    issued.push(token)
    reply(response, { kind: 'status', status: 200, body: answerWith(token) })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    issued,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

/** Without any one of these fields the CLI calls the answer invalid (0.171). */
function answerWith(token: string): object {
  return {
    access_token: token,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    token_type: 'Bearer',
    expires_in: 3600,
    scope: 'api.responses.write',
    chatgpt_account_id: WORKSPACE.accountId,
    chatgpt_account_user_id: `${WORKSPACE.userId}__${WORKSPACE.accountId}`,
    user_id: WORKSPACE.userId,
    chatgpt_plan_type: WORKSPACE.plan,
  }
}
