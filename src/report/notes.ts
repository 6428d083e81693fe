/** The notes of a report, as a table. */

import { assertNever } from '../base/index.ts'
import { modelIdWarning, type ResolvedWord } from '../catalog/index.ts'
import { isAccountRefusal } from './advice/account-refusal.ts'
import { effortTexts } from './advice/effort.ts'
import { retiringText } from './advice/retirement.ts'
import { FORK_SECRETS } from './advice/texts/text-row.ts'
import { higherPriceText, lowerPriceText } from './cost.ts'
import type { Note, NoteCode } from './report.ts'
import type { ReportContext } from './report-context.ts'
import { isCodexActionProxy } from './route-text.ts'
import { secondRouteText, skippedRouteText } from './second-route/notes.ts'
import { usageLeftText, usageUnreadText } from './usage.ts'

type TextsOf = (context: ReportContext) => readonly string[] | string | undefined

/** Every note, the most important first. */
const NOTES: readonly (readonly [NoteCode, Note['level'], TextsOf])[] = [
  ['second-route', 'warning', secondRouteText],
  ['second-route-skipped', 'warning', skippedRouteText],
  ['served-by-another', 'warning', servedTexts],
  ['unverified', 'warning', unverifiedText],
  ['setting-needed', 'warning', settingTexts],
  ['likely-slip', 'warning', modelIdTexts],
  ['login-rotated', 'warning', loginText],
  ['openai-api-key-alone', 'warning', keyAloneText],
  ['openai-api-key-unused', 'warning', keyUnusedText],
  ['endpoint-unused', 'warning', endpointUnusedText],
  ['flapping', 'warning', flappingTexts],
  ['retiring', 'warning', retiringText],
  ['untried', 'note', untriedText],
  ['price', 'warning', higherPriceText],
  ['price', 'note', lowerPriceText],
  ['catalog-hint', 'warning', catalogHintText],
  ['auto', 'note', wordTexts],
  ['listed-models', 'note', listedModelsText],
  ['api-check', 'note', apiCheckText],
  ['usage-left', 'note', usageLeftText],
  ['usage-unread', 'note', usageUnreadText],
  ['config-written', 'note', configWrittenText],
  ['config-not-written', 'warning', configNotWrittenText],
]

/** What a reader should know besides the decision. Report, summary and comment show the same notes. */
export function notesOf(context: ReportContext): readonly Note[] {
  return NOTES.flatMap(([code, level, textsOf]) =>
    [textsOf(context) ?? []].flat().map(text => ({ code, level, text })),
  )
}

function servedTexts({ statuses }: ReportContext): readonly string[] {
  return statuses.flatMap(status =>
    status.kind === 'accepted' && status.servedModel !== undefined
      ? [
          `${status.model} was accepted, but ${status.servedModel} answered. Work that asks for ${status.model} on this route may get the other model.`,
        ]
      : [],
  )
}

function unverifiedText({ decision, requestedModel }: ReportContext): string | undefined {
  return decision.kind === 'preferred' && !decision.verified
    ? `${requestedModel} is used without proof: no probe showed whether the route accepts it, and on-unsettled is set to keep.`
    : undefined
}

function settingTexts(context: ReportContext): readonly string[] {
  const { decision } = context
  const verbosity = decision.kind === 'none' ? undefined : decision.settings.verbosity
  const ofVerbosity =
    decision.kind === 'none' || verbosity === undefined
      ? []
      : [
          `${decision.model} was accepted only with verbosity ${verbosity}: the server refused another value. Set an accepted value in the Codex job too.`,
        ]
  return [...effortTexts(context), ...ofVerbosity]
}

/** An id that the route accepts is correct, whatever it looks like. */
function modelIdTexts({ statuses }: ReportContext): readonly string[] {
  return statuses
    .filter(status => status.kind !== 'accepted')
    .flatMap(status => modelIdWarning(status.model) ?? [])
}

function loginText({ facts }: ReportContext): string | undefined {
  return facts.loginRotated
    ? 'The ChatGPT login was refreshed during the probe, and auth.json in CODEX_HOME now holds a new single-use refresh token. Save the file back to where the job got it from: other jobs that hold the old one will fail to refresh.'
    : undefined
}

function keyAloneText({ route }: ReportContext): string | undefined {
  return route.kind === 'none' && route.openaiApiKeyAlone
    ? 'OPENAI_API_KEY is set, but that variable alone is not a Codex login. Pass the key as the input openai-api-key or as CODEX_API_KEY.'
    : undefined
}

function keyUnusedText({ route, facts }: ReportContext): string | undefined {
  if (facts.apiKeyUnused !== true) return undefined
  if (route.kind === 'workload-identity') {
    return 'The input openai-api-key was not used: this job signs in with workload identity, and Codex then ignores every key. To use the input, unset OPENAI_FEDERATION_RULE_ID and OPENAI_IDENTITY_TOKEN_FILE for this job, also in CODEX_HOME/.env.'
  }
  if (isCodexActionProxy(route)) {
    return 'The input openai-api-key was not used: codex-action has written its proxy into config.toml in CODEX_HOME, and the proxy sends the key that codex-action was given. Leave the input out, or run this action before codex-action.'
  }
  return route.kind === 'provider'
    ? `The input openai-api-key was not used: the configuration of this job names the provider ${route.id}, and Codex sends that provider only the key configured for it. To use the input, remove model_provider from config.toml, from the profile or from codex-args, or set codex-home to another directory.`
    : undefined
}

