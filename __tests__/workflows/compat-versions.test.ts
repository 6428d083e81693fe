/** Which versions `npm run test:compat` runs, with a stub of npm and none of the golden cases. */

import { spawnSync } from 'node:child_process'
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'test-compat.ts')

async function compat(...versions: readonly string[]) {
  await using directory = await mkdtempDisposable(join(tmpdir(), 'compat-'))
  const calls = join(directory.path, 'calls')
  await writeFile(calls, '')
  const npm = `#!/bin/sh
printf '%s\\n' "$*" >> '${calls}'
case "$*" in
  install*) mkdir -p "$3/node_modules/.bin" && : > "$3/node_modules/.bin/codex" ;;
  'view @openai/codex@alpha version') echo 0.172.0-alpha.3 ;;
  'view @openai/codex@native version') echo 0.171.0-linux-x64 ;;
esac
`
  await writeFile(join(directory.path, 'npm'), npm, { mode: 0o755 })
  const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...versions, '--only', '^none$'], {
    encoding: 'utf8',
    env: {
      PATH: [directory.path, process.env['PATH']].join(delimiter),
      XDG_CACHE_HOME: join(directory.path, 'cache'),
    },
  })
  const installed = (await readFile(calls, 'utf8')).matchAll(/^install .* (@openai\/codex@\S+)$/gm)
  return { stdout, stderr, installed: Array.from(installed, ([, what]) => what) }
}

const onLinux = process.platform === 'win32' ? describe.skip : describe

onLinux('the compatibility run', () => {
  it('takes versions and tags, each version once', async () => {
    const { stdout, installed } = await compat('0.171.0', 'alpha', '0.172.0-alpha.3')
    expect(installed).toEqual(['@openai/codex@0.171.0', '@openai/codex@0.172.0-alpha.3'])
    expect(stdout).toContain('0.172.0-alpha.3: 0 variants')
  })

  it.each([
    ['^0.171.0', 'neither a version nor a tag'],
    ['npm:other', 'neither a version nor a tag'],
    ['0.171.0-linux-x64', 'neither a version nor a tag'],
    ['native', 'names no version of the CLI'],
    ['nightly', 'names no version of the CLI'],
  ])('does not take %s', async (text, problem) => {
    const { stderr, installed } = await compat(text)
    expect(stderr).toContain(problem)
    expect(installed).toEqual([])
  })
})
