/** The advice for every reason on every route, read as the person who gets it. */

import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { failureRecovery } from '../../src/report/index.ts'
import { type Detail, REASON_CODES } from '../../src/verdict/index.ts'
import { ALL_ENTRIES, adviceTable, DETAILS, type Entry, ROUTES } from './advice-table.ts'

const TABLE = new URL('advice-table.md', import.meta.url)

const HEAD = `# The advice for each failure

A failure is a reason, in most sections with a detail. Each list names the routes that have the same words, then the label
and the clause, then what to do. Made by \`UPDATE_ADVICE=1 npm test -- __tests__/report/advice.test.ts\`; read it through
after a change, as the person who gets it.
`

it('is the one in the table that a person has read', async () => {
  const table = `${HEAD}\n${adviceTable()}\n`
  if (process.env['UPDATE_ADVICE'] === '1') await writeFile(TABLE, table)
  expect(await readFile(TABLE, 'utf8')).toBe(table)
})

/** The texts that break a rule, each with the first entry that has it. */
const breaking = (isBroken: (entry: Entry) => boolean): readonly string[] => [
  ...new Map(
    ALL_ENTRIES.filter(isBroken).map(entry => [entry.recovery + entry.label, describeEntry(entry)]),
  ).values(),
]

const describeEntry = ({ reason, detail, routeName, label, clause, recovery }: Entry): string =>
  `${reason} ${detail ?? ''} (${routeName}): ${label} / ${clause} / ${recovery}`

const isOn = ({ route }: Entry, ...kinds: readonly string[]): boolean => kinds.includes(route.kind)
const textsOf = ({ label, clause, recovery }: Entry): string => `${label} ${clause} ${recovery}`
const isAbout = ({ reason }: Entry, ...reasons: readonly string[]): boolean => reasons.includes(reason)
const hasDetail = ({ detail }: Entry, ...details: readonly Detail[]): boolean =>
  detail !== undefined && details.includes(detail)

/** An advice to change a secret, in any words that the table uses. */
const CHANGES_SECRET =
  /\bput (?:a|the|an) (?:new )?(?:key|token)|\b(?:make|put) a new\b|\bnew auth\.json\b|\bcodex login\b|\bholds a whole key\b/i

const LOGIN = /codex login|auth\.json/
const OPENAI_SECRETS = /`openai-api-key`|CODEX_API_KEY|CODEX_ACCESS_TOKEN/

/** What a person begins a step with. */
const IMPERATIVE =
  /^(?:Ask|Change|Check|Compare|Give|If|Let|Look|Make|Name|Put|Raise|Read|Restore|Run|Set|Sign|Start|Update|Use|Wait)\b/

/** A secret in a line of a workflow. */
const SECRET = `$\{{ secrets.OPENAI_API_KEY }}`

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+/)

