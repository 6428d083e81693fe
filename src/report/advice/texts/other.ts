/** Texts for the request, the server and the CLI, where the route changes them. */

import { CHATGPT, type TextRow } from './text-row.ts'

export const OTHER_TEXTS: readonly TextRow[] = [
  {
    details: ['profile-missing'],
    label: 'profile without a file',
    clause: 'the profile of this job has no file',
    recovery:
      'Put the file that the message names into CODEX_HOME, or correct `--profile` in `codex-args` and in the Codex job. Without the file, the job would run with config.toml alone.',
  },
  {
    details: ['job-argument'],
    label: 'argument refused',
    clause: 'this Codex CLI does not accept an argument of this job',
    recovery:
      'Change the argument that the message names, in `codex-args` and in the Codex job, or use a Codex CLI that knows it (`codex-version`).',
  },
  {
    details: ['request-size'],
    label: 'request too long',
    clause: 'the request is too long for what answers as {model}',
    recovery:
      'Check which model answers under the name `{model}` here, because the Codex job sends more than this short test request.',
  },
  {
    details: ['attachment'],
    label: 'request changed on its way',
    clause: 'the answer for {model} is about an attachment, which the request did not have',
    recovery: 'Look for a proxy or a gateway that changes requests between this runner and the model.',
  },
  {
    details: ['access-program'],
    label: 'access program not open',
    clause: 'an access program of the request is not open to this account',
    recovery:
      'Run the Codex job without the access program (`--cyber-access-program` and its setting in config.toml), or have it enabled for this account.',
  },
  {
    details: ['inference-hook'],
    label: 'blocked by a hook',
    clause: 'a hook of the account blocked the request',
    recovery:
      'Ask an administrator of the account which requests its inference hook blocks, because it will check the Codex job’s requests too.',
  },
  {
    details: ['flex-tier'],
    label: 'no capacity in the flex tier',
    clause: 'the flex tier has no capacity for {model}',
    recovery:
      'Run the job again later, or leave `service_tier = "flex"` out of its configuration: the standard tier has capacity of its own.',
  },
  {
    details: ['session-budget'],
    label: 'budget of the session reached',
    clause: 'the budget for a session of Codex is reached',
    recovery: 'Raise the budget that is set for Codex sessions of this account, or leave it out.',
  },
  {
    details: ['gateway-export'],
    clause: 'the command for the credentials of {route} failed',
    recovery:
      'Run the command of `gateway_oauth.credential_export` by hand on this runner: it has to exit with 0 in time and to print the access token alone.',
  },
  {
    details: ['gateway-sign-in'],
    clause: '{route} wants a sign-in in a browser, which a job does not have',
    recovery:
      'Give the provider a command that prints the token (`gateway_oauth.credential_export`), or a key (`env_key`).',
  },
  {
    details: ['content-filter'],
    routes: ['provider'],
    label: 'blocked by a content filter',
    clause: 'a content filter of {route} blocked the request',
    recovery:
      'Ask {who} to change the content filter of `{model}`, which blocked a short test request. Or ask for another model.',
  },
  {
    reasons: ['prompt-blocked'],
    routes: ['provider'],
    recovery: 'Run the job again. If it is blocked again, ask {operator} which policy blocked the request.',
  },
  {
    details: ['duplicate-key'],
    label: 'setting twice in a file',
    clause: 'a file of the configuration of Codex has the same setting twice',
    recovery:
      'Let each setting stand once in that file. codex-action adds its provider in each step that gives it a key, so give it the key in one step only, and leave `model_provider` out of config.toml.',
  },
  {
    reasons: ['config-invalid'],
    routes: ['workload-identity'],
    recovery:
      'Set both `OPENAI_FEDERATION_RULE_ID` and `OPENAI_IDENTITY_TOKEN_FILE`, and leave chatgpt_base_url out of config.toml. Or unset both.',
  },
  {
    reasons: ['server-error'],
    routes: [...CHATGPT, 'api-key'],
    recovery: 'Run the job again later. If it fails again, look for an outage of OpenAI{at:status}.',
  },
  {
    reasons: ['server-error'],
    routes: ['provider'],
    recovery: 'Run the job again later. If it fails again, look for an outage{at:status}, or ask {operator}.',
  },
  {
    reasons: ['stream-broken'],
    routes: ['provider'],
    recovery: 'Run the job again. If it breaks off again, ask {operator} to look at their log.',
  },
  {
    reasons: ['unrecognized'],
    routes: ['provider'],
    recovery: 'Ask {operator} what the answer in the details means.',
  },
  {
    reasons: ['unrecognized'],
    recovery:
      'Ask {operator} what the answer means. With the same sign-in, `codex exec -m {model}` shows all of it.',
  },
]
