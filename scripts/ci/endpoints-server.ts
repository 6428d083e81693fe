/** The background process of the local action `.github/actions/endpoints`: the endpoints of one job. */

import { setTimeout as sleep } from 'node:timers/promises'
import { codexEnv } from '../../loopback/openai/login.ts'
import { PULL_REQUEST, startJob } from '../../loopback/runner/job.ts'
import { isScenarioName, SCENARIOS, scenarioOf } from '../../loopback/scenarios/all.ts'

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

const plan: EndpointsPlan = JSON.parse(process.argv[2] ?? '{}')
await serve(plan)
process.exit()

async function serve({ scenario: name, minutes, repository }: EndpointsPlan): Promise<void> {
  if (!isScenarioName(name)) {
    throw new Error(
      `There is no scenario "${name}". The scenarios are: ${Object.keys(SCENARIOS).join(', ')}.`,
    )
  }
  if (!(minutes > 0 && minutes <= 60))
    throw new Error(`minutes must be above 0 and at most 60, not ${minutes}.`)
  const scenario = scenarioOf(name)
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
  await Promise.race([sleep(minutes * 60_000), terminated()])
}

function terminated(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
