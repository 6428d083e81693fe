/**
 * An error of the action itself: one line says so, with a file for whoever mends it. The faults are real ones: a module
 * that Node.js loads before the bundle breaks a function that the bundle needs.
 */

import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { startJob } from '../../loopback/runner/job.ts'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

/** Variables with which Node.js runs a script before the bundle. */
const preload = (script: string) => ({
  NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(script)}"`,
})

/** Fails for the report, and quotes a secret. */
const BROKEN_JSON = `const { stringify } = JSON
JSON.stringify = (value, ...rest) => {
  if (value?.leg === undefined) return stringify(value, ...rest)
  throw new TypeError('No JSON with ' + process.env.GH_TOKEN, { cause: 'worn out' })
}`

const LINE =
  /^::error title=Codex model fallback::This is a fault of this action and not of your workflow, while /

/** The only error among the lines, and the file that it names. */
function faultIn(log: string) {
  const lines = log.split('\n').filter(line => line.startsWith('::error'))
  expect(lines).toHaveLength(1)
  const [line = ''] = lines
  expect(line).toMatch(LINE)
  return { line, file: /with the file (\S+): /.exec(line)?.[1] ?? '' }
}

describe('an error of the action', () => {
  it('is told in one line with a file that has what a maintainer needs, and no secret', async () => {
    const env = {
      ...CANARY_VARIABLES,
      ...preload(BROKEN_JSON),
      GITHUB_ACTION_REPOSITORY: 'octo/mirror',
      GITHUB_ACTION_REF: 'v1.2.3',
      RUNNER_ENVIRONMENT: 'self-hosted',
    }
    await using run = await runScenario(scenarioOf('refused'), { env, inputs: { leg: 'one' } })
    const [first] = run.runs
    expect(first?.main.exitCode).toBe(1)
    const { line, file } = faultIn(first?.main.log ?? '')
    expect(line).toContain(
      'while publishing the result: No JSON with ***. Report it at https://github.com/octo/mirror/issues/new?template=bug.yml with the file ',
    )
    const fault = JSON.parse(await readFile(file, 'utf8'))
    expect(fault).toMatchObject({
      kind: 'fault',
      phase: 'publishing the result',
      route: 'ChatGPT sign-in (plus plan)',
      errors: [
        {
          name: 'TypeError',
          message: 'No JSON with ***',
          stack: expect.arrayContaining([expect.stringMatching(/^at .*dist/)]),
        },
        { name: 'a thrown string', message: 'worn out', stack: [] },
      ],
      diagnostics: {
        action: {
          version: expect.stringMatching(/^\d+\.\d+\.\d+/),
          ref: 'v1.2.3',
          repository: 'octo/mirror',
        },
        runner: { os: 'Linux', hosting: 'self-hosted' },
        node: process.version,
        codex: { found: 'on-path' },
        inputs: [{ name: 'leg', value: 'one' }],
      },
    })
    expect(fault.codexVersion).toMatch(/^\d+\.\d+/)
    expect(await leaksOf(run)).toEqual([])
    expect(maskedTooLate(run)).toEqual([])
  })

  it('outside of the awaited calls is told in the same way, whatever was thrown', async () => {
    await using job = await startJob(scenarioOf('hang'))
    const env = preload(`setTimeout(() => { throw 'a text' }, 1500).unref()`)
    const { exitCode, log } = await job.run({ env })
    expect(exitCode).toBe(1)
    const { line, file } = faultIn(log)
    expect(line).toContain(': a text. Report it at https://github.com/')
    const { errors } = JSON.parse(await readFile(file, 'utf8'))
    expect(errors).toEqual([{ name: 'a thrown string', message: 'a text', stack: [] }])
  })

  it('of which no file can be written is told all the same', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const nowhere = join(import.meta.filename, 'temp')
    const env = { ...preload(BROKEN_JSON), RUNNER_TEMP: nowhere, TMPDIR: nowhere }
    const { exitCode, log } = await job.run({ env, inputs: { retries: '0' } })
    expect(exitCode).toBe(1)
    expect(faultIn(log).line).toContain(
      'with the log of this step, since no file could be written (ENOTDIR).',
    )
  })

  it('finds another place where a directory has the name of a file', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const output = join(job.directory, 'output')
    await mkdir(output)
    const { exitCode, log } = await job.run({ env: { GITHUB_OUTPUT: output } })
    expect(exitCode).toBe(1)
    const { line, file } = faultIn(log)
    expect(line).toContain('EISDIR')
    expect(await readdir(join(job.directory, 'temp', 'codex-model-fallback'))).toContain(
      file.split('/').at(-1),
    )
  })

  it('in the post step is only a warning', async () => {
    await using job = await startJob(scenarioOf('refused'))
    const { state } = await job.run()
    const env = preload(`performance.now = () => { throw new Error('No clock') }`)
    const { exitCode, log } = await job.run({ state, env }, 'post')
    expect(exitCode).toBe(0)
    expect(log).toMatch(
      /^::warning title=Codex model fallback::This is a fault of this action .+ while checking the comment again: /,
    )
    expect(log.split('\n')).toHaveLength(1)
  })
})

it('an answer that nobody knows is to be reported with the report file, in the decision', async () => {
  await using run = await runScenario(scenarioOf('gateway-route'))
  const [first] = run.runs
  const said = first?.main.log.match(
    /The action does not know this answer yet: report it at \S+ with the file \S+\./g,
  )
  expect(said).toEqual([
    `The action does not know this answer yet: report it at https://github.com/OWNER/codex-model-fallback/issues/new?template=unrecognized.yml with the file ${first?.main.outputs['report-file']}.`,
  ])
})
