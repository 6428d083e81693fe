/** The process behind the local action `.github/actions/endpoints`: one stage that is open until it is ended. */

import { setTimeout as sleep } from 'node:timers/promises'
import { codexEnv } from '../../loopback/openai/login.ts'
import { startJob } from '../../loopback/runner/job.ts'
import { isScenarioName, SCENARIOS, scenarioOf } from '../../loopback/scenarios/all.ts'

/** What to start, given as JSON in the first argument. */
export type EndpointsPlan = {
  readonly scenario: string
  /** The longest that it lives. */
  readonly minutes: number
  /** `owner/name`: the repository that the loopback GitHub has, which must be that of the job. */
  readonly repository: string
}

/** What listens, as the message that says that it does. */
export type Endpoints = {
  readonly title: string
  readonly openaiUrl: string
  readonly githubUrl: string
  /** What sends the CLI of the job to the endpoint. */
  readonly env: Readonly<Record<string, string>>
  readonly token: string
  readonly pullRequest: number
  /** Empty unless the scenario gives a key by input. */
  readonly apiKey: string
}

const PULL_REQUEST = 7

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
  await using stage = await startJob(scenario, { github: { repository } })
  const ready: Endpoints = {
    title: scenario.title,
    openaiUrl: stage.openai.origin,
    githubUrl: stage.github.url,
    env: {
      ...codexEnv(stage.codexHome, { login: scenario.login, origin: stage.openai.origin }),
      ...scenario.env,
    },
    token: stage.token,
    pullRequest: PULL_REQUEST,
    apiKey: scenario.apiKeyInput ?? '',
  }
  process.send?.(ready)
  await Promise.race([sleep(minutes * 60_000), ended()])
}

function ended(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
