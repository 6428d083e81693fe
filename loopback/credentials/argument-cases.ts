import type { Script } from '../openai/script.ts'
import { type CredentialCase, gateway, SECRETS, TOKEN } from './case.ts'

/** A table of a provider with a name of its own, and with lines for its credential. */
function table(id: string, origin: string, lines: string): string {
  return `[model_providers.${id}]\nname = "${id}"\nbase_url = "${origin}/${id}/v1"\nwire_api = "responses"\n${lines}\n`
}

/** config.toml with the provider `first`, and `second` beside it. */
const twoProviders = (origin: string): string => `model_provider = "first"
${table('first', origin, 'env_key = "FIRST_KEY"')}
${table('second', origin, 'env_key = "SECOND_KEY"')}`

const BOTH_KEYS = { FIRST_KEY: SECRETS.file, SECOND_KEY: SECRETS.variable }
const BY_SECOND = { env: () => BOTH_KEYS, sees: `/second/v1/responses` }

/** OpenAI's own provider asks over a WebSocket first, which a probe does not. */
const WITHOUT_WEB_SOCKET: Script = { models: {}, handshakes: [{ kind: 'refuse', status: 426 }] }

/** A provider that no file knows. */
const ownProvider = (origin: string, fields: string): readonly string[] => [
  '-c',
  'model_provider=own',
  '-c',
  `model_providers.own={name="own",base_url="${origin}/own/v1",wire_api="responses",${fields}}`,
]

