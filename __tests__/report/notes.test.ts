import { describe, expect, it } from '@jest/globals'
import { EFFORT_UNSET, type GivenEffort, type Settings } from '../../src/chain/index.ts'
import { buildReport } from '../../src/report/index.ts'
import {
  accepted,
  attemptsAt,
  cancelled,
  doubted,
  hangs,
  policyOf,
  refused,
} from '../chain/scripted-route.ts'
import { type ReportSource, sourceOf } from './sample-reports.ts'

const notesOf = (changes: Partial<ReportSource>) => buildReport(sourceOf(changes)).notes

const ACCEPTED = attemptsAt('gpt-5.5', accepted())
const REFUSED = [
  ...attemptsAt('gpt-5.5', refused('no-access')),
  ...attemptsAt('gpt-5.4', refused('no-access')),
]

const withSettings = (settings: Settings) => ACCEPTED.map(attempt => ({ ...attempt, settings }))

const givenBy = (source: string | undefined, value: string) =>
  policyOf({ effort: { value, source: source as GivenEffort['source'] } })

const facts = (changes: Partial<ReportSource['facts']>): Partial<ReportSource> => ({
  facts: { loginRotated: false, ...changes },
})

const models = Array.from({ length: 14 }, (_, index) => ({
  slug: `m${index}`,
  shown: index !== 1,
  priority: index,
}))
const listOf = (source: 'route' | 'bundled') => ({ kind: 'list', source, models }) as const

type Row = readonly [text: string, code: string, level: string, changes: Partial<ReportSource>]

