/** Counts the requests to GitHub of a run, in its main step and in its post step. */

import { notSupportedOnChatGpt } from '../loopback/openai/answers.ts'
import { type LoopbackJob, PULL_REQUEST, startJob } from '../loopback/runner/job.ts'
import type { StepPlan } from '../loopback/runner/step.ts'
import { accept, type Scenario } from '../loopback/scenarios/scenario.ts'

/** The requests of one run. `comments` is the number of other users' comments on the pull request. */
export type Traffic = {
  readonly title: string
  readonly comments: number
  readonly main: number
  readonly post: number
  readonly mainMs: number
}

/** The runs whose requests to GitHub have a target. */
export type TargetTraffic = {
  readonly withoutComment: Traffic
  readonly updated: Traffic
  readonly updatedInMatrix: Traffic
}

const REFUSED: Scenario = {
  title: 'refused',
  login: { kind: 'chatgpt' },
  script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
}
const ACCEPTED: Scenario = { ...REFUSED, title: 'accepted', script: { models: { '*': [accept] } } }

/** The values of a matrix leg. */
const MATRIX = { matrix: { os: 'linux' } }

const FEW = 20

/** The runs with a target, and two others. */
export async function measureTraffic(): Promise<TargetTraffic & { readonly rows: readonly Traffic[] }> {
  const withoutComment = await firstRun('accepted, no comment on the pull request', ACCEPTED, 0)
  const accepted = await firstRun(`accepted, ${FEW} comments of others`, ACCEPTED, FEW)
  const created = await firstRun('refused, the comment is created', REFUSED, FEW)
  const updated = await secondRun('refused again, the comment is updated', FEW)
  const updatedInMatrix = await secondRun('the same in a leg of a matrix', FEW, MATRIX)
  const rows = [withoutComment, accepted, created, updated, updatedInMatrix]
  return { withoutComment, updated, updatedInMatrix, rows }
}

/** The comment about a refused model, created and updated, on pull requests with more and more other comments. */
export async function measureComments(counts: readonly number[]): Promise<readonly Traffic[]> {
  const rows: Traffic[] = []
  for (const count of counts) {
    rows.push(await firstRun('created', REFUSED, count))
    rows.push(await secondRun('updated', count))
  }
  return rows
}

async function firstRun(title: string, scenario: Scenario, comments: number): Promise<Traffic> {
  await using pullRequest = await startPullRequest(scenario)
  pullRequest.addComments(comments)
  return await measureRun(pullRequest.job, title, comments)
}

/** The second run of the workflow, which updates the comment of the first one. The other comments came in between. */
async function secondRun(title: string, comments: number, plan: Partial<StepPlan> = {}): Promise<Traffic> {
  await using pullRequest = await startPullRequest(REFUSED)
  // The action's comment is usually older than the others, because it was created at the first push.
  pullRequest.clock.behindMs = 2 * DAY_MS
  await measureRun(pullRequest.job, title, 0, plan)
  pullRequest.addComments(comments)
  const env = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '43' }
  return await measureRun(pullRequest.job, title, comments, { env, ...plan })
}

const DAY_MS = 86_400_000

/** A job whose GitHub has an adjustable clock, so that comments can be older than this moment. */
async function startPullRequest(scenario: Scenario) {
  const clock = { behindMs: 0 }
  const job = await startJob(scenario, { github: { now: () => Date.now() - clock.behindMs } })
  return {
    job,
    clock,
    addComments(count: number): void {
      clock.behindMs = DAY_MS
      const author = { login: 'octocat', id: 583_231, type: 'User' } as const
      for (let index = 1; index <= count; index++) {
        job.github.addComment(PULL_REQUEST, `Comment ${index} of others.`, author)
      }
      clock.behindMs = 0
    },
    [Symbol.asyncDispose]: () => job[Symbol.asyncDispose](),
  }
}

async function measureRun(
  job: LoopbackJob,
  title: string,
  comments: number,
  plan: Partial<StepPlan> = {},
): Promise<Traffic> {
  const before = job.github.requests.length
  const step = await job.run(plan)
  const main = job.github.requests.length - before
  await job.run({ ...plan, state: step.state }, 'post')
  const post = job.github.requests.length - before - main
  return { title, comments, main, post, mainMs: step.durationMs }
}
