import { ARGUMENT_CASES } from './argument-cases.ts'
import { type CredentialCase, type Directories, gateway, SECRETS, TOKEN } from './case.ts'
import { REQUEST_CASES } from './request-cases.ts'

const GATEWAY_CASES: readonly CredentialCase[] = [
  {
    name: 'env_key',
    since: '0.77.0',
    config: gateway('env_key = "GATEWAY_KEY"'),
    env: () => ({ GATEWAY_KEY: SECRETS.variable }),
    sees: `Bearer ${SECRETS.variable}`,
  },
  {
    name: 'env_http_headers and http_headers',
    since: '0.77.0',
    config: gateway(
      'env_http_headers = { X-Key = "GATEWAY_KEY" }\nhttp_headers = { X-Team = "team-of-the-job" }',
    ),
    env: () => ({ GATEWAY_KEY: SECRETS.variable }),
    sees: SECRETS.variable,
  },
  {
    name: 'query_params',
    since: '0.77.0',
    config: gateway(`query_params = { api-version = "2026-01-01", code = "${SECRETS.file}" }`),
    sees: SECRETS.file,
    masks: SECRETS.file,
  },
  {
    name: 'a token in the file',
    since: '0.77.0',
    config: gateway(`experimental_bearer_token = "${SECRETS.file}"`),
    sees: `Bearer ${SECRETS.file}`,
    masks: SECRETS.file,
  },
  {
    name: 'requires_openai_auth with a key in auth.json',
    since: '0.77.0',
    config: gateway('requires_openai_auth = true'),
    login: { kind: 'api-key', key: SECRETS.key },
    sees: `Bearer ${SECRETS.key}`,
    masks: SECRETS.key,
  },
  {
    name: 'requires_openai_auth with a ChatGPT sign-in',
    since: '0.77.0',
    config: gateway('requires_openai_auth = true'),
    login: { kind: 'chatgpt' },
    sees: 'chatgpt-account-id',
  },
  {
    name: 'env_key in CODEX_HOME/.env',
    since: '0.77.0',
    config: gateway('env_key = "GATEWAY_KEY"'),
    files: () => ({ 'home/.env': `GATEWAY_KEY="${SECRETS.dotEnv}"\n` }),
    sees: `Bearer ${SECRETS.dotEnv}`,
    masks: SECRETS.dotEnv,
  },
  {
    name: 'env_key in CODEX_HOME/.env and another in the job',
    since: '0.77.0',
    config: gateway('env_key = "GATEWAY_KEY"'),
    env: () => ({ GATEWAY_KEY: SECRETS.variable }),
    files: () => ({ 'home/.env': `GATEWAY_KEY=${SECRETS.dotEnv}\n` }),
    sees: `Bearer ${SECRETS.dotEnv}`,
    masks: SECRETS.dotEnv,
  },
]

/** What the second route needs, whatever the first one is. */
const SECOND = {
  secondKey: SECRETS.second,
  since: '0.77.0',
  sees: `Bearer ${SECRETS.second}`,
  // OpenAI's own provider asks over a WebSocket where the endpoint has one, and the lean form over HTTP.
  script: { models: {}, handshakes: [{ kind: 'refuse', status: 426 }] },
} as const satisfies Partial<CredentialCase>

const SECOND_ROUTE_CASES: readonly CredentialCase[] = [
  {
    ...SECOND,
    name: 'the second route beside a ChatGPT sign-in',
    config: () => '',
    login: { kind: 'chatgpt' },
  },
  {
    ...SECOND,
    name: 'the second route beside a key in auth.json, with an organization and a project',
    config: () => '',
    login: { kind: 'api-key', key: SECRETS.key },
    env: () => ({ OPENAI_ORGANIZATION: 'org-loopback', OPENAI_PROJECT: 'proj-loopback' }),
  },
  {
    ...SECOND,
    name: 'the second route beside a configured provider',
    config: gateway('env_key = "GATEWAY_KEY"'),
    env: () => ({ GATEWAY_KEY: SECRETS.variable }),
  },
  {
    ...SECOND,
    name: 'the second route beside a provider with requires_openai_auth and headers',
    config: gateway('requires_openai_auth = true\nhttp_headers = { X-Team = "team-of-the-gateway" }'),
    login: { kind: 'api-key', key: SECRETS.key },
  },
  {
    ...SECOND,
    name: 'the second route beside a configured provider, in the plain form over a WebSocket',
    form: 'plain',
    script: { models: {} },
    config: gateway('env_key = "GATEWAY_KEY"'),
    env: () => ({ GATEWAY_KEY: SECRETS.variable }),
  },
  {
    ...SECOND,
    name: 'the second route beside a provider and an effort in the arguments',
    config: gateway('env_key = "GATEWAY_KEY"', 'other'),
    env: () => ({ GATEWAY_KEY: SECRETS.variable }),
    args: () => ['-c', 'model_provider=other', '-c', 'model_reasoning_effort=high'],
  },
  {
    ...SECOND,
    name: 'the second route beside a key in CODEX_HOME/.env',
    config: () => '',
    files: () => ({ 'home/.env': `CODEX_API_KEY=${SECRETS.dotEnv}\n` }),
  },
]

