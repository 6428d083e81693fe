/** A repository with a main branch and tags, a stub of GitHub behind it, and the steps of release.yml to run in it. */

import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '..', '..')

type Step = {
  readonly name?: string
  readonly run?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}
type Job = {
  readonly needs?: string
  readonly environment?: string
  readonly permissions: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}
type Workflow = {
  readonly on: { readonly push: { readonly tags: readonly string[] } }
  readonly concurrency: { readonly 'cancel-in-progress': boolean }
  readonly jobs: Readonly<Record<string, Job>>
}

export const WORKFLOW: Workflow = parse(await readFile(join(ROOT, '.github/workflows/release.yml'), 'utf8'))

/** The steps of a job by name, or by their command or action. */
export function stepNames(job: string): readonly string[] {
  return (
    WORKFLOW.jobs[job]?.steps.map(({ name, run, uses }) => name ?? run ?? uses?.split('@')[0] ?? '') ?? []
  )
}

export const CHANGELOG = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-02-01

- The newer one.

## [1.2.0] - 2026-01-01

- The older one.
`

/** What a `uses:` runs, in a repository that has all of it. */
const FILES = {
  'action.yml': 'name: Action\n',
  'dist/index.js': 'console.log(1)\n',
  'dist/7.index.js': 'console.log(7)\n',
  '.github/workflows/preflight.yml': 'name: Preflight\n',
  '.github/actions/model-fallback/action.yml': 'name: Copy\n',
  'CHANGELOG.md': CHANGELOG,
  'README.md': 'Nobody runs it.\n',
}

/**
 * Makes the repository. `releases` exist on GitHub with their tags, on main, in this order.
 */
export async function prepareRelease(version: string, releases: readonly string[] = []) {
  const directory = await mkdtemp(join(tmpdir(), 'release-'))
  const work = join(directory, 'work')
  const github = join(directory, 'github')
  const bin = join(directory, 'bin')
  await Promise.all([work, github, bin].map(folder => mkdir(folder)))
  await writeFile(join(directory, 'bundle'), 'a signed bundle\n')
  await symlink(join(ROOT, 'scripts/ci/stub-actions/gh'), join(bin, 'gh'))

  const environment = {
    PATH: [bin, dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: directory,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'ci',
    GIT_AUTHOR_EMAIL: 'ci@localhost',
    GIT_COMMITTER_NAME: 'ci',
    GIT_COMMITTER_EMAIL: 'ci@localhost',
    GITHUB_REPOSITORY: 'octo/hello',
    STUB_GITHUB: github,
    BUNDLE: join(directory, 'bundle'),
  }
  const git = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: work,
      env: environment,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
    return stdout.trim()
  }
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(work, file)), { recursive: true })
    await writeFile(join(work, file), text)
  }
  const commit = (message: string): string => {
    git('add', '--all', '--', ':!scripts')
    git('commit', '--quiet', '--allow-empty', '--message', message)
    return git('rev-parse', 'HEAD')
  }

  spawnSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', join(github, 'repository.git')])
  git('init', '--quiet', '--initial-branch', 'main')
  git('remote', 'add', 'origin', join(github, 'repository.git'))
  for (const [file, text] of Object.entries(FILES)) await write(file, text)
  for (const tag of releases) {
    git('tag', tag, commit(tag))
    await mkdir(join(github, 'releases', tag), { recursive: true })
  }
  await write('package.json', JSON.stringify({ version }))
  const head = commit(version)
  git('tag', `v${version}`)
  git('push', '--quiet', '--tags', 'origin', 'main')
  await symlink(join(ROOT, 'scripts'), join(work, 'scripts'))

  return {
    work,
    head,
    git,
    write,
    commit,
    /** Runs a step of release.yml as a shell of GitHub does, as the run of a tag. */
    run: (job: string, step: string, tag = `v${version}`) => {
      const script = WORKFLOW.jobs[job]?.steps.find(({ name }) => name === step)?.run
      if (script === undefined) throw new Error(`release.yml has no step "${step}" in the job ${job}.`)
      const sha = git('rev-parse', 'HEAD')
      return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: work,
        encoding: 'utf8',
        env: { ...environment, GITHUB_REF_NAME: tag, GITHUB_SHA: sha, GH_TOKEN: 'made-up' },
      })
    },
    /** A file of GitHub's, such as `releases/v1.0.0/SHA256SUMS`. */
    stored: (file: string) => readFile(join(github, file), 'utf8'),
    releases: async () => (await readdir(join(github, 'releases')).catch(() => [])).toSorted(),
    /** Makes GitHub behave in another way: `mutable` without immutable releases, `refuses` any change by the token. */
    github: (behavior: 'mutable' | 'refuses') => writeFile(join(github, behavior), ''),
    /** The commit of a tag on GitHub, or undefined. */
    tagged: (tag: string) => git('ls-remote', 'origin', `refs/tags/${tag}`).split('\t')[0] || undefined,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}
