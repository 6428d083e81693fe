import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { startGitHub } from '../../loopback/github/server.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'ci', 'expect.ts')
const OUTPUTS = JSON.stringify({ model: 'gpt-5.4', outcome: 'fallback', 'comment-url': '' })

describe('expectations of outputs', () => {
  it('pass when all are met', () => {
    expect(check('model=gpt-5.4', 'outcome~back', 'comment-url=', 'never-set=').status).toBe(0)
  })

  it('fail with one error for each that is not met', () => {
    const { status, stdout } = check(
      'model=gpt-5.5',
      'model=gpt-5',
      'comment-url~http',
      'modell=gpt-5.4',
      'outcome=fallback',
    )
    expect(status).toBe(1)
    expect(stdout.trim().split('\n')).toEqual([
      '::error title=Not as expected::model is "gpt-5.4", expected "gpt-5.5"',
      '::error title=Not as expected::model is "gpt-5.4", expected "gpt-5"',
      '::error title=Not as expected::comment-url is "", expected to contain "http"',
      '::error title=Not as expected::modell is "", expected "gpt-5.4"',
    ])
  })

  it('need an operator', () => {
    expect(check('model').status).toBe(2)
  })
})

describe('expectations of comments', () => {
  it('compare their number and search their texts', async () => {
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

function check(...expectations: readonly string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...expectations], {
    encoding: 'utf8',
    env: { ...process.env, OUTPUTS },
  })
}
