/** Texts for a provider's own sign-in: a command that prints a token, and the clouds that the CLI knows by itself. */

import { FORK_SECRETS, type TextRow } from './text-row.ts'

export const CLOUD_TEXTS: readonly TextRow[] = [
  {
    details: ['auth-command'],
    clause: 'the command for the credentials of {route} failed',
    recovery:
      'Run the command of `auth.command` by hand on this runner: it has to exit with 0 and to print the token alone.',
  },
  {
    details: ['aws-region'],
    label: 'no region of Amazon Bedrock',
    clause: 'there is no region for {route} that offers OpenAI models',
    recovery:
      'Name a region of Amazon Bedrock that offers OpenAI models: `aws-region` of aws-actions/configure-aws-credentials, the variable `AWS_REGION`, or `aws.region` of the provider in config.toml.',
  },
  {
    details: ['aws-export'],
    clause: 'the command for the credentials of {route} failed',
    recovery:
      'Run the command of `aws.credential_export` by hand on this runner: it has to exit with 0 and to print the credentials as JSON.',
  },
  {
    details: ['aws-sign-in'],
    label: 'not signed in to AWS',
    clause: 'there are no AWS credentials for {route}',
    recovery: `Run aws-actions/configure-aws-credentials before this step (a role needs \`permissions: id-token: write\`), or set \`AWS_BEARER_TOKEN_BEDROCK\`. ${FORK_SECRETS}`,
  },
  {
    details: ['aws-session'],
    label: 'AWS session expired',
    clause: 'the AWS credentials for {route} have expired or are not known',
    recovery:
      'Run aws-actions/configure-aws-credentials shortly before this step: its credentials expire, after an hour by default.',
  },
  {
    details: ['gcp-setting'],
    label: 'no project of Google Cloud',
    clause: 'the project or the location for {route} is not set',
    recovery:
      'Set the variable that the message names: google-github-actions/auth sets `GOOGLE_CLOUD_PROJECT` from its `project_id`. Or set `project_id` and `location` of the provider in config.toml.',
  },
  {
    details: ['gcp-sign-in'],
    label: 'not signed in to Google Cloud',
    clause: 'there are no Google Cloud credentials for {route}',
    recovery: `Run google-github-actions/auth before this step (it needs \`permissions: id-token: write\`), and google-github-actions/setup-gcloud where there is no \`gcloud\`. ${FORK_SECRETS}`,
  },
]
