import { expect, it } from '@jest/globals'
import { authFilePath, configFilePath, resolveCodexHome } from '../../src/config/index.ts'

it.each([
  [{ env: { HOME: '/h' } }, '/h/.codex', false],
  [{ env: { HOME: '/h', CODEX_HOME: '' } }, '/h/.codex', false],
  [{ env: { HOME: '/h', CODEX_HOME: '/c' } }, '/c', true],
  [{ env: { HOME: '/h', CODEX_HOME: '/c' }, input: '/i' }, '/i', true],
  [{ env: { HOME: '/h' }, input: '~/mine' }, '/h/mine', true],
  [{ env: { HOME: '/h', CODEX_HOME: '/c' }, input: '' }, '/c', true],
])('CODEX_HOME for %j is %s', (options, dir, explicit) => {
  const home = resolveCodexHome(options)
  expect(home).toEqual({ dir, explicit })
  expect([authFilePath(home), configFilePath(home)]).toEqual([`${dir}/auth.json`, `${dir}/config.toml`])
})
