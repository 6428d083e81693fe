import { CATALOG_SCENARIOS } from './catalog.ts'
import { GATEWAY_SCENARIOS } from './gateways.ts'
import { JOB_SCENARIOS } from './jobs.ts'
import { MODEL_SCENARIOS } from './models.ts'
import { ROUTE_SCENARIOS } from './routes.ts'
import type { Scenario } from './scenario.ts'
import { SECOND_ROUTE_SCENARIOS } from './second-route.ts'
import { USAGE_SCENARIOS } from './usage.ts'

/** All scenarios by name, for the demo and for the transcripts of the bundle. */
export const SCENARIOS = {
  ...MODEL_SCENARIOS,
  ...ROUTE_SCENARIOS,
  ...SECOND_ROUTE_SCENARIOS,
  ...GATEWAY_SCENARIOS,
  ...CATALOG_SCENARIOS,
  ...JOB_SCENARIOS,
  ...USAGE_SCENARIOS,
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof SCENARIOS

/** A scenario, with the type that has all optional fields. */
export function scenarioOf(name: ScenarioName): Scenario {
  return SCENARIOS[name]
}

export function isScenarioName(text: string): text is ScenarioName {
  return Object.hasOwn(SCENARIOS, text)
}
