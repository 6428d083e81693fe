/** Messages about the model, and about a CLI that is too old for it. */

import { ACCESS_TOKEN, API_KEY, type Case, PROVIDER, refused, unsettled } from './case.ts'

const NOT_SUPPORTED = "The 'gpt-5.5' model is not supported when using Codex with a ChatGPT account."
const NOT_FOUND = 'The model `gpt-5.5` does not exist or you do not have access to it.'

export const MODEL_CASES: readonly Case[] = [
  refused('not-supported-on-route', 'ChatGPT, HTTP detail', {
    answer: { status: 400, detail: NOT_SUPPORTED },
    messages: [`{"detail":"${NOT_SUPPORTED}"}`, `Sorry, but ${NOT_SUPPORTED}`],
    lasting: 'permanent',
  }),
  refused('not-supported-on-route', 'ChatGPT, WebSocket frame', {
    answer: { status: 400, error: { type: 'invalid_request_error', message: NOT_SUPPORTED } },
  }),
  refused('not-supported-on-route', 'a fixed phrase about the model', {
    messages: ['Sorry, the requested model gpt-5.5 is no longer available.'],
    secondLook: true,
  }),
  refused('no-access', 'a fixed phrase about access to the model', {
    messages: ['Model gpt-5.5 is not enabled for you'],
    secondLook: true,
  }),
  refused('needs-newer-codex', 'names the model', {
    answer: {
      status: 400,
      detail:
        "The 'gpt-5.5' model requires a newer version of Codex. Please upgrade to the latest app or CLI and try again.",
    },
  }),
  unsettled('needs-newer-codex', 'names another model', {
    messages: ["The 'gpt-5.5-mini' model requires a newer version of Codex."],
    lasting: 'ambiguous',
  }),
  refused('model-not-found', 'ChatGPT, where the answer is known to flap', {
    answer: {
      status: 404,
      error: { message: NOT_FOUND, type: 'invalid_request_error', code: 'model_not_found' },
    },
    messages: [NOT_FOUND, `stream disconnected before completion: ${NOT_FOUND}`],
    lasting: 'ambiguous',
  }),
  refused('model-not-found', 'access token, the same backend', {
    messages: [NOT_FOUND],
    route: ACCESS_TOKEN,
    lasting: 'ambiguous',
  }),
  refused('model-not-found', 'API key', {
    answer: {
      status: 404,
      error: { message: NOT_FOUND, type: 'invalid_request_error', code: 'model_not_found' },
    },
    messages: [NOT_FOUND, "The requested model 'gpt-5.5' does not exist."],
    route: API_KEY,
    lasting: 'permanent',
  }),
  refused('model-not-found', 'the code, and words without the name', {
    messages: ['{"error":{"message":"The requested model does not exist.","code":"model_not_found"}}'],
    route: API_KEY,
  }),
  refused('model-not-found', 'the code, and words that name a second model', {
    messages: [`{"error":{"message":"No model 'gpt-5.5'. Try model 'gpt-5.4'.","code":"model_not_found"}}`],
    route: API_KEY,
  }),
  unsettled('model-not-found', 'words without the name or the code, CLI 0.104 to 0.155', {
    messages: ['stream disconnected before completion: The requested model does not exist.'],
    route: API_KEY,
    lasting: 'ambiguous',
  }),
  refused('model-not-found', 'a dated snapshot of the model', {
    messages: ['The model `gpt-5.5-2026-04-23` does not exist or you do not have access to it.'],
    route: API_KEY,
  }),
  refused('model-not-found', 'gateway', {
    answer: {
      status: 404,
      error: { message: "model 'gpt-5.5' not found", type: 'api_error', param: null, code: null },
    },
    messages: ['{"error":"model \\"gpt-5.5\\" not found"}', 'Unknown model: gpt-5.5'],
    route: PROVIDER,
    lasting: 'permanent',
  }),
  refused('model-not-found', 'retired model', {
    messages: [
      'The model `gpt-5.5` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations',
    ],
    route: API_KEY,
  }),
  refused('no-access', 'project without access', {
    answer: {
      status: 403,
      error: {
        message: 'Project `proj_abc` does not have access to model `gpt-5.5`',
        code: 'model_not_found',
      },
    },
    messages: ['Project `proj_abc` does not have access to model `gpt-5.5`'],
    route: API_KEY,
  }),
  refused('no-access', 'gateway key without access, status 401', {
    messages: [
      "unexpected status 401 Unauthorized: key not allowed to access model. This key can only access models=['gpt-4o']. Tried to access gpt-5.5",
    ],
    route: PROVIDER,
  }),
  refused('org-not-verified', 'API key', {
    answer: {
      status: 404,
      error: {
        message:
          'Your organization must be verified to use the model `gpt-5.5`. Please go to: https://platform.openai.com/settings/organization/general',
        type: 'invalid_request_error',
        code: 'model_not_found',
      },
    },
    route: API_KEY,
  }),
  refused('model-quota-spent', 'ChatGPT, limit of one model', {
    messages: [
      "You've hit your usage limit for GPT-5.5. Switch to another model now, or try again at Jun 11th, 2026 7:42 AM.",
    ],
    lasting: 'until-reset',
    retryAt: '2026-06-11T07:42:00.000Z',
  }),
  unsettled('at-capacity', 'by code', {
    needsCode: true,
    answer: { status: 503, error: { message: 'Busy.', code: 'server_is_overloaded' } },
  }),
  unsettled('at-capacity', 'by words', {
    messages: [
      'Selected model is at capacity. Please try a different model.',
      'stream disconnected before completion: Our servers are currently overloaded. Please try again later.',
    ],
    lasting: 'temporary',
  }),
  refused('not-supported-on-route', 'a code that refuses a value, with the parameter `model`', {
    needsCode: true,
    answer: {
      status: 400,
      error: { message: 'This value is not known.', param: 'model', code: 'unsupported_value' },
    },
    secondLook: true,
  }),
]