const COMMAND_CASES: readonly CredentialCase[] = [
  {
    name: 'auth.command on PATH',
    since: '0.118.0',
    config: gateway('[TABLE.auth]\ncommand = "get-token"'),
    ...TOKEN,
  },
  {
    name: 'auth.command with a path, arguments and settings',
    since: '0.118.0',
    config: (origin, { bin }) =>
      gateway(`[TABLE.auth]
command = "${bin}/get-token"
args = ["with space", "it's"]
timeout_ms = 30000
refresh_interval_ms = 60000`)(origin),
    ...TOKEN,
    files: () => ({ 'bin/get-token': '#!/bin/sh\nprintf "%s-%s\\n" "$JOB_TOKEN" "$*" | tr " " _\n' }),
    sees: `Bearer ${SECRETS.variable}-with_space_it's`,
    masks: `${SECRETS.variable}-with_space_it's`,
  },
  {
    name: 'auth.command relative to its cwd',
    since: '0.118.0',
    config: (origin, { bin }) => gateway(`[TABLE.auth]\ncommand = "./get-token"\ncwd = "${bin}"`)(origin),
    ...TOKEN,
    files: () => ({ 'bin/get-token': '#!/bin/sh\nprintf "%s-%s\\n" "$JOB_TOKEN" "$(basename "$PWD")"\n' }),
    sees: `Bearer ${SECRETS.variable}-bin`,
    masks: `${SECRETS.variable}-bin`,
  },
  {
    name: 'auth.command that reads CODEX_HOME/.env and the time zone',
    since: '0.118.0',
    config: gateway('[TABLE.auth]\ncommand = "get-token"'),
    env: () => ({ JOB_TOKEN: SECRETS.variable, TZ: 'Asia/Tokyo' }),
    files: () => ({
      'home/.env': `JOB_TOKEN=${SECRETS.dotEnv}\n`,
      'bin/get-token': '#!/bin/sh\nprintf "%s-%s\\n" "$JOB_TOKEN" "$TZ"\n',
    }),
    sees: `Bearer ${SECRETS.dotEnv}-Asia/Tokyo`,
    masks: `${SECRETS.dotEnv}-Asia/Tokyo`,
  },
  {
    name: 'auth.command of a provider whose id needs quotes',
    since: '0.118.0',
    config: gateway('[TABLE.auth]\ncommand = "get-token"', 'my gateway'),
    ...TOKEN,
  },
  {
    name: 'gateway_oauth.credential_export',
    since: '0.169.0',
    config: gateway('[TABLE.gateway_oauth.credential_export]\ncommand = "get-token"'),
    ...TOKEN,
  },
]

/** A cloud's own provider at the endpoint instead of the cloud. */
function cloud(id: string, base: string, lines = '') {
  return (origin: string): string => `
model_provider = "${id}"
[model_providers.${id}]
base_url = "${origin}${base}"
${lines}
`
}

const bedrock = (lines?: string) => cloud('amazon-bedrock', '/openai/v1', lines)

