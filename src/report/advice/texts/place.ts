/** Texts for the place of the runner and the way to the endpoint. A new key or a new login helps in none of these. */

import { CHATGPT, type TextRow } from './text-row.ts'

export const PLACE_TEXTS: readonly TextRow[] = [
  {
    details: ['region'],
    routes: [...CHATGPT, 'api-key'],
    label: 'region not supported',
    clause: 'the endpoint does not serve the region of this runner',
    recovery:
      'Run the job on a runner in a supported country (`platform.openai.com/docs/supported-countries`). A new sign-in or key does not help.',
  },
  {
    details: ['region'],
    label: 'region not supported',
    clause: '{route} does not serve the region of this runner',
    recovery:
      'Run the job on a runner in another region, or ask {operator} which regions they serve. A new key does not help.',
  },
  {
    details: ['ip-list'],
    label: 'address not allowed',
    clause: 'the IP address of this runner is not on the list that {route} allows',
    recovery:
      'Run the job on a runner with an allowed IP address, or ask {who} to add the address of this one to their list.',
  },
  {
    details: ['host-name'],
    label: 'wrong host name',
    clause: 'the account behind {route} must be asked at another host name',
  },
  {
    details: ['host-name'],
    routes: CHATGPT,
    recovery:
      'Ask {who} which address this account must use, and set it as `chatgpt_base_url` in config.toml.',
  },
  {
    details: ['host-name'],
    routes: ['api-key'],
    recovery: 'Set {address} to the host that the message names, such as `https://us.api.openai.com/v1`.',
  },
  {
    details: ['host-name'],
    recovery: 'Set {address} to the host that the message names.',
  },
  {
    details: ['private-network'],
    label: 'private network only',
    clause: '{route} answers only inside its private network',
    recovery:
      'Run the job on a runner inside that network, or ask {who} to allow the network of this runner.',
  },
  {
    details: ['page'],
    label: 'blocked by a web page',
    clause: 'a web page answered instead of the endpoint',
    recovery:
      'Ask the administrator of this runner’s network to allow {hosts}, or run the job on another runner.',
  },
  {
    details: ['proxy'],
    label: 'refused by a proxy',
    clause: 'a proxy refuses the way to the endpoint',
    recovery:
      'Ask the administrator of the proxy to allow {hosts}. Then check the variables `HTTPS_PROXY` and `NO_PROXY` of this runner.',
  },
  {
    details: ['challenge'],
    label: 'browser check',
    clause: 'a check for browsers stops this runner',
    recovery:
      'Run the job on another runner: the endpoint wants a browser check from the address of this one.',
  },
  {
    reasons: ['network-blocked'],
    recovery:
      'Ask the administrator of this runner’s network to allow {hosts}, or run the job on another runner.',
  },
  {
    reasons: ['unreachable'],
    routes: ['workload-identity'],
    recovery: 'Let this runner reach `https://auth.openai.com`, where Codex exchanges the identity token.',
  },
  {
    reasons: ['unreachable'],
    recovery: 'Check that this runner can reach {hosts}: its network, its proxy and the configured address.',
  },
]
