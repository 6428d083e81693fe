/** Texts for a credential that is missing, refused, expired, or not allowed enough. */

import { CHATGPT, FORK_SECRETS, type TextRow } from './text-row.ts'

const RUN_LOGIN =
  'Run `codex login` on a computer and store the new auth.json in the secret that this job restores.'

export const CREDENTIAL_TEXTS: readonly TextRow[] = [
  { details: ['key-expired'], routes: ['api-key'], clause: 'the API key has expired' },
  { details: ['key-disabled'], routes: ['api-key'], clause: 'the API key is switched off' },
  {
    details: ['key-expired'],
    routes: ['api-key', 'provider'],
    label: 'key expired',
    clause: 'the key of {route} has expired',
    recovery: '{renew}.',
  },
  {
    details: ['key-expired'],
    routes: ['access-token'],
    label: 'token expired',
    clause: 'the access token has expired',
  },
  {
    details: ['key-disabled'],
    routes: ['api-key', 'provider'],
    label: 'key disabled',
    clause: 'the key of {route} is switched off',
    recovery: 'Ask {who} to allow this key again{at:keys}, or which sign-in they allow instead.',
  },
  {
    details: ['no-refresh-token'],
    routes: ['chatgpt'],
    clause: 'the stored ChatGPT login has expired and holds no refresh token',
    recovery: `${RUN_LOGIN} The stored one has no refresh token, so Codex cannot renew it.`,
  },
  {
    details: ['login-restricted'],
    clause: 'the configuration does not allow the login of {route}',
    recovery:
      'Sign in as the message says, or change `forced_login_method` or `forced_chatgpt_workspace_id` in config.toml of CODEX_HOME.',
  },
  {
    details: ['requirements'],
    clause: 'the requirements of an administrator do not allow the login of {route}',
    recovery:
      'Use a sign-in that these requirements allow, or ask the administrator of this runner to change them.',
  },
  // No credential
  { reasons: ['not-signed-in'], routes: ['chatgpt'], recovery: `${RUN_LOGIN} ${FORK_SECRETS}` },
  {
    reasons: ['not-signed-in'],
    routes: ['access-token', 'api-key'],
    clause: 'Codex sent no credentials',
    recovery: `Check that {credential} is not empty in this workflow. ${FORK_SECRETS}`,
  },
  {
    reasons: ['not-signed-in'],
    routes: ['workload-identity'],
    recovery:
      'Let a step before this one write the identity token to the file in `OPENAI_IDENTITY_TOKEN_FILE`. Or unset it and `OPENAI_FEDERATION_RULE_ID`, also in CODEX_HOME/.env, to use another login.',
  },
  {
    reasons: ['not-signed-in'],
    routes: ['provider'],
    label: 'no key for the provider',
    clause: 'there is no key for {route}',
    recovery: `{supply}. ${FORK_SECRETS}`,
  },
  {
    reasons: ['auth-rejected', 'login-expired'],
    routes: ['none'],
    clause: 'Codex sent no credentials',
    recovery: `Give the action \`openai-api-key\`, set \`CODEX_API_KEY\`, or restore auth.json into CODEX_HOME. ${FORK_SECRETS}`,
  },
  // Credentials that are refused
  {
    reasons: ['auth-rejected', 'login-expired'],
    routes: ['workload-identity'],
    label: 'identity token rejected',
    clause: 'the identity token of this job was rejected',
    recovery:
      'Compare the rule in `OPENAI_FEDERATION_RULE_ID` with this job: audience, repository and branch of the identity token. A token that was exchanged before is refused as well.',
  },
  { reasons: ['auth-rejected'], routes: ['chatgpt'], recovery: RUN_LOGIN },
  {
    reasons: ['auth-rejected', 'login-expired'],
    routes: ['access-token'],
    recovery: 'Make a new access token{at:keys} and put it into {credential}.',
  },
  {
    reasons: ['login-expired'],
    routes: ['access-token'],
    label: 'token expired',
    clause: 'the access token has expired or was revoked',
  },
  {
    reasons: ['auth-rejected', 'login-expired'],
    routes: ['api-key'],
    label: 'API key rejected',
    clause: 'the API key was rejected',
    recovery:
      'Check that {credential} holds a whole key that is still valid{at:keys}. If not, put a new key there.',
  },
  {
    reasons: ['auth-rejected'],
    routes: ['provider'],
    recovery: '{renew}. It must be whole, and valid for this endpoint.',
  },
  {
    reasons: ['login-expired'],
    routes: ['provider'],
    label: 'login of the provider expired',
    clause: 'a login behind {route} has expired',
    recovery:
      '{renew}, if what is there expires by itself. If not, ask {who} to sign in again on their side.',
  },
  {
    reasons: ['login-expired'],
    routes: ['chatgpt'],
    recovery:
      'Run `codex login` again and store the new auth.json. Let only one job at a time use it, and save the file back after each job.',
  },
  // Credentials that are not allowed enough
  {
    reasons: ['missing-scope'],
    routes: ['provider'],
    recovery: 'Give this key the permission that the message names, or ask {who} to do it.',
  },
  {
    reasons: ['missing-scope'],
    routes: ['chatgpt'],
    label: 'login lacks a permission',
    recovery: `Ask {who} to allow Codex for this account{at:access}. Then run \`codex login\` again and store the new auth.json.`,
  },
  {
    reasons: ['missing-scope'],
    routes: ['access-token'],
    label: 'token lacks a permission',
    recovery:
      'Make a token with the permission that the message names{at:keys}, and put it into {credential}.',
  },
  {
    reasons: ['missing-scope'],
    routes: ['workload-identity'],
    label: 'identity lacks a permission',
    recovery: 'Ask {who} to give the identity of this job the permission that the message names.',
  },
  {
    reasons: ['missing-scope'],
    routes: ['api-key'],
    recovery:
      'Give the key the permission that the message names, usually Responses: write{at:keys}. Or put a key without restrictions into {credential}.',
  },
  {
    details: ['role'],
    routes: CHATGPT,
    label: 'role missing',
    clause: 'the account behind {route} lacks a role that Codex needs',
    recovery: 'Ask {who} to give this account a role that may use Codex{at:access}.',
  },
  {
    details: ['role'],
    label: 'role missing',
    clause: 'the account behind {route} lacks a role that Codex needs',
    recovery: 'Ask {who} to give this account {role}.',
  },
]
