/** Every place from which the CLI may take a secret. */

import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { storedSecrets } from '../../src/route/index.ts'

const CONFIG = `openai_base_url = "https://user-a:canary-address@gateway.example/v1?k=canary-address-query"
[model_providers.gateway]
name = "Gateway"
base_url = "https://gateway.example/v1?sig=canary-provider-query"
env_key = "LLM_PAT"
experimental_bearer_token = "canary-bearer"
http_headers = { "x-team" = "canary-header" }
env_http_headers = { "x-id" = "GW_ID" }
query_params = { subscription = "canary-parameter" }
`

const ENVIRONMENT = {
  LLM_PAT: 'canary-variable',
  GW_ID: 'canary-header-variable',
  OPENAI_BASE_URL: 'https://old.example/v1?api_key=canary-old-address',
  HTTPS_PROXY: 'http://user-b:canary-proxy-1@proxy.example:3128',
  https_proxy: 'http://user-c:canary-proxy-2@proxy.example:3128',
  HTTP_PROXY: 'user-d:canary-proxy-3@proxy.example:3128',
  http_proxy: 'http://canary-proxy-4@proxy.example:3128',
  ALL_PROXY: 'socks5://user-e:canary%2Fproxy-5@proxy.example:1080',
  all_proxy: 'socks5h://user-f:canary-proxy-6@proxy.example:1080',
  npm_config_https_proxy: 'http://user-g:canary-proxy-7@proxy.example:3128',
  DATABASE_URL: 'postgres://user-h:canary-database@db.example/app',
}

/** The CLI sets these variables itself, also where config.toml names none of them. */
const DOT_ENV = `HTTPS_PROXY=http://user-i:canary-dot-proxy@proxy.example:3128
ANY_NAME=canary-dot-value
OPENAI_BASE_URL="https://gateway.example/v1?key=canary-dot-query"
GW_ID=canary-dot-header
`

const AUTH = { OPENAI_API_KEY: 'canary-auth-key', tokens: { refresh_token: 'canary-auth-refresh' } }

it('has its secrets collected', async () => {
  await using dir = await mkdtempDisposable(join(tmpdir(), 'stored-secrets-'))
  const home = join(dir.path, 'codex-home')
  await mkdir(home)
  await writeFile(join(home, 'config.toml'), CONFIG)
  await writeFile(join(home, '.env'), DOT_ENV)
  await writeFile(join(home, 'auth.json'), JSON.stringify(AUTH))
  const secrets = storedSecrets({ env: { ...ENVIRONMENT, HOME: dir.path }, codexHome: home })
  const written = [CONFIG, DOT_ENV, JSON.stringify(AUTH), ...Object.values(ENVIRONMENT)].join('\n')
  const canaries = written.match(/canary[\w%-]*/g) ?? []
  expect(canaries.length).toBeGreaterThan(20)
  expect(canaries.filter(canary => !secrets.includes(canary))).toEqual([])
  expect(secrets).toContain('canary/proxy-5')
  for (const word of ['proxy.example', 'gateway.example', 'db.example/app'])
    expect(secrets).not.toContain(word)
})
