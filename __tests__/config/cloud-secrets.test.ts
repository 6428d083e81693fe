import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { cloudSecrets, type Provider } from '../../src/config/index.ts'

const PROVIDER = { builtIn: true, requiresOpenaiAuth: false, variables: [], commands: [] }
const AWS: Provider = { ...PROVIDER, id: 'amazon-bedrock', cloud: 'aws' }
const GCP: Provider = { ...PROVIDER, id: 'gcp', cloud: 'gcp' }

/** The secrets of a provider with these files in a HOME, and variables that name files in it. */
async function secretsOf(
  provider: Provider,
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
) {
  await using home = await mkdtempDisposable(join(tmpdir(), 'cloud-secrets-'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(home.path, path, '..'), { recursive: true })
    await writeFile(join(home.path, path), content)
  }
  const named = Object.entries(variables).map(([name, path]) => [name, join(home.path, path)])
  return cloudSecrets(provider, { HOME: home.path, ...Object.fromEntries(named) })
}

const PROFILES = `[default]
aws_access_key_id = AKIA0123456789ABCDEF
aws_secret_access_key=secret-0123456789
aws_session_token =  session==0123456789
region = eu-central-1
role_arn = arn:aws:iam::123456789012:role/ci
`

it('the keys of AWS profiles are secrets, and their regions and roles are not', async () => {
  expect(await secretsOf(AWS, { '.aws/credentials': PROFILES })).toEqual([
    'AKIA0123456789ABCDEF',
    'secret-0123456789',
    'session==0123456789',
  ])
})

it('the file of an identity token is one secret', async () => {
  const variables = { AWS_WEB_IDENTITY_TOKEN_FILE: 'token', AWS_SHARED_CREDENTIALS_FILE: 'gone' }
  expect(await secretsOf(AWS, { token: 'identity.0123456789\n' }, variables)).toEqual(['identity.0123456789'])
})

/** As google-github-actions/auth writes it for workload identity federation, and as a key of a service account is. */
const FEDERATION = {
  type: 'external_account',
  audience: '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/ci',
  token_url: 'https://sts.googleapis.com/v1/token',
  credential_source: {
    url: 'https://pipelines.actions.githubusercontent.com/token',
    headers: { Authorization: 'Bearer runner-0123456789' },
    format: { type: 'json', subject_token_field_name: 'value' },
  },
}
const ACCOUNT = {
  type: 'service_account',
  project_id: 'a-long-project-id',
  private_key_id: 'id-0123456789',
  private_key:
    '-----BEGIN PRIVATE KEY-----\nfirst-0123456789\nsecond-0123456789\n-----END PRIVATE KEY-----\n',
  client_email: 'ci@example.com',
  token_uri: 'https://oauth2.googleapis.com/token',
}

it.each([
  ['GOOGLE_APPLICATION_CREDENTIALS', FEDERATION, ['runner-0123456789']],
  [
    'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
    ACCOUNT,
    ['id-0123456789', 'first-0123456789', 'second-0123456789'],
  ],
])('the file in %s has secrets', async (variable, content, secrets) => {
  expect(
    await secretsOf(GCP, { 'gha-creds.json': JSON.stringify(content) }, { [variable]: 'gha-creds.json' }),
  ).toEqual(secrets)
})

it('a provider reads the files of its own cloud alone, and a broken file is none', async () => {
  const files = {
    '.aws/credentials': PROFILES,
    '.config/gcloud/application_default_credentials.json': '{"refresh_token": "refresh-0123456789"}',
  }
  expect(await secretsOf(GCP, files)).toEqual(['refresh-0123456789'])
  expect(await secretsOf({ ...PROVIDER, id: 'gateway' }, files)).toEqual([])
  expect(await secretsOf(GCP, { 'a.json': '{' }, { GOOGLE_GHA_CREDS_PATH: 'a.json' })).toEqual([])
})
