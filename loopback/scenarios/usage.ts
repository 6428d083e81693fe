/** Scenarios of a plan with little left of its usage limit. */

import { planUsageAnswer } from '../openai/plan-usage.ts'
import type { Script } from '../openai/script.ts'
import { accept, FALLBACK_KEY, type Scenario } from './scenario.ts'

/** Every model is accepted, and 3 % of the week is left. */
const NEARLY_SPENT: Script = {
  models: { '*': [accept] },
  account: {
    '/wham/usage': planUsageAnswer({
      windows: [
        { used: 20, hours: 5 },
        { used: 97, hours: 168, resetsIn: 40 * 3600 },
      ],
    }),
  },
}

export const USAGE_SCENARIOS = {
  'usage-left': {
    title: 'the plan has enough left for this job, and the summary says how much',
    login: { kind: 'chatgpt' },
    inputs: { 'min-usage-left': '1' },
    script: NEARLY_SPENT,
  },
  'usage-too-little': {
    title: 'the plan has less left than this job wants to start with',
    login: { kind: 'chatgpt' },
    inputs: { 'min-usage-left': '10' },
    script: NEARLY_SPENT,
  },
  'usage-second-route': {
    title: 'the plan has less left than this job wants to start with, and there is a key for a second route',
    login: { kind: 'chatgpt' },
    inputs: { 'min-usage-left': '10' },
    fallbackKeyInput: FALLBACK_KEY,
    script: NEARLY_SPENT,
  },
} as const satisfies Record<string, Scenario>