const ROWS: readonly Row[] = [
  [
    'gpt-5.5 was accepted, but gpt-other answered. Work that asks for gpt-5.5 on this route may get the other model.',
    'served-by-another',
    'warning',
    { attempts: attemptsAt('gpt-5.5', accepted('gpt-other')) },
  ],
  [
    'gpt-5.5 is used without proof: no probe showed whether the route accepts it, and on-unsettled is set to keep.',
    'unverified',
    'warning',
    { attempts: attemptsAt('gpt-5.5', hangs()), policy: policyOf({ onUnsettled: 'keep' }) },
  ],
  [
    'gpt-5.5 was accepted only with verbosity low: the server refused another value. Set an accepted value in the Codex job too.',
    'setting-needed',
    'warning',
    // Only the probe asked with an effort, and the job will not.
    { attempts: withSettings({ effort: 'medium', verbosity: 'low' }) },
  ],
  ...[
    ['input', 'gpt-5.5 does not take the effort xhigh; use high: `effort: high` (the output effort has it).'],
    [
      'config',
      'gpt-5.5 does not take the effort xhigh; use high: `effort: high` (the output effort has it).',
    ],
    [
      'arguments',
      'gpt-5.5 does not take the effort xhigh; use high in codex-args: `model_reasoning_effort=high`.',
    ],
  ].map(
    ([source, text]) =>
      [
        text ?? '',
        'setting-needed',
        'warning',
        { attempts: withSettings({ effort: 'high' }), policy: givenBy(source, 'xhigh') },
      ] as const,
  ),
  [
    'gpt-5.5 takes no reasoning effort; leave it out (the output effort is empty).',
    'setting-needed',
    'warning',
    { attempts: withSettings({ effort: EFFORT_UNSET }), policy: givenBy('input', 'xhigh') },
  ],
  [
    'The ChatGPT login was refreshed during the probe, and auth.json in CODEX_HOME now holds a new single-use refresh token. Save the file back to where the job got it from: other jobs that hold the old one will fail to refresh.',
    'login-rotated',
    'warning',
    { attempts: ACCEPTED, ...facts({ loginRotated: true }) },
  ],
  [
    'The input openai-api-key was not used: the configuration of this job names the provider proxy, and Codex sends that provider only the key configured for it. To use the input, remove model_provider from config.toml, from the profile or from codex-args, or set codex-home to another directory.',
    'openai-api-key-unused',
    'warning',
    { attempts: ACCEPTED, route: { kind: 'provider', id: 'proxy' }, ...facts({ apiKeyUnused: true }) },
  ],
  [
    'The input openai-api-key was not used: codex-action has written its proxy into config.toml in CODEX_HOME, and the proxy sends the key that codex-action was given. Leave the input out, or run this action before codex-action.',
    'openai-api-key-unused',
    'warning',
    {
      attempts: ACCEPTED,
      route: { kind: 'provider', id: 'codex-action-responses-proxy' },
      ...facts({ apiKeyUnused: true }),
    },
  ],
  [
    'The input responses-api-endpoint was not used, because openai-api-key is empty: an endpoint is asked only with the key in that input. Secrets are empty in workflows that a fork’s pull request starts.',
    'endpoint-unused',
    'warning',
    { attempts: ACCEPTED, ...facts({ endpointUnused: 'no-key' }) },
  ],
  [
    'The input responses-api-endpoint was not used, because codex-args chooses another route.',
    'endpoint-unused',
    'warning',
    { attempts: ACCEPTED, ...facts({ endpointUnused: 'arguments' }) },
  ],
  [
    'The input openai-api-key was not used: this job signs in with workload identity, and Codex then ignores every key. To use the input, unset OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE for this job, also in CODEX_HOME/.env.',
    'openai-api-key-unused',
    'warning',
    { attempts: ACCEPTED, route: { kind: 'workload-identity' }, ...facts({ apiKeyUnused: true }) },
  ],
  [
    'gpt-5.5 was refused at first and accepted on a later try: its availability on this route is flapping.',
    'flapping',
    'warning',
    { attempts: attemptsAt('gpt-5.5', doubted(), accepted()) },
  ],
  [
    'Not tried, since it would fail the same way: gpt-5.4.',
    'untried',
    'note',
    { attempts: attemptsAt('gpt-5.5', refused('usage-limit')) },
  ],
  [
    'Not tried: gpt-5.4.',
    'untried',
    'note',
    { attempts: attemptsAt('gpt-5.5', hangs()), policy: policyOf({ onUnsettled: 'fail' }) },
  ],
  [
    'Only the model list was read, so the result is a hint: the route may refuse a listed model, and accept one that is not listed. Use probe: live to be sure.',
    'catalog-hint',
    'warning',
    { attempts: ACCEPTED, policy: policyOf({ probe: 'catalog' }) },
  ],
  [
    "auto stands for gpt-5.5, gpt-7 here, by the route's model list.",
    'auto',
    'note',
    {
      attempts: ACCEPTED,
      ...facts({ words: [{ word: 'auto', models: ['gpt-5.5', 'gpt-7'] }], catalog: listOf('route') }),
    },
  ],
  [
    'latest-sol stands for gpt-5.5 here, by the list built into the CLI, since the route gave none of its own; only a probe shows what the route accepts.',
    'auto',
    'note',
    {
      attempts: ACCEPTED,
      ...facts({ words: [{ word: 'latest-sol', models: ['gpt-5.5'] }], catalog: listOf('bundled') }),
    },
  ],
  [
    'latest-nova stands for no model here: the list shows no model.',
    'auto',
    'note',
    {
      attempts: ACCEPTED,
      ...facts({
        words: [
          { word: 'auto', models: [], missing: 'the list shows no model' },
          { word: 'latest-nova', models: [], missing: 'the list shows no model' },
        ],
      }),
    },
  ],
  [
    'The route lists: m0, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12. A listed model is likely, not certain, to be accepted.',
    'listed-models',
    'note',
    { attempts: REFUSED, ...facts({ catalog: listOf('route') }) },
  ],
  [
    'The CLI lists: m0, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12. The list is its own and says nothing about this route.',
    'listed-models',
    'note',
    { attempts: REFUSED, ...facts({ catalog: listOf('bundled') }) },
  ],
  [
    'The OpenAI API knows gpt-5.5, but this Codex route does not offer it. An API key and a Codex sign-in can offer different models, so neither proves anything about the other.',
    'api-check',
    'note',
    facts({ apiCheck: { kind: 'known', model: 'gpt-5.5' } }),
  ],
  [
    'The OpenAI API does not know gpt-5.5 with this key either. An API key and a Codex sign-in can offer different models, so neither proves anything about the other.',
    'api-check',
    'note',
    facts({ apiCheck: { kind: 'unknown', model: 'gpt-5.5' } }),
  ],
  [
    'It is not clear whether the OpenAI API knows gpt-5.5: no answer came in time. The decision does not depend on it.',
    'api-check',
    'note',
    facts({ apiCheck: { kind: 'unclear', model: 'gpt-5.5', why: 'no answer came in time' } }),
  ],
  [
    'The OpenAI API was not asked about gpt-5.5: check-api needs an API key in openai-api-key, CODEX_API_KEY or OPENAI_API_KEY.',
    'api-check',
    'note',
    facts({ apiCheck: { kind: 'no-key', model: 'gpt-5.5' } }),
  ],
  [
    'model = "gpt-5.4" was set in config.toml of CODEX_HOME.',
    'config-written',
    'note',
    facts({ configEdit: { kind: 'written' } }),
  ],
  [
    'model = "gpt-5.4" was set already in config.toml of CODEX_HOME. A profile goes first.',
    'config-written',
    'note',
    facts({ configEdit: { kind: 'unchanged', note: 'A profile goes first.' } }),
  ],
  [
    'config.toml of CODEX_HOME was not changed: it is not valid UTF-8. Pass the model with codex exec -m gpt-5.4 instead.',
    'config-not-written',
    'warning',
    facts({ configEdit: { kind: 'refused', why: 'it is not valid UTF-8' } }),
  ],
]

