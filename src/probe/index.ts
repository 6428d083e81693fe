/** One question to the route: a turn of `codex exec`, its model list, or the API. */

export { type ApiCheck, checkApi } from './check-api.ts'
export { readModelsCache } from './models-cache.ts'
export { createProbe, type Probe } from './probe.ts'
export { type CatalogSetup, readCatalog } from './read-catalog.ts'
