/** Asks the route about a model: a turn of `codex exec`, the route's model list, or a request to the OpenAI API. */

export { type ApiCheck, checkApi } from './check-api.ts'
export { leftOutArguments, takenArguments } from './job/job-settings.ts'
export { readModelsCache, waitForModelsCache } from './models-cache.ts'
export {
  checkNetwork,
  type NetworkContext,
  type NetworkFacts,
  type NetworkPath,
  networkPath,
} from './network/index.ts'
export { argumentNames, type ProbeObserver } from './observer.ts'
export { createProbe, type Probe } from './probe.ts'
export { type CatalogSetup, readCatalog } from './read-catalog.ts'
export { readPlanUsage, type UnreadReason, type UsageReading, unread } from './usage/read-plan-usage.ts'
