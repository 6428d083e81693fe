/** How many requests a run sends to GitHub, in its main step and in the post step. */

import { notSupportedOnChatGpt } from '../loopback/openai/answers.ts'
import { type LoopbackJob, startJob } from '../loopback/runner/job.ts'
import type { StepPlan } from '../loopback/runner/step.ts'
import { accept, type Scenario } from '../loopback/scenarios/scenario.ts'
import { PULL_REQUEST, pullRequestEvent } from './commands.ts'

/** Requests of one run; `comments` are those of other people that stood on the pull request. */
export type Traffic = {
  readonly title: string
  readonly comments: number
  readonly main: number
  readonly post: number
  readonly mainMs: number
}

const REFUSED: Scenario = {
  title: 'refused',
  login: { kind: 'chatgpt' },
  script: { models: { 'gpt-5.5': [notSupportedOnChatGpt('gpt-5.5')], '*': [accept] } },
}
const ACCEPTED: Scenario = { ...REFUSED, title: 'accepted', script: { models: { '*': [accept] } } }

/** The matrix of which a leg's job is one; the runner tells the action its values. */
const MATRIX = { matrix: { os: 'linux' } }

/** The situations of the marks, with a few comments of other people. */
export async function measureTraffic(): Promise<readonly Traffic[]> {
  const few = 20
  return [
    await firstRun('accepted, no comment on the pull request', ACCEPTED, 0),
    await firstRun(`accepted, ${few} comments of others`, ACCEPTED, few),
    await firstRun('refused, the comment is created', REFUSED, few),
    await secondRun('refused again, the comment is updated', few, {}),
    await secondRun('the same in a leg of a matrix', few, MATRIX),
  ]
}

/** A refused model's comment on pull requests that had more and more of others' before it, created and updated. */
export async function measureComments(counts: readonly number[]): Promise<readonly Traffic[]> {
  const rows: Traffic[] = []
  for (const count of counts) {
    rows.push(await firstRun('created', REFUSED, count))
    rows.push(await secondRun('updated', count, {}))
  }
  return rows
}

async function firstRun(title: string, scenario: Scenario, comments: number): Promise<Traffic> {
  const { clock, options } = clockwork()
  await using stage = await startJob(scenario, options)
  addComments(stage, clock, comments)
  return await play(stage, title, comments, { event: pullRequestEvent(comments) })
}

/** The second run of the workflow, so that there is a comment of ours to update, with the others' behind it. */
async function secondRun(title: string, comments: number, plan: Partial<StepPlan>): Promise<Traffic> {
  const { clock, options } = clockwork()
  await using stage = await startJob(REFUSED, options)
  // The comment of ours is older than theirs, as it mostly is: it dates from the first push.
  clock.behindMs = 2 * DAY_MS
  await play(stage, title, 0, { event: pullRequestEvent(0), ...plan })
  addComments(stage, clock, comments)
  const env = { GITHUB_RUN_ID: '1002', GITHUB_RUN_NUMBER: '43' }
  return await play(stage, title, comments, { event: pullRequestEvent(comments + 1), env, ...plan })
}

/** GitHub's clock, put back while the comments of others are written, so that they are not those of this moment. */
function clockwork() {
  const clock = { behindMs: 0 }
  return { clock, options: { github: { now: () => Date.now() - clock.behindMs } } }
}

const DAY_MS = 86_400_000

function addComments(stage: LoopbackJob, clock: { behindMs: number }, count: number): void {
  clock.behindMs = DAY_MS
  const author = { login: 'octocat', id: 583_231, type: 'User' } as const
  for (let at = 1; at <= count; at++)
    stage.github.addComment(PULL_REQUEST, `Comment ${at} of others.`, author)
  clock.behindMs = 0
}

async function play(
  stage: LoopbackJob,
  title: string,
  comments: number,
  plan: Partial<StepPlan>,
): Promise<Traffic> {
  const before = stage.github.requests.length
  const step = await stage.run(plan)
  const main = stage.github.requests.length - before
  await stage.run({ ...plan, state: step.state }, 'post')
  const post = stage.github.requests.length - before - main
  return { title, comments, main, post, mainMs: step.durationMs }
}
