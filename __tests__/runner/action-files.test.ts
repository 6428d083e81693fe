/** Where the action is at home, and what it is called there. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { issueUrl, machineFacts, textContextOf } from '../../src/runner/index.ts'

const HOME = 'https://github.com/OWNER/codex-model-fallback'

describe('the address of the action', () => {
  it.each([
    [{ GITHUB_ACTION_REPOSITORY: 'octo/mirror' }, 'https://github.com/octo/mirror'],
    [
      { GITHUB_ACTION_REPOSITORY: 'octo/mirror', GITHUB_SERVER_URL: 'https://git.example:8443' },
      'https://git.example:8443/octo/mirror',
    ],
    [{ GITHUB_SERVER_URL: 'https://git.example' }, HOME],
    [{ GITHUB_ACTION_REPOSITORY: '' }, HOME],
    [{ GITHUB_ACTION_REPOSITORY: 'octo/mirror/../x' }, HOME],
    [{ GITHUB_ACTION_REPOSITORY: 'octo/m\n::error::x' }, HOME],
    [
      { GITHUB_ACTION_REPOSITORY: 'octo/mirror', GITHUB_SERVER_URL: 'javascript:alert(1)' },
      'https://github.com/octo/mirror',
    ],
  ])('of %j is %s', (env, address) => {
    expect(issueUrl(env, 'bug')).toBe(`${address}/issues/new?template=bug.yml`)
  })
})

describe('the pages and the workflow that messages name', () => {
  it.each([
    [{}, `${HOME}/blob/v1/docs`, undefined],
    [
      {
        GITHUB_ACTION_REPOSITORY: 'octo/mirror',
        GITHUB_ACTION_REF: '0123abc',
        GITHUB_WORKFLOW_REF: 'octo/hello/.github/workflows/review.yml@refs/pull/7/merge',
      },
      'https://github.com/octo/mirror/blob/0123abc/docs',
      '.github/workflows/review.yml',
    ],
    // Its jobs are in another workflow, whose file the runner does not name.
    [
      {
        GITHUB_EVENT_NAME: 'workflow_run',
        GITHUB_WORKFLOW_REF: 'o/h/.github/workflows/x.yml@refs/heads/main',
      },
      `${HOME}/blob/v1/docs`,
      undefined,
    ],
    [
      { GITHUB_ACTION_REPOSITORY: 'octo/mirror', GITHUB_ACTION_REF: 'a)b' },
      `${HOME}/blob/v1/docs`,
      undefined,
    ],
  ])('of %j are %s and %s', (env, docsUrl, workflowFile) => {
    expect(textContextOf(env)).toEqual({ docsUrl, ...(workflowFile === undefined ? {} : { workflowFile }) })
  })
})

describe('the facts about the machine', () => {
  it('have the version of package.json, and what the runner says in words', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const env = {
      GITHUB_ACTION_REF: 'v1',
      RUNNER_OS: 'Windows',
      RUNNER_ARCH: 'ARM64',
      RUNNER_ENVIRONMENT: 'github-hosted',
      ImageOS: 'win25',
      ImageVersion: '20261101.1.0',
      GITHUB_WORKSPACE: '/__w/hello/hello',
    }
    expect(machineFacts(env)).toEqual({
      action: { version, ref: 'v1' },
      node: process.version,
      runner: {
        os: 'Windows',
        architecture: 'ARM64',
        hosting: 'github-hosted',
        image: 'win25 20261101.1.0',
        isContainer: true,
      },
    })
  })

  it('leave out what is no word of a runner', () => {
    const env = { GITHUB_ACTION_REF: '"; rm -rf ~', RUNNER_OS: 'x'.repeat(101), RUNNER_ENVIRONMENT: '' }
    const { action, runner } = machineFacts(env)
    expect(action).not.toHaveProperty('ref')
    expect(runner).toMatchObject({ os: process.platform, architecture: process.arch })
    expect(runner).not.toHaveProperty('hosting')
  })
})
