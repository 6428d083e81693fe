/** Probes with a shell command in place of the CLI, for tests that need no endpoint. */

import { mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProbe, type Probe } from '../../src/probe/index.ts'

type ProbeSetup = Parameters<typeof createProbe>[0]

/**
 * Asks one question, a lean one by default, with a shell command in place of the CLI 0.169.0. The command finds the CLI's arguments in `$@`
 * and the path of a file with the text `input` in `$0`.
 */
export async function askShell(
  command: string,
  input = '',
  changes: Partial<ProbeSetup> = {},
  options: Partial<Parameters<Probe>[1]> = {},
  question: Partial<Parameters<Probe>[0]> = {},
): Promise<Awaited<ReturnType<Probe>>> {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'fake-cli-'))
  const file = join(dir.path, 'input')
  await writeFile(file, input)
  const probe = createProbe({
    route: { kind: 'api-key', source: 'input' },
    config: { mcpServers: [] },
    home: { dir: dir.path, explicit: true },
    env: { PATH: process.env['PATH'] },
    executable: { kind: 'command', file: '/bin/sh', args: ['-c', command, file] },
    version: '0.169.0',
    temporary: dir.path,
    isDefinitive: () => false,
    ...changes,
  })
  const asked = { model: 'gpt-5.5', form: 'lean', settings: {}, ...question } as const
  return await probe(asked, { timeoutMs: 30_000, ...options })
}
