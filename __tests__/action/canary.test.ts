/** Checks that the search for secrets can find one. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

it('finds a secret in a file, a comment and a request, in each encoding', async () => {
  await using run = await runScenario(scenarioOf('codex-missing'), { env: CANARY_VARIABLES })
  const { job } = run
  expect(await leaksOf(run)).toEqual([])
  const [secret = ''] = job.secrets
  const variable = CANARY_VARIABLES.DATABASE_PASSWORD
  await writeFile(join(job.directory, 'temp', 'plain'), `before ${secret} after`)
  await writeFile(join(job.codexHome, 'base64'), Buffer.from(`Bearer ${secret}!`).toString('base64'))
  await writeFile(join(job.workspace, 'percent'), `?password=${encodeURIComponent(variable)}`)
  job.github.addComment(7, `as JSON: ${JSON.stringify(CANARY_VARIABLES.CODEX_AUTH_JSON)}`)
  await fetch(`${job.github.url}/${CANARY_VARIABLES.DEPLOY_TARGET}`)
  const places = (await leaksOf(run)).map(leak => leak.split(':')[0])
  expect([...new Set(places)].toSorted()).toEqual(
    [
      'codex-home/base64',
      `comment ${job.comments().at(-1)?.id}`,
      'temp/plain',
      'workspace/percent',
      expect.stringMatching(/^GET /),
    ].toSorted(),
  )
})

it('finds a missing mask', async () => {
  await using run = await runScenario(scenarioOf('codex-missing'))
  // The action cannot mask the values of variables that the job does not have.
  expect(maskedTooLate(run)).toContain(CANARY_VARIABLES.GH_TOKEN)
})
