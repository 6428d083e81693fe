/** Texts for an account that may not be used, or not in this way. */

import { CHATGPT, KEY_LINE, type TextRow } from './text-row.ts'

export const ACCOUNT_TEXTS: readonly TextRow[] = [
  {
    details: ['account-suspended'],
    routes: CHATGPT,
    label: 'account suspended',
    clause: 'the account behind {route} is deactivated or suspended',
    recovery:
      'Ask {who} to read the e-mail of OpenAI about it, or to write to `help.openai.com`. A new sign-in of the same account does not help.',
  },
  {
    details: ['account-suspended'],
    routes: ['api-key'],
    recovery:
      'Ask {who} to read the e-mail of OpenAI about it, or to write to `help.openai.com`. A new key of the same account does not help.',
  },
  {
    details: ['account-suspended'],
    label: 'account suspended',
    clause: 'the account behind {route} is deactivated or suspended',
    recovery: 'Ask {who} why the account is suspended. A new key of the same account does not help.',
  },
  {
    details: ['not-a-member', 'no-organization'],
    routes: CHATGPT,
    label: 'not a member',
    clause: 'the account behind {route} is not a member of the workspace',
  },
  {
    details: ['not-a-member'],
    label: 'not a member',
    clause: 'the account behind {route} is not a member of the organization, project or group',
  },
  {
    details: ['not-a-member', 'no-organization'],
    routes: ['chatgpt'],
    recovery:
      'Ask an owner of the ChatGPT workspace to invite this account{at:members}. Or sign in as a member with `codex login` and store the new auth.json.',
  },
  {
    details: ['not-a-member', 'no-organization'],
    routes: ['access-token'],
    recovery:
      'Ask {who} to invite the user of this token{at:members}, or put the token of a member into {credential}.',
  },
  {
    details: ['not-a-member', 'no-organization'],
    routes: ['workload-identity'],
    recovery: 'Ask {who} to let the identity of this job into the workspace.',
  },
  { details: ['no-organization'], routes: ['api-key'], clause: 'the API key belongs to no organization' },
  {
    details: ['no-organization'],
    label: 'key without an organization',
    clause: 'the key of {route} belongs to no organization',
    recovery: 'Let a member of an organization make a key{at:keys}, and put it into {credential}.',
  },
  {
    details: ['not-a-member'],
    routes: ['api-key'],
    recovery:
      'Ask {who} to add the owner of this key to the project, or put a key of a member into {credential}.',
  },
  {
    details: ['not-a-member'],
    recovery: 'Ask {who} to give this account access, or put a key of a member into {credential}.',
  },
  {
    details: ['mfa'],
    label: 'multi-factor sign-in needed',
    clause: 'the account behind {route} must sign in with multi-factor authentication',
  },
  {
    details: ['mfa'],
    routes: ['chatgpt'],
    recovery:
      'Set up multi-factor authentication for this ChatGPT account. Then run `codex login` and store the new auth.json.',
  },
  {
    details: ['mfa'],
    routes: ['access-token'],
    recovery:
      'Set up multi-factor authentication for the user of this token. Then make a new token{at:keys} and put it into {credential}.',
  },
  {
    details: ['mfa'],
    routes: ['workload-identity', 'none'],
    recovery: 'Ask {who} to let this job in: a job cannot do a multi-factor sign-in.',
  },
  {
    details: ['mfa'],
    recovery:
      'Set up multi-factor authentication for the account of this key, or ask {who} to do it. Then run again.',
  },
  {
    details: ['admin-approval'],
    routes: CHATGPT,
    label: 'needs an administrator',
    clause: 'an administrator must allow Codex for {route}',
    recovery: 'Ask an owner of the ChatGPT workspace to allow Codex for this account{at:access}.',
  },
  {
    details: ['admin-approval'],
    label: 'needs an administrator',
    clause: 'an administrator must allow this use of {route}',
    recovery: 'Ask {who} to allow the use of this key by Codex.',
  },
  {
    reasons: ['workspace-blocked'],
    routes: CHATGPT,
    label: 'workspace deactivated',
    clause: 'the workspace behind {route} is deactivated or blocked',
  },
  {
    reasons: ['workspace-blocked'],
    routes: ['chatgpt'],
    recovery:
      'Ask {who} to check its status and billing{at:billing}. Or sign in to another workspace with `codex login` and store the new auth.json.',
  },
  {
    reasons: ['workspace-blocked'],
    routes: ['access-token'],
    recovery:
      'Ask {who} to check its status and billing{at:billing}, or put a token of another workspace into {credential}.',
  },
  {
    reasons: ['workspace-blocked'],
    routes: ['workload-identity'],
    recovery: 'Ask {who} to check its status and billing{at:billing}.',
  },
  {
    reasons: ['workspace-blocked'],
    routes: ['api-key'],
    recovery: 'Ask {who} to check the status and the billing of the organization{at:billing}.',
  },
  {
    reasons: ['plan-excludes-codex'],
    routes: CHATGPT,
    label: 'plan without Codex',
    clause: 'the plan behind {route} does not include Codex',
  },
  {
    reasons: ['plan-excludes-codex'],
    routes: ['chatgpt'],
    recovery: `Use an account whose plan includes Codex: run \`codex login\` with it and store the new auth.json. Or let this job use an API key: ${KEY_LINE}.`,
  },
  {
    reasons: ['plan-excludes-codex'],
    routes: ['access-token', 'workload-identity'],
    recovery: `Ask {who} to allow Codex for this account{at:access}, or let this job use an API key: ${KEY_LINE}.`,
  },
  {
    reasons: ['workspace-blocked'],
    routes: ['provider'],
    recovery:
      'Ask {who} why the account of this key is blocked, or put the key of another account into {credential}.',
  },
  {
    reasons: ['plan-excludes-codex'],
    routes: ['api-key', 'provider'],
    recovery: 'Ask {who} for a plan that includes this use.',
  },
]
