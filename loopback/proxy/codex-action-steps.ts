/**
 * What openai/codex-action does, as far as this action works beside it. Read from its v1.8 (commit e469131, 29 April
 * 2026), whose bundle was run against these functions, and from its v1.12 (commit 8636508, 20 August 2026).
 *
 * 1. It installs `@openai/codex` and `@openai/codex-responses-api-proxy`, both in the version `codex-version`.
 * 2. With a key, it starts the proxy, unless `$CODEX_HOME/$GITHUB_RUN_ID.json` exists and has content:
 *    `codex-responses-api-proxy --http-shutdown --server-info FILE`, and `--upstream-url` with `responses-api-endpoint`
 *    where that is not empty. The key goes to its standard input.
 * 3. With a key, it writes the provider into config.toml, each time, and looks at nothing that stands there.
 * 4. With a prompt, it waits for that file, and fails after ten seconds where there is none. Then it runs `codex exec`
 *    with the prompt on standard input.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ResponsesProxy, startResponsesProxy } from './responses-proxy.ts'

/** The id of the provider that it writes. */
export const CODEX_ACTION_PROVIDER = 'codex-action-responses-proxy'

/**
 * config.toml as codex-action leaves it, from what stood there. A `model_provider` of one's own, or a second call with a
 * key, makes a duplicate key: Codex then ends with `config.toml:…: duplicate key` before it does anything.
 */
export function codexActionConfig(before: string, port: number): string {
  return `# Added by codex-action.
model_provider = "${CODEX_ACTION_PROVIDER}"


${before}

# Added by codex-action.
[model_providers.${CODEX_ACTION_PROVIDER}]
name = "Codex Action Responses Proxy"
base_url = "http://127.0.0.1:${port}/v1"
wire_api = "responses"
`
}

/** The inputs that decide what it starts. */
export type CodexActionInputs = {
  readonly key: string
  /** `responses-api-endpoint`; here always given, so that no request leaves this machine. */
  readonly endpoint: string
}

/** Its steps without a prompt: the proxy, and the provider in config.toml. `cli` is the directory of `codex`. */
export async function startCodexAction(
  { key, endpoint }: CodexActionInputs,
  codexHome: string,
  cli: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ResponsesProxy> {
  const proxy = await startResponsesProxy({ cli, key, upstreamUrl: endpoint, env })
  const file = join(codexHome, 'config.toml')
  await mkdir(codexHome, { recursive: true })
  const before = await readFile(file, 'utf8').catch(() => '')
  await writeFile(file, codexActionConfig(before, proxy.port))
  return proxy
}

/** The inputs that it passes on to `codex exec`; empty ones are left out. */
export type CodexExecInputs = {
  readonly workspace: string
  readonly outputFile: string
  readonly model?: string
  readonly effort?: string
  /** `codex-args`, as separate words. */
  readonly args?: readonly string[]
  readonly sandbox?: string
}

/** The arguments of `codex`, in its order: the arguments of the user come after model and effort, and so win. */
export function codexExecArguments(inputs: CodexExecInputs): readonly string[] {
  const { workspace, outputFile, model = '', effort = '', args = [], sandbox = 'workspace-write' } = inputs
  return [
    ...['exec', '--skip-git-repo-check', '--cd', workspace, '--output-last-message', outputFile],
    ...(model.trim() === '' ? [] : ['--model', model]),
    ...(effort.trim() === '' ? [] : ['--config', `model_reasoning_effort="${effort}"`]),
    ...args,
    ...['--sandbox', sandbox],
  ]
}

/** The variables that it adds for `codex exec`. */
export function codexExecVariables(codexHome: string): Readonly<Record<string, string>> {
  return { CODEX_HOME: codexHome, CODEX_INTERNAL_ORIGINATOR_OVERRIDE: 'codex_github_action' }
}