function endpointUnusedText({ facts }: ReportContext): string | undefined {
  const unused = 'The input responses-api-endpoint was not used'
  switch (facts.endpointUnused) {
    case undefined:
      return undefined
    case 'no-key':
      return `${unused}, because openai-api-key is empty: an endpoint is asked only with the key in that input. ${FORK_SECRETS}`
    case 'arguments':
      return `${unused}, because codex-args chooses another route.`
    default:
      return assertNever(facts.endpointUnused)
  }
}

function flappingTexts({ statuses }: ReportContext): readonly string[] {
  return statuses
    .filter(status => status.kind === 'accepted' && status.flapped)
    .map(
      ({ model }) =>
        `${model} was refused at first and accepted on a later try: its availability on this route is flapping.`,
    )
}

function untriedText({ statuses, decision, isCancelled }: ReportContext): string | undefined {
  const untried = statuses.filter(status => status.kind === 'untried').map(status => status.model)
  if (decision.kind !== 'none' || untried.length === 0 || isCancelled) return undefined
  const why = decision.blockedBy === undefined ? '' : ', since it would fail the same way'
  return `Not tried${why}: ${untried.join(', ')}.`
}

function catalogHintText({ probe }: ReportContext): string | undefined {
  return probe === 'catalog'
    ? 'Only the model list was read, so the result is a hint: the route may refuse a listed model, and accept one that is not listed. Use probe: live to be sure.'
    : undefined
}

function wordTexts(context: ReportContext): readonly string[] {
  const source = hasRouteList(context)
    ? "by the route's model list"
    : 'by the list built into the CLI, since the route gave none of its own; only a probe shows what the route accepts'
  const { decision, statuses } = context
  const isTried = (model: string) =>
    statuses.some(status => status.model === model && status.kind !== 'untried')
  // Where the chain ended before a word, nobody needs to know what it stands for. A family that the list does not have
  // is a mistake in the workflow.
  const isTold = ({ word, models, missing }: ResolvedWord) =>
    missing === undefined ? models.some(isTried) : decision.kind === 'none' || word !== 'auto'
  return (context.facts.words ?? [])
    .filter(isTold)
    .map(({ word, models, missing }) =>
      models.length === 0
        ? `${word} stands for no model here: ${missing ?? ''}.`
        : `${word} stands for ${models.join(', ')} here, ${source}.`,
    )
}

/** Maximum number of models of a list that the note names. */
const MAX_LISTED_MODELS = 12

/** A route or an account that fails for all models accepts no model of its list either: the list is then left out. */
function listedModelsText(context: ReportContext): string | undefined {
  const { decision, isCancelled, facts } = context
  if (isAccountRefusal(context)) return undefined
  if (decision.kind !== 'none' || decision.blockedBy !== undefined || isCancelled) return undefined
  const shown = facts.catalog?.kind === 'list' ? facts.catalog.models.filter(model => model.shown) : []
  if (shown.length === 0) return undefined
  const names = shown.slice(0, MAX_LISTED_MODELS).map(model => model.slug)
  return hasRouteList(context)
    ? `The route lists: ${names.join(', ')}. A listed model is likely, not certain, to be accepted.`
    : `The CLI lists: ${names.join(', ')}. The list is its own and says nothing about this route.`
}

function hasRouteList({ facts: { catalog } }: ReportContext): boolean {
  return catalog?.kind === 'list' && catalog.source === 'route'
}

const SEPARATE_OFFERS =
  'An API key and a Codex sign-in can offer different models, so neither proves anything about the other.'

function apiCheckText({ facts: { apiCheck } }: ReportContext): string | undefined {
  if (apiCheck === undefined) return undefined
  const { kind, model } = apiCheck
  switch (kind) {
    case 'known':
      return `The OpenAI API knows ${model}, but this Codex route does not offer it. ${SEPARATE_OFFERS}`
    case 'unknown':
      return `The OpenAI API does not know ${model} with this key either. ${SEPARATE_OFFERS}`
    case 'unclear':
      return `It is not clear whether the OpenAI API knows ${model}: ${apiCheck.why}. The decision does not depend on it.`
    case 'no-key':
      return `The OpenAI API was not asked about ${model}: check-api needs an API key in openai-api-key, CODEX_API_KEY or OPENAI_API_KEY.`
    default:
      return assertNever(kind)
  }
}

function configWrittenText({ decision, facts: { configEdit } }: ReportContext): string | undefined {
  if (configEdit === undefined || configEdit.kind === 'refused' || decision.kind === 'none') return undefined
  const done = configEdit.kind === 'written' ? 'was set' : 'was set already'
  return `model = "${decision.model}" ${done} in ${configEdit.file ?? 'config.toml'} of CODEX_HOME. ${configEdit.note ?? ''}`.trimEnd()
}

function configNotWrittenText({ decision, facts: { configEdit } }: ReportContext): string | undefined {
  return configEdit?.kind === 'refused' && decision.kind !== 'none'
    ? `${configEdit.file ?? 'config.toml'} of CODEX_HOME was not changed: ${configEdit.why}. Pass the model with codex exec -m ${decision.model} instead.`
    : undefined
}
