/** The parts of docs/reasons.md: an index, and one entry for each reason. */

import { failureRecovery } from '../../../src/report/index.ts'
import { type Lasting, REASON_CODES, REASONS, type Reason, type Scope } from '../../../src/verdict/index.ts'
import { goesOn, movesToSecondRoute } from '../contract/parts.ts'
import { code, withModelWords } from '../tables.ts'
import { SHOWN } from './messages.ts'
import { MORE } from './more.ts'

const GROUPS = {
  model: 'The model: the next one of the chain is tried',
  route: 'The route: every model would fail the same way, so the chain stops',
  client: 'The Codex CLI',
  request: 'The request: it is adjusted, where that helps, and sent again',
  infrastructure: 'The network or the server: it says nothing about the model',
} as const satisfies Record<Scope, string>

/** The reasons by what failed, as links to their entries. */
export function reasonIndex(): string {
  return Object.entries(GROUPS)
    .map(([scope, title]) => {
      const codes = REASON_CODES.filter(reason => REASONS[reason].scope === scope)
      return `- **${title}.** ${codes.map(reason => `[${reason}](#${reason})`).join(' · ')}`
    })
    .join('\n')
}

/** An entry for each reason. The heading is the code alone, so the anchor is the code too. */
export function reasonEntries(): string {
  return REASON_CODES.map(reasonEntry).join('\n\n')
}

function reasonEntry(reason: Reason): string {
  const more = MORE[reason]
  return [
    `## \`${reason}\``,
    withModelWords(REASONS[reason].meaning),
    shownText(reason),
    `**What to do first.** ${firstStep(reason)}`,
    `**What happens next.** ${chainText(reason)}`,
    ...(more === undefined ? [] : [more]),
  ].join('\n\n')
}

function shownText(reason: Reason): string {
  const shown = SHOWN[reason]
  if (shown.kind === 'none') return `**What you see.** ${shown.sentence}`
  const where = shown.kind === 'stderr' ? 'Codex ends at once and prints:' : 'Codex or the endpoint says:'
  return `**What you see.** ${where}\n\n${shown.texts.map(text => `- ${codeSpan(text)}`).join('\n')}`
}

/** A code span, which a phone breaks into lines as it does not break a block. Backticks in it need two around it. */
function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : code(text)
}

/** One of each kind of route, by the name for a list. NAME is the provider's name in config.toml. */
const ROUTES = {
  'ChatGPT sign-in': { kind: 'chatgpt' },
  'An access token': { kind: 'access-token' },
  'Workload identity': { kind: 'workload-identity' },
  'An API key': { kind: 'api-key', source: 'input' },
  'A provider': { kind: 'provider', id: 'NAME', host: 'gateway.example.com' },
  'No sign-in': { kind: 'none' },
} as const

type RouteName = keyof typeof ROUTES

/** The routes on which a reason does not come up. */
const NOT_ON: Partial<Readonly<Record<Reason, readonly RouteName[]>>> = {
  'login-expired': ['An API key', 'No sign-in'],
  'plan-excludes-codex': ['An API key', 'No sign-in'],
}

/** The routes of the only reasons that have one. */
const ONLY_ON: Partial<Readonly<Record<Reason, readonly RouteName[]>>> = {
  'identity-single-use': ['Workload identity'],
}

/** The advice for each route, or one for all. Only a reason about a sign-in has an advice for a job without one. */
function firstStep(reason: Reason): string {
  const names = (Object.keys(ROUTES) as RouteName[]).filter(
    name =>
      (ONLY_ON[reason]?.includes(name) ?? true) &&
      NOT_ON[reason]?.includes(name) !== true &&
      (name !== 'No sign-in' || reason === 'not-signed-in'),
  )
  const byAdvice = Map.groupBy(names, name => withModelWords(failureRecovery({ reason }, ROUTES[name])))
  const [[only = ''] = []] = byAdvice
  if (byAdvice.size === 1) return only
  return `It depends on the route:\n\n${[...byAdvice].map(([advice, same]) => `- **${same.map(lowerFirst).join(', ')}.** ${advice}`).join('\n')}`
}

function lowerFirst(name: string, index: number): string {
  return index === 0 || /^ChatGPT/.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

const LASTING = {
  permanent: 'It does not pass by itself.',
  'until-reset': 'It lasts until the limit resets. The output `retry-at` has the time, where it is known.',
  temporary: 'It passes: the model is asked again, as `retries` and `budget` allow.',
  ambiguous: 'The same words are known from outages, so they count only when a second probe confirms them.',
} as const satisfies Record<Lasting, string>

/** Where the general sentence about how long a failure lasts would be wrong. */
const LASTING_OF: Readonly<Partial<Record<Reason, string>>> = {
  'not-listed': 'It is a hint, because no turn was run.',
  'unsupported-setting':
    'The same model is asked again with a value that it takes, where the answer or the model list names one.',
  'prompt-blocked': 'It depends on the request and not on the model.',
  unrecognized:
    'It is asked once more, because unknown words may pass. An answer that speaks of no model, such as an unknown 403, stops the chain.',
}

function chainText(reason: Reason): string {
  const { scope, lasting } = REASONS[reason]
  const isRefusal = scope !== 'request' && scope !== 'infrastructure' && lasting !== 'temporary'
  const chain = goesOn(reason)
    ? isRefusal
      ? 'The next model of the chain is tried.'
      : 'It is no refusal of the model. If it stays after the retries, `on-unsettled` decides about the model asked for; by default the next one is tried.'
    : 'The chain stops: every other model would fail in the same way.'
  const second = movesToSecondRoute(reason)
    ? ' Where the job has an [API key in reserve](second-route.md), the chain is walked again with it.'
    : ''
  return `${LASTING_OF[reason] ?? LASTING[lasting]} ${chain}${second}`
}
