/**
 * Signs of a provider's own sign-in: a command that prints a token, and the clouds that the CLI knows by itself
 * (`amazon-bedrock` and `gcp`).
 */

import type { RouteKind } from '../../route/index.ts'
import type { Sign } from './sign.ts'

/** A job with workload identity has that route also where a provider is configured, whose sign-in comes after it. */
const ROUTES: readonly RouteKind[] = ['provider', 'workload-identity']

const ENVIRONMENT_UNCHANGED = 'The environment of a process does not change.'
const ALREADY_REFRESHED =
  'The CLI has run `aws.auth_refresh` and `aws.credential_export` again, if they are set.'

const GIVE_REGION =
  'Name a region of Amazon Bedrock that offers OpenAI models: `aws-region` of aws-actions/configure-aws-credentials in a step before this one, the variable AWS_REGION, or `aws.region` of the provider in config.toml.'
const SIGN_IN_TO_AWS =
  'Run aws-actions/configure-aws-credentials in a step before this one (the job needs `permissions: id-token: write` for a role), or set AWS_BEARER_TOKEN_BEDROCK. Secrets are empty in workflows that a fork’s pull request starts.'
const SIGN_IN_TO_GOOGLE =
  'Run google-github-actions/auth in a step before this one (the job needs `permissions: id-token: write` for workload identity federation), and google-github-actions/setup-gcloud where the runner has no `gcloud`. Secrets are empty in workflows that a fork’s pull request starts.'
const FIX_EXPORT =
  'Run the command of `aws.credential_export` by hand on this runner: it has to exit with 0 and to print the credentials as JSON.'

export const CLOUD_SIGNS: readonly Sign[] = [
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bprovider auth command `[^`]*` (?:exited with|failed to start|produced an empty token|wrote non-utf-8|timed out)/i,
    early: 'The CLI has run the command before, and asked the endpoint without a token.',
    advice:
      'Run the command of `auth.command` by hand on this runner: it has to exit with 0 and to print the token alone.',
    isExplainedByMessage: true,
    source: 'seen with CLI 0.171.0, each of them',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\bamazon bedrock bearer token auth requires\b.{0,200}\bregion\b|\baws sdk config did not resolve a region\b/i,
    early: ENVIRONMENT_UNCHANGED,
    advice: GIVE_REGION,
    source: 'seen with CLI 0.171.0, with a bearer token and with access keys',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\bamazon bedrock(?: mantle| runtime)? does not support region\b/i,
    early: ENVIRONMENT_UNCHANGED,
    advice: GIVE_REGION,
    source: 'seen with CLI 0.171.0',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\baws credential export configuration error\b/i,
    early: 'The CLI itself does not try again.',
    advice: FIX_EXPORT,
    source: 'seen with CLI 0.171.0: no such program, or an output that is no JSON',
  },
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bfailed to load aws credentials: aws credential export\b/i,
    early: ALREADY_REFRESHED,
    advice: FIX_EXPORT,
    source: 'seen with CLI 0.171.0: the command fails, or is too slow',
  },
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bfailed to load aws credentials\b/i,
    early: ALREADY_REFRESHED,
    advice: SIGN_IN_TO_AWS,
    source:
      'seen with CLI 0.171.0, which retries it five times: 6 s, and 25 s where it waits for a metadata service',
  },
  {
    reason: 'auth-rejected',
    routes: ROUTES,
    // The names of AWS's errors. The CLI replaces the first by a sentence of its own.
    text: /\bamazon bedrock rejected the request because its aws signature has expired\b|\b(?:expiredtoken|unrecognizedclient)exception\b|\bexpiredtoken\b|\binvalidclienttokenid\b|\bsecurity token included in the request is (?:expired|invalid)\b/i,
    early: ALREADY_REFRESHED,
    advice:
      'Run aws-actions/configure-aws-credentials shortly before this step: its credentials expire, after an hour by default.',
    source: 'strings of CLI 0.171.0, which treats these errors as the end of the AWS session',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\bmissing environment variable: `?google_cloud_(?:project|location)\b/i,
    early: ENVIRONMENT_UNCHANGED,
    onStderr: true,
    advice:
      'Set the variable that the message names: google-github-actions/auth sets GOOGLE_CLOUD_PROJECT from its `project_id`. Or set `project_id` and `location` of the provider in config.toml.',
    source: 'seen with CLI 0.171.0',
  },
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bgoogle cloud credentials are unavailable or expired\b/i,
    early: 'The CLI itself does not try again.',
    advice: SIGN_IN_TO_GOOGLE,
    source: 'seen with CLI 0.171.0: no gcloud, or a gcloud without a login',
  },
]
