/** Rules of least privilege for the workflows, which their linters do not check. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

type Step = {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
type Job = {
  readonly 'timeout-minutes'?: number
  readonly permissions?: object
  readonly steps?: readonly Step[]
  /** The workflow that the job calls instead of steps. */
  readonly uses?: string
}
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: object
  readonly jobs: Readonly<Record<string, Job>>
}

const FOLDER = join(import.meta.dirname, '..', '..', '.github', 'workflows')
const FILES = (await readdir(FOLDER)).filter(file => file.endsWith('.yml')).toSorted()

/** The workflow that other repositories call. */
const CALLED = 'preflight.yml'

describe.each(FILES)('%s', file => {
  it('starts with a sentence about its permissions', async () => {
    expect(await read(file)).toMatch(/^# (.*\n# )*.*\bcan\s(# )?(read|write)\b.*(\n# .*)*\.\nname: /)
  })

  if (file !== CALLED) {
    it('has only permissions that a job names, each with its use', async () => {
      const { permissions, jobs } = await workflow(file)
      expect(permissions).toEqual({})
      for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined()
      for (const line of (await read(file)).match(/^ {6}[\w-]+: (read|write)\b.*$/gm) ?? []) {
        expect(line).toMatch(/ # to \w+/)
      }
    })
  }

  it('limits the time of each job', async () => {
    for (const job of Object.values((await workflow(file)).jobs)) {
      // GitHub allows no limit on a job that calls a workflow. The called job has its own.
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
    }
  })

  it('pins every foreign action to a commit and names its version', async () => {
    for (const [line] of (await read(file)).matchAll(/^.*\buses: .*$/gm)) {
      expect(line).toMatch(/uses: ([.$]\/\S*$|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/)
    }
  })

  it('stores no token at a checkout', async () => {
    const steps = Object.values((await workflow(file)).jobs).flatMap(job => job.steps ?? [])
    const checkouts = steps.filter(step => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.length > 0).toBe(file !== CALLED)
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false)
  })
})

it('is started only by a call, with the permissions of the calling job', async () => {
  const { on, permissions, jobs } = await workflow(CALLED)
  expect(Object.keys(on)).toEqual(['workflow_call'])
  expect([permissions, ...Object.values(jobs).map(job => job.permissions)]).toEqual([undefined, undefined])
})

it('has no expression in a script', async () => {
  for (const file of FILES) {
    const { jobs } = await workflow(file)
    const scripts = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []))
    expect(scripts.filter(script => script.includes('${{'))).toEqual([])
  }
})

it('has actions of its own that use no other action, so that Dependabot misses none', async () => {
  for (const name of await readdir(join(FOLDER, '..', 'actions'))) {
    expect(await read(`../actions/${name}/action.yml`)).not.toMatch(/\buses:/)
  }
})

it('uses each action at one commit', async () => {
  const commits = new Map<string, Set<string>>()
  for (const file of FILES) {
    for (const [, action = '', commit = ''] of (await read(file)).matchAll(
      /uses: ([\w-]+\/[\w-]+)\S*@(\w+)/g,
    )) {
      commits.set(action, (commits.get(action) ?? new Set()).add(commit))
    }
  }
  expect([...commits].filter(([, used]) => used.size > 1)).toEqual([])
})

async function workflow(file: string): Promise<Workflow> {
  return parse(await read(file))
}

function read(file: string): Promise<string> {
  return readFile(join(FOLDER, file), 'utf8')
}
