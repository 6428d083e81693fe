/** The network on the way to the endpoint: its settings, and a look at it where the CLI has no connection. */

export { checkNetwork } from './check-network.ts'
export { type NetworkContext, type NetworkFacts, type NetworkPath, networkPath } from './network-path.ts'
