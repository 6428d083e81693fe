import { setTimeout as sleep } from 'node:timers/promises'
import { codexEnv } from '../../loopback/openai/login.ts'
import { PULL_REQUEST, startJob } from '../../loopback/runner/job.ts'
import { isScenarioName, SCENARIOS, type ScenarioName, scenarioOf } from '../../loopback/scenarios/all.ts'
import { endWithUsageError, parseCommandLine } from '../base/command-line.ts'
import { endCleanly } from '../base/end-cleanly.ts'

const USAGE = `Usage: node scripts/ci/endpoints-server.ts PLAN

The background process of the local action .github/actions/endpoints: the endpoints of one job. PLAN is JSON, such as
{"scenario":"api-key","minutes":5,"repository":"octo/hello"}. Prints a line of JSON when the endpoints listen, and ends
after so many minutes, 60 at most, or by a signal.`

/** The first argument of this process, as JSON. */
export type EndpointsPlan = {
  readonly scenario: string
  /** The process ends after this time at the latest. */
  readonly minutes: number
  /** `owner/name` of the job's repository, which the loopback GitHub has. */
  readonly repository: string
}

/** The message of this process when its endpoints listen. Without a parent that takes it, it is printed as a line of JSON. */
export type Endpoints = {
  readonly title: string
  readonly openaiUrl: string
  readonly githubUrl: string
  /** The variables that send the CLI's requests to the endpoint. */
  readonly env: Readonly<Record<string, string>>
  readonly token: string
  readonly pullRequest: number
  /** The scenario's key for the input `openai-api-key`; empty if it has none. */
  readonly apiKey: string
}

const { positionals } = parseCommandLine(
  USAGE,
  { allowPositionals: true },
  { least: 1, most: 1, what: 'the plan' },
)
const plan = checkedPlan(positionals[0] ?? '')
endCleanly()
await serve(plan)
process.exit()

function checkedPlan(text: string): EndpointsPlan & { readonly scenario: ScenarioName } {
  const { scenario, minutes, repository }: EndpointsPlan = parsedPlan(text)
  if (!isScenarioName(scenario)) {
    endWithUsageError(
      `There is no scenario "${scenario}". The scenarios are: ${Object.keys(SCENARIOS).join(', ')}.`,
    )
  }
  if (!(minutes > 0 && minutes <= 60)) {
    endWithUsageError(`minutes must be above 0 and at most 60, not ${minutes}.`)
  }
  return { scenario, minutes, repository }
}

function parsedPlan(text: string): EndpointsPlan {
  try {
    return JSON.parse(text)
  } catch {
    return endWithUsageError(`"${text}" is no JSON.`)
  }
}

async function serve(plan: EndpointsPlan & { readonly scenario: ScenarioName }): Promise<void> {
  const { minutes, repository } = plan
  const scenario = scenarioOf(plan.scenario)
  await using job = await startJob(scenario, { github: { repository } })
  const ready: Endpoints = {
    title: scenario.title,
    openaiUrl: job.openai.origin,
    githubUrl: job.github.url,
    env: {
      ...codexEnv(job.codexHome, { login: scenario.login, origin: job.openai.origin }),
      ...scenario.env,
    },
    token: job.token,
    pullRequest: PULL_REQUEST,
    apiKey: scenario.apiKeyInput ?? '',
  }
  if (process.send === undefined) console.log(JSON.stringify(ready))
  else process.send(ready)
  await sleep(minutes * 60_000)
}
