/** What holds the outputs of a step to expectations in the workflows can fail. */

import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'ci', 'expect.ts')
const OUTPUTS = JSON.stringify({ model: 'gpt-5.4', outcome: 'fallback', 'comment-url': '' })

describe('expectations of outputs', () => {
  it.each([['model=gpt-5.4'], ['outcome~back'], ['comment-url='], ['never-set=']])(
    'hold: %s',
    expectation => {
      expect(check(expectation).status).toBe(0)
    },
  )

  it.each([
    ['model=gpt-5.5', 'model is "gpt-5.4", expected "gpt-5.5"'],
    ['model=gpt-5', 'model is "gpt-5.4", expected "gpt-5"'],
    ['comment-url~http', 'comment-url is "", expected to hold "http"'],
    ['modell=gpt-5.4', 'modell is "", expected "gpt-5.4"'],
  ])('do not hold: %s', (expectation, message) => {
    const { status, stdout } = check(expectation)
    expect(status).toBe(1)
    expect(stdout).toContain(`::error title=Not as expected::${message}`)
  })

  it('must be expectations', () => {
    expect(check('model').status).toBe(1)
  })
})

describe('expectations of comments', () => {
  it('count them and look into them', async () => {
    await using github = await startGitHub({ repository: 'octo/hello', pullRequests: [{ number: 7 }] })
    github.addComment(7, 'gpt-5.4 is used')
    const run = (...args: readonly string[]) =>
      promisify(execFile)(process.execPath, [SCRIPT, ...args], {
        env: {
          ...process.env,
          LOOPBACK_GITHUB_API_URL: github.url,
          GITHUB_REPOSITORY: 'octo/hello',
          TOKEN: 'actions-token',
          PULL_REQUEST: '7',
        },
      })
    await run('--comments', '1', '--comment', 'gpt-5.4')
    await expect(run('--comments', '0')).rejects.toMatchObject({ code: 1 })
    await expect(run('--comment', 'gpt-5.5')).rejects.toMatchObject({ code: 1 })
  })
})

function check(expectation: string) {
  return spawnSync(process.execPath, [SCRIPT, expectation], {
    encoding: 'utf8',
    env: { ...process.env, OUTPUTS },
  })
}
