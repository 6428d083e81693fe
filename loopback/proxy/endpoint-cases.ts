/** The addresses that an endpoint behind codex-action's proxy may have. */

export type EndpointCase = {
  readonly name: string
  /** The input `responses-api-endpoint`, from the origin of a loopback endpoint. */
  readonly endpoint: (origin: string) => string
  /** What the endpoint must see after `POST `, so that two wrong requests are no proof. */
  readonly sees: (origin: string) => string
  /** The path of a turn, where the endpoint does not know it by its end. */
  readonly turnPath?: string
}

/** A case whose endpoint sees the path as it was written. */
function atPath(name: string, path: string, turnPath?: string): EndpointCase {
  return {
    name,
    endpoint: origin => `${origin}${path}`,
    sees: () => path,
    ...(turnPath === undefined ? {} : { turnPath }),
  }
}

export const ENDPOINT_CASES: readonly EndpointCase[] = [
  atPath('the API of OpenAI', '/v1/responses'),
  atPath('a URL that ends in /responses', '/openai/v1/responses'),
  atPath('a URL with a query', '/openai/responses?api-version=2025-04-01-preview&subscription-key=k%20y'),
  atPath('a URL that ends otherwise', '/llm/invoke', '/llm/invoke'),
  atPath('a URL that ends in a slash, with a query', '/llm/?to=responses', '/llm/'),
  {
    name: 'a URL with a fragment and a user',
    endpoint: origin => `${origin.replace('http://', 'http://user:password-of-the-user@')}/v1/responses#part`,
    sees: () => '/v1/responses',
  },
  {
    // Reached through a forward proxy, which gets the whole URL. The CLI knows this host by its name.
    name: 'a host of Azure',
    endpoint: () => 'http://example.openai.azure.com/openai/v1/responses',
    sees: () => 'http://example.openai.azure.com/openai/v1/responses',
  },
]
