/** Texts for a model that the route refuses or does not have. */

import { CHATGPT, type TextRow } from './text-row.ts'

const OTHER_MODEL = 'or ask for another model'

export const MODEL_TEXTS: readonly TextRow[] = [
  {
    reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
    details: ['region'],
    label: 'not in this region',
    clause: '{model} is not offered in the region of {route}',
  },
  {
    reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
    details: ['region'],
    routes: ['api-key'],
    recovery: `Put a key of a project whose region has \`{model}\` into {credential}, ${OTHER_MODEL}.`,
  },
  {
    reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
    details: ['region'],
    recovery: `Ask {who} for a region that has \`{model}\`{at:models}, ${OTHER_MODEL}.`,
  },
  {
    details: ['deployment'],
    label: 'no such deployment',
    clause: '{route} has no deployment with the name {model}',
  },
  {
    details: ['deployment'],
    routes: ['provider'],
    recovery:
      'Put the name of a deployment into the input `model`{at:models}, or ask {who} to deploy `{model}`.',
  },
  {
    details: ['not-enabled'],
    label: 'not switched on',
    clause: '{model} is not switched on for {route}',
    recovery: `Ask {who} to switch on \`{model}\`{at:models}, ${OTHER_MODEL}.`,
  },
  {
    details: ['retired'],
    label: 'retired',
    clause: '{route} no longer offers {model}',
    recovery:
      'Name another model in `model`, or `auto` in `fallback-models`: `{model}` will not come back to this route.',
  },
  {
    details: ['wrong-name'],
    label: 'has another name here',
    clause: '{route} does not know {model} under this name',
  },
  {
    details: ['wrong-name'],
    routes: ['provider'],
    recovery: 'Put the name that {provider} has for `{model}` into the input `model`{at:models}.',
  },
  {
    details: ['wrong-name'],
    recovery:
      'Put the name that this route has for `{model}` into the input `model`: the message may say it.',
  },
  {
    details: ['other-api'],
    label: 'not for the API of Codex',
    clause: '{route} does not offer {model} through the Responses API, which Codex uses',
    recovery: 'Ask for a model that this route offers through the Responses API, `/v1/responses`.',
  },
  {
    details: ['data-policy'],
    label: 'excluded by a data policy',
    clause: 'a data policy of the account behind {route} excludes {model}',
    recovery: `Ask {who} to change the data policy{at:policy}, ${OTHER_MODEL}.`,
  },
  {
    reasons: ['not-supported-on-route', 'model-not-found', 'no-access'],
    details: ['pool'],
    routes: ['provider'],
    label: 'refused by one account of the provider',
    clause: 'an account behind {route} does not have {model}',
    recovery:
      'Run the job again: the provider may use another of its accounts. If the answer stays, ask {operator} which accounts have `{model}`.',
  },
  {
    details: ['pool'],
    routes: ['provider'],
    label: 'one account of the provider failed',
    clause: 'an account behind {route} failed',
    recovery:
      'Run the job again: the provider may use another of its accounts. If the answer stays, ask {operator} to look at these accounts.',
  },
  {
    reasons: ['not-supported-on-route'],
    routes: CHATGPT,
    recovery: 'Let this job use an API key that offers `{model}` (`openai-api-key`).',
  },
  {
    reasons: ['not-supported-on-route'],
    routes: ['api-key'],
    recovery:
      'Ask for a model that this API key offers, or let this job use a sign-in that offers `{model}`.',
  },
  {
    reasons: ['not-supported-on-route', 'model-not-found'],
    routes: ['provider'],
    recovery:
      'Look for the name that {provider} has for `{model}`{at:models}. If it is not there, ask {who} to add it, or ask for another model.',
  },
  {
    reasons: ['model-not-found'],
    routes: CHATGPT,
    recovery:
      'Check the spelling of `{model}`. If it is right, this account does not have the model at the moment: ask for another one.',
  },
  {
    reasons: ['model-not-found'],
    routes: ['api-key'],
    recovery:
      'Check the spelling of `{model}`. If it is right, ask {who} to allow it for this project{at:models}.',
  },
  {
    reasons: ['no-access'],
    routes: CHATGPT,
    label: 'no access',
    clause: 'the account behind {route} has no access to {model}',
    recovery: `Ask {who} to allow \`{model}\` for this account{at:access}, ${OTHER_MODEL}.`,
  },
  {
    reasons: ['no-access'],
    routes: ['api-key'],
    clause: 'the project behind {route} has no access to {model}',
    recovery:
      'Ask {who} to allow `{model}` for this project{at:models}, or put a key of another project into {credential}.',
  },
  {
    reasons: ['no-access'],
    recovery: `Ask {who} to allow \`{model}\` for this key or account{at:models}, ${OTHER_MODEL}.`,
  },
  {
    reasons: ['org-not-verified'],
    routes: ['api-key'],
    recovery: 'Ask {who} to verify the organization{at:verify}. Wait up to half an hour, and run again.',
  },
  {
    reasons: ['org-not-verified'],
    recovery: `Ask {who} to verify the account or organization, ${OTHER_MODEL}.`,
  },
  {
    reasons: ['rate-limited'],
    routes: CHATGPT,
    recovery: 'Run the job again later, or run fewer jobs at the same time with this sign-in.',
  },
  {
    reasons: ['rate-limited'],
    routes: ['api-key', 'provider'],
    recovery:
      'Run the job again later, or run fewer jobs at the same time with this key. If the answer stays, ask {who} for a higher rate limit{at:limits}.',
  },
  {
    reasons: ['at-capacity'],
    routes: ['provider'],
    recovery: 'Run the job again later. If the answer stays, ask {operator} about the capacity of `{model}`.',
  },
]
