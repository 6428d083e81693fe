/** Every script answers `--help`, and ends a wrong argument with one line. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { findScripts, ROOT } from './find-scripts.ts'
import { runReadOnly } from './run-script.ts'

const scripts = findScripts().filter(file => process.platform !== 'win32' || /\.(ts|cjs)$/.test(file))

/** Options of a script, as its source has them. */
function optionsOf(script: string): readonly string[] {
  const source = readFileSync(join(ROOT, script), 'utf8')
  const names = source.matchAll(/^\s+'?([a-z][a-z-]*)'?: \{ type: '(?:boolean|string)'/gm)
  return Array.from(names, ([, name]) => `--${name}`)
}

describe.each(scripts)('%s', script => {
  it.concurrent('answers --help and does nothing else', async () => {
    const { code, stdout, stderr } = await runReadOnly(script, ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: /)
    for (const option of optionsOf(script)) expect(stdout).toContain(option)
  })

  it.concurrent('ends a wrong option with one line', async () => {
    // The options before the name of a script are those of Node.js.
    const args = script.endsWith('node-24.cjs') ? [] : ['--no-such-option']
    expectUsageError(await runReadOnly(script, args))
  })
})

const WRONG: readonly (readonly [script: string, ...args: string[]])[] = [
  ['scripts/node-24.cjs', 'scripts/no-such-script.ts'],
  ['scripts/build.ts', 'surplus'],
  ['scripts/check-facts.ts'],
  ['scripts/check-facts.ts', '^0.171.0'],
  ['scripts/demo.ts', 'no-such-scenario'],
  ['scripts/demo.ts', 'refused', 'accepted'],
  ['scripts/demo.ts', 'refused', '--model', 'gpt-5.5'],
  ['scripts/demo.ts', '--live', '--model'],
  ['scripts/demo.ts', '--live', 'refused'],
  ['scripts/measure-verdicts.ts', 'surplus'],
  ['scripts/pin-codex.ts', 'latest'],
  ['scripts/play-field-answers.ts', '--retries', 'abc'],
  ['scripts/play-field-answers.ts', '--retries=-1'],
  ['scripts/play-field-answers.ts', '--only', 'no-such-id'],
  ['scripts/render.ts', 'no-such-scenario'],
  ['scripts/simulate-comments.ts', '--quick=5'],
  ['scripts/test-compat.ts'],
  ['scripts/test-compat.ts', '0.171.0', '--only', '('],
  ['scripts/test-compat.ts', 'npm:other'],
  ['scripts/test-gateways.ts', 'nginx'],
  ['scripts/test-gateways.ts', '--only', '('],
  ['scripts/test-gateways.ts', '--only', 'no such case'],
  ['scripts/test-gateways.ts', '--only', 'good', '--write'],
  ['bench/run.ts', '--out', 'no-such-directory/page.md'],
  ['scripts/ci/act-variables.ts', 'no-such-file'],
  ['scripts/ci/act-variables.ts', 'README.md'],
  ['scripts/ci/endpoints-server.ts', 'no JSON'],
  ['scripts/ci/endpoints-server.ts', '{"scenario":"no-such","minutes":1,"repository":"octo/hello"}'],
  ['scripts/ci/endpoints-server.ts', '{"scenario":"refused","minutes":-1,"repository":"octo/hello"}'],
  ['scripts/ci/expect.ts', '--comments', 'abc'],
  ['scripts/ci/expect.ts', 'model'],
  ['scripts/ci/release-notes.ts', 'v1'],
  ['scripts/ci/compat-issue.sh', 'no-address'],
  ['scripts/ci/release.sh', 'check', 'v1', 'abc123'],
  ['scripts/ci/release.sh', 'publish', 'v1.2.3', 'abc123'],
  ['scripts/ci/release-checksums.sh', 'surplus'],
  ['scripts/ci/workflows.sh', 'lint', 'run'],
  ['.ci/run', 'surplus'],
]

describe('a wrong argument', () => {
  it.concurrent.each(WRONG.filter(([script]) => scripts.includes(script)))(
    'ends %s %j %s %s',
    async (...line) => {
      const [script, ...args] = line
      expectUsageError(
        await runReadOnly(
          script,
          args.filter(argument => argument !== undefined),
        ),
      )
    },
  )
})

function expectUsageError({
  code,
  stdout,
  stderr,
}: {
  code: number | null
  stdout: string
  stderr: string
}): void {
  expect(stderr).toMatch(/^[^\n]+\. See --help\.\n$/)
  expect(stderr).not.toMatch(/\bat \S+ \(|node:internal/)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
}

describe('the npm scripts', () => {
  const { scripts: commands }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  )

  it.each(Object.entries(commands))('%s starts with a Node.js that can run it', (_, command) => {
    const file =
      /^node scripts\/node-24\.cjs (?:--\S+ )*(?<file>[^-]\S*)/.exec(command)?.groups?.['file'] ?? ''
    expect(existsSync(join(ROOT, file))).toBe(true)
    // What is not a package has a usage, which takes all of the arguments.
    if (!file.startsWith('node_modules/')) {
      expect(scripts).toContain(file)
      expect(command.endsWith(file)).toBe(true)
    }
  })
})
