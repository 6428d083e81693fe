import { type CredentialCase, gateway, SECRETS } from './case.ts'

/** A gateway with settings of the request before its table. */
function withSettings(lines: string) {
  return (origin: string): string => `${lines}\n${gateway('env_key = "GATEWAY_KEY"')(origin)}`
}

const ENV = { env: () => ({ GATEWAY_KEY: SECRETS.variable }) }

/** Everything in a body that a server may refuse and a setting decides. */
const WHOLE = ['reasoning', 'text', 'service_tier']

const ALL_SETTINGS = [
  'model_reasoning_effort = "high"',
  'model_reasoning_summary = "detailed"',
  'model_verbosity = "high"',
  'service_tier = "flex"',
].join('\n')

/** Settings of the request, wherever the job has them. The CLI's own default for the summary is not compared. */
export const REQUEST_CASES: readonly CredentialCase[] = [
  {
    name: 'all settings of the request in config.toml',
    since: '0.104.0',
    config: withSettings(ALL_SETTINGS),
    ...ENV,
    body: WHOLE,
    sees: '"effort":"high"',
  },
  {
    name: 'all settings of the request in a profile',
    since: '0.134.0',
    config: withSettings('model_reasoning_effort = "low"'),
    ...ENV,
    files: () => ({ 'home/ci.config.toml': ALL_SETTINGS }),
    args: () => ['--profile=ci'],
    body: WHOLE,
    sees: '"effort":"high"',
  },
  {
    name: 'all settings of the request in arguments',
    since: '0.104.0',
    config: withSettings('model_reasoning_effort = "low"\nmodel_verbosity = "low"'),
    ...ENV,
    args: () => ALL_SETTINGS.split('\n').flatMap(line => ['-c', line]),
    body: WHOLE,
    sees: '"summary":"detailed"',
  },
  {
    name: 'a fast service tier with OpenAI’s own provider',
    since: '0.125.0',
    config: () => 'service_tier = "fast"\nmodel_reasoning_effort = "medium"\nmodel_verbosity = "medium"\n',
    env: () => ({ CODEX_API_KEY: SECRETS.key }),
    script: { models: {}, handshakes: [{ kind: 'refuse', status: 426 }] },
    body: ['reasoning.effort', 'text', 'service_tier'],
    sees: '"service_tier":"priority"',
  },
  {
    name: 'settings of the request with a ChatGPT sign-in',
    since: '0.125.0',
    config: () => `${ALL_SETTINGS}\n`,
    login: { kind: 'chatgpt' },
    script: { models: {}, handshakes: [{ kind: 'refuse', status: 426 }] },
    body: WHOLE,
    sees: '"effort":"high"',
  },
  {
    name: 'an effort that the list does not have',
    since: '0.104.0',
    config: withSettings('model_reasoning_effort = "minimal"'),
    ...ENV,
    body: ['reasoning.effort'],
    sees: '"reasoning.effort":"minimal"',
  },
  {
    name: 'an effort of the input, over that of config.toml',
    since: '0.104.0',
    config: withSettings('model_reasoning_effort = "low"'),
    ...ENV,
    effort: 'xhigh',
    body: ['reasoning.effort'],
    sees: '"reasoning.effort":"xhigh"',
  },
  {
    name: 'an effort of the input, under that of the arguments',
    since: '0.104.0',
    config: withSettings(''),
    ...ENV,
    effort: 'xhigh',
    args: () => ['-c', 'model_reasoning_effort=medium'],
    body: ['reasoning.effort'],
    sees: '"reasoning.effort":"medium"',
  },
  {
    name: 'an effort for a model that no list has',
    since: '0.104.0',
    config: withSettings(''),
    ...ENV,
    model: 'other-model',
    effort: 'high',
    body: ['reasoning.effort'],
    sees: '"reasoning.effort"',
  },
  {
    name: 'an effort of a profile that is a table, over that of the input',
    since: '0.104.0',
    until: '0.133.0',
    config: origin =>
      `${withSettings('')(origin)}\n[profiles.ci]\nmodel_reasoning_effort = "high"\nmodel_verbosity = "high"\n`,
    ...ENV,
    effort: 'xhigh',
    args: () => ['--profile=ci'],
    body: ['reasoning.effort', 'text'],
    sees: '"reasoning.effort":"high"',
  },
]
