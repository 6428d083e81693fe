import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'

const OURS = new URL('../src/workflow-commands.ts', import.meta.url).href
const TOOLKIT = import.meta.resolve('@actions/core')

const HOSTILE = 'a%b\r\nc: d, e\n::error::f\nghadelimiter_0\n\u{1f600} "g"'

type Told = { readonly stdout: string; readonly exitCode: number } & Readonly<Record<FileName, string>>
type FileName = 'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY'
const FILES: readonly FileName[] = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']

/** Runs statements with a module as `core` in a process of its own, as the runner would. */
async function told(module: string, statements: string, withFiles = true): Promise<Told> {
  const directory = await mkdtemp(join(tmpdir(), 'workflow-commands-'))
  try {
    const files = Object.fromEntries(FILES.map(name => [name, join(directory, name)]))
    await Promise.all(Object.values(files).map(file => writeFile(file, 'before\n')))
    const script = `import * as core from ${JSON.stringify(module)}\nconst text = process.env.TEXT\n${statements}`
    const env = {
      PATH: process.env['PATH'],
      TEXT: HOSTILE,
      'INPUT_GITHUB-TOKEN': `  ${HOSTILE} \n`,
      INPUT_MY_INPUT: 'with a space',
      STATE_comment: ' {"a":1} ',
      ...(withFiles ? files : {}),
    }
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })
    const ended = await run.then(
      ({ stdout }) => ({ stdout, exitCode: 0 }),
      (error: { stdout: string; code: number }) => ({ stdout: error.stdout, exitCode: error.code }),
    )
    const read = async (name: FileName) => sameMarks(await readFile(files[name] ?? '', 'utf8'))
    const [GITHUB_OUTPUT, GITHUB_STATE, GITHUB_STEP_SUMMARY] = [
      await read('GITHUB_OUTPUT'),
      await read('GITHUB_STATE'),
      await read('GITHUB_STEP_SUMMARY'),
    ]
    return { ...ended, GITHUB_OUTPUT, GITHUB_STATE, GITHUB_STEP_SUMMARY }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The mark of a block is random; its place and its length are not. */
function sameMarks(text: string): string {
  return text.replaceAll(/ghadelimiter_[0-9a-f-]{36}/g, 'ghadelimiter_RANDOM')
}

const SAID = {
  'a line of the log': 'core.info(text)',
  'a debug line': 'core.debug(text)',
  'a group': 'core.startGroup(text); core.endGroup()',
  'a mask': 'core.setSecret(text)',
  'a warning with its title': `core.warning(text, { title: 'a%b: c, d\\ne' })`,
  'a failure': 'core.setFailed(text)',
  'an output': `core.setOutput('report', text); core.setOutput('model', '')`,
  'a state': `core.saveState('comment', text)`,
} as const

describe('what the runner is told', () => {
  it.each(Object.entries(SAID))('is byte for byte what @actions/core tells it: %s', async (_, statements) => {
    const ours = await told(OURS, statements)
    expect(ours).toEqual(await told(TOOLKIT, statements))
    expect(JSON.stringify(ours)).toContain('\u{1f600}')
  })

  it('is what @actions/core reads: inputs and states', async () => {
    const statements = `for (const name of ['github-token', 'my input', 'absent']) core.info(core.getInput(name))
      for (const name of ['comment', 'absent']) core.info('[' + core.getState(name) + ']')`
    const ours = await told(OURS, statements)
    expect(ours).toEqual(await told(TOOLKIT, statements))
    expect(ours.stdout).toContain('with a space')
  })

  it.each([['1'], ['true']])('is what @actions/core takes for a wish to debug: %s', async value => {
    const statements = `process.env.RUNNER_DEBUG = '${value}'; core.info(String(core.isDebug()))`
    expect(await told(OURS, statements)).toEqual(await told(TOOLKIT, statements))
  })

  it('goes to the summary as it is, behind what stands there', async () => {
    const ours = await told(OURS, 'await core.addSummary(text)')
    expect(ours).toEqual(await told(TOOLKIT, 'await core.summary.addRaw(text).write()'))
    expect(ours.GITHUB_STEP_SUMMARY).toBe(`before\n${HOSTILE}`)
  })

  it('is a command where the runner names no file', async () => {
    const ours = await told(OURS, `core.saveState('main', text)`, false)
    const toolkit = await told(TOOLKIT, `core.saveState('main', text)`, false)
    expect(ours.stdout).toContain('::save-state name=main::a%25b')
    // The toolkit puts an empty line before it.
    expect(ours.stdout).toBe(toolkit.stdout.trimStart())
  })

  it('is an error that names the variable where there is no file for a summary', async () => {
    const statements = 'try { await core.addSummary(text) } catch (error) { core.info(error.message) }'
    const { stdout } = await told(OURS, statements, false)
    expect(stdout).toBe('GITHUB_STEP_SUMMARY is not set\n')
  })
})
