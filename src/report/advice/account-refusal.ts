/** The case that all models are refused for one reason that is not theirs: the account may use none of them. */

import { findListed } from '../../catalog/index.ts'
import type { ModelStatus } from '../../chain/index.ts'
import type { Route } from '../../route/index.ts'
import type { ReportContext } from '../report-context.ts'
import { describeRoute } from '../route-text.ts'
import { isRetired } from './retirement.ts'
import { fillRouteWords, textKind } from './route-words.ts'

/** Words about who asks, and not about what is asked for. */
const ACCOUNT_WORDS =
  /\b(?:access|account|organi[sz]ation|permission|plan|project|subscription|team|workspace)\b/i

/** Fewer models can have the same typing error, or have been retired together. */
const MIN_MODELS = 2

/**
 * Whether the route has refused every model of the chain with the same words about account, plan or workspace, although
 * its list has two of them, or all that it shows. Then the account is the cause, and not any model.
 */
export function isAccountRefusal(context: ReportContext): boolean {
  const { decision, statuses, facts } = context
  if (decision.kind !== 'none' || decision.blockedBy !== undefined || statuses.length < MIN_MODELS)
    return false
  const refused = statuses.filter(status => status.kind === 'refused' && status.finding.scope === 'model')
  if (refused.length < statuses.length) return false
  const words = new Set(refused.map(wordsOf))
  const [same = ''] = words
  if (words.size > 1 || !ACCOUNT_WORDS.test(same)) return false
  const { catalog } = facts
  if (catalog?.kind !== 'list') return false
  const listed = refused.filter(
    status => findListed(catalog, status.model) !== undefined && !isRetired(context, status),
  )
  // The usual words about one model name the account too, and one listed model may need another plan.
  const shown = catalog.models.filter(model => model.shown).length
  return listed.length > 0 && listed.length >= Math.min(MIN_MODELS, shown)
}

/** The endpoint's words with the model's name replaced, so that the words about two models can be compared. */
function wordsOf(status: ModelStatus): string {
  if (!('finding' in status)) return ''
  return status.finding.said.replaceAll(status.model, '<model>')
}

/** Why, as the middle of a sentence. */
export function accountRefusalText({ statuses, route }: ReportContext): string {
  return `${describeRoute(route)} refuses all ${statuses.length} models with the same words, so the cause is the account and not a model`
}

/** Whom to ask. */
export function accountAdvice(route: Route): string {
  return fillRouteWords(ADVICE[textKind(route)], route)
}

const ASK_ABOUT_CODEX =
  'Ask {who} whether this account may use Codex{at:access}, and look at the notices of the account.'

const ADVICE: Readonly<Record<Route['kind'], string>> = {
  'api-key': 'Ask {who} which models the project of this key may use{at:models}.',
  provider: 'Ask {who} which models this account may use{at:models}.',
  chatgpt: ASK_ABOUT_CODEX,
  'access-token': ASK_ABOUT_CODEX,
  'workload-identity': ASK_ABOUT_CODEX,
  none: 'Ask {who} which models may be used without a sign-in.',
}
