/** The search for secrets finds them: without this, a search that finds nothing would say nothing. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { scenarioOf } from '../../loopback/scenarios/all.ts'
import { runScenario } from '../../loopback/scenarios/run-scenario.ts'
import { CANARY_VARIABLES, leaksOf, maskedTooLate } from './canary.ts'

it('finds a secret in a file, a comment and a request, in each spelling', async () => {
  await using performance = await runScenario(scenarioOf('codex-missing'), { env: CANARY_VARIABLES })
  const { stage } = performance
  expect(await leaksOf(performance)).toEqual([])
  const [secret = ''] = stage.secrets
  const variable = CANARY_VARIABLES.DATABASE_PASSWORD
  await writeFile(join(stage.directory, 'temp', 'plain'), `before ${secret} after`)
  await writeFile(join(stage.codexHome, 'base64'), Buffer.from(`Bearer ${secret}!`).toString('base64'))
  await writeFile(join(stage.directory, 'workspace', 'percent'), `?password=${encodeURIComponent(variable)}`)
  stage.github.addComment(7, `as JSON: ${JSON.stringify(CANARY_VARIABLES.CODEX_AUTH_JSON)}`)
  await fetch(`${stage.github.url}/${CANARY_VARIABLES.DEPLOY_TARGET}`)
  const places = (await leaksOf(performance)).map(leak => leak.split(':')[0])
  expect([...new Set(places)].toSorted()).toEqual(
    [
      'codex-home/base64',
      `comment ${stage.github.comments(7).at(-1)?.id}`,
      'temp/plain',
      'workspace/percent',
      expect.stringMatching(/^GET /),
    ].toSorted(),
  )
})

it('misses a mask', async () => {
  await using performance = await runScenario(scenarioOf('codex-missing'))
  // Without the job's variables in the environment nobody could have masked their values.
  expect(maskedTooLate(performance)).toContain(CANARY_VARIABLES.GH_TOKEN)
})
