/**
 * Signs of a provider's own sign-in: a command that prints a token, and the clouds that the CLI knows by itself
 * (`amazon-bedrock` and `gcp`).
 */

import type { RouteKind } from '../../../route/index.ts'
import type { Sign } from '../sign.ts'

/** A job with workload identity has that route also where a provider is configured, whose sign-in comes after it. */
const ROUTES: readonly RouteKind[] = ['provider', 'workload-identity']

const ENVIRONMENT_UNCHANGED = 'The environment of a process does not change.'
const ALREADY_REFRESHED =
  'The CLI has run `aws.auth_refresh` and `aws.credential_export` again, if they are set.'

export const CLOUD_SIGNS: readonly Sign[] = [
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bprovider auth command `[^`]*` (?:exited with|failed to start|produced an empty token|wrote non-utf-8|timed out)/i,
    early: 'The CLI has run the command before, and asked the endpoint without a token.',
    detail: 'auth-command',
    isExplainedByMessage: true,
    source: 'seen with CLI 0.171.0, each of them',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\bamazon bedrock bearer token auth requires\b.{0,200}\bregion\b|\baws sdk config did not resolve a region\b/i,
    early: ENVIRONMENT_UNCHANGED,
    detail: 'aws-region',
    source: 'seen with CLI 0.171.0, with a bearer token and with access keys',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\bamazon bedrock(?: mantle| runtime)? does not support region\b/i,
    early: ENVIRONMENT_UNCHANGED,
    detail: 'aws-region',
    source: 'seen with CLI 0.171.0',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\baws credential export configuration error\b/i,
    early: 'The CLI itself does not try again.',
    detail: 'aws-export',
    source: 'seen with CLI 0.171.0: no such program, or an output that is no JSON',
  },
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bfailed to load aws credentials: aws credential export\b/i,
    early: ALREADY_REFRESHED,
    detail: 'aws-export',
    source: 'seen with CLI 0.171.0: the command fails, or is too slow',
  },
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bfailed to load aws credentials\b/i,
    early: ALREADY_REFRESHED,
    detail: 'aws-sign-in',
    source:
      'seen with CLI 0.171.0, which retries it five times: 6 s, and 25 s where it waits for a metadata service',
  },
  {
    reason: 'auth-rejected',
    routes: ROUTES,
    // The names of AWS's errors. The CLI replaces the first by a sentence of its own.
    text: /\bamazon bedrock rejected the request because its aws signature has expired\b|\b(?:expiredtoken|unrecognizedclient)exception\b|\bexpiredtoken\b|\binvalidclienttokenid\b|\bsecurity token included in the request is (?:expired|invalid)\b/i,
    early: ALREADY_REFRESHED,
    detail: 'aws-session',
    source: 'strings of CLI 0.171.0, which treats these errors as the end of the AWS session',
  },
  {
    reason: 'config-invalid',
    routes: ROUTES,
    text: /\bmissing environment variable: `?google_cloud_(?:project|location)\b/i,
    early: ENVIRONMENT_UNCHANGED,
    onStderr: true,
    detail: 'gcp-setting',
    source: 'seen with CLI 0.171.0',
  },
  {
    reason: 'not-signed-in',
    routes: ROUTES,
    text: /\bgoogle cloud credentials are unavailable or expired\b/i,
    early: 'The CLI itself does not try again.',
    detail: 'gcp-sign-in',
    source: 'seen with CLI 0.171.0: no gcloud, or a gcloud without a login',
  },
]
