/** Every reason on every route with every detail, and the texts for it, as one table. */

import { type AdviceRoute, failureClause, failureLabel, failureRecovery } from '../../src/report/index.ts'
import { type Detail, REASON_CODES, type Reason } from '../../src/verdict/index.ts'

/** One of each kind of route that gets words of its own, by the name that the table shows. */
export const ROUTES: Readonly<Record<string, AdviceRoute>> = {
  'chatgpt, personal plan': { kind: 'chatgpt', plan: 'plus' },
  'chatgpt, workspace': { kind: 'chatgpt', plan: 'business' },
  'chatgpt, plan unknown': { kind: 'chatgpt' },
  'access-token': { kind: 'access-token' },
  'workload-identity': { kind: 'workload-identity' },
  'api-key of the input': { kind: 'api-key', source: 'input' },
  'api-key in CODEX_API_KEY': { kind: 'api-key', source: 'CODEX_API_KEY' },
  'api-key in auth.json': { kind: 'api-key', source: 'auth.json' },
  'api-key for another endpoint': { kind: 'api-key', source: 'input', host: 'llm.example.com' },
  'api-key for the endpoint in the inputs': {
    kind: 'api-key',
    source: 'input',
    host: 'example.openai.azure.com',
    isEndpoint: true,
  },
  'provider, codex-action': { kind: 'provider', id: 'codex-action-responses-proxy', host: '127.0.0.1' },
  'provider, OpenRouter': {
    kind: 'provider',
    id: 'openrouter',
    host: 'openrouter.ai',
    keyVariable: 'OPENROUTER_API_KEY',
  },
  'provider, Azure under a name of its own': {
    kind: 'provider',
    id: 'eu-west',
    host: 'example.openai.azure.com',
    keyVariable: 'AZURE_OPENAI_API_KEY',
  },
  'provider, Amazon Bedrock': { kind: 'provider', id: 'amazon-bedrock' },
  'provider, unknown with a variable': {
    kind: 'provider',
    id: 'gateway',
    host: 'llm.example.com',
    keyVariable: 'GATEWAY_TOKEN',
  },
  'provider, unknown': { kind: 'provider', id: 'gateway', host: '10.0.0.7' },
  none: { kind: 'none' },
}

/** The other known vendors, by their ids. The laws hold for them too; the table would only repeat itself. */
const OTHER_VENDORS: readonly AdviceRoute[] = [
  ...['gcp', 'github-copilot', 'litellm', 'vercel', 'portkey', 'groq', 'xai', 'deepseek', 'fireworks'],
  ...['together', 'ollama', 'lmstudio'],
].map(id => ({ kind: 'provider', id }))

const ROUTES_TO_CHECK: Readonly<Record<string, AdviceRoute>> = {
  ...ROUTES,
  ...Object.fromEntries(OTHER_VENDORS.map(route => [`provider, ${route.id}`, route])),
}

const MONEY: readonly Reason[] = ['out-of-credits', 'quota-exceeded', 'usage-limit', 'model-quota-spent']
const SHUT_OUT: readonly Reason[] = ['workspace-blocked', 'auth-rejected']
const MODEL: readonly Reason[] = ['not-supported-on-route', 'model-not-found', 'no-access']

/** The reasons that a detail is expected with. The laws are checked for all others as well. */
export const DETAILS: Readonly<Record<Detail, readonly Reason[]>> = {
  'spend-cap': MONEY,
  credits: MONEY,
  balance: MONEY,
  'key-limit': MONEY,
  budget: MONEY,
  'payment-method': MONEY,
  overdue: MONEY,
  'below-minimum': ['usage-limit', 'model-quota-spent'],
  'account-suspended': SHUT_OUT,
  'not-a-member': [...SHUT_OUT, 'missing-scope'],
  mfa: SHUT_OUT,
  'admin-approval': [...SHUT_OUT, 'plan-excludes-codex'],
  'no-organization': ['auth-rejected'],
  role: ['missing-scope'],
  scope: ['missing-scope'],
  region: ['network-blocked', ...MODEL],
  'ip-list': ['network-blocked'],
  'host-name': ['network-blocked'],
  'private-network': ['network-blocked'],
  page: ['network-blocked'],
  proxy: ['network-blocked'],
  challenge: ['network-blocked'],
  'key-expired': ['auth-rejected'],
  'key-disabled': ['auth-rejected'],
  'no-refresh-token': ['login-expired'],
  'login-restricted': ['not-signed-in'],
  requirements: ['config-invalid'],
  'duplicate-key': ['config-invalid'],
  'auth-command': ['not-signed-in'],
  'aws-region': ['config-invalid'],
  'aws-export': ['config-invalid', 'not-signed-in'],
  'aws-sign-in': ['not-signed-in'],
  'aws-session': ['auth-rejected'],
  'gcp-setting': ['config-invalid'],
  'gcp-sign-in': ['not-signed-in'],
  deployment: MODEL,
  'not-enabled': MODEL,
  retired: MODEL,
  'wrong-name': MODEL,
  'other-api': MODEL,
  'data-policy': MODEL,
  pool: [...MODEL, 'auth-rejected'],
  'content-filter': ['prompt-blocked'],
  'request-size': ['unsupported-setting'],
  attachment: ['unsupported-setting'],
  'access-program': ['unsupported-setting'],
  'inference-hook': ['prompt-blocked'],
  'flex-tier': ['at-capacity'],
  'session-budget': ['usage-limit'],
  'gateway-export': ['not-signed-in'],
  'profile-missing': ['config-invalid'],
  'job-argument': ['config-invalid'],
  'gateway-sign-in': ['not-signed-in'],
}

