/** Golden cases of a configuration that the CLI refuses at its start, before any request. */

import type { Script } from '../../openai/script.ts'
import { type GoldenCase, HTTP_CHANNELS, MAIN_ROUTES, refused } from '../case.ts'

const INVALID = refused('client', 'config-invalid', 'permanent')

function configCase(name: string, config: string, more: Partial<GoldenCase> = {}): GoldenCase {
  return {
    name: `configuration: ${name}`,
    source: 'seen with the CLI: exit 1 and no event',
    answer: { kind: 'accept' },
    routes: ['api-key'],
    channels: HTTP_CHANNELS,
    config,
    expected: INVALID,
    ...more,
  }
}

/** A provider in use. Nothing listens at its address, and no request is made. */
function provider(fields: string): string {
  return `model_provider = "gateway"\n[model_providers.gateway]\nname = "Gateway"\n${fields}`
}

/** The policies of a workspace: `config_toml` are settings, and `requirements_toml` limits. */
export function workspacePolicies(kind: 'config_toml' | 'requirements_toml', contents: string): Script {
  const body = { [kind]: { enterprise_managed: [{ id: 'policy-1', name: 'Policy', contents }] } }
  return { models: {}, account: { '/wham/config/bundle': { kind: 'status', status: 200, body } } }
}

function policyCase(name: string, script: Script, more: Partial<GoldenCase> = {}): GoldenCase {
  return {
    name: `policies of the workspace: ${name}`,
    source: 'seen with CLI 0.142, 0.155 and 0.171',
    script,
    login: { plan: 'enterprise' },
    routes: ['chatgpt'],
    channels: HTTP_CHANNELS,
    expected: INVALID,
    ...more,
  }
}

export const CONFIG_CASES: readonly GoldenCase[] = [
  configCase('a legacy profile', 'profile = "ci"\n[profiles.ci]\nmodel_verbosity = "low"', {
    source: 'CLI 0.142 and later: "legacy `profile = "ci"` config is no longer supported"',
  }),
  configCase('a profile that does not exist', 'profile = "ci"', { routes: MAIN_ROUTES }),
  configCase(
    'the chat protocol',
    provider('base_url = "http://127.0.0.1:9/v1"\nwire_api = "chat"\nstream_max_retries = 0'),
    { source: 'openai/codex discussion 7782; CLI 0.104 and later' },
  ),
  configCase('a provider that does not exist', 'model_provider = "nope"'),
  configCase('an address of a wrong type', provider('base_url = ["http://127.0.0.1:9/v1"]')),
  configCase('a number of a wrong type', 'model_context_window = "large"'),
  configCase('providers that are no table', 'model_providers = 3'),
  configCase('an unknown word', 'approval_policy = "sometimes"', { routes: MAIN_ROUTES }),
  configCase('an array without its end', 'notify_me = ['),
  configCase('a text without its end', 'note = "abc'),
  configCase('the same setting twice', 'note = 1\nnote = 2'),
  configCase(
    'an MCP server with both transports',
    '[mcp_servers.x]\ncommand = "x"\nurl = "http://127.0.0.1:9"',
  ),
  // The probe replaces these settings. It does not where that would hide an error from it.
  configCase('an effort of a wrong type', 'model_reasoning_effort = 3'),
  configCase('a program to notify that is no list', 'notify = "notify-send"'),
  configCase('a feature that is no boolean', '[features]\nshell_tool = "off"'),
  policyCase(
    'a requirement that allows nothing',
    workspacePolicies('requirements_toml', 'allowed_approval_policies = []'),
  ),
  policyCase(
    'a requirement of a wrong type',
    workspacePolicies('requirements_toml', 'allowed_sandbox_modes = 3'),
  ),
  policyCase('a setting of a wrong type', workspacePolicies('config_toml', 'model_context_window = "large"')),
  policyCase('another login is required', workspacePolicies('config_toml', 'forced_login_method = "api"'), {
    expected: refused('route', 'not-signed-in', 'permanent'),
  }),
]
