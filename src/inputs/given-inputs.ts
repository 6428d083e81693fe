/** The inputs that a workflow gives, for the report: only what may be shown of them. */

/** The default of each input for users, as in action.yml. `null`: its value may be a secret or hold one. */
const DEFAULTS: Readonly<Record<string, string | null>> = {
  model: '',
  'fallback-models': '',
  task: 'serious',
  probe: 'live',
  strategy: 'first',
  'on-unsettled': 'fallback',
  'on-none': 'fail',
  retries: '2',
  timeout: '60',
  budget: '180',
  'codex-version': '',
  // Its names are in the report.
  'codex-args': null,
  effort: '',
  'responses-api-endpoint': null,
  'fallback-openai-api-key': null,
  'min-usage-left': '',
  'codex-home': '',
  'openai-api-key': null,
  'check-api': 'false',
  'write-config': 'false',
  comment: 'on-fallback',
  'comment-key': 'default',
  leg: '',
  'pull-request': '',
  'github-token': null,
  summary: 'true',
  mode: 'probe',
  reports: '',
}

/** What is shown for a value that may be a secret. */
const GIVEN = '(given)'
const EMPTY = '(empty)'

/**
 * The inputs that differ from their defaults, with their values where these are no secrets by their kind. They are texts
 * of the workflow, so `sanitize` must remove secrets in the wrong place, and cut them.
 *
 * @param raw gives the text of an input by its name in action.yml; empty when it was not given
 */
export function givenInputs(
  raw: (name: string) => string,
  sanitize: (text: string) => string,
): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(DEFAULTS).flatMap(([name, defaultValue]) => {
    const value = raw(name).trim()
    if (name === 'github-token') return tokenOf(value, raw('job-token').trim())
    // A runner that does not fill in the defaults gives empty texts.
    if (value === '' || value === defaultValue) return []
    return [{ name, value: defaultValue === null ? GIVEN : sanitize(value) }]
  })
}

/** The token of the job is the default. */
function tokenOf(token: string, jobToken: string) {
  if (token === jobToken) return []
  return [{ name: 'github-token', value: token === '' ? EMPTY : GIVEN }]
}
