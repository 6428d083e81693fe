/** Messages of the clouds whose sign-in the CLI does by itself, as CLI 0.171 prints them. */

import { type Case, PROVIDER, refused } from './case.ts'

export const CLOUD_CASES: readonly Case[] = [
  refused('config-invalid', 'Amazon Bedrock without a region', {
    messages: [
      'Fatal error: Amazon Bedrock bearer token auth requires `model_providers.amazon-bedrock.aws.region`, `AWS_REGION`, or `AWS_DEFAULT_REGION`',
      'Fatal error: failed to resolve Amazon Bedrock auth: AWS SDK config did not resolve a region',
    ],
    route: PROVIDER,
  }),
  refused('config-invalid', 'a region without Amazon Bedrock', {
    messages: [
      'Fatal error: Amazon Bedrock does not support region `us-nowhere-9`',
      'Fatal error: Amazon Bedrock Mantle does not support region `us-west-1`',
    ],
    route: PROVIDER,
  }),
  refused('config-invalid', 'a command for AWS credentials that is none', {
    messages: [
      'AWS credential export configuration error: failed to run AWS credential export command `/nope`: No such file or directory (os error 2)',
      'AWS credential export configuration error: AWS credential export returned invalid credentials JSON',
    ],
    route: PROVIDER,
  }),
  refused('not-signed-in', 'no AWS credentials', {
    messages: [
      'stream disconnected before completion: failed to load AWS credentials: an error occurred while loading credentials',
      'stream disconnected before completion: failed to load AWS credentials: AWS credential export command exited with exit status: 1',
    ],
    route: PROVIDER,
  }),
  refused('auth-rejected', 'AWS credentials that have expired', {
    messages: [
      'Amazon Bedrock rejected the request because its AWS signature has expired. Refresh your AWS credentials and retry. If `AWS_BEARER_TOKEN_BEDROCK` is set, update or unset it, then restart Codex',
      'unexpected status 403 Forbidden: {"error":{"code":"ExpiredTokenException","message":"The session has ended: ExpiredTokenException"}}',
      'unexpected status 403 Forbidden: The security token included in the request is expired, url: https://bedrock-mantle.us-east-1.api.aws/openai/v1/responses',
      'unexpected status 403 Forbidden: {"message":"The security token included in the request is invalid."}',
    ],
    route: PROVIDER,
  }),
  refused('config-invalid', 'Vertex without a project', {
    messages: [
      'Missing environment variable: `GOOGLE_CLOUD_PROJECT`. Set model_providers.gcp.project_id or GOOGLE_CLOUD_PROJECT to your Google Cloud project ID, or configure model_providers.gcp.base_url.',
    ],
    route: PROVIDER,
  }),
  refused('not-signed-in', 'no Google Cloud credentials', {
    messages: [
      'Google Cloud credentials are unavailable or expired. Run `gcloud auth application-default login` to reauthenticate.',
    ],
    route: PROVIDER,
  }),
  ...(
    [
      [
        'config-invalid',
        'Fatal error: failed to resolve Amazon Bedrock auth: AWS SDK config did not resolve a region',
      ],
      [
        'not-signed-in',
        'Google Cloud credentials are unavailable or expired. Run `gcloud auth application-default login` to reauthenticate.',
      ],
      [
        'config-invalid',
        'Missing environment variable: `GOOGLE_CLOUD_PROJECT`. Set model_providers.gcp.project_id',
      ],
    ] as const
  ).map(([reason, message]) =>
    refused(reason, `a cloud in a job with workload identity: ${message.slice(0, 30)}`, {
      messages: [message],
      route: { kind: 'workload-identity' },
    }),
  ),
]