/** Nothing of this machine's own sign-in, and no wait for a metadata service. */
const AWS_ENV = { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' }

const awsFile = ({ dir }: Directories) => ({ ...AWS_ENV, AWS_SHARED_CREDENTIALS_FILE: `${dir}/credentials` })

const credentialsJson = (prefix: string) =>
  JSON.stringify({
    Version: 1,
    AccessKeyId: `${prefix}$JOB_TOKEN`,
    SecretAccessKey: SECRETS.secretKey,
    SessionToken: SECRETS.session,
  }).replaceAll('"', '\\"')

const CLOUD_CASES: readonly CredentialCase[] = [
  {
    name: 'amazon-bedrock with the keys of aws-actions/configure-aws-credentials',
    since: '0.145.0',
    config: bedrock(),
    env: () => ({
      ...AWS_ENV,
      AWS_ACCESS_KEY_ID: SECRETS.accessKey,
      AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
      AWS_SESSION_TOKEN: SECRETS.session,
    }),
    sees: `Credential=${SECRETS.accessKey}/us-east-1`,
  },
  {
    name: 'amazon-bedrock with a bearer token',
    since: '0.145.0',
    config: bedrock(),
    env: () => ({ ...AWS_ENV, AWS_BEARER_TOKEN_BEDROCK: SECRETS.variable }),
    sees: `Bearer ${SECRETS.variable}`,
  },
  {
    name: 'amazon-bedrock with a profile and a region in the file',
    since: '0.145.0',
    config: bedrock('aws = { profile = "ci", region = "eu-west-1" }'),
    env: awsFile,
    files: () => ({
      credentials: `[ci]\naws_access_key_id = ${SECRETS.accessKey}\naws_secret_access_key = ${SECRETS.secretKey}\n`,
    }),
    sees: `Credential=${SECRETS.accessKey}/eu-west-1`,
    masks: SECRETS.secretKey,
  },
  {
    name: 'aws.credential_export',
    since: '0.155.0',
    config: bedrock('[model_providers.amazon-bedrock.aws.credential_export]\ncommand = "export-credentials"'),
    env: () => ({ ...AWS_ENV, JOB_TOKEN: 'EXPORTED0123456789' }),
    files: () => ({ 'bin/export-credentials': `#!/bin/sh\necho "${credentialsJson('AKIA')}"\n` }),
    sees: 'Credential=AKIAEXPORTED0123456789/us-east-1',
    masks: SECRETS.secretKey,
  },
  {
    name: 'credential_process of an AWS profile',
    since: '0.145.0',
    config: bedrock('aws = { profile = "ci" }'),
    env: directories => ({ ...awsFile(directories), JOB_TOKEN: 'PROCESS0123456789' }),
    files: ({ bin }) => ({
      credentials: `[ci]\ncredential_process = ${bin}/export-credentials --for "a profile"\n`,
      'bin/export-credentials': `#!/bin/sh\n[ "$2" = "a profile" ] && echo "${credentialsJson('AKIA')}"\n`,
    }),
    sees: 'Credential=AKIAPROCESS0123456789/us-east-1',
    masks: SECRETS.secretKey,
  },
  {
    name: 'aws.auth_refresh',
    since: '0.149.0',
    config: bedrock('aws = { profile = "ci", auth_refresh = { command = "aws", args = ["sso", "login"] } }'),
    env: directories => ({ ...awsFile(directories), JOB_TOKEN: 'REFRESHED0123456789' }),
    files: () => ({
      credentials:
        '[ci]\naws_access_key_id = AKIAOLD0123456789\naws_secret_access_key = old-0123456789abcdef\n',
      'bin/aws': `#!/bin/sh
printf '[ci]\\naws_access_key_id = AKIA%s\\naws_secret_access_key = ${SECRETS.secretKey}\\n' "$JOB_TOKEN" \\
  > "$AWS_SHARED_CREDENTIALS_FILE"
`,
    }),
    script: {
      models: {
        'gpt-5.5': [
          { kind: 'status', status: 401, body: { message: 'ExpiredTokenException' } },
          { kind: 'accept' },
        ],
      },
    },
    sees: 'Credential=AKIAREFRESHED0123456789/us-east-1',
  },
  {
    name: 'gcp with gcloud on PATH',
    since: '0.165.0',
    config: cloud('gcp', '/v1'),
    env: ({ dir }) => ({ ...TOKEN.env(), GOOGLE_APPLICATION_CREDENTIALS: `${dir}/gha-creds.json` }),
    files: () => ({
      'bin/gcloud': `#!/bin/sh
[ "$*" = "auth application-default print-access-token" ] || exit 2
printf "%s-%s\\n" "$JOB_TOKEN" "$(basename "$GOOGLE_APPLICATION_CREDENTIALS")"
`,
    }),
    sees: `Bearer ${SECRETS.variable}-gha-creds.json`,
    masks: `${SECRETS.variable}-gha-creds.json`,
  },
  {
    name: 'gcp with a credential_file',
    since: '0.166.0',
    config: (origin, { dir }) => cloud('gcp', '/v1', `credential_file = "${dir}/account.json"`)(origin),
    env: TOKEN.env,
    files: () => ({
      'account.json': '{}',
      'bin/gcloud':
        '#!/bin/sh\nprintf "%s-%s\\n" "$JOB_TOKEN" "$(basename "$GOOGLE_APPLICATION_CREDENTIALS")"\n',
    }),
    sees: `Bearer ${SECRETS.variable}-account.json`,
    masks: `${SECRETS.variable}-account.json`,
  },
]

/** The clouds at their own addresses, which a configuration seldom changes. */
const REAL_CLOUD_CASES: readonly CredentialCase[] = [
  {
    name: "amazon-bedrock at AWS's own address",
    since: '0.123.0',
    config: () => 'model_provider = "amazon-bedrock"',
    env: () => ({
      ...AWS_ENV,
      AWS_ACCESS_KEY_ID: SECRETS.accessKey,
      AWS_SECRET_ACCESS_KEY: SECRETS.secretKey,
      AWS_SESSION_TOKEN: SECRETS.session,
    }),
    hosts: ['bedrock-mantle.us-east-1.api.aws'],
    sees: 'bedrock-mantle.us-east-1.api.aws',
  },
  {
    name: "gcp at Google's own address",
    since: '0.165.0',
    config: () => 'model_provider = "gcp"',
    env: () => ({ ...TOKEN.env(), GOOGLE_CLOUD_PROJECT: 'a-project', GOOGLE_CLOUD_LOCATION: 'global' }),
    files: () => ({ 'bin/gcloud': TOKEN.files()['bin/get-token'] }),
    hosts: ['aiplatform.googleapis.com'],
    sees: '/v1/projects/a-project/locations/global/publishers/openai/v1/responses',
    masks: TOKEN.masks,
  },
]

export const CREDENTIAL_CASES: readonly CredentialCase[] = [
  ...GATEWAY_CASES,
  ...SECOND_ROUTE_CASES,
  ...COMMAND_CASES,
  ...CLOUD_CASES,
  ...REAL_CLOUD_CASES,
  ...ARGUMENT_CASES,
  ...REQUEST_CASES,
]
