import type { Answer, StatusAnswer } from './script.ts'

// Answers about the request, the network or the server. They say nothing about the model.

/** Cloudflare blocks this runner (openai/codex#27752). */
export function cloudflareBlocked(): StatusAnswer {
  const body =
    '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body>' +
    '<h1>Sorry, you have been blocked</h1><p>Cloudflare Ray ID: 9f2a3241884b5f2b</p></body></html>'
  return {
    kind: 'status',
    status: 403,
    body,
    headers: { server: 'cloudflare', 'cf-ray': '9f2a3241884b5f2b-LOO' },
  }
}

/** The service is not offered in the runner's region (OpenAI's error guide). */
export function regionBlocked(): StatusAnswer {
  const message = 'Country, region, or territory not supported'
  const error = {
    code: 'unsupported_country_region_territory',
    message,
    param: null,
    type: 'request_forbidden',
  }
  return { kind: 'status', status: 403, body: { error } }
}

/** The model does not support the effort (openai/codex#6647). */
export function unsupportedEffort(model: string, effort: string, supported: readonly string[]): StatusAnswer {
  return unsupported('reasoning.effort', model, effort, supported)
}

/** The same without the values that the model supports. */
export function effortWithoutOffer(model: string, effort: string): StatusAnswer {
  const message = `Unsupported value: '${effort}' is not supported with the '${model}' model.`
  const error = {
    message,
    type: 'invalid_request_error',
    param: 'reasoning.effort',
    code: 'unsupported_value',
  }
  return { kind: 'status', status: 400, body: { error } }
}

/** The model does not support the verbosity (openai/codex#19188). */
export function unsupportedVerbosity(
  model: string,
  verbosity: string,
  supported: readonly string[],
): StatusAnswer {
  return unsupported('text.verbosity', model, verbosity, supported)
}

function unsupported(
  param: string,
  model: string,
  value: string,
  supported: readonly string[],
): StatusAnswer {
  const values = supported.map(one => `'${one}'`).join(', ')
  const message = `Unsupported value: '${value}' is not supported with the '${model}' model. Supported values are: ${values}.`
  const error = { message, type: 'invalid_request_error', param, code: 'unsupported_value' }
  return { kind: 'status', status: 400, body: { error } }
}

/** The ChatGPT backend refuses changed instructions (openai/codex#2259, #3202, #4433). */
export function instructionsNotValid(): StatusAnswer {
  return { kind: 'status', status: 400, body: { detail: 'Instructions are not valid' } }
}

/** A plain 500. The CLI reports high demand and drops the message. */
export function highDemand500(): StatusAnswer {
  const message = 'The server had an error while processing your request. Sorry about that!'
  const error = { message, type: 'server_error', param: null, code: null }
  return { kind: 'status', status: 500, body: { error } }
}

/** A 502 of the edge server, as HTML. */
export function badGateway(): StatusAnswer {
  const body = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
  return { kind: 'status', status: 502, body }
}

/** A 503 without a code, so nothing says that capacity is the problem. */
export function serviceUnavailable(): StatusAnswer {
  return { kind: 'status', status: 503, body: 'upstream connect error or disconnect/reset before headers' }
}

/** The server failed while it processed the request (openai/codex#27684). */
export function processingFailed(): Answer {
  const message =
    'An error occurred while processing your request. You can retry your request, or contact us through our help ' +
    'center at help.openai.com if the error persists.'
  return { kind: 'sse-failed', code: 'server_error', message }
}

/** The service takes the prompt for an attack (codex-rs, api_bridge.rs). */
export function cyberPolicy(): Answer {
  const message = 'This request has been flagged for possible cybersecurity risk.'
  return { kind: 'sse-failed', code: 'cyber_policy', message }
}

/** The prompt is refused for another reason. */
export function invalidPrompt(): Answer {
  const message = 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.'
  return { kind: 'sse-failed', code: 'invalid_prompt', message }
}

/** The token endpoint fails, which says nothing about the login. */
export function refreshFailed(): StatusAnswer {
  return { kind: 'status', status: 500, body: { error: { message: 'Internal server error', code: null } } }
}