/** Details that the CLI or this action finds on some routes alone. */
const ROUTES_OF: Partial<Readonly<Record<Detail, RegExp>>> = {
  'no-refresh-token': /^chatgpt/,
  'login-restricted': /^(?!provider|none)/,
  requirements: /^(?!provider|none)/,
  'duplicate-key': /^none|^api-key of|^provider, codex/,
  'auth-command': /unknown$/,
  'aws-region': /Bedrock/,
  'aws-export': /Bedrock/,
  'aws-sign-in': /Bedrock/,
  'aws-session': /Bedrock/,
  'gcp-setting': /unknown$/,
  'gcp-sign-in': /unknown$/,
  pool: /^provider, unknown|another endpoint/,
  deployment: /^provider, (?:Azure|unknown)|another endpoint/,
  'private-network': /^provider, (?:Azure|unknown)|another endpoint/,
  'no-organization': /^api-key|^provider/,
  'access-program': /^chatgpt|^access|^api-key$/,
  'inference-hook': /^chatgpt|^access/,
  'flex-tier': /^api-key/,
  'gateway-export': /unknown$/,
  'gateway-sign-in': /unknown$/,
  mfa: /^chatgpt|^access|^provider, unknown/,
}

export type Entry = {
  readonly reason: Reason
  readonly detail?: Detail
  readonly routeName: string
  readonly route: AdviceRoute
  readonly label: string
  readonly clause: string
  readonly recovery: string
}

export function entryOf(reason: Reason, routeName: string, detail?: Detail): Entry {
  const route = ROUTES_TO_CHECK[routeName]
  if (route === undefined) throw new Error(`No route ${routeName}.`)
  const failure = { reason, ...(detail === undefined ? {} : { detail }) }
  return {
    ...failure,
    routeName,
    route,
    label: failureLabel(failure, route.kind),
    clause: failureClause(failure, route.kind),
    recovery: failureRecovery(failure, route),
  }
}

const isDetail = (text: string): text is Detail => Object.hasOwn(DETAILS, text)

/** Everything, whether it is expected or not. */
export const ALL_ENTRIES: readonly Entry[] = REASON_CODES.flatMap(reason =>
  Object.keys(ROUTES_TO_CHECK).flatMap(route => [
    entryOf(reason, route),
    ...Object.keys(DETAILS).flatMap(detail => (isDetail(detail) ? [entryOf(reason, route, detail)] : [])),
  ]),
)

/** Names that stand for all routes that begin with them. */
const FAMILIES = ['chatgpt', 'api-key', 'provider']

/** The routes of a line, those of a whole family as one. */
function routesText(names: readonly string[], all: readonly string[]): string {
  if (names.length === all.length) return 'everywhere'
  const isWhole = (family: string) =>
    all.filter(name => name.startsWith(family)).every(name => names.includes(name))
  const families = FAMILIES.filter(family => names.some(name => name.startsWith(family)) && isWhole(family))
  const others = names.filter(name => !families.some(family => name.startsWith(family)))
  return [...families.map(family => `every ${family}`), ...others].join('; ')
}

function linesOf(entries: readonly Entry[]): string {
  const all = entries.map(({ routeName }) => routeName)
  const texts = Map.groupBy(entries, ({ label, clause, recovery }) => `_${label}_: ${clause}.\n  ${recovery}`)
  return [...texts]
    .map(
      ([text, same]) =>
        `- **${routesText(
          same.map(({ routeName }) => routeName),
          all,
        )}** ${text}`,
    )
    .join('\n')
}

/** What a run can show, for a person to read through. Reasons with the same words share a section. */
export function adviceTable(): string {
  const expected = ALL_ENTRIES.filter(
    ({ reason, detail, routeName }) =>
      Object.hasOwn(ROUTES, routeName) &&
      (detail === undefined ||
        (DETAILS[detail].includes(reason) && (ROUTES_OF[detail]?.test(routeName) ?? routeName !== 'none'))),
  )
  const sections = [...Map.groupBy(expected, ({ reason, detail = '' }) => `${reason}\n${detail}`).values()]
  const bodies = Map.groupBy(sections, linesOf)
  return [...bodies]
    .map(([body, same]) => {
      const titles = Map.groupBy(
        same.flatMap(([first]) => first ?? []),
        ({ detail = '' }) => detail,
      )
      const title = [...titles].map(([detail, entries]) => {
        const reasons = entries.map(({ reason }) => reason).join(', ')
        return detail === '' ? reasons : `${reasons}: ${detail}`
      })
      return `## ${title.join('; ')}\n\n${body}`
    })
    .join('\n\n')
}