/** Routes that the arguments of the job decide. */
export const ARGUMENT_CASES: readonly CredentialCase[] = [
  ...[
    ['-c', 'model_provider=second'],
    ['-c', ' model_provider = "second" '],
    ['-cmodel_provider="second"'],
    ['-c=model_provider=second'],
    ['--config', "model_provider='second'"],
    ['--config=model_provider=second'],
    ['-c', 'model_provider=first', '--config=model_provider=second'],
  ].map(args => ({
    name: `arguments ${args.join(' ')}`,
    since: '0.104.0',
    config: twoProviders,
    args: () => args,
    ...BY_SECOND,
  })),
  {
    name: 'arguments with a setting that changes a provider of the file',
    since: '0.104.0',
    config: twoProviders,
    env: () => BOTH_KEYS,
    args: origin => ['-c', `model_providers.first.base_url="${origin}/moved"`],
    sees: '/moved/responses',
  },
  {
    name: 'arguments with a whole provider and a token in it',
    since: '0.104.0',
    config: () => '',
    args: origin => ownProvider(origin, `experimental_bearer_token="${SECRETS.file}"`),
    sees: `Bearer ${SECRETS.file}`,
    masks: SECRETS.file,
  },
  {
    name: 'arguments with a token, for a provider that has a key',
    since: '0.104.0',
    config: twoProviders,
    env: () => BOTH_KEYS,
    args: () => ['-c', `model_providers.first.experimental_bearer_token=${SECRETS.dotEnv}`],
    sees: `Bearer ${SECRETS.file}`,
    masks: SECRETS.dotEnv,
  },
  {
    name: 'arguments with headers, private and public',
    since: '0.104.0',
    config: gateway('http_headers = { X-Key = "of-the-file-0123456789" }'),
    args: () => [
      '-c',
      `model_providers.gateway.http_headers={X-Key="${SECRETS.file}",X-Region="north"}`,
      '-c',
      `model_providers.gateway.http_headers.X-Other=${SECRETS.dotEnv}`,
    ],
    sees: SECRETS.file,
    masks: SECRETS.file,
  },
  {
    name: 'arguments with all providers in one table',
    since: '0.104.0',
    config: twoProviders,
    args: origin => [
      '-c',
      'model_provider=own',
      `--config=model_providers={own={name="own",base_url="${origin}/own/v1",wire_api="responses",http_headers={Authorization="Basic ${SECRETS.file}"}}}`,
    ],
    sees: `Basic ${SECRETS.file}`,
    masks: SECRETS.file,
  },
  {
    name: 'arguments with query parameters',
    since: '0.104.0',
    config: gateway(''),
    args: () => ['-c', `model_providers.gateway.query_params={code="${SECRETS.file}"}`],
    sees: SECRETS.file,
    masks: SECRETS.file,
  },
  {
    name: 'arguments with a command for the credential',
    since: '0.118.0',
    config: () => '',
    args: origin => ownProvider(origin, 'auth={command="get-token"}'),
    ...TOKEN,
  },
  {
    name: 'arguments with a provider that uses the stored login',
    since: '0.104.0',
    config: () => '',
    login: { kind: 'api-key', key: SECRETS.key },
    args: origin => ownProvider(origin, 'requires_openai_auth=true'),
    sees: `Bearer ${SECRETS.key}`,
    masks: SECRETS.key,
  },
  {
    name: 'arguments with the address of OpenAI’s own provider',
    since: '0.125.0',
    config: () => '',
    env: () => ({ CODEX_API_KEY: SECRETS.key }),
    script: WITHOUT_WEB_SOCKET,
    args: origin => ['-c', `openai_base_url=${origin}/elsewhere/v1`],
    sees: '/elsewhere/v1/responses',
  },
  {
    name: 'arguments that leave the user’s file out',
    since: '0.125.0',
    config: twoProviders,
    env: () => ({ ...BOTH_KEYS, CODEX_API_KEY: SECRETS.key }),
    script: WITHOUT_WEB_SOCKET,
    args: origin => ['--ignore-user-config', '-c', `openai_base_url="${origin}/v1"`],
    sees: `Bearer ${SECRETS.key}`,
  },
  ...['--profile=ci', '-pci', '-p=ci'].map(argument => ({
    name: `a profile in a file of its own, ${argument}`,
    since: '0.134.0',
    config: twoProviders,
    files: () => ({ 'home/ci.config.toml': 'model_provider = "second"\n' }),
    args: () => [argument],
    ...BY_SECOND,
  })),
  {
    name: 'arguments with a local provider',
    since: '0.104.0',
    config: twoProviders,
    env: (_, origin) => ({ ...BOTH_KEYS, CODEX_OSS_BASE_URL: `${origin}/local/v1` }),
    args: () => ['--oss', '--local-provider', 'lmstudio'],
    sees: '/local/v1/responses',
  },
  {
    name: 'a profile with a provider and a token of its own',
    since: '0.134.0',
    config: twoProviders,
    files: () => ({
      'home/ci.config.toml': `model_provider = "second"\n[model_providers.second]\nenv_key = "THIRD_KEY"\nhttp_headers = { X-Key = "${SECRETS.file}" }\n`,
    }),
    env: () => ({ THIRD_KEY: SECRETS.variable }),
    args: () => ['--profile', 'ci'],
    sees: SECRETS.file,
    masks: SECRETS.file,
  },
  {
    name: 'a profile under a setting of the arguments',
    since: '0.134.0',
    config: twoProviders,
    files: () => ({ 'home/ci.config.toml': 'model_provider = "first"\n' }),
    args: () => ['-c', 'model_provider=second', '--profile', 'ci'],
    ...BY_SECOND,
  },
  {
    name: 'a profile that is a table of the file',
    since: '0.104.0',
    until: '0.133.0',
    config: origin => `${twoProviders(origin)}\n[profiles.ci]\nmodel_provider = "second"\n`,
    args: () => ['--profile', 'ci'],
    ...BY_SECOND,
  },
  {
    name: 'a profile that is a table of the file, over a setting of the arguments',
    since: '0.104.0',
    until: '0.133.0',
    config: origin => `${twoProviders(origin)}\n[profiles.ci]\nmodel_provider = "second"\n`,
    args: () => ['-c', 'model_provider=first', '-p', 'ci'],
    ...BY_SECOND,
  },
]