describe('every advice', () => {
  it('covers each reason on each route with each detail', () => {
    expect(ALL_ENTRIES).toHaveLength(
      REASON_CODES.length * (Object.keys(ROUTES).length + 12) * (Object.keys(DETAILS).length + 1),
    )
  })

  it('is an imperative of one or two sentences with a full stop, short enough for a phone', () => {
    expect(breaking(({ recovery }) => !IMPERATIVE.test(recovery))).toEqual([])
    expect(breaking(({ recovery }) => !/[\w`)]\.$/.test(recovery))).toEqual([])
    expect(breaking(({ recovery }) => sentencesOf(recovery).length > 2)).toEqual([])
    expect(breaking(({ recovery }) => recovery.length > 240)).toEqual([])
  })

  it('has no placeholder but the model, and each backtick closed', () => {
    expect(
      breaking(entry => /[{}]/.test(entry.recovery.replace(SECRET, '').replaceAll('{model}', ''))),
    ).toEqual([])
    expect(breaking(entry => /[{}]/.test(entry.clause.replaceAll(/\{model\}|\{route\}/g, '')))).toEqual([])
    expect(breaking(({ recovery }) => recovery.split('`').length % 2 === 0)).toEqual([])
    expect(breaking(({ recovery }) => / {2}| [.,:)]|\(\)|undefined|^\s|\s$/.test(recovery))).toEqual([])
  })

  it('has a label and a clause that fit their place', () => {
    expect(breaking(({ label }) => !/^(?:[a-z]|Codex|API|AWS)[^.\n|{}]*[^.]$/.test(label))).toEqual([])
    expect(breaking(({ clause }) => !/^(?:[a-z{]|Codex)[^.;\n]*[^.]$/.test(clause))).toEqual([])
  })
})

describe('an advice names nothing that the route does not have', () => {
  /** The entries of these routes, without the details that are about Codex's own logins. */
  const on =
    (...kinds: readonly string[]) =>
    (entry: Entry): boolean =>
      isOn(entry, ...kinds) && !hasDetail(entry, 'login-restricted', 'requirements', 'no-refresh-token')
  const isOpenAiBehind = ({ routeName }: Entry) => routeName === 'provider, codex-action'

  it('on a provider: no login of Codex', () => {
    expect(breaking(entry => on('provider')(entry) && LOGIN.test(textsOf(entry)))).toEqual([])
  })

  it('on a provider: no words of ChatGPT, and no page or secret of OpenAI', () => {
    const isForeign = (entry: Entry) => on('provider')(entry) && !isOpenAiBehind(entry)
    expect(breaking(entry => isForeign(entry) && /workspace|ChatGPT/i.test(textsOf(entry)))).toEqual([])
    expect(
      breaking(entry => isForeign(entry) && /\bopenai\.com|OpenAI account/.test(entry.recovery)),
    ).toEqual([])
    expect(breaking(entry => isForeign(entry) && OPENAI_SECRETS.test(entry.recovery))).toEqual([])
  })

  it('on an API key: no workspace, and no login of Codex', () => {
    expect(breaking(entry => on('api-key')(entry) && /workspace|codex login/i.test(textsOf(entry)))).toEqual(
      [],
    )
  })

  it('on an API key for another endpoint: no page of OpenAI', () => {
    const isOther = ({ routeName }: Entry) => routeName === 'api-key for another endpoint'
    expect(breaking(entry => isOther(entry) && /\bopenai\.com/.test(entry.recovery))).toEqual([])
  })

  it('on a ChatGPT sign-in: no API key as the thing to change, and no owner of an API organization', () => {
    const isSignIn = on('chatgpt', 'access-token', 'workload-identity')
    expect(
      breaking(entry => isSignIn(entry) && /\bkey of|this key|API organization/.test(entry.recovery)),
    ).toEqual([])
  })

  it('with a token: no auth.json', () => {
    const isToken = on('access-token', 'workload-identity')
    expect(breaking(entry => isToken(entry) && LOGIN.test(entry.recovery))).toEqual([])
  })

  it('with a personal plan: no page of an administrator, and an owner of a workspace only where it is about one', () => {
    const isPersonal = ({ routeName }: Entry) => routeName === 'chatgpt, personal plan'
    expect(breaking(entry => isPersonal(entry) && /chatgpt\.com\/admin/.test(entry.recovery))).toEqual([])
    const isAboutWorkspace = (entry: Entry) =>
      hasDetail(entry, 'not-a-member', 'no-organization', 'admin-approval')
    expect(
      breaking(
        entry =>
          isPersonal(entry) &&
          !isAboutWorkspace(entry) &&
          /owner of the ChatGPT workspace/.test(entry.recovery),
      ),
    ).toEqual([])
  })

  it('without a sign-in: no secret that only another route has', () => {
    expect(
      breaking(
        entry =>
          isOn(entry, 'none') &&
          /CODEX_ACCESS_TOKEN|codex login/.test(entry.recovery) &&
          !hasDetail(entry, 'no-refresh-token'),
      ),
    ).toEqual([])
  })
})

describe('an advice names the cure', () => {
  it('no new secret and no new login where the place or the way is the cause', () => {
    const places = [
      'region',
      'ip-list',
      'host-name',
      'private-network',
      'page',
      'proxy',
      'challenge',
    ] as const
    expect(
      breaking(
        entry =>
          isAbout(entry, 'network-blocked', 'unreachable') &&
          (entry.detail === undefined || hasDetail(entry, ...places)) &&
          CHANGES_SECRET.test(entry.recovery),
      ),
    ).toEqual([])
  })

  it('no new secret where the account or its money is the cause, whatever the reason', () => {
    expect(
      breaking(
        entry =>
          hasDetail(
            entry,
            'account-suspended',
            'spend-cap',
            'credits',
            'balance',
            'budget',
            'payment-method',
            'overdue',
          ) && CHANGES_SECRET.test(entry.recovery),
      ),
    ).toEqual([])
  })

  it('no status page for a credential or an account', () => {
    const isOfAccount = (entry: Entry) => !isAbout(entry, 'server-error')
    expect(
      breaking(entry => isOfAccount(entry) && /status\.|status page|outage/.test(entry.recovery)),
    ).toEqual([])
    expect(
      breaking(
        entry =>
          isOn(entry, 'provider') &&
          entry.routeName !== 'provider, codex-action' &&
          /status\.openai/.test(entry.recovery),
      ),
    ).toEqual([])
  })

  it('the words of a spend cap are not those of credits', () => {
    expect(
      breaking(
        entry =>
          hasDetail(entry, 'spend-cap') && /out of credits|no credits|add credits/.test(textsOf(entry)),
      ),
    ).toEqual([])
  })

  it('where the key can be changed, the secret is named as the job has it', () => {
    const rejected = ALL_ENTRIES.filter(
      entry => isAbout(entry, 'auth-rejected') && entry.detail === undefined,
    )
    const secretOf = (name: string) => rejected.find(({ routeName }) => routeName === name)?.recovery
    expect(secretOf('api-key of the input')).toContain('`openai-api-key`')
    expect(secretOf('api-key in CODEX_API_KEY')).toContain('`CODEX_API_KEY`')
    expect(secretOf('api-key in auth.json')).toContain('auth.json')
    expect(secretOf('access-token')).toContain('`CODEX_ACCESS_TOKEN`')
    expect(secretOf('chatgpt, workspace')).toContain('auth.json')
    expect(secretOf('provider, codex-action')).toContain('`openai-api-key` of codex-action')
    expect(secretOf('provider, OpenRouter')).toContain('`OPENROUTER_API_KEY`')
    expect(secretOf('provider, OpenRouter')).toContain('`openrouter.ai/settings/keys`')
    expect(secretOf('provider, Azure under a name of its own')).toContain('`AZURE_OPENAI_API_KEY`')
    expect(secretOf('provider, unknown with a variable')).toContain('`GATEWAY_TOKEN`')
  })
})

describe('the vendor of a provider', () => {
  const recoveryAt = (route: object): string =>
    failureRecovery({ reason: 'out-of-credits' }, { kind: 'provider', ...route })

  it.each([
    [{ id: 'my-router', host: 'openrouter.ai' }, 'the owner of the OpenRouter account (provider my-router)'],
    [{ id: 'eu', host: 'eu.api.openai.com' }, 'an owner of the API organization'],
    [{ id: 'amazon-bedrock' }, 'the owner of the AWS account'],
    [{ id: 'litellm', host: 'llm.example.com' }, 'the people who run the LiteLLM proxy'],
    [{ id: 'openrouter', host: 'relay.example.com' }, 'the people who run the model provider openrouter'],
    [{ id: 'gateway', host: 'notopenrouter.ai' }, 'the people who run the model provider gateway'],
    [{ provider: 'gateway' }, 'the people who run the model provider gateway'],
  ])('%j', (route, owner) => expect(recoveryAt(route)).toContain(owner))
})
