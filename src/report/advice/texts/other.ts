/** Texts for the request, the server and the CLI, where the route changes them. */

import { CHATGPT, type TextRow } from './text-row.ts'

export const OTHER_TEXTS: readonly TextRow[] = [
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
    recovery: 'Read what the endpoint said in the report, and ask {operator} what it means.',
  },
]
