import type { Script } from '../openai/script.ts'
import { type OpenAi, startOpenAi } from '../openai/server.ts'
import { type PrivateNetwork, startPrivateNetwork } from '../private-network/network.ts'
import { type ExchangeServer, startExchange, WORKSPACE } from './exchange.ts'
import { startTokenService, type TokenService } from './tokens.ts'

/** Everything that a sign-in with workload identity talks to. */
export interface IdentityLab extends AsyncDisposable {
  readonly openai: OpenAi
  readonly exchange: ExchangeServer
  readonly tokens: TokenService
  readonly network: PrivateNetwork
}

/** How the exchange answers: each token once, always with a status, or not at all. */
export type ExchangeRule = 'once' | 'down' | { readonly status: number }

/** The CLI runs no turn with another origin or another word here (0.171). */
const ACCOUNT = {
  accounts: [
    {
      id: WORKSPACE.accountId,
      workspace_backend_origin: 'https://chatgpt.com',
      account_routing_override: 'NO_CONSTRAINT',
    },
  ],
}

/** Starts a private network with the exchange and a ChatGPT backend that answers by the script. */
export async function startIdentityLab(script: Script, rule: ExchangeRule = 'once'): Promise<IdentityLab> {
  await using started = new AsyncDisposableStack()
  const openai = started.use(
    await startOpenAi({
      ...script,
      account: { '/accounts/check': { kind: 'status', status: 200, body: ACCOUNT }, ...script.account },
    }),
  )
  const exchange = started.use(await startExchange(typeof rule === 'object' ? rule.status : undefined))
  const tokens = started.use(await startTokenService())
  const others = ['api.openai.com', 'ab.chatgpt.com', 'github.com'].map(host => [host, 'closed'] as const)
  const network = started.use(
    await startPrivateNetwork({
      'auth.openai.com': rule === 'down' ? 'closed' : exchange.origin,
      'chatgpt.com': openai.origin,
      ...Object.fromEntries(others),
    }),
  )
  const resources = started.move()
  return { openai, exchange, tokens, network, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}
