/**
 * Runs each scenario with the committed bundle and the real Codex CLI, compares all of its output with a transcript, and
 * searches it for secrets. How to update the transcripts: transcript.ts.
 */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createLimiter } from '../../loopback/limiter.ts'
import { isScenarioName, SCENARIOS, type ScenarioName, scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario, type ScenarioRun } from '../../loopback/scenarios/run-scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate, strayRequests } from './canary.ts'
import { reportProblems } from './report-check.ts'
import { expectedTranscript, transcriptOf } from './transcript.ts'

/** What is checked after a scenario; its job is gone by then. */
async function resultOf(name: ScenarioName) {
  await using run = await runScenario(scenarioOf(name), { env: CANARY_VARIABLES })
  return {
    transcript: transcriptOf(run),
    violations: run.job.github.violations,
    reportProblems: await reportProblems(run),
    leaks: await leaksOf(run),
    maskedTooLate: maskedTooLate(run),
    strayRequests: strayRequests(run),
    leftRunning: await leftRunning(run),
    passedOn: passedOn(run),
  }
}

const CHECKS = [
  ['sends GitHub only valid requests', 'violations'],
  ['has a valid report, which its outputs and annotations repeat', 'reportProblems'],
  ['leaks no secret', 'leaks'],
  ['masks every secret before it prints anything else', 'maskedTooLate'],
  ['sends OpenAI only the bearer of its route and nothing else of the job', 'strayRequests'],
  ['leaves no process running', 'leftRunning'],
  ['passes only its outputs to later steps', 'passedOn'],
] as const

const names = Object.keys(SCENARIOS).filter(isScenarioName)
const results = startAll()

/** Every scenario starts with the first test, so the first tests wait for the ones before them in the queue. */
const TIMEOUT_MS = 240_000

describe.each(names)('scenario %s', name => {
  it(
    'matches its transcript',
    async () => {
      const transcript = (await results.get(name))?.transcript ?? ''
      expect(transcript).toBe(await expectedTranscript(name, transcript))
    },
    TIMEOUT_MS,
  )

  it.each(CHECKS)('%s', async (_, check) => {
    expect((await results.get(name))?.[check]).toEqual([])
  })
})

it('has a transcript for each scenario and no other', async () => {
  const files = await readdir(join(import.meta.dirname, 'transcripts'))
  expect(files.toSorted()).toEqual([...names.map(name => `${name}.txt`), 'invalid-inputs.txt'].toSorted())
})

/** Starts all scenarios, a few at the same time, those with several runs first. */
function startAll() {
  const limit = createLimiter(4)
  const runs = (name: ScenarioName) => scenarioOf(name).runs ?? 1
  return new Map(
    names
      .toSorted((a, b) => runs(b) - runs(a))
      .map(name => {
        const result = limit(() => resultOf(name))
        // A failure is reported by the test that uses the result.
        result.catch(() => {})
        return [name, result]
      }),
  )
}

/** Anything that later steps get besides outputs: variables, PATH, unexpected state. */
function passedOn({ runs }: ScenarioRun): readonly string[] {
  return runs.flatMap(({ main, post }) => [
    ...Object.keys({ ...main.exported, ...post.exported }),
    ...main.path,
    ...post.path,
    ...Object.keys(main.state).filter(name => !['main', 'comment'].includes(name)),
  ])
}

/** Processes with the job's directory in their environment or command line. Only Linux has /proc. */
async function leftRunning({ job }: ScenarioRun): Promise<readonly string[]> {
  if (process.platform !== 'linux') return []
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const found = await Promise.all(
    processes.map(async id => {
      const [environment, command] = await Promise.all([readProc(id, 'environ'), readProc(id, 'cmdline')])
      return `${environment}\n${command}`.includes(job.directory) ? [command.replaceAll('\0', ' ')] : []
    }),
  )
  return found.flat()
}

/** Empty for a process that has ended, or of another user. */
async function readProc(id: string, file: 'environ' | 'cmdline'): Promise<string> {
  return await readFile(join('/proc', id, file), 'utf8').catch(() => '')
}
