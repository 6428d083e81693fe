/**
 * Each scenario on the committed bundle, as the runner would start it, with the real Codex CLI: all that is seen of it
 * stands in a transcript, and no secret of the job is seen anywhere. How to update the transcripts: transcript.ts.
 */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isScenarioName, SCENARIOS, type ScenarioName, scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario, type ScenarioRun } from '../../loopback/scenarios/run-scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate, strayRequests } from './canary.ts'
import { wrongWithReports } from './report-check.ts'
import { expectedTranscript, transcriptOf } from './transcript.ts'

/** What is kept of a performance whose stage is gone. */
type Seen = {
  readonly transcript: string
  readonly violations: readonly string[]
  readonly wrongWithReports: readonly string[]
  readonly leaks: readonly string[]
  readonly maskedTooLate: readonly string[]
  readonly strayRequests: readonly string[]
  readonly handedOn: readonly string[]
  readonly leftRunning: readonly string[]
}

const names = Object.keys(SCENARIOS).filter(isScenarioName)
const seen = playAll(names, 4)

/** The first of them waits longest for its turn, and all are under way from the start. */
const PATIENCE_MS = 240_000

describe.each(names)('scenario %s', name => {
  it(
    'reads like its transcript',
    async () => {
      const { transcript, violations } = await seen(name)
      expect(violations).toEqual([])
      expect(transcript).toBe(await expectedTranscript(name, transcript))
    },
    PATIENCE_MS,
  )

  it('has a report as published, which its outputs repeat', async () => {
    expect((await seen(name)).wrongWithReports).toEqual([])
  })

  it('shows no secret anywhere', async () => {
    expect((await seen(name)).leaks).toEqual([])
  })

  it('has every secret masked before anything else is printed', async () => {
    expect((await seen(name)).maskedTooLate).toEqual([])
  })

  it('gives OpenAI the one bearer of its route and nothing else of the job', async () => {
    expect((await seen(name)).strayRequests).toEqual([])
  })

  it('leaves no process behind', async () => {
    expect((await seen(name)).leftRunning).toEqual([])
  })

  it('hands nothing on to later steps but its outputs', async () => {
    expect((await seen(name)).handedOn).toEqual([])
  })
})

it('has a transcript for each scenario and none besides', async () => {
  const files = await readdir(join(import.meta.dirname, 'transcripts'))
  expect(files.toSorted()).toEqual([...names.map(name => `${name}.txt`), 'invalid-inputs.txt'].toSorted())
})

/** Plays all scenarios, so many at the same time, longest first; each waits for its own. */
function playAll(all: readonly ScenarioName[], atOnce: number): (name: ScenarioName) => Promise<Seen> {
  const queue = all.toSorted((a, b) => (scenarioOf(b).runs ?? 1) - (scenarioOf(a).runs ?? 1))
  const wanted = new Map(all.map(name => [name, Promise.withResolvers<Seen>()]))
  const player = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const waiting = wanted.get(name)
      await play(name).then(waiting?.resolve, waiting?.reject)
    }
  }
  for (let index = 0; index < atOnce; index++) void player()
  return async name => {
    const waiting = wanted.get(name)
    if (waiting === undefined) throw new Error(`There is no scenario ${name}.`)
    return await waiting.promise
  }
}

async function play(name: ScenarioName): Promise<Seen> {
  await using performance = await runScenario(scenarioOf(name), { env: CANARY_VARIABLES })
  return {
    transcript: transcriptOf(performance),
    violations: performance.stage.github.violations,
    wrongWithReports: await wrongWithReports(performance),
    leaks: await leaksOf(performance),
    maskedTooLate: maskedTooLate(performance),
    strayRequests: strayRequests(performance),
    handedOn: handedOn(performance),
    leftRunning: await leftRunning(performance),
  }
}

function handedOn({ runs }: ScenarioRun): readonly string[] {
  return runs.flatMap(({ main, post }) => [
    ...Object.keys({ ...main.exported, ...post.exported }),
    ...main.path,
    ...post.path,
    ...Object.keys(main.state).filter(name => !['main', 'comment'].includes(name)),
  ])
}

/** Processes that know of the job's directory, by their environment or their command line; Linux alone shows them. */
async function leftRunning({ stage }: ScenarioRun): Promise<readonly string[]> {
  if (process.platform !== 'linux') return []
  const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name))
  const known = await Promise.all(
    processes.map(async id => {
      const [environment, command] = await Promise.all([procText(id, 'environ'), procText(id, 'cmdline')])
      return `${environment}\n${command}`.includes(stage.directory) ? [command.replaceAll('\0', ' ')] : []
    }),
  )
  return known.flat()
}

/** Empty for a process that has ended meanwhile, or is another user's. */
async function procText(id: string, file: 'environ' | 'cmdline'): Promise<string> {
  return await readFile(join('/proc', id, file), 'utf8').catch(() => '')
}