describe('the notes of a report', () => {
  it.each(ROWS)('%s', (text, code, level, changes) => {
    expect(notesOf(changes)).toEqual([{ code, level, text }])
  })

  it('warn that OPENAI_API_KEY alone is not a login', () => {
    const route = { kind: 'none', openaiApiKeyAlone: true } as const
    expect(notesOf({ attempts: attemptsAt('gpt-5.5', refused('not-signed-in')), route })).toEqual([
      {
        code: 'openai-api-key-alone',
        level: 'warning',
        text: 'OPENAI_API_KEY is set, but that variable alone is not a Codex login. Pass the key as the input openai-api-key or as CODEX_API_KEY.',
      },
      expect.objectContaining({ code: 'untried' }),
    ])
  })

  it('warn about a doubtful id, unless the route accepts it', () => {
    const policy = policyOf({ chain: ['GPT-5.5', 'gpt5.4', 'gpt-5.4'] })
    const attempts = [...attemptsAt('GPT-5.5', refused('no-access')), ...attemptsAt('gpt5.4', accepted())]
    expect(notesOf({ policy, attempts })).toEqual([
      {
        code: 'likely-slip',
        level: 'warning',
        text: expect.stringContaining('did you mean "gpt-5.5"?'),
      },
    ])
  })

  it('put what matters most first', () => {
    const attempts = [
      ...attemptsAt('gpt-5.5', refused('no-access')),
      ...attemptsAt('gpt-5.4', doubted(), accepted('gpt-5.2')),
    ]
    const changes = facts({ loginRotated: true, configEdit: { kind: 'written' } })
    expect(notesOf({ attempts, ...changes }).map(note => note.code)).toEqual([
      'served-by-another',
      'login-rotated',
      'flapping',
      'config-written',
    ])
  })

  it.each<[string, Partial<ReportSource>]>([
    ['the model asked for is accepted', { attempts: ACCEPTED }],
    ['a model is used instead, which the explanation says', {}],
    [
      'the job was cancelled',
      { attempts: attemptsAt('gpt-5.5', cancelled()), ...facts({ catalog: listOf('route') }) },
    ],
    ['a list was read and a model is used', { attempts: ACCEPTED, ...facts({ catalog: listOf('route') }) }],
    [
      'config.toml was written, but no model is used',
      { attempts: REFUSED, ...facts({ configEdit: { kind: 'written' } }) },
    ],
    [
      'a provider was configured and no other key given',
      { attempts: ACCEPTED, route: { kind: 'provider', id: 'proxy' } },
    ],
  ])('are none when %s', (_name, changes) => expect(notesOf(changes)).toEqual([]))

  it('do not list models when the route fails for all of them', () => {
    const attempts = attemptsAt('gpt-5.5', refused('usage-limit'))
    const notes = notesOf({ attempts, ...facts({ catalog: listOf('route') }) })
    expect(notes.map(note => note.code)).toEqual(['untried'])
  })
})
