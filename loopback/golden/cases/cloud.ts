/** Golden cases of the clouds that the CLI signs in to by itself: what is missing, before any request to a model. */

import { type GoldenCase, HTTP_CHANNELS, refused } from '../case.ts'

const CONFIG_INVALID = refused('client', 'config-invalid', 'permanent')
const NOT_SIGNED_IN = refused('route', 'not-signed-in', 'permanent')

const BEDROCK = 'model_provider = "amazon-bedrock"\n'
const VERTEX = 'model_provider = "gcp"\n'

/** The keys are made up. Without the last one, the CLI would wait for the metadata service of a machine at AWS. */
const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAGOLDEN0123456789',
  AWS_SECRET_ACCESS_KEY: 'golden-secret-0123456789abcdef',
  AWS_EC2_METADATA_DISABLED: 'true',
}
const NO_KEYS = { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' }

/** A command for the credential instead of the cloud's own sign-in. */
function exportedBy(command: string): string {
  return `${BEDROCK}[model_providers.amazon-bedrock.aws]\ncredential_export = { command = "${command}" }\n`
}

function cloudCase(
  name: string,
  provider: string,
  env: GoldenCase['env'],
  expected: GoldenCase['expected'],
): GoldenCase {
  return {
    name,
    source: 'seen with CLI 0.171.0',
    provider,
    ...(env === undefined ? {} : { env }),
    since: '0.171.0',
    routes: ['provider'],
    channels: HTTP_CHANNELS,
    expected,
  }
}

export const CLOUD_CASES: readonly GoldenCase[] = [
  cloudCase(
    'Amazon Bedrock: a bearer token without a region',
    BEDROCK,
    { AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-0123456789abcdef' },
    CONFIG_INVALID,
  ),
  cloudCase('Amazon Bedrock: keys without a region', BEDROCK, KEYS, CONFIG_INVALID),
  cloudCase(
    'Amazon Bedrock: a region that it does not serve',
    BEDROCK,
    { ...KEYS, AWS_REGION: 'us-nowhere-9' },
    CONFIG_INVALID,
  ),
  { ...cloudCase('Amazon Bedrock: no credentials', BEDROCK, NO_KEYS, NOT_SIGNED_IN), endsEarly: true },
  {
    ...cloudCase(
      'Amazon Bedrock: the command for the credentials fails',
      exportedBy('false'),
      NO_KEYS,
      NOT_SIGNED_IN,
    ),
    endsEarly: true,
  },
  cloudCase(
    'Amazon Bedrock: the command for the credentials prints none',
    exportedBy('true'),
    NO_KEYS,
    CONFIG_INVALID,
  ),
  cloudCase('Vertex: no project', VERTEX, undefined, CONFIG_INVALID),
  cloudCase(
    'Vertex: no credentials',
    `${VERTEX}[model_providers.gcp.auth]\ncommand = "false"\n`,
    { GOOGLE_CLOUD_PROJECT: 'golden-project' },
    NOT_SIGNED_IN,
  ),
]
