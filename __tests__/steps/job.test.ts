import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { createSecretStore } from '../../src/runner/index.ts'
import { requireCodexHome, startJob } from '../../src/steps/job.ts'

function check(codexHome: string, env: Readonly<Record<string, string>> = {}): void {
  requireCodexHome(startJob({ ...env, 'INPUT_CODEX-HOME': codexHome }, createSecretStore()))
}

it('a codex-home that is a directory is taken, also one below the home of the user', async () => {
  await using home = await mkdtempDisposable(join(tmpdir(), 'codex-home-'))
  expect(() => check(home.path)).not.toThrow()
  expect(() => check('~/.', { HOME: home.path })).not.toThrow()
  // Without the input there is nothing to check: the CLI creates its default home itself.
  expect(() => check('', { CODEX_HOME: '/nonexistent/home' })).not.toThrow()
})

it('a codex-home that is no directory is an error that names the input, its value and where it leads', async () => {
  await using home = await mkdtempDisposable(join(tmpdir(), 'codex-home-'))
  const file = join(home.path, 'file')
  await writeFile(file, '')
  const message = 'Input "codex-home" is "~/gone", but must be the path of a directory that exists.'
  expect(() => check('~/gone', { HOME: home.path })).toThrow(`${message} It stands for ${home.path}/gone.`)
  expect(() => check('/nonexistent/home')).toThrow('"/nonexistent/home", but must be the path of a directory')
  for (const path of [file, join(file, 'below')]) expect(() => check(path)).toThrow('"codex-home"')
})
